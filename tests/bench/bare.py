"""The bare window: a QPlainTextEdit in a QMainWindow of our window's size, and nothing else.

python -m tests.bench.bare
"""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit

if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setCentralWidget(QPlainTextEdit())
    window.resize(1180, 720)
    window.show()
    app.exec()
