"""What a person may type into the filter field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smsc_desk.book import filter_tree as tree
from smsc_desk.book import filter_words as words
from smsc_desk.book.block import BlockType
from smsc_desk.book.filter_language import LONGEST, Fault, parse, quoted, without
from smsc_desk.book.filter_tree import Part, State
from smsc_desk.book.filter_words import Key
from smsc_desk.book.identity import Channel

NOT, W = tree.Not, lambda *spellings: tree.Word(spellings)


@pytest.mark.parametrize(
    ("english", "russian", "node"),
    [
        ("group:VIP", "группа:vip", tree.InGroup("vip")),
        ("-group:vip", "-группа:vip", NOT(tree.InGroup("vip"))),
        ("group:none", "группа:нет", NOT(tree.InGroup(None))),
        ('group:"Москва юг"', 'ГРУППА:"москва юг"', tree.InGroup("москва юг")),
        ("tag:Новый", "метка:новый", tree.Tagged("новый")),
        ("block:all", "блок:все", tree.Blocked(BlockType.ALL)),
        ("block:mass", "блок:рассылки", tree.Blocked(BlockType.MASS)),
        ("block:single", "блок:одиночные", tree.Blocked(BlockType.SINGLE)),
        ("block:any", "блок:любой", tree.Blocked(None)),
        ("block:none", "блок:нет", NOT(tree.Blocked(None))),
        ("chan:phone", "канал:телефон", tree.Through(Channel.PHONE)),
        ("chan:mail", "канал:почта", tree.Through(Channel.EMAIL)),
        ("bd:today", "др:сегодня", tree.BornWithin(0)),
        ("bd:7d", "др:7д", tree.BornWithin(7)),
        ("bd:2w", "др:2н", tree.BornWithin(14)),
        ("bd:march", "др:марта", tree.BornIn(3)),
        ("bd:may", "др:май", tree.BornIn(5)),
        ("bd:mar", "др:мар", tree.BornIn(3)),
        ("bd:none", "др:нет", NOT(tree.BirthdayKnown())),
        ("name:none", "имя:нет", NOT(tree.Filled(Part.NAME))),
        ("comment:*Word*", "коммент:*word*", tree.Contains(Part.COMMENT, "*word*")),
        ("added:7d", "добавлен:7д", tree.Added(6)),
        ("added:yesterday", "добавлен:вчера", tree.Added(1, 1)),
        ("changed:today", "изменён:сегодня", tree.Changed(0)),
        ("changed:today", "изменен:сегодня", tree.Changed(0)),
        ("import:last", "импорт:последний", tree.Imported(last=True)),
        ("is:unsent", "есть:неотправленное", tree.Has(State.UNSENT)),
        ("is:failed", "есть:ошибка", tree.Has(State.FAILED)),
        ("is:dup", "есть:дубль", tree.Has(State.DUPLICATE)),
        ("is:bad", "есть:плохие", tree.Has(State.BAD)),
        ("re:^7912", "рег:^7912", tree.Regex("^7912")),
        ("a OR b", "a ИЛИ b", tree.Or((W("a"), W("b")))),
    ],
)
def test_both_languages_say_the_same(english, russian, node):
    assert parse(english).node == node
    assert parse(russian).node == node


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("", tree.EVERYBODY),
        ("  ", tree.EVERYBODY),
        ("Ёж", W("еж")),
        ("ёж anna", tree.And((W("еж"), W("anna")))),
        ("-Ёж", NOT(W("еж"))),
        ("-", W("-")),
        ("a - b", tree.And((W("a"), W("-"), W("b")))),
        ("a b OR c", tree.Or((tree.And((W("a"), W("b"))), W("c")))),
        ("a (b OR c)", tree.And((W("a"), tree.Or((W("b"), W("c")))))),
        ("-(a b)", NOT(tree.And((W("a"), W("b"))))),
        ("or или", tree.And((W("or"), W("или")))),  # only in capitals
        ('"Два  слова"', tree.Phrase("два слова")),
        ('-"a OR b"', NOT(tree.Phrase("a or b"))),
        ("8 (912) 345", W("8912345", "7912345")),
        ("+7 912 345", W("7912345", "8912345")),
        ("анна 8912", tree.And((W("анна"), W("8912", "7912")))),
        ("912", W("912")),
        ("ив*ов", tree.Pattern(("ив*ов",))),
        ("7912*67", tree.Pattern(("7912*67", "8912*67"))),
        ("*", W("*")),
        ("12:30", W("12:30")),
        ("smile:)", None),
        ("a)", W("a)")),
        ("re:^7(912|916) x", tree.And((tree.Regex("^7(912|916)"), W("x")))),
        ("(re:(a|b) OR c)", tree.Or((tree.Regex("(a|b)"), W("c")))),
        (r"re:\D\s", tree.Regex(r"\D\s")),
        ("re:АН", tree.Regex("ан")),
    ],
)
def test_words_and_signs(text, node):
    assert parse(text).node == node


VIP, ADA = tree.InGroup("vip"), W("79123456789", "89123456789")
BEGUN = W("8912345", "7912345")


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("group:vip +7 912 345-67-89", tree.And((VIP, ADA))),
        ("group:vip +7 (912) 345-67-89", tree.And((VIP, ADA))),
        ("Иванов +7 912 345-67-89 яна", tree.And((W("иванов"), ADA, W("яна")))),
        ("+7 912 345-67-89 OR other", tree.Or((ADA, W("other")))),
        ("(other OR +7(912)345-67-89) group:vip", tree.And((tree.Or((W("other"), ADA)), VIP))),
        ("-(+7 912 345-67-89)", NOT(ADA)),
        ("-+7 912 345-67-89", NOT(ADA)),
        ("group:vip -8 (912) 345", tree.And((VIP, NOT(BEGUN)))),
        ("-(8912) 345", tree.And((NOT(W("8912", "7912")), W("345")))),
        ("group:vip (8 (912) 345)", tree.And((VIP, BEGUN))),
        ("group:vip (912) 345", tree.And((VIP, W("912345")))),
        ("group:vip 8 912 345-67-89", tree.And((VIP, W("89123456789", "79123456789")))),
        ("group:vip 1234 5678", tree.And((VIP, W("1234"), W("5678")))),
        ("1234 5678", W("12345678")),
        ("+7 912 345-67-89 +7 912 345-67-89", tree.And((ADA, ADA))),
        ("x +7 912 345-67-89) y", tree.And((W("x"), ADA, W("y")))),
        ("x +7 912 345-67-89, y", tree.And((W("x"), ADA, W("y")))),
        ("+7 912 345-67-89 -345", tree.And((ADA, NOT(W("345"))))),
        ('group:vip "+7 912 345-67-89"', tree.And((VIP, tree.Or((tree.Phrase("+7 912 345-67-89"), ADA))))),
        ('"8912"', tree.Phrase("8912")),
        ("group:vip address:+7 912 345", tree.And((VIP, tree.Or((
            tree.Contains(Part.ADDRESS, "7912345"), tree.Contains(Part.ADDRESS, "8912345"),
        ))))),
    ],
)  # fmt: skip
def test_a_number_in_an_expression_is_one_word(text, node):
    assert parse(text).node == node


def test_a_mistake_behind_a_number_is_underlined_where_it_stands():
    text = "(+7 (912) 345-67-89 OR x) grop:vip"
    problem = parse(text).problem
    assert (problem.fault, text[problem.start : problem.end]) == (Fault.UNKNOWN_KEY, "grop:")


@pytest.mark.parametrize(
    ("text", "fault", "place", "suggestion"),
    [
        ("a grop:vip", Fault.UNKNOWN_KEY, "grop:", "group"),
        ("гружпа:vip", Fault.UNKNOWN_KEY, "гружпа:", "группа"),
        ("qqqq:1", Fault.UNKNOWN_KEY, "qqqq:", ""),
        ("block:mas", Fault.UNKNOWN_VALUE, "mas", "mass"),
        ("bd:сегодя", Fault.UNKNOWN_VALUE, "сегодя", "сегодня"),
        ("is:", Fault.NO_VALUE, "is:", ""),
        ('tag:"" x', Fault.NO_VALUE, 'tag:""', ""),
        ("a (b c", Fault.NOT_CLOSED, "(", ""),
        ("a ()", Fault.EMPTY_BRACKETS, "()", ""),
        ('a "b', Fault.NO_QUOTE, '"b', ""),
        ("a OR", Fault.LONELY_OR, "OR", ""),
        ("ИЛИ a", Fault.LONELY_OR, "ИЛИ", ""),
        ("a OR OR b", Fault.LONELY_OR, "OR", ""),
        ("(a OR ) b", Fault.LONELY_OR, "OR", ""),
        ("re:(a", Fault.BAD_REGEX, "(a", ""),
        ("re:a*?", Fault.BAD_REGEX, "a*?", ""),
        (r"re:\bb\1", Fault.BAD_REGEX, r"\bb\1", ""),
        ("re:(?=a)", Fault.BAD_REGEX, "(?=a)", ""),
        ("re:a{5000}", Fault.BAD_REGEX, "a{5000}", ""),
        ("re:a{2,}", Fault.BAD_REGEX, "a{2,}", ""),
        ("re:a{0}", Fault.BAD_REGEX, "a{0}", ""),
        ("re:x{", Fault.BAD_REGEX, "x{", ""),
        ("re:^*", Fault.BAD_REGEX, "^*", ""),
        ("re:[a-]", Fault.BAD_REGEX, "[a-]", ""),
        ("(" * 60, Fault.TOO_DEEP, "(", ""),
    ],
)
def test_a_mistake_has_its_place_and_a_suggestion(text, fault, place, suggestion):
    parsed = parse(text)
    assert parsed.node is None
    problem = parsed.problem
    assert (problem.fault, text[problem.start : problem.end], problem.suggestion) == (fault, place, suggestion)


def test_a_whole_page_is_no_filter():
    assert parse("x " * LONGEST).problem.fault is Fault.TOO_LONG


PIECES = st.sampled_from(
    [
        "(",
        ")",
        '"',
        "-",
        "OR",
        "ИЛИ",
        " ",
        ":",
        "group:",
        "re:",
        "bd:",
        "*",
        "\\",
        "a",
        "Ё",
        "7",
        "+7 912",
        "(912) 345-67-89",
        "[",
        "{",
        "\u00a0",
        "\n",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_whatever_is_typed_gives_a_tree_or_a_place(text):
    parsed = parse(text)
    assert (parsed.node is None) == (parsed.problem is not None)
    if parsed.problem:
        assert 0 <= parsed.problem.start <= parsed.problem.end <= len(text)
    for term in parsed.terms:
        assert term.value in text[term.start : term.end]


def test_a_term_can_be_taken_out():
    text = "анна -group:vip (bd:today OR x) tag:a"
    assert [text[term.start : term.end] for term in parse(text).terms] == ["-group:vip", "tag:a"]
    assert parse("tag:a OR tag:b").terms == ()  # without one of them the other would mean something else


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("анна group:vip  борис", "анна борис"),
        ("group:vip", ""),
        ("анна  б group:vip", "анна  б"),
        ("address:+7 (912) 345-67-89 анна", "анна"),
        ("x +7912345 group:vip 67-89", "x +7912345 , 67-89"),
        ("8912 group:vip 345", "8912 , 345"),
        ("x address:912 group:vip 345-67-89", "x address:912 , 345-67-89"),
    ],
)
def test_without_a_term_the_others_stay_as_they_are(text, left):
    parsed = parse(text)
    assert without(parsed, parsed.terms[-1]) == left


@pytest.mark.parametrize("name", ["VIP", "Москва юг", 'a "b" c', "-x", "a(b)", "OR"])
def test_a_name_that_the_window_writes_is_read_back(name):
    parsed = parse(f"group:{quoted(name)}")
    assert parsed.node == tree.InGroup(name.replace('"', " ").strip().lower())


def test_every_key_has_a_word_in_both_languages():
    for key in Key:
        for russian in (False, True):
            assert words.KEYS[words.word_of(key, russian=russian).replace("ё", "е")] is key
