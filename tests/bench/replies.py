"""Replies to measure with: some stiff, some warm, some plain; and drafts of any length made from them."""

from __future__ import annotations

from itertools import count

REPLIES = (
    """Dear Ms Okafor,

Thank you for contacting us about order {n}. We apologize for any inconvenience this may have caused. Unfortunately, as
per our policy, the refund cannot be released before the return has been booked in at our warehouse. Our team is looking
into it and someone will get back to you as soon as possible.

As already stated in our previous email, you should have read the size chart before you placed the order. The parcel
left our depot on Monday at 14:30 and the carrier scanned it twice on the way. Please be advised that the process takes
between five and seven working days, and we kindly ask for your patience in the meantime.

If you have kept the box, leave the label on it and put the shoes back in their paper. The courier brings a bag, so you
don't need tape. Once the shoes are here, two people check them, usually on the same day, and the system releases £64.50
to the card that you paid with. You will receive an automatic message when this has been done.

Should you have any further questions, please do not hesitate to contact us. We value your business and thank you for
your understanding in this matter.

Kind regards,
Customer Care""",
    """Hi Tom,

I'm sorry the second boiler visit fell through on Thursday. You took the morning off for it, and nobody rang you; that
was our mistake. I have read your whole case ({n}), including the note from March, so you won't need to explain any of
it again.

Here is what has happened so far. The engineer's van broke down near Ely at 8:15, and the message to move your slot went
to the phone number you had before you moved. I've corrected the number in your account. I also asked Priya, who plans
the routes, to hold a place for you: she can offer Saturday between nine and eleven, or Monday after four.

Whichever you choose, the part is already on the van, so one visit should be enough. If the pump turns out to be worn as
well, the engineer will ring me from your kitchen and I'll approve it there and then, at no cost to you.

Just reply with "Saturday" or "Monday" and I'll write back by 5 pm today with the engineer's name and mobile number. If
you'd rather talk, my direct line is 01632 960 {n} and I'm in until six.

Best wishes,
Hannah""",
    """Hello,

your request {n} was received and has been forwarded to the responsible department. Please note that we can only process
requests which contain the contract number and a copy of both sides of the card. You failed to attach
the second page of the form.

To complete the form, open the portal, choose Documents and then Upload. The file must be smaller than 8 MB; pictures
taken with a phone are fine as long as the corners are visible. If the portal reports error E-204, sign out, wait ten
minutes and try again. The department works through the queue in the order of arrival, at present about 1,200 letters,
so an answer within a reasonable timeframe can be expected.

With regard to your second question: the fee of 12.90 EUR was charged in accordance with section 4.2 of the terms and
conditions. You must have overlooked this. A reversal is not possible. If you do not agree, you are free to write to the
complaints office (complaints@example.com), which will examine the matter and inform you of its decision in writing.

We hope this clarifies the matter. The ticket has been closed; do not reply to this message, as this mailbox is not
monitored.

Sincerely,
The Service Team""",
    """Good morning Mrs Lindqvist,

thanks for the photos, they helped a lot! The crack runs from the hinge to the corner, so this isn't something you did:
that batch of lids was cooled too fast. We've had {n} reports since April, and the factory changed the mould last week.

A new lid went out to you this morning. The courier brings it tomorrow, most likely before noon, and has your note
about the dog. You needn't send the old one back... just recycle it, or keep it for the garage. While I was at it I
looked at your invoice, too: you were charged for the gift wrap twice, so £3.95 is on its way back to your card.

To fit the lid, pull the grey pin out to the left (it's stiff; a spoon works well), lay the lid flat and push the pin
back in until it clicks. There's a short video at example.com/lid if that's easier.

I know you wanted to use it for your daughter's party on Sunday. If nothing has arrived by tomorrow at six, tell me, and
I'll have our shop in Uppsala put one aside for you. Would that work?

Have a lovely weekend,
Jonas""",
    """Dear valued customer,

We are writing in response to your complaint of 3 May ({n}). First of all, we would like to express our sincerest
apologies for the inconvenience. We understand your frustration, and your satisfaction is our top priority. However, we
regret to inform you that the delay was outside of our control, and so compensation can't be granted here.

As I have told you before, flight times are not guaranteed. The aircraft was held in Lyon because of fog, the crew went
over the hours which the law allows, and a new crew had to be brought in from Geneva. You were informed of this by text
message at 18:42, 19:10 and 20:05.

You claim that no one was at the desk. Calm down and look at it from our side: three flights were late that night and
two colleagues had to take care of more than four hundred passengers. Nevertheless, as a gesture of goodwill, we'd like
to offer you a voucher of 25 EUR, which is valid for twelve months and can be used on any route. Please allow up to 14
days for it to reach you.

We trust that this resolves your concern, and we look forward to welcoming you on board again soon.

Yours faithfully,
Customer Relations""",
)


def replies() -> list[str]:
    """Return five different replies of about 200 words."""
    return [reply.format(n=4471 + i) for i, reply in enumerate(unwrapped())]


def unwrapped() -> list[str]:
    """Return the replies with each paragraph on one line, as people type them."""
    return ["\n\n".join(part.replace("\n", " ") for part in reply.split("\n\n")) for reply in REPLIES]


def draft(words: int) -> str:
    """Return a draft of this many words; none of its paragraphs stands in it twice."""
    kept: list[str] = []
    left = words
    sources = unwrapped()
    for n in count():
        for paragraph in sources[n % len(sources)].split("\n\n"):
            held = f"{paragraph} Ref. {n}." if "{n}" not in paragraph else paragraph.format(n=n)
            kept.append(" ".join(held.split(" ")[:left]))
            left -= len(kept[-1].split(" "))
            if left <= 0:
                return "\n\n".join(kept)
    raise AssertionError
