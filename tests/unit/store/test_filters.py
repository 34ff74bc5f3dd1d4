"""Every filter against a naive evaluation in Python: on made books, in both languages, after any edits."""

import datetime
import random
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smsc_desk.book import birthday, edits
from smsc_desk.book.block import BlockType
from smsc_desk.book.filter_language import parse
from smsc_desk.book.filter_writing import Operator, combined
from smsc_desk.book.folding import digits, fold
from smsc_desk.book.identity import Channel
from smsc_desk.book.phone import pretty
from smsc_desk.store import finding, records, search, text_index
from smsc_desk.store.changes import Touched
from smsc_desk.store.database import transaction
from smsc_desk.store.filters import Moment
from smsc_desk.store.search import ContactQuery
from smsc_desk.store.sending import Kind
from smsc_desk.store.sorting import CONTACT_SORTS, INDEXES
from tests.builders import Copy, Listed, ListedBlock, ListedGroup

TODAY = datetime.date(2026, 2, 26)
MOMENT = Moment(TODAY, datetime.UTC)
NAMES = ["", "Анна", "анна-мария", "Ёлкина", "Елкин", "Ada", "ADA [x]", "Éva", "Яна", "яна 2", "О*Нил", "a_b%", "щ"]
WORDS = ["Ёж", "еж, б", "б", "Москва «Юг»", "call 8912", 'он сказал "да"', "(скобка)", "vip"]
TAGS = ["vip", "Ёж", "новый клиент", "б"]
GROUPS = ["VIP", "Москва юг", "Ёж", "vip"]
BIRTHDAYS = ["", "1985-02-26", "2000-02-29", "1990-03-01", "1991-03-05", "весной", "1970-12-31"]
ABROAD = ["375291234567", "4915112345678", "12025550123", "81312345678", "270256477", "70012345678901"]
OTHERS = ["", "8 (999) 123-45-67", "доб. ЁЖ 5", "555"]


class World:
    """A small book made of one seed, and edits of every kind on it."""

    def __init__(self, seed):
        print(f"seed {seed}")  # noqa: T201 - replays a failure
        self.rng = random.Random(seed)  # noqa: S311 - to replay
        self.copy = Copy()
        self.day = round(datetime.datetime(2026, 2, 26, tzinfo=datetime.UTC).timestamp() * 1000)
        for channel in Channel:
            self.fill(channel)
        if self.rng.random() < 0.5:
            for name, shape in INDEXES.items():
                self.copy.db.execute(f"CREATE INDEX {name} ON {shape}")
        for _ in range(self.rng.randrange(8)):
            self.step()

    def moment(self):
        return self.day - self.rng.randrange(9) * 86_400_000 + self.rng.choice([0, -1, 1, 40_000_000])

    def values(self):
        pick = self.rng.choice
        return {
            "name": pick(NAMES), "last_name": pick(NAMES), "first_name": pick(NAMES), "middle_name": pick(["", *NAMES]),
            "birthday": pick(BIRTHDAYS), "comment": pick(["", *WORDS]), "client_id": pick(["", "7", "Ж-10"]),
            "other": pick(OTHERS), "tags": tuple(self.rng.sample(TAGS, self.rng.randrange(3))),
        }  # fmt: skip

    def addresses(self, channel, n):
        if channel == Channel.EMAIL:
            return (self.rng.choice([f"Ann{n}@firma.ru", f"b{n}@x.org", "twin@firma.ru", "bad"]),)
        numbers = [f"7912{n:07}", f"7999{self.rng.randrange(10**7):07}", "79991112233", "12", "38067123456"]
        numbers.append(self.rng.choice(ABROAD))
        return tuple(dict.fromkeys(self.rng.sample(numbers, self.rng.choice([1, 1, 2]))))

    def fill(self, channel):
        copy, rng = self.copy, self.rng
        copy.list("grp", *(ListedGroup(n, name) for n, name in enumerate(GROUPS, start=11)), channel=channel)
        run = copy.begin("contact", channel)
        for n in range(14):
            copy.now = self.moment()
            groups = tuple(rng.sample(range(11, 15), rng.choice([0, 0, 1, 2])))
            copy.put(run, Listed(n + 1, self.addresses(channel, n), self.values(), groups))
        known = [
            value for (value,) in copy.db.execute("SELECT DISTINCT value FROM address WHERE channel = ?", (channel,))
        ]
        blocked = rng.sample(sorted(known), min(4, len(known)))
        copy.list("block", *(ListedBlock(n, at, rng.randrange(3)) for n, at in enumerate(blocked, 1)), channel=channel)

    def step(self):
        """Do one thing that the triggers of the text index must follow."""
        copy, rng = self.copy, self.rng
        copy.now = self.moment()
        row = rng.choice([contact.id for contact in self.contacts()])
        match rng.randrange(6):
            case 0:
                with transaction(copy.db):
                    text_index.lead(copy.db, rng.choice([5, 20, 100]), Touched())
            case 1 | 2:
                copy.do(edits.ChangeContact(contact=row, changes={k: v for k, v in self.values().items() if v}))
            case 3:
                copy.do(edits.DeleteContact(contact=row))
            case 4:
                values = {"addresses": (f"7916{rng.randrange(10**7):07}",)} | self.values()
                copy.do(edits.AddContact(channel=Channel.PHONE, values=values))
            case 5:
                copy.do(edits.ChangeContact(contact=row, changes={"comment": f"Проба {rng.randrange(99)}"}))
                copy.send(rng.choice([Kind.REFUSED, Kind.DONE, Kind.DOUBT]))

    def contacts(self):
        rows = [row for (row,) in self.copy.db.execute("SELECT id FROM contact WHERE NOT deleted")]
        return [*records.contacts(self.copy.db, rows).values()]

    def group_names(self):
        return {group.id: fold(group.name) for group in records.groups(self.copy.db)}


# --- expressions, as text and as Python


def texts(c):
    return [c.name, c.last_name, c.first_name, c.middle_name, c.comment, *c.tags, *c.addresses, c.other]


def whole(c):
    numbers = [digits(part) for part in c.other.replace(";", ",").split(",")]
    return " " + fold(" ".join(part for part in [*texts(c), *numbers] if part)) + " "


def wild(pattern, letter, text, *, part=False):
    made = "".join({"*": f"{letter}*", "?": letter}.get(sign, re.escape(sign)) for sign in pattern)
    return bool((re.search if part else re.fullmatch)(made, text, re.DOTALL))


def names(c):
    return [fold(c.title), fold(c.last_name), fold(c.first_name), fold(c.middle_name)]


def negated(text):
    """Return a term with a minus before it; `-(` begins a group, never an area code."""
    return f"-({text})" if text.startswith("(") else f"-{text}"


class Maker:
    """Makes random expressions: what is typed, and what it means."""

    def __init__(self, world):
        self.world, self.rng = world, world.rng
        self.groups = world.group_names()
        self.owners = {}
        for contact in world.contacts():
            for address in contact.addresses:
                self.owners.setdefault((contact.channel, address), set()).add(contact.id)

    def pick(self, *choices):
        return self.rng.choice(choices)

    def expression(self, depth=2):
        kind = self.rng.randrange(9) if depth else 0
        if kind < 3:
            return self.term()
        if kind == 3:
            text, test = self.term()
            return (text, test) if text.startswith("-") else (negated(text), lambda c: not test(c))
        if kind == 8:
            return self.beside()
        parts = [self.expression(depth - 1) for _ in range(self.pick(2, 2, 3))]
        tests = [test for _, test in parts]
        if kind < 6:
            joined = " ".join(f"({text})" for text, _ in parts)
            return joined, lambda c: all(test(c) for test in tests)
        joined = self.pick(" OR ", " ИЛИ ").join(f"({text})" for text, _ in parts)
        joined, inverse = (f"-({joined})", True) if kind == 7 else (f"({joined})", False)
        return joined, lambda c: any(test(c) for test in tests) != inverse

    def beside(self):
        """Make a number among other words, in no brackets of its own."""
        (left, one), (number, two), (right, three) = self.group(), self.spaced(), self.pick(self.tag, self.word)()
        if self.pick(True, False):
            return f"{left} {number} {right}", lambda c: one(c) and two(c) and three(c)
        return (
            f"{left} {negated(number)} OR {number} {right}",
            lambda c: (one(c) and not two(c)) or (two(c) and three(c)),
        )

    def term(self):
        makers = [
            self.word, self.word, self.number, self.spaced, self.phrase, self.pattern, self.regex, self.group, self.tag,
            self.block, self.channel, self.born, self.part, self.part, self.recent, self.state,
        ]  # fmt: skip
        return self.rng.choice(makers)()

    def word(self):
        typed = self.pick(
            "анна", "ЁЛКИН", "еж", "щ", "vip", "ada", "eva", "@firma", "яна", "б", "%", "_", "проба", "ann1"
        )
        return typed, lambda c: fold(typed) in whole(c)

    def number(self):
        typed, found = self.pick(
            ("8912", {"8912", "7912"}), ("+7999", {"7999", "8999"}), ("912-000", {"912000"}), ("1112233", {"1112233"}),
            ("67123", {"67123"}), ("999", {"999"}),
        )  # fmt: skip
        return typed, lambda c: any(one in whole(c) for one in found)

    def spaced(self):
        """Make somebody's number as it is shown, or as others spell it."""
        known = sorted(at for channel, at in self.owners if channel == Channel.PHONE and len(at) > 6)
        number = self.pick(*known)
        shown = pretty(number)
        eight, national = "8" + number[1:], number[1:]
        spellings = {number, eight} if number[0] == "7" else {number}
        shapes = [(typed, spellings) for typed in (shown, f'"{shown}"', shown.replace(" ", "\u00a0").replace("-", "–"))]
        if number[0] == "7" and len(number) == 11:
            code, rest = number[1:4], f"{number[4:7]}-{number[7:9]}-{number[9:]}"
            shapes += [
                (f"+7 ({code}) {rest}", spellings), (f"8({code}){rest}", spellings),
                (f"8 {code} {rest.replace('-', ' ')}", spellings),
                (f"8 ({code}) {rest[:5]}", {number[:8], eight[:8]}),
                (f"({code}) {rest}", {national}), (f"{code} {rest}", {national}),
            ]  # fmt: skip
        typed, found = self.pick(*shapes)
        return typed, lambda c: any(one in whole(c) for one in found)

    def phrase(self):
        typed = self.pick(
            "яна", "москва «юг»", "елкин", "еж", "анна", "яна 2", "(скобка)", "ada [x]", "a_b%", "новый клиент"
        )
        edge = "(?<![0-9a-zµß-ɏͰ-῿])", "(?![0-9a-zµß-ɏͰ-῿])"
        made = (
            (edge[0] if typed[0].isalnum() else "") + re.escape(fold(typed)) + (edge[1] if typed[-1].isalnum() else "")
        )
        return f'"{typed}"', lambda c: re.search(made, whole(c)) is not None

    def pattern(self):
        typed = self.pick("ан*на", "елк?н", "*ина", "791?0*1", "vi*", "@f*ru", "о*нил")
        spellings = ["7" + typed[1:], "8" + typed[1:]] if typed[0] in "78" else [fold(typed)]
        return typed, lambda c: any(wild(one, r"\S", whole(c), part=True) for one in spellings)

    def regex(self):
        typed = self.pick("^7912", "(Ан|ел)на?$", "^.{3}$", "[^0-9]2$", r"\d\d-\d", "яна|ada")
        made = re.compile("".join(p if p[0] == "\\" else fold(p) for p in re.findall(r"\\.|[^\\]+", typed)))

        def test(c):
            parts = [*names(c), fold(c.comment), fold(",".join(c.tags)), fold(c.other), *map(str.lower, c.addresses)]
            return any(made.search(part) for part in parts)

        return f'{self.pick("re", "рег")}:"{typed}"', test

    def group(self):
        key = self.pick("group", "группа", "-group")
        typed = self.pick("vip", "ЁЖ", '"москва юг"', "*ж", "none", "нет", "any", "v?p", "нетакой")
        value = fold(typed.strip('"'))

        def test(c):
            inside = [self.groups[group] for group in c.groups]
            if value in {"none", "нет", "any"}:
                return bool(inside) == (value == "any")
            return any(wild(value, ".", name) for name in inside)

        return f"{key}:{typed}", test if key[0] != "-" else lambda c: not test(c)

    def tag(self):
        typed = self.pick("VIP", "еж", '"новый клиент"', "нов*", "none", "any", "??", "ви")
        value = fold(typed.strip('"'))

        def test(c):
            tags = fold(",".join(c.tags)).split(",") if c.tags else []
            if value in {"none", "any"}:
                return bool(tags) == (value == "any")
            return any(wild(value, "[^,]", tag) for tag in tags)

        return f"{self.pick('tag', 'метка')}:{typed}", test

    def block(self):
        typed, kinds = self.pick(
            ("all", {BlockType.ALL}), ("рассылки", {BlockType.MASS}), ("single", {BlockType.SINGLE}), ("нет", {None}),
            ("any", {*BlockType}),
        )  # fmt: skip
        return f"{self.pick('block', 'блок')}:{typed}", lambda c: c.block in kinds

    def channel(self):
        typed, channel = self.pick(("phone", 0), ("телефон", 0), ("mail", 1), ("почта", 1))
        return f"{self.pick('chan', 'канал')}:{typed}", lambda c: c.channel == channel

    def born(self):
        def within(days):
            return lambda c: (found := birthday.next_birthday(c.birthday, TODAY)) is not None and found[1] <= days

        def month(number):
            return lambda c: birthday.next_birthday(c.birthday, TODAY) is not None and int(c.birthday[5:7]) == number

        typed, test = self.pick(
            ("today", within(0)), ("сегодня", within(0)), ("3d", within(3)), ("7д", within(7)), ("march", month(3)),
            ("февраля", month(2)), ("none", lambda c: not c.birthday), ("any", lambda c: bool(c.birthday)),
            ("500d", within(500)),
        )  # fmt: skip
        return f"{self.pick('bd', 'др')}:{typed}", test

    def part(self):
        key, found = self.pick(
            ("name", names), ("имя", names), ("comment", lambda c: [fold(c.comment)]),
            ("коммент", lambda c: [fold(c.comment)]),
            ("last", lambda c: [fold(c.last_name)]), ("отчество", lambda c: [fold(c.middle_name)]),
            ("other", lambda c: [fold(c.other)]), ("id", lambda c: [fold(c.client_id)]),
            ("address", lambda c: [address.lower() for address in c.addresses]),
        )  # fmt: skip
        typed = self.pick("none", "any", "Ёл", "*на", "анна", "еж*", "*ж*", "7", "b?@x.org", "[x]", "о*нил", "щ")
        value = fold(typed)
        if typed in {"none", "any"}:
            return f"{key}:{typed}", lambda c: any(found(c)) == (typed == "any")
        if re.search("[*?]", value):
            return f"{key}:{typed}", lambda c: any(wild(value, ".", text) for text in found(c))
        return f"{key}:{typed}", lambda c: any(value in text for text in found(c))

    def recent(self):
        key, at = self.pick(
            ("added", lambda c: c.added_ms), ("добавлен", lambda c: c.added_ms), ("changed", lambda c: c.changed_ms),
            ("изменен", lambda c: c.changed_ms),
        )  # fmt: skip
        typed, since, until = self.pick(("today", 0, None), ("вчера", 1, 0), ("3d", 2, None), ("1н", 6, None))
        day = 86_400_000

        def test(c):
            moment = at(c)
            return moment is not None and moment >= self.world.day - since * day and (
                until is None or moment < self.world.day - until * day
            )  # fmt: skip

        return f"{key}:{typed}", test

    def state(self):
        def bad(c):
            return any(
                not re.fullmatch(r"[1-9]\d{6,14}", a) or (a[0] == "7" and len(a) != 11)
                if c.channel == Channel.PHONE
                else not re.fullmatch(r"[^@]+@[^@]+\.[^@]+", a)
                for a in c.addresses
            )

        typed, test = self.pick(
            ("unsent", lambda c: c.state > 0), ("failed", lambda c: c.state == 3), ("bad", bad), ("плохие", bad),
            ("dup", lambda c: any(len(self.owners[c.channel, a]) > 1 for a in c.addresses)),
        )  # fmt: skip
        return f"{self.pick('is', 'есть')}:{typed}", test


def in_order(world, sort, *, descending):
    order = search.question(ContactQuery(sort=sort, descending=descending), MOMENT)
    return list(finding.everything(world.copy.db, order))


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32))
def test_a_filter_finds_what_python_finds(seed):
    world = World(seed)
    for _ in range(12):
        world.step()
        text, test = Maker(world).expression()
        assert parse(text).problem is None, text
        sort, descending = world.rng.choice(list(CONTACT_SORTS)), world.rng.random() < 0.5
        matching = {contact.id for contact in world.contacts() if test(contact)}
        expected = [row for row in in_order(world, sort, descending=descending) if row in matching]
        asked = search.question(ContactQuery(text=text, sort=sort, descending=descending), MOMENT)
        assert list(finding.everything(world.copy.db, asked)) == expected, text
        for limit in (1, 5, 100):
            found = finding.first_page(world.copy.db, asked, limit)
            assert list(found.ids[:limit]) == expected[:limit], text
            assert not found.whole or list(found.ids) == expected
        assert finding.count(world.copy.db, asked.condition, asked.values) == len(expected)


def found(world, text):
    assert parse(text).problem is None, text
    return set(finding.everything(world.copy.db, search.question(ContactQuery(text=text), MOMENT)))


@settings(deadline=None, max_examples=30, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32))
def test_a_number_as_it_is_shown_finds_whom_its_digits_find_in_any_expression(seed):
    world = World(seed)
    everybody, vip, ann = (found(world, text) for text in ("", "group:vip", "анна"))
    for number in {at for contact in world.contacts() for at in contact.addresses if at.isdigit() and len(at) > 6}:
        shown, owners = pretty(number), found(world, f"+{number}")
        assert owners == {contact.id for contact in world.contacts() if number in whole(contact)}, number
        assert {
            text: found(world, text)
            for text in (
                shown, f'"{shown}"', f"({shown})", f"-({shown})", f"-{shown}", f'-"{shown}"',
                f"group:vip {shown}", f"{shown} group:vip", f'group:vip "{shown}"', f"-{shown} group:vip",
                f"{shown} OR анна", f"анна OR {shown}", f"group:vip (анна OR {shown})", f"-(group:vip OR {shown})",
                f"анна {shown} group:vip", f"address:{shown} group:vip",
            )
        } == {
            shown: owners, f'"{shown}"': owners, f"({shown})": owners,
            f"-({shown})": everybody - owners, f"-{shown}": everybody - owners, f'-"{shown}"': everybody - owners,
            f"group:vip {shown}": vip & owners, f"{shown} group:vip": vip & owners,
            f'group:vip "{shown}"': vip & owners, f"-{shown} group:vip": vip - owners,
            f"{shown} OR анна": ann | owners, f"анна OR {shown}": ann | owners,
            f"group:vip (анна OR {shown})": vip & (ann | owners), f"-(group:vip OR {shown})": everybody - vip - owners,
            f"анна {shown} group:vip": ann & vip & owners, f"address:{shown} group:vip": vip & owners,
        }  # fmt: skip


def both(operator, first, second):
    return {
        Operator.AND: first and second, Operator.OR: first or second, Operator.NOT: first and not second
    }[operator]  # fmt: skip


@settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32))
def test_filters_that_are_put_together_find_what_both_find(seed):
    world = World(seed)
    maker = Maker(world)
    for operator in Operator:
        (text, first), (more, second) = maker.expression(), maker.expression()
        joined = combined(text, more, operator, russian=world.rng.random() < 0.5)
        assert joined is not None, (text, more)
        asked = search.question(ContactQuery(text=joined), MOMENT)
        found = set(finding.everything(world.copy.db, asked))
        wanted = [contact for contact in world.contacts() if both(operator, first(contact), second(contact))]
        assert found == {contact.id for contact in wanted}, joined


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32))
def test_every_plan_gives_the_same_rows(seed):
    """The bounds between the plans are moved, so that a small book meets each of them."""
    world = World(seed)
    before = finding.FEW, finding.SOME, finding.MOST, finding.GLANCE, finding.STEPS, finding.STRIDE
    try:
        for _ in range(10):
            text, _ = Maker(world).expression()
            sort, descending = world.rng.choice(list(CONTACT_SORTS)), world.rng.random() < 0.5
            asked = search.question(ContactQuery(text=text, sort=sort, descending=descending), MOMENT)
            expected = list(finding.everything(world.copy.db, asked))
            some = world.rng.randrange(12)
            finding.FEW, finding.SOME, finding.MOST = world.rng.randrange(some + 1), some, world.rng.randrange(20)
            finding.GLANCE, finding.STEPS = world.rng.randrange(1, 5), world.rng.randrange(1, 20)
            finding.STRIDE = world.rng.randrange(1, 20)
            found = finding.first_page(world.copy.db, asked, 5)
            assert list(found.ids[:5]) == expected[:5], text
            assert list(finding.everything(world.copy.db, asked)) == expected, text
            finding.FEW, finding.SOME, finding.MOST, finding.GLANCE, finding.STEPS, finding.STRIDE = before
    finally:
        finding.FEW, finding.SOME, finding.MOST, finding.GLANCE, finding.STEPS, finding.STRIDE = before


@pytest.mark.parametrize("verb", ["import", "import_blacklist"])
def test_the_contacts_of_the_last_import(verb):
    copy = Copy()
    for name, doing in (("a", verb), ("b", "import"), ("c", "change_contact"), ("d", verb)):
        add = edits.AddContact(
            channel=Channel.PHONE, values={"addresses": (f"7912000000{ord(name) % 10}",), "name": name}
        )
        copy.do(add)
        copy.db.execute("UPDATE action SET verb = ? WHERE id = (SELECT max(id) FROM action)", (doing,))
    found = {}
    for text in ("import:last", "импорт:any"):
        asked = search.question(ContactQuery(text=text), MOMENT)
        found[text] = [records.contacts(copy.db, [row])[row].name for row in finding.everything(copy.db, asked)]
    imported = ["a", "b", "d"] if verb == "import" else ["b"]
    assert found == {"import:last": imported[-1:], "импорт:any": imported}


SIGNS = "aА09%_\\*?()[]{}^$.|+-,:;<>'\"&#@!~/ dwsbn\u202e😀\tre:name:group:"


@pytest.mark.parametrize("frame", ["{}", "a{}", "[{}]", "[a{}]", "({})"])
def test_every_sign_behind_a_backslash_is_understood_by_both_or_named_as_a_mistake(frame):
    world = World(1)
    for sign in [*map(chr, range(33, 127)), "я", "é", "😀"]:
        text = "re:" + frame.format("\\" + sign)
        if parse(text).problem is None:
            question = search.question(ContactQuery(text=text), MOMENT)
            assert finding.first_page(world.copy.db, question, 9) is not None, text


def test_an_escaped_slash_is_a_slash():
    assert parse(r"re:12\/34").node == parse("re:12/34").node


def test_whatever_is_typed_is_answered_or_a_mistake_with_its_place():
    seed = random.randrange(2**32)  # noqa: S311 - to replay
    print(f"seed {seed}")  # noqa: T201 - replays a failure
    rng = random.Random(seed)  # noqa: S311 - to replay
    world = World(seed)
    for _ in range(1500):
        start = rng.choice(["", "", "re:", "name:", "comment:", "tag:", "-"])
        text = start + "".join(rng.choice(SIGNS) for _ in range(rng.randrange(1, 9)))
        if parse(text).problem is None:
            question = search.question(ContactQuery(text=text), MOMENT)
            assert finding.first_page(world.copy.db, question, 9) is not None, text
