"""The fast way for numbers says what the slow one says."""

from __future__ import annotations

import pickle
import random

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smsc_desk.book import phone
from smsc_desk.files import numbers
from smsc_desk.files.numbers import Judge

REGIONS = ("RU", "KZ", "UA", "BY", "TJ", "DE", "US", "UZ", "GB", "IT", "AR", "MX", "FR", "ZZ", "")
JUDGES = {region: Judge(region) for region in REGIONS}
CODES = [str(code) for code in phonenumbers.COUNTRY_CODE_TO_REGION_CODE]
EXAMPLES = [
    number
    for region in sorted(phonenumbers.SUPPORTED_REGIONS)
    for kind in (0, 1, 3, 6)  # fixed, mobile, toll-free, VoIP
    if (number := phonenumbers.example_number_for_type(region, kind))
]


def same(text: str, region: str) -> None:
    slow = phone.understand(text, region=region)
    assert JUDGES[region].understand(text) == (slow.digits, slow.reason), (text, region)


def digits(rng: random.Random, count: int) -> str:
    return "".join(rng.choices("0123456789", k=count))


def near_example(rng: random.Random) -> str:
    """Return digits of a real plan, in international or domestic form, with some of them changed."""
    example = rng.choice(EXAMPLES)
    own = phonenumbers.national_significant_number(example)
    own = own[:-3] + digits(rng, 3) if rng.random() < 0.6 else own
    return (str(example.country_code) if rng.random() < 0.7 else rng.choice(("", "0", "8", "1", "00", "810"))) + own


def generated(rng: random.Random) -> str:
    made = rng.choice((
        lambda: rng.choice("78") + digits(rng, 10), lambda: digits(rng, rng.randint(7, 15)),
        lambda: rng.choice(CODES) + digits(rng, rng.randint(5, 11)), lambda: near_example(rng),
        lambda: near_example(rng),
    ))()  # fmt: skip
    text = rng.choice(("+", "", "", "00")) + made
    for _ in range(rng.choice((0, 0, 1, 3))):
        place = rng.randrange(len(text) + 1)
        text = text[:place] + rng.choice((" ", "-", "(", ")", " (", ".", "\u00a0", "\u2011")) + text[place:]
    return text


def test_generated_numbers_are_judged_alike():
    seed = random.randrange(1 << 32)  # noqa: S311 - no secret
    rng = random.Random(seed)  # noqa: S311
    quick = 0
    for _ in range(4_000):
        text, region = generated(rng), rng.choice(REGIONS[:6] if rng.random() < 0.7 else REGIONS)
        judged = JUDGES[region]._quick(text)
        if judged is not None:
            quick += 1
            slow = phone.understand(text, region=region)
            assert judged == (slow.digits, slow.reason), (text, region, seed)
    assert quick > 1_000, seed


@pytest.mark.parametrize("region", ["RU", "KZ", "DE"])
def test_a_column_is_judged_like_its_numbers(region):
    seed = random.randrange(1 << 32)  # noqa: S311 - no secret
    rng, judge = random.Random(seed), Judge(region)  # noqa: S311
    texts = [generated(rng).strip() for _ in range(2_000)]
    alike = [text[:-4] + digits(rng, 4) for text in texts if text[-4:].isdigit()]  # judged by what was learned
    for column in (texts, alike, [*texts, "a\nb"]):
        assert judge.column(column) == [judge._quick(text) for text in column], seed
    assert judge.column(["", "79121234567"])[0] == ("", None)


def test_the_plan_of_russia_says_nothing_of_the_last_digits():
    assert numbers._free_digits("7") >= numbers._FREE, "else reading takes longer, and is as right as before"


@pytest.mark.parametrize("region", ["RU", "KZ", "UA"])
def test_every_example_of_the_plans_is_judged_alike(region):
    for example in EXAMPLES[:: 3 if region == "RU" else 9]:
        same(f"{example.country_code}{phonenumbers.national_significant_number(example)}", region)


@given(st.text(st.sampled_from("0123456789 +-()./'\u00a0\u2011abО"), max_size=18), st.sampled_from(REGIONS))
@settings(max_examples=150, deadline=None)
def test_any_text_is_judged_alike(text, region):
    same(text, region)


@pytest.mark.parametrize(
    "text",
    [
        "+7 912 345-67-89",
        "8(912)3456789",
        "9123456789",
        "79123456789",
        "+380671234567",
        "375 29 123-45-67",
        "77011234567",
    ],
)
def test_usual_spellings_take_the_fast_way(text):
    assert JUDGES["RU"]._quick(text)


@pytest.mark.parametrize(("text", "region"), [("067 123 45 67", "UA"), ("931234567", "TJ"), ("2025550123", "US")])
def test_numbers_as_they_are_dialled_at_home_take_the_fast_way(text, region):
    assert JUDGES[region]._quick(text)
    same(text, region)


def test_a_judgement_crosses_to_another_process():
    judged = JUDGES["RU"].understand("8 912 345 67 89")
    assert pickle.loads(pickle.dumps(judged)) == judged  # noqa: S301 - our own
