"""The fields of the sign-in screen, each with its name above it and a sentence below when something is wrong."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from smsc_desk.ui.account.sign_in_form import HOSTS
from smsc_desk.ui.widgets import FieldRow, button, label, link_button


class NamedField(QWidget):
    """One field in a column; the sentence below it wraps, as Russian ones are long."""

    def __init__(self, shown: QWidget, edit: QWidget | None = None, parent: QWidget | None = None) -> None:
        """`edit` is the widget that takes the focus, where `shown` only wraps it."""
        super().__init__(parent)
        self.name = label(role="muted")
        self.name.setBuddy(edit or shown)
        self.row = FieldRow(self.name, edit or shown, self._hint(), reserved=False)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        for widget in (self.name, shown, self.row.hint):
            self.column.addWidget(widget)
        self.setFocusProxy(edit or shown)

    def _hint(self) -> QLabel:
        return label(role="hint", wrap=True)

    def set_name(self, text: str) -> None:
        """What the field is called, with its mnemonic."""
        self.row.set_name(text)

    def complain(self, text: str) -> None:
        """Say what is wrong; nothing takes it back."""
        self.row.set_state("error" if text else "none", text)


class ProviderField(QWidget):
    """The provider's hosts, or another address; a near miss is asked about before anything is sent there."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hosts = QComboBox()
        self.hosts.addItems([*HOSTS, ""])
        self.other = QLineEdit()
        self.other.setPlaceholderText("sms.example.com")
        self.other.setInputMethodHints(Qt.InputMethodHint.ImhUrlCharactersOnly)
        self._confirmed = self._suggested = ""
        self._hosts_field, self._other_field = NamedField(self.hosts), NamedField(self.other)
        self._use, self._keep = button(""), link_button("")
        self._place()
        self._connect()
        self._retranslate()
        self._show_other()

    @property
    def address(self) -> str:
        """As chosen or typed."""
        return self.other.text().strip() if self._is_other else self.hosts.currentText()

    @property
    def confirmed(self) -> bool:
        """Whether the user said that this very address is meant."""
        return self.address == self._confirmed

    @property
    def focus_target(self) -> QWidget:
        """Where something can be corrected."""
        return self.other if self._is_other else self.hosts

    def set_address(self, address: str) -> None:
        """Choose a host of the provider, or fill the other address."""
        if address in HOSTS:
            self.hosts.setCurrentText(address)
        else:
            self.hosts.setCurrentIndex(len(HOSTS))
            self.other.setText(address)

    def complain(self, text: str, suggestion: str = "") -> None:
        """Say what is wrong with the address; with a suggestion, offer it."""
        (self._other_field if self._is_other else self._hosts_field).complain(text)
        self._suggested = suggestion
        for offer in (self._use, self._keep):
            offer.setVisible(bool(suggestion))
        self._reword_offers()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    @property
    def _is_other(self) -> bool:
        return self.hosts.currentIndex() == len(HOSTS)

    def _place(self) -> None:
        offers = QHBoxLayout()
        offers.setContentsMargins(0, 0, 0, 0)
        for offer in (self._use, self._keep):
            offer.setAutoDefault(False)
            offer.hide()
            offers.addWidget(offer)
        offers.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._hosts_field)
        column.addWidget(self._other_field)
        column.addLayout(offers)
        self.setFocusProxy(self.hosts)

    def _connect(self) -> None:
        self.hosts.currentIndexChanged.connect(self._show_other)
        self.other.textChanged.connect(self._forget_complaint)
        self._use.clicked.connect(self._take_suggestion)
        self._keep.clicked.connect(self._keep_typed)

    def _show_other(self) -> None:
        self._other_field.setVisible(self._is_other)
        self._forget_complaint()

    def _forget_complaint(self) -> None:
        self._hosts_field.complain("")
        self.complain("")
        self.changed.emit()

    def _take_suggestion(self) -> None:
        self.set_address(self._suggested)
        self.hosts.setFocus()

    def _keep_typed(self) -> None:
        self._confirmed = self.address
        self.other.setFocus()
        self._forget_complaint()

    def _retranslate(self) -> None:
        self._hosts_field.set_name(self.tr("Pro&vider"))
        self._other_field.set_name(self.tr("&Address"))
        self.hosts.setItemText(len(HOSTS), self.tr("Other address…"))
        self._reword_offers()

    def _reword_offers(self) -> None:
        self._use.setText(self.tr("Use {address}").format(address=self._suggested))
        self._keep.setText(self.tr("Keep {address}").format(address=self.address))
        for offer in (self._use, self._keep):
            offer.setAccessibleName(offer.text())
