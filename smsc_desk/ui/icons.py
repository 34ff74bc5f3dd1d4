"""Icons: stroke drawings from SVG files, coloured when they are painted, sharp at every scale.

An icon asks for its colour each time it is painted: a change of theme needs no new icons, only a repaint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QByteArray, QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap

if TYPE_CHECKING:
    from pathlib import Path

    from smsc_desk.ui.theme import Look

IconRole = Literal["text", "muted", "faint", "accent", "danger", "warn", "ok", "on_accent"]


class Icons(QObject):
    """Gives icons by name; keeps the drawings and the pixmaps already made of them."""

    def __init__(self, look: Look, directory: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._directory = directory
        self._drawings: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, int, str, float], QPixmap] = {}
        self._icons: dict[tuple[str, IconRole], QIcon] = {}
        look.changed.connect(self._forget_pixmaps)

    def icon(self, name: str, role: IconRole = "text") -> QIcon:
        key = (name, role)
        if key not in self._icons:
            self._drawing(name)  # a wrong name must fail here, not in a paint event
            self._icons[key] = QIcon(_Engine(self, name, role))
        return self._icons[key]

    def app_icon(self) -> QIcon:
        return QIcon(str(self._directory / "smsc-desk.svg"))

    def colour(self, role: IconRole) -> str:
        return str(getattr(self._look.tokens, role))

    def pixmap(self, name: str, size: int, colour: str, dpr: float = 1.0) -> QPixmap:
        """A square of `size` logical pixels, drawn for a screen of that ratio; `colour` is #rrggbb."""
        key = (name, size, colour, dpr)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = self._render(name, size, colour, dpr)
        return found

    def _render(self, name: str, size: int, colour: str, dpr: float) -> QPixmap:
        # QtSvg costs some milliseconds to load and is not needed before the first icon is painted.
        from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

        side = max(1, round(size * dpr))
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        drawing = self._drawing(name).replace("currentColor", QColor(colour).name())
        renderer = QSvgRenderer(QByteArray(drawing.encode()))
        with QPainter(pixmap) as painter:
            renderer.render(painter, QRectF(0, 0, side, side))
        pixmap.setDevicePixelRatio(dpr)
        return pixmap

    def _forget_pixmaps(self) -> None:
        self._pixmaps.clear()

    def _drawing(self, name: str) -> str:
        if name not in self._drawings:
            self._drawings[name] = (self._directory / f"{name}.svg").read_text(encoding="utf-8")
        return self._drawings[name]


class _Engine(QIconEngine):
    """Paints one icon in the colour its role has now."""

    def __init__(self, icons: Icons, name: str, role: IconRole) -> None:
        super().__init__()
        self._icons, self._name, self._role = icons, name, role

    def clone(self) -> QIconEngine:
        return _Engine(self._icons, self._name, self._role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        pixmap = self._pixmap(side, mode, painter.device().devicePixelRatioF())
        corner = QPointF(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2)
        painter.drawPixmap(corner, pixmap)

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        return self._pixmap(min(size.width(), size.height()), mode, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float) -> QPixmap:
        return self._pixmap(min(size.width(), size.height()), mode, scale)

    def _pixmap(self, side: int, mode: QIcon.Mode, dpr: float) -> QPixmap:
        disabled = mode == QIcon.Mode.Disabled
        colour = self._icons.colour("faint" if disabled else self._role)
        return self._icons.pixmap(self._name, side, colour, dpr)
