"""The stories, each against a provider of its own; what the provider saw is compared, not what the window says."""

from __future__ import annotations

import ssl
from contextlib import closing
from pathlib import Path

import pytest
import trustme

from tests.e2e.conftest import LOGIN, PASSWORD, Provider, Start
from tests.e2e.wire import Wire

pytestmark = pytest.mark.e2e


def files_with(folder: Path, text: str) -> list[str]:
    """Return the files below a folder that have the text in them."""
    wanted = text.encode(), text.encode("utf-16-le")
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return [path.name for path in files if any(form in path.read_bytes() for form in wanted)]


def test_the_first_run(play: Start, provider: Provider, tmp_path: Path):
    program = play("first_run", signed_in=False)
    refused = program.step("refused")
    assert (refused["login"], refused["password"], refused["hidden"]) == (LOGIN, "wrong", True)
    assert not refused["keep"], "there is no key store here"
    assert "kept until you close the program" in refused["words"]
    program.tell(PASSWORD)
    inside = program.step("inside")
    assert "30 found of 30" in inside["status"]
    assert inside["title"].startswith(LOGIN)
    assert program.ended() == 0
    assert program.errors == ""
    assert [one.code for one in provider.wire.asked() if one.code == 2] == [2]
    assert not provider.wire.writes()
    assert not files_with(tmp_path / "data", PASSWORD)
    assert not files_with(tmp_path / "data", "wrong")

    again = play("sign_in_again", signed_in=False)
    assert again.step("asked") == {"step": "asked", "login": LOGIN, "password": ""}
    assert (again.ended(), again.errors) == (0, "")
    assert len([one for one in provider.wire.asked() if one.code == 2]) == 1


def test_a_company_s_certificate_is_trusted_from_the_sign_in_screen_and_kept(
    play: Start, provider: Provider, tmp_path: Path
):
    company, tls = trustme.CA(organization_name="Company"), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    company.issue_cert("127.0.0.1", organization_name="Proxy").configure_cert(tls)
    file = tmp_path / "company.pem"
    company.cert_pem.write_to_path(file)
    with closing(Wire(to=provider.wire.to, tls=tls)) as wire:
        there = ("--provider", f"https://127.0.0.1:{wire.port}")
        program = play("in_a_company_network", *there, signed_in=False)
        program.tell(f"{PASSWORD} {file}")
        assert "The certificate is for “Proxy”, issued by “Company”." in program.step("refused")["words"]
        assert not wire.seen, "nothing was sent"
        program.tell("go on")
        program.step("inside")
        assert (program.ended(), program.errors) == (0, "")
        file.unlink()

        asked = len(wire.seen)
        again = play("look_and_leave", *there)
        again.step("inside")
        assert wire.until(lambda: len(wire.seen) > asked)
        again.tell("go on")
        assert (again.ended(), again.errors) == (0, "")


def test_the_copy_can_be_used_without_the_secret(play: Start, provider: Provider, tmp_path: Path):
    program = play("first_run", signed_in=False)
    program.step("refused")
    program.tell(PASSWORD)
    program.step("inside")
    assert program.ended() == 0

    asked = len(provider.wire.asked())
    program = play("open_the_copy", signed_in=False)
    waiting = program.step("waiting")
    assert waiting["rows"] == 31
    assert waiting["title"].startswith(LOGIN)
    assert "Nothing is sent until you sign in" in waiting["words"]
    assert len(provider.wire.asked()) == asked
    program.tell(PASSWORD)
    sent = program.step("sent")
    assert sent["login"] == LOGIN
    assert "Nothing is sent" not in sent["words"], "the bar goes when its cause is over"
    assert (program.ended(), program.errors) == (0, "")
    assert [one.command for one in provider.wire.writes()] == ["add"]
    assert not files_with(tmp_path / "data", PASSWORD)


def test_a_contact_s_life_by_keyboard_alone(play: Start, provider: Provider, tmp_path: Path):
    phone, account = "79120001122", provider.account
    program = play("by_keyboard")
    done = []

    def step(name: str, *commands: str) -> dict:
        """Wait for a step; see that it reached the provider as these commands, each once, and none was refused."""
        told = program.step(name)
        done.extend(commands)
        provider.wire.until(lambda: len(provider.wire.writes()) >= len(done))
        assert [one.command for one in provider.wire.writes()] == done
        assert [one for one in provider.wire.writes() if one.code] == []
        return told

    told = step("added", "add")
    assert told["row"][2] == "Щукина Ёлка"
    added = account.contact(phone)
    assert (added["last_name"], added["first_name"]) == ("Щукина", "Ёлка")
    program.tell("on")

    step("renamed", "chg")
    assert provider.wire.writes()[-1].params == {"chg": "1", "phone": phone, "name": "Ёж из тумана"}
    assert account.contact(phone)["name"] == "Ёж из тумана"
    program.tell("on")

    step("group made", "add_group")
    group = account.groups()["Щукинская артель"]
    program.tell("on")

    step("in group", "move_group")
    assert provider.wire.writes()[-1].params == {"move_group": "2", "phone": phone, "grp": group}
    program.tell("on")

    step("blocked", "add_black")
    assert account.blocked()[phone] == "1"
    program.tell("on")

    step("unblocked", "del_black")
    assert phone not in {row["phone"] for row in account.rows(get_black="1", cnt="999")}
    program.tell("on")

    step("deleted", "del")
    assert account.contact(phone) is None
    program.tell("on")

    step("back", "add")
    # Asked in other words: a fourth identical question within a minute would be refused.
    assert [row["name"] for row in account.rows(get="1", phone=phone, cnt="9")] == ["Ёж из тумана"]
    program.tell("on")
    assert program.ended() == 0
    assert program.errors == ""
    assert not files_with(tmp_path / "data", PASSWORD)


def test_nonsense_gets_a_sentence_and_nothing_reaches_the_provider(play: Start, provider: Provider):
    program = play("nonsense")
    assert "unsent" not in program.step("done")["status"]
    assert (program.ended(), program.errors) == (0, "")
    assert provider.wire.writes() == []


def test_edits_survive_a_kill_and_are_sent_once_when_the_line_is_back(play: Start, provider: Provider):
    program = play("load_and_close")
    program.step("loaded")
    assert (program.ended(), program.errors) == (0, "")
    provider.wire.close()

    cut = play("edit_off_line")
    address = cut.step("saved")["address"]
    cut.kill()

    again = play("after_the_cut")
    unsent = again.step("unsent")
    assert [row[1] for row in unsent["rows"]] == [
        "Change Переименован без связи: name shown",
        "New contact Щукина Ёлка",
    ]
    assert {row[2] for row in unsent["rows"]} <= {"Waiting", "On its way"}
    assert unsent["contact"]
    assert "No connection. Your" in unsent["words"]
    provider.listen()
    again.tell("on")
    sent = again.step("sent")
    assert "No connection" not in sent["words"], "the bar goes when its cause is over"
    assert (again.ended(), again.errors) == (0, "")
    assert sorted(one.command for one in provider.wire.writes()) == ["add", "chg"]
    assert provider.account.contact("79120001122")["last_name"] == "Щукина"
    (renamed,) = [one for one in provider.wire.writes() if one.command == "chg"]
    assert provider.account.contact(renamed.params["phone"])["name"] == "Переименован без связи"
    assert "".join(filter(str.isdigit, address)).startswith(renamed.params["phone"].partition(",")[0])


def test_a_number_that_another_desk_added_meanwhile_is_not_added_twice(play: Start, provider: Provider):
    program = play("refused")
    program.step("loaded")
    made = provider.account.ask(add="1", phone="79120001122", name="Чужой")
    assert "id" in made
    program.tell("on")
    told = program.step("refused")
    assert "Needs your decision" in told["spoken"]
    assert "Needs your decision" in told["tip"]
    told = program.step("in activity")
    assert told["tab"] == "Activity  1"
    assert "New contact Щукина Ёлка" in told["words"]
    assert "The provider has a record with this address already." in told["words"]
    assert program.step("given up") == {"step": "given up", "rows": 31, "tab": "Activity"}
    assert (program.ended(), program.errors) == (0, "")
    assert provider.wire.writes() == []
    assert provider.account.contact("79120001122")["name"] == "Чужой"


def test_a_second_start_calls_the_first_window(start: Start, play: Start, provider: Provider, tmp_path: Path):
    given = ("-m", "smsc_desk", "--data-dir", tmp_path / "data", "--provider", f"http://127.0.0.1:{provider.port}")
    killed = play("stay")
    killed.step("open")
    killed.kill()  # it leaves its socket behind
    one = play("be_called")
    one.step("hidden")
    other = start(*given, signed_in=True)
    one.step("called")
    assert other.ended() == 0
    assert other.errors == ("smsc-desk: this account is open already; its window was asked to come to the front.\n")
    one.tell("on")
    assert (one.ended(), one.errors) == (0, "")
    assert not list((tmp_path / "data").rglob("*.socket"))


def test_where_the_first_window_cannot_be_called_the_second_says_so(play: Start, provider: Provider, tmp_path: Path):
    longer_than_a_socket_may_be = str(tmp_path / ("x" * 120))
    one = play("stay", XDG_DATA_HOME=longer_than_a_socket_may_be)
    one.step("open")
    other = play("second", XDG_DATA_HOME=longer_than_a_socket_may_be)
    other.step("told")
    assert (other.ended(), other.errors) == (0, "")
    one.tell("on")
    assert (one.ended(), one.errors) == (0, "")
