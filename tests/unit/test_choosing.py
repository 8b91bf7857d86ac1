"""Who gets the job depends on the declared inputs and on nothing else; money paid to us is none of them."""

from dataclasses import asdict, fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concierge_bot.models import Customer, Provider, Standing
from concierge_bot.services import choosing
from concierge_bot.services.choosing import Candidate

INPUTS = {"name", "provider_id", "favourite", "missing", "rank", "rating", "price"}
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
    capacity=st.none() | st.integers(0, 99),
    services=st.lists(st.text(max_size=5), max_size=3),
)
def test_nothing_else_about_a_provider_becomes_an_input(**undeclared: Any) -> None:
    plain = choosing.candidate(shop(), her())
    assert choosing.candidate(shop(**undeclared), her()) == plain
    assert choosing.eligible(shop(**undeclared), her()) == ""


@given(candidates, st.randoms())
def test_the_order_depends_on_the_inputs_only(given_: list[Candidate], random: Any) -> None:
    shuffled = list(given_)
    random.shuffle(shuffled)
    assert choosing.ranking(shuffled) == choosing.ranking(given_)


@given(candidates)
def test_nobody_is_passed_over_for_one_who_is_worse_in_everything(given_: list[Candidate]) -> None:
    ranked = choosing.ranking(given_)
    for n, first in enumerate(ranked):
        for later in ranked[n + 1 :]:
            worse = (
                first.favourite >= later.favourite
                and first.missing >= later.missing
                and first.rank >= later.rank
                and first.rating <= later.rating
                and first.price >= later.price
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
