"""Which check is which function, and how all of them are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.core.finding import Severity
from assistant.core.report import Check
from assistant.review.checks import confident, human, understood

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assistant.review.checks.reply import CheckFunction, Reply

CHECKS: Mapping[str, CheckFunction] = {
    "D01": human.greets,
    "D02": understood.reflects,
    "D03": understood.names_the_stake,
    "D04": understood.meets_the_feeling,
    "D05": confident.owned,
    "D06": confident.explained,
    "D07": confident.next_step,
    "D08": confident.answered,
    "D09": human.way_back,
    "D10": human.signs,
    "D11": human.order,
    "D12": human.one_voice,
    "D13": understood.concrete,
    "D14": understood.readable,
    "D15": confident.length,
    "D16": confident.apologies,
    "D17": confident.empathy_that_helps,
    "D18": confident.findable_no,
    "D19": confident.ready,
    "D20": confident.dead_ends,
    "D21": human.quiet_marks,
    "D22": understood.no_secrets,
    "D23": understood.danger,
    "D24": human.accessible,
    "D25": human.worn,
    "D26": understood.thanks_that_assume,
}
CRISIS = "D23"  # stops all others: review/analyse.py

LONGEST = 1_500  # words; what is longer is no reply but a document, and has an end and a middle of another kind
ALWAYS = ("D15", "D19", "D22")  # length, ready to send, secrets

_SAYS_THE_SAME = {"D05": ("D17",), "D07": ("D17",), "D16": ("D17",), "D18": ("D20",)}  # hold back where these speak


def checked(reply: Reply, breathe: Callable[[], None]) -> tuple[Check, ...]:
    """Return the checks that apply to a reply and are not met, strongest first. breathe is called between them."""
    found: dict[str, Check] = {}
    for known in reply.bank.checks.values():
        look = CHECKS.get(known.id)
        if look is None or not known.on or (reply.words > LONGEST and known.id not in ALWAYS):
            continue
        breathe()
        try:
            hit = look(reply, known.limits)
        except KeyError:  # a pack that leaves a number out has switched the check off
            continue
        if hit is not None:
            severity = hit.severity or Severity[known.severity.upper()]
            message = known.message.replace("{words}", hit.words)
            found[known.id] = Check(known.id, severity, message, hit.span)
    told = (check for check in found.values() if not any(other in found for other in _SAYS_THE_SAME.get(check.id, ())))
    return tuple(sorted(told, key=lambda check: -check.severity))
