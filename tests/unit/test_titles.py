"""A book or a film as she wants it, in her words."""

import pytest

from concierge_bot.understanding.visits import errand_names, errands, particulars, titles


@pytest.mark.parametrize(
    ("words", "kind", "spoken"),
    [
        (
            "something by agatha christie to read, large print",
            "book",
            "a book by agatha christie, large print",
        ),
        ("Could I have something to read by P.D. James please", "book", "a book by P.D. James"),
        ("BIG PRINT BOOK FROM THE LIBRARY CAN SOMEBODY BRING", "book", "a book, large print"),
        ("a book called the moonstone if they have it", "book", "a book called moonstone"),
        ("i want a talking book about trains", "book", "a book about trains, audio"),
        ("a library book", "book", "a book"),
        ("a nice film with cary grant on dvd", "film", "a film with cary grant, DVD"),
        ("something funny to watch", "film", "a film"),
    ],
)
def test_what_she_wants_of_it_is_kept(words: str, kind: str, spoken: str) -> None:
    assert errands.kind(words) == kind
    assert particulars.spoken(errand_names.called(kind), kind, particulars.read(words, kind)) == spoken


@pytest.mark.parametrize(
    "words",
    ["somebody to read to me", "i need something to read the meter", "i have nothing to read my mail with"],
)
def test_who_shall_read_to_her_is_no_book(words: str) -> None:
    assert titles.kind(words) is None


def test_to_want_it_by_name_is_to_ask_for_it_and_to_have_it_is_not() -> None:
    for words in (
        "something by agatha christie to read, large print",
        "have you anything by agatha christie to read?",
        "anything with cary grant to watch please",
    ):
        assert errands.asked_for(words), words
    for words in (
        "i have something by agatha christie to read already",
        "ana gave me something by agatha christie to read",
        "i finished that. something to read is good company",
    ):
        assert not errands.asked_for(words), words
