"""One dialog for what nobody expected."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget


def show_fault(parent: QWidget, report: str) -> None:
    """Say that something went wrong and that the text is safe; offer the report for the clipboard."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Heard")
    box.setText("Heard made a mistake. Your text is safe and you can go on writing.")
    box.setInformativeText("The report says where it happened. It holds nothing that you wrote.")
    box.setDetailedText(report)
    copy = box.addButton("Copy report", QMessageBox.ButtonRole.ActionRole)
    box.addButton(QMessageBox.StandardButton.Close)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
    box.open()
