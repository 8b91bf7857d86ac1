"""Who gets the job depends on the declared inputs and on nothing else; money paid to us is none of them."""

from dataclasses import asdict, fields, replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concierge_bot.models import Customer, Provider, Standing
from concierge_bot.services.members import choosing
from concierge_bot.services.members.choosing import Candidate, Measured, Wanted

INPUTS = {"name", "provider_id", "favourite", "missing", "rank", "rating", "price", "foreign", "minutes"}
AMOUNTS = st.integers(0, 10**6).map(str)
PREFERS = st.lists(st.sampled_from(choosing.PREFERENCES), unique=True)
candidates = st.lists(
    st.builds(
        Candidate,
        name=st.text("ABCD", min_size=1, max_size=3),
        provider_id=st.integers(1, 9),
        favourite=st.integers(0, 3),
        missing=st.integers(0, 3),
        rank=st.integers(1, 3),
        rating=st.sampled_from([0.0, 3.5, 5.0]),
        price=st.integers(0, 500),
        foreign=st.integers(0, 1),
        minutes=st.sampled_from([30.0, 120.0]),
    ),
    max_size=6,
    unique_by=lambda c: c.name,
)


def shop(**more: Any) -> Provider:
    """A grocer."""
    return Provider(**{"id": 7, "agency_id": 1, "name": "Rossi Grocer", "kind": "grocer", **more})


def her(**more: Any) -> Customer:
    """A customer."""
    told = {
        "agency_id": 1,
        "name": "Dorothy",
        "phone": "+13055550134",
        "conversation": "c",
        "postcode": "45402",
    }
    return Customer(**{**told, **more})


def test_a_fee_or_membership_is_no_input() -> None:
    assert {field.name for field in fields(Candidate)} == INPUTS


@given(
    evidence=st.lists(st.dictionaries(st.text(max_size=5), st.integers()), max_size=2),
    config=st.dictionaries(st.sampled_from(["membership", "commission", "fee", "url"]), st.text(max_size=5)),
    capacity=st.none() | st.integers(1, 99),
    services=st.lists(st.text(max_size=5), max_size=3),
)
def test_nothing_else_about_a_provider_becomes_an_input(**undeclared: Any) -> None:
    plain = choosing.candidate(shop(), her())
    assert choosing.candidate(shop(**undeclared), her()) == plain
    assert choosing.eligible(shop(**undeclared), her()) == ""


@given(
    money=st.lists(
        st.dictionaries(st.sampled_from(["commission", "fee", "paid_us", "bonus"]), AMOUNTS),
        min_size=3,
        max_size=3,
    ),
    prefers=PREFERS,
    ratings=st.lists(st.tuples(st.integers(0, 40), st.floats(1, 5)), min_size=3, max_size=3),
)
def test_no_money_that_is_paid_to_us_moves_anybody(
    money: list[dict[str, str]], prefers: list[str], ratings: list[tuple[int, float]]
) -> None:
    seen = [Measured(ratings=n, stars=round(n * mean)) for n, mean in ratings]
    plain = [shop(id=n, name=f"Shop {n}", price=300 - n) for n in range(3)]
    paying = [
        shop(id=n, name=f"Shop {n}", price=300 - n, config=paid, evidence=[paid], secrets=list(paid.values()))
        for n, paid in enumerate(money)
    ]
    customer = her(prefers=prefers)
    ways = [
        [
            c.name
            for c in choosing.ranking(
                [choosing.candidate(p, customer, 0, m) for p, m in zip(shops, seen, strict=True)], prefers
            )
        ]
        for shops in (plain, paying)
    ]
    assert ways[0] == ways[1]
    assert [choosing.eligible(p, customer) for p in plain] == [choosing.eligible(p, customer) for p in paying]


@given(candidates, st.randoms(), PREFERS)
def test_the_order_depends_on_the_inputs_only(
    given_: list[Candidate], random: Any, prefers: list[str]
) -> None:
    shuffled = list(given_)
    random.shuffle(shuffled)
    assert choosing.ranking(shuffled, prefers) == choosing.ranking(given_, prefers)


@given(candidates, PREFERS)
def test_nobody_is_passed_over_for_one_who_is_worse_in_everything(
    given_: list[Candidate], prefers: list[str]
) -> None:
    ranked = choosing.ranking(given_, prefers)
    for n, first in enumerate(ranked):
        for later in ranked[n + 1 :]:
            worse = (
                first.favourite >= later.favourite
                and first.missing >= later.missing
                and first.rank >= later.rank
                and first.rating <= later.rating
                and first.price >= later.price
                and first.foreign >= later.foreign
                and first.minutes >= later.minutes
                and first.name > later.name
            )
            assert not worse


def test_her_favourite_comes_before_rank_rating_and_price() -> None:
    plain = choosing.candidate(shop(rank=1, rating=5.0, price=0), her(favourites=["Corner Mart"]))
    loved = choosing.candidate(
        shop(id=8, name="Corner Mart", rank=9, price=900), her(favourites=["Corner Mart"])
    )
    assert choosing.ranking([plain, loved])[0] is loved


def test_who_has_everything_comes_before_who_is_cheap() -> None:
    one = choosing.candidate(shop(), her())
    assert choosing.ranking([replace(one, missing=1, price=0), replace(one, price=900)])[0].missing == 0


def test_one_lucky_star_moves_nobody_to_the_top() -> None:
    new = choosing.candidate(shop(), her(), measured=Measured(ratings=1, stars=5))
    proven = choosing.candidate(
        shop(id=8, name="Corner Mart"), her(), measured=Measured(ratings=40, stars=188)
    )
    assert new.rating < proven.rating < 4.7
    assert choosing.ranking([new, proven])[0] is proven


def test_one_bad_day_sinks_nobody_and_many_do() -> None:
    once = choosing.candidate(shop(), her(), measured=Measured(ratings=1, stars=1))
    often = choosing.candidate(shop(id=8, name="Corner Mart"), her(), measured=Measured(ratings=10, stars=10))
    unknown = choosing.candidate(shop(id=9, name="New Shop"), her())
    assert unknown.rating > once.rating > often.rating


@pytest.mark.parametrize(
    ("prefers", "first", "why"),
    [
        ([], "Ranked", "rank"),
        (["price"], "Cheap", "price"),
        (["speed"], "Quick", "speed"),
        (["rating", "price"], "Loved", "rating"),
    ],
)
def test_what_counts_most_for_her_decides_and_is_the_reason(prefers: list[str], first: str, why: str) -> None:
    plain = choosing.candidate(shop(price=300), her())
    all_four = [
        replace(plain, name="Ranked", provider_id=1, rank=1),
        replace(plain, name="Cheap", provider_id=2, price=100),
        replace(plain, name="Quick", provider_id=3, minutes=30.0),
        replace(plain, name="Loved", provider_id=4, rating=4.9),
    ]
    ranked = choosing.ranking(all_four, prefers)
    assert ranked[0].name == first
    assert choosing.reason(ranked, ranked[0].provider_id, 0, prefers) == why
    assert choosing.because(ranked, {}, prefers).get("prefers", []) == prefers


def test_who_speaks_her_language_comes_before_rank() -> None:
    customer = her(language="es")
    english = choosing.candidate(shop(rank=1), customer)
    hers = choosing.candidate(shop(id=8, name="La Tienda", rank=9, languages=["en", "es"]), customer)
    ranked = choosing.ranking([english, hers])
    assert ranked[0] is hers
    assert choosing.reason(ranked, 8, 0) == "language"


TUESDAY = datetime(2026, 12, 1, 11)  # noqa: DTZ001 - a member's wall clock


@pytest.mark.parametrize(
    ("provider", "wanted", "busy", "why"),
    [
        (shop(hours="mon-sat 8-6"), Wanted(start=TUESDAY), 0, ""),
        (shop(hours="mon-fri 1pm-6pm"), Wanted(start=TUESDAY, end=TUESDAY), 0, "is closed then"),
        (shop(hours="12-6"), Wanted(start=TUESDAY, end=TUESDAY.replace(hour=13)), 0, ""),
        (shop(hours="sat 9-1"), Wanted(start=TUESDAY), 0, "is closed then"),
        (shop(hours="ring the bell"), Wanted(start=TUESDAY), 0, ""),
        (shop(skills=["fridge"]), Wanted(frozenset({"fridge"})), 0, ""),
        (
            shop(skills=["fridge"]),
            Wanted(frozenset({"fridge", "dispenser"})),
            0,
            "is not trained for dispenser",
        ),
        (shop(capacity=2), Wanted(), 1, ""),
        (shop(capacity=2), Wanted(), 2, "has as many jobs as it can do"),
    ],
)
def test_who_cannot_do_this_job_is_told_why(provider: Provider, wanted: Wanted, busy: int, why: str) -> None:
    assert choosing.eligible(provider, her(), wanted, Measured(busy=busy)) == why


@pytest.mark.parametrize(
    ("provider", "customer", "why"),
    [
        (shop(), her(), ""),
        (shop(standing=Standing.probation), her(), ""),
        (shop(standing=Standing.prospect), her(), "standing is prospect"),
        (shop(standing=Standing.suspended), her(), "standing is suspended"),
        (shop(disabled="its endpoint is gone"), her(), "its endpoint is gone"),
        (shop(), her(blocks=["Rossi Grocer"]), "she does not want them"),
        (shop(covers=["45402", "45403"]), her(), ""),
        (shop(covers=["10001"]), her(), "does not serve her street"),
    ],
)
def test_who_may_not_be_chosen_is_told_why(provider: Provider, customer: Customer, why: str) -> None:
    assert choosing.eligible(provider, customer) == why


def test_a_choice_is_kept_with_what_made_it() -> None:
    ranked = [choosing.candidate(shop(), her())]
    kept = choosing.because(ranked, {"Corner Mart": "she does not want them"})
    assert kept == {"ranking": [asdict(ranked[0])], "not_chosen": {"Corner Mart": "she does not want them"}}
