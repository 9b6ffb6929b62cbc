"""What a check is about, in a small window that Escape closes."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WIDTH = 420  # px


def show_explanation(parent: QWidget, title: str, text: str) -> QDialog:
    """Show a title and paragraphs; the agent can go on writing beside it."""
    dialog = QDialog(parent)
    dialog.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    label = QLabel("".join(f"<p>{escape(part)}</p>" for part in (title, *text.split("\n")) if part))
    label.setWordWrap(True)
    label.setMinimumWidth(_WIDTH)
    label.setAccessibleName(f"{title}. {text}")
    flag = QtCore.Qt.TextInteractionFlag
    label.setTextInteractionFlags(flag.TextSelectableByMouse | flag.TextSelectableByKeyboard)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    box = QVBoxLayout(dialog)
    box.addWidget(label)
    box.addWidget(buttons)
    dialog.show()
    return dialog
