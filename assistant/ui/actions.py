"""Every action of the window, one line each: menus, shortcuts and help are drawn from this table."""

from __future__ import annotations

from typing import NamedTuple


class ActionEntry(NamedTuple):
    """An action: its name in code, its place in the menus, its words there, and its keys."""

    name: str
    menu: str
    words: str
    keys: tuple[str, ...] = ()


ACTIONS = (
    ActionEntry("copy_reply", "&Reply", "&Copy reply", ("Ctrl+Return", "Ctrl+Enter")),
    ActionEntry("new_reply", "&Reply", "&Next reply: clear both texts", ("Ctrl+N",)),
    ActionEntry("quit", "&Reply", "&Quit", ("Ctrl+Q",)),
    ActionEntry("next_mark", "&Review", "&Next mark", ("F8",)),
    ActionEntry("previous_mark", "&Review", "&Previous mark", ("Shift+F8",)),
    ActionEntry("see_alternatives", "&Review", "See &alternatives", ("Ctrl+Down",)),
    *(ActionEntry(f"take_{n}", "&Review", f"Take alternative &{n}", (f"Alt+{n}",)) for n in range(1, 6)),
    ActionEntry("see_checks", "&Review", "See chec&ks", ("Ctrl+Shift+Down",)),
    ActionEntry("bring_back_checks", "&Review", "&Bring back checks and facts"),
    ActionEntry("see_needs", "&Review", "See the three n&eeds", ("F7",)),
    ActionEntry("set_situation", "&Review", "Set the &situation", ("F4",)),
    ActionEntry("see_facts", "&Review", "See the &facts of the message", ("F3",)),
    ActionEntry("next_pane", "&View", "Next &pane", ("F6",)),
    ActionEntry("previous_pane", "&View", "Pre&vious pane", ("Shift+F6",)),
    ActionEntry("tell_why", "&Help", "&Why is this shown?", ("F1",)),
    ActionEntry("show_example", "&Help", "Show an &example reply", ("F2",)),
)
