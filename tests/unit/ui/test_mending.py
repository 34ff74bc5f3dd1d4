"""What the user is told of a damaged copy, in both languages, and what the buttons do."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from smsc_desk.book.errors import Damaged
from smsc_desk.store.marks import Start
from smsc_desk.store.rescue import Rescued, open_copy, rescued_of
from smsc_desk.store.store import Store
from smsc_desk.ui.language import Language
from smsc_desk.ui.mending import Mending
from smsc_desk.ui.notices import Notices
from tests.faults.disk.inline import InlineLane
from tests.unit.ui.conftest import settle

ROOT = Path(__file__).parents[3]
AT_MS = 1_700_000_000_000


@pytest.fixture
def notices(icons, qtbot):
    notices = Notices(icons)
    qtbot.addWidget(notices)
    return notices


@pytest.fixture
def mending(notices, tasks):
    return Mending(notices, tasks)


@pytest.fixture(params=["en", "ru"])
def language(request, qapp):
    spoken, locale = Language(qapp, ROOT / "resources" / "translations"), QLocale()
    spoken.use(request.param)
    yield request.param
    for translator in spoken._translators:
        QCoreApplication.removeTranslator(translator)
    QLocale.setDefault(locale)


SAID = {
    "en": [
        "3 changes not yet sent",
        "1 change not yet sent",
        "2 entries of the list",
        "no earlier copy",
        "look at your",
    ],
    "ru": ["3 неотправленных изменения", "1 неотправленное", "2 записи списка", "копии не было", "проверьте, что вы"],
}


def test_one_sentence_for_each_thing(mending, language):
    three, one, two, none, unread = SAID[language]
    folder = "/a/b"
    for what, said in (
        (Rescued("x", folder, AT_MS, 3, 0), [three]),
        (Rescued("x", folder, None, 1, 2), [none, one, two]),
        (Rescued("x", folder, None, 0, None), [none, unread]),
        (Rescued("x", folder, AT_MS, 1, None), [one, unread]),
    ):
        text = mending.rescued(what)
        assert [words for words in (*said, folder) if words not in text] == []
        assert "%" not in text
    assert folder in mending.journal_lost(folder)


async def test_damage_offers_to_mend_it(mending, notices):
    mended = []
    mending.tell_damage(Damaged("page 7"), lambda: mended.append(1))
    [bar] = notices._bars.values()
    bar.triggered.emit("0")
    assert mended == [1]
    assert notices.texts() == []


async def test_a_rescue_is_told_at_every_start_until_it_was_read(tmp_path, mending, notices):
    path = tmp_path / "book.db"
    path.write_bytes(b"\1" * 9000)
    store = await open_copy(path, lane=InlineLane)
    mending.tell_start(store)
    assert len(notices.texts()) == 1
    [bar] = notices._bars.values()
    bar.triggered.emit("0")
    await settle(mending._tasks)
    assert rescued_of(store) is None
    await store.close()


async def test_a_lost_journal_is_told(tmp_path, mending, notices):
    store = await Store.open(tmp_path / "book.db", lane=InlineLane)
    store.start = Start(unclean=True, journal_lost=True)
    mending.tell_start(store)
    assert str(tmp_path) in notices.texts()[0]
    assert rescued_of(store) is None
    await store.close()
