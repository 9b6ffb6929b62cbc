"""Colours, sizes and the style sheet: one value for light, one for dark."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QColor, QGuiApplication, QPalette

if TYPE_CHECKING:
    from assistant.core.finding import Severity

GRID = 8  # px; all spacing is a multiple or a half of it


class Theme(NamedTuple):
    """The colours of one look, as #rrggbb."""

    window: str
    paper: str  # where text is written
    raised: str  # cards
    line: str
    text: str
    soft: str  # text of second rank
    accent: str
    on_accent: str
    tint: str  # behind the mark at hand
    slot: str  # behind an open slot
    hint: str
    warning: str
    strong: str

    def of(self, severity: Severity) -> str:
        """Return the colour of a severity's line and label."""
        return (self.hint, self.warning, self.strong)[severity - 1]

    def palette(self) -> QPalette:
        """Return what Qt's own drawing needs."""
        role = QPalette.ColorRole
        palette = QPalette()
        for roles, colour in (
            ((role.Window, role.Button), self.window),
            ((role.Base, role.ToolTipBase), self.paper),
            ((role.AlternateBase,), self.raised),
            ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), self.text),
            ((role.PlaceholderText,), self.soft),
            ((role.Highlight, role.Link), self.accent),
            ((role.HighlightedText,), self.on_accent),
            ((role.Mid, role.Dark), self.line),
        ):
            for each in roles:
                palette.setColor(each, QColor(colour))
        return palette

    def sheet(self) -> str:
        """Return the style sheet of cards and buttons. Never set it above an editor: see ui/frame.py."""
        return f"""
        QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
        QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
        QScrollBar::handle:vertical {{ background: {self.line}; border-radius: 3px; min-height: 24px; margin: 0 2px; }}
        QScrollBar::handle:vertical:hover {{ background: {self.soft}; }}
        QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
        QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
        QLabel {{ color: {self.text}; background: transparent; }}
        QLabel[soft="true"] {{ color: {self.soft}; }}
        QFrame#card, QFrame#preview {{ background: {self.raised}; border: 1px solid {self.line}; border-radius: 6px; }}
        QPushButton {{ background: {self.raised}; color: {self.text}; border: 1px solid {self.line};
            border-radius: 6px; padding: 6px 12px; outline: none; }}
        QPushButton:hover {{ border-color: {self.accent}; }}
        QPushButton:focus {{ border: 2px solid {self.accent}; padding: 5px 11px; }}
        QPushButton#copy {{ background: {self.accent}; color: {self.on_accent}; border-color: {self.accent}; }}
        QPushButton#copy:focus {{ border: 2px solid {self.text}; padding: 5px 11px; }}
        QMenu {{ background: {self.raised}; color: {self.text}; border: 1px solid {self.line}; padding: 4px; }}
        QMenu::item {{ padding: 4px 12px; background: transparent; }}
        QMenu::item:disabled {{ color: {self.soft}; }}
        QMenu::item:selected:enabled {{ background: {self.accent}; color: {self.on_accent}; }}
        QMenu::separator {{ height: 1px; background: {self.line}; margin: 4px 8px; }}
        QPushButton[alternative="true"] {{ background: {self.paper}; padding: 0; }}
        QPushButton[alternative="true"]:hover {{ background: {self.raised}; }}
        QPushButton[alternative="true"]:focus {{ background: {self.paper}; padding: 0; }}
        """


LIGHT = Theme(
    window="#f4f2ee",
    paper="#ffffff",
    raised="#fbfaf8",
    line="#c9c4ba",
    text="#22211f",
    soft="#5f5b54",
    accent="#1f5f8b",
    on_accent="#ffffff",
    tint="#dcebf5",
    slot="#fff0c2",
    hint="#5b6770",
    warning="#9a5b00",
    strong="#b3261e",
)

DARK = Theme(
    window="#1e1f22",
    paper="#26282c",
    raised="#2d3035",
    line="#4a4e55",
    text="#eceae6",
    soft="#b4b0a8",
    accent="#8fc4ea",
    on_accent="#10222f",
    tint="#2c4658",
    slot="#54471f",
    hint="#aab4bc",
    warning="#f0b45b",
    strong="#ff8a80",
)


def system_theme() -> Theme:
    """Return the theme that the system asks for, told by its palette (Qt.ColorScheme would load all of Qt's enums)."""
    return DARK if QGuiApplication.palette().window().color().lightness() < 128 else LIGHT
