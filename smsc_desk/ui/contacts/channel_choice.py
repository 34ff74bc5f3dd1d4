"""Whether a new contact is reached by numbers or by e-mail: the provider keeps two books apart."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from smsc_desk.book.identity import Channel
from smsc_desk.ui.contacts.form_field import GAP
from smsc_desk.ui.icons import Icons
from smsc_desk.ui.widgets import label


class ChannelChoice(QWidget):
    """Two buttons; an existing contact has no choice any more."""

    chosen = Signal(object)
    """Channel: by the user"""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = label(role="muted")
        self.phone, self.email = QRadioButton(), QRadioButton()
        self.phone.setIcon(icons.icon("phone", "muted"))
        self.email.setIcon(icons.icon("mail", "muted"))
        self._both = QButtonGroup(self)
        for channel, button in ((Channel.PHONE, self.phone), (Channel.EMAIL, self.email)):
            self._both.addButton(button, int(channel))
        self._both.idClicked.connect(lambda number: self._choose(Channel(number)))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 4, 0, GAP + 4)
        across.setSpacing(16)
        across.addWidget(self.phone)
        across.addWidget(self.email)
        across.addStretch(1)
        self.setFocusProxy(self.phone)
        self._now = Channel.PHONE
        self._retranslate()

    def show_choice(self, channel: Channel) -> None:
        """Offer the choice, with this channel chosen."""
        self._now = channel
        (self.phone if channel == Channel.PHONE else self.email).setChecked(True)
        for widget in (self.name, self):
            widget.setVisible(True)

    def hide_choice(self) -> None:
        """Take the line out of the form."""
        for widget in (self.name, self):
            widget.setVisible(False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _choose(self, channel: Channel) -> None:
        if channel != self._now:
            self._now = channel
            self.chosen.emit(channel)

    def _retranslate(self) -> None:
        self.name.setText(self.tr("Channel"))
        self.phone.setText(self.tr("&Phone"))
        self.email.setText(self.tr("&E-mail"))
        for button in (self.phone, self.email):
            button.setAccessibleName(button.text().replace("&", ""))
