"""Shopping lists in an older customer's own words."""

import re
import subprocess
import sys
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from concierge_bot.understanding.goods.items import Item, Shopping, change, read
from concierge_bot.understanding.goods.joining import joined
from concierge_bot.understanding.goods.lexicon import cut, lexicon, stem, tokens
from concierge_bot.understanding.goods.pieces import words
from concierge_bot.understanding.goods.wording import slips
from concierge_bot.understanding.words.sounding import likeness
from concierge_bot.understanding.words.spelling import goods
from concierge_bot.understanding.words.units import UNITS

LISTS: list[tuple[str, list[Item]]] = [
    ("need milk bred and a dozen eggs", [Item("milk"), Item("bread"), Item("eggs", 1, "dozen")]),
    ("milk bread eggs 2 butter", [Item("milk"), Item("bread"), Item("eggs"), Item("butter", 2)]),
    ("12 eggs 1 loaf bread 2 butter", [Item("eggs", 12), Item("bread", 1, "loaf"), Item("butter", 2)]),
    ("half a pound of ham", [Item("ham", 0.5, "pound")]),
    ("1 1/2 lbs ground beef", [Item("ground beef", 1.5, "pound")]),
    ("a half gallon of milk", [Item("milk", 0.5, "gallon")]),
    ("2 half gallons of milk", [Item("milk", 1, "gallon")]),
    ("½ lb turkey", [Item("turkey", 0.5, "pound")]),
    ("yogurt x 4", [Item("yogurt", 4)]),
    ("4x yogurt", [Item("yogurt", 4)]),
    ("2% milk", [Item("2% milk")]),
    ("2 percent milk 1 gallon", [Item("2% milk", 1, "gallon")]),
    ("half and half and sugar", [Item("half and half"), Item("sugar")]),
    ("half n half", [Item("half and half")]),
    ("mac and cheese", [Item("mac and cheese")]),
    ("peanut butter and jelly", [Item("peanut butter"), Item("jelly")]),
    ("salt and pepper", [Item("salt"), Item("pepper")]),
    ("Folgers", [Item("folgers")]),
    ("folgers 11oz", [Item("folgers", 11, "ounce")]),
    ("milk the big one", [Item("big milk")]),
    ("cofee bananna tomatos yogart", [Item("coffee"), Item("banana"), Item("tomatoes"), Item("yogurt")]),
    ("miilk breead egggs buter", [Item("milk"), Item("bread"), Item("eggs"), Item("butter")]),
    ("bannanas oragnes appels graps", [Item("bananas"), Item("oranges"), Item("apples"), Item("grapes")]),
    ("brocoli, lettus, sossages, mayonaise",
     [Item("broccoli"), Item("lettuce"), Item("sausages"), Item("mayonnaise")]),
    ("hi dear its dorothy could you please get me some milk and bread my grandson is coming",
     [Item("milk"), Item("bread")]),
    ("get me some gochujang", [Item("gochujang")]),
    ("milk, gochujang and eggs", [Item("milk"), Item("gochujang"), Item("eggs")]),
    ("eggs no wait i have eggs make it butter", [Item("butter")]),
    ("a 5 lb bag of potatos 2 12oz cans of tuna",
     [Item("potatoes 5 pound", 1, "bag"), Item("tuna 12 ounce", 2, "can")]),
    ("milk 2 bread 3", [Item("milk", 2), Item("bread", 3)]),
    ("2 rolls of paper towels and dinner rolls", [Item("paper towels", 2, "roll"), Item("dinner rolls")]),
    ("loaf of bread pint of milk packet of biscuits",
     [Item("bread", 1, "loaf"), Item("milk", 1, "pint"), Item("biscuits", 1, "pack")]),
    ("send 2-3 lemons", [Item("lemons", 2)]),
    ("milk and eggs before 3", [Item("milk"), Item("eggs")]),
    ("bread by noon on tuesday, milk at 4pm", [Item("bread"), Item("milk")]),
    ("between 3 and 5 pm please: milk", [Item("milk")]),
    ("my daughter brought eggs and milk so just bread and butter", [Item("bread"), Item("butter")]),
    ("no sugar in my coffee please", []),
    ("nothing for dinner tonight", []),
    ("the milk was sour yesterday", []),
    ("i fell in the kitchen", []),
    ("i took my pill with orange juice", []),
    ("i need a plumber the sink is leaking", []),
    ("can you get me to the doctor on friday", []),
    ("thanks so much your a doll", []),
    ("no thank you", []),
    ("", []),
    ("12345 !!! ???", []),
    ("the milk is all gone", [Item("milk")]),
    ("food for the cat and litter for the cat", [Item("cat food"), Item("cat litter")]),
    ("$5 of ham", [Item("ham")]),
    ("tea. bread. Dorothy", [Item("tea"), Item("bread")]),
    ("a lemon", [Item("lemon", 1)]),
    ("2 milks, 3 breads", [Item("milk", 2), Item("bread", 3)]),
    ("yogurt with fruit", [Item("yogurt with fruit")]),
    ("soup, the chicken kind, and crackers", [Item("chicken soup"), Item("crackers")]),
    ("soup with no salt", [Item("soup with no salt")]),
    ("we are low on toilet paper", [Item("toilet paper")]),
    ("no onions please just tomatoes", [Item("tomatoes")]),
    ("get coffee but not the decaf", [Item("coffee")]),
    ("a small jar of mayo", [Item("mayo", 1, "jar")]),
    ("cheddar cheese and swiss cheese", [Item("cheddar cheese"), Item("swiss cheese")]),
]  # fmt: skip

SECOND_LOOK: list[tuple[str, list[Item], tuple[str, ...]]] = [
    # text, items, unclear; also written before the code had read them
    ("Good afternoon, this is Mrs Brown at 14 Oak Street. Please could I have a cauliflower and some carrots.",
     [Item("cauliflower", 1), Item("carrots")], ()),
    ("need depends, ensure 6 pack, and tums", [Item("depends"), Item("ensure 6 pack", 1, "pack"), Item("tums")], ()),
    ("sugar free jello 2 boxes", [Item("sugar free jello", 2, "box")], ()),
    ("could my grandson have some cookies and milk when he comes", [Item("cookies"), Item("milk")], ()),
    ("bread milk and if they have it some salmon", [Item("bread"), Item("milk"), Item("salmon")], ()),
    ("three apples two pears one melon", [Item("apples", 3), Item("pears", 2), Item("melon", 1)], ()),
    ("I would love some strawberries", [Item("strawberries")], ()),
    ("pick up a rotisserie chicken and coleslaw for supper", [Item("rotisserie chicken", 1), Item("coleslaw")], ()),
    ("get bread eggs and that other thing", [Item("bread"), Item("eggs")], ()),
    ("not eggs, milk", [Item("milk")], ()),
    ("bread but not the sliced kind", [Item("bread")], ()),
    ("can u get me sum milk n bread", [Item("milk"), Item("bread")], ()),
    ("milk/bread/eggs", [Item("milk"), Item("bread"), Item("eggs")], ()),
    ("MILK BREAD EGGS!!!", [Item("milk"), Item("bread"), Item("eggs")], ()),
    ("i want 2 boxes of cheerios & 1 doz. eggs", [Item("cheerios", 2, "box"), Item("eggs", 1, "dozen")], ()),
    ("a tin of salmon, a jar of marmite, six crumpets",
     [Item("salmon", 1, "tin"), Item("marmite", 1, "jar"), Item("crumpets", 6)], ()),
    ("my doctor says no salt", [], ()),
    ("the driver forgot the eggs", [], ()),
    ("where are my bananas", [], ()),
    ("did you get the milk", [], ()),
]  # fmt: skip


THIRD_LOOK: list[tuple[str, list[Item], tuple[str, ...]]] = [
    # text, items, unclear; written before the code had read them, when the lists above were all right
    ("could somebody pop out for a pint of milk and some digestives",
     [Item("milk", 1, "pint"), Item("digestive biscuits")], ()),
    ("out of eggs again. also need soap and 2 lightbulbs", [Item("eggs"), Item("soap"), Item("light bulbs", 2)], ()),
    ("mike is coming for dinner so a chicken, potatoes, green beans and an apple pie",
     [Item("chicken", 1), Item("potatoes"), Item("green beans"), Item("apple pie", 1)], ()),
    ("Dear Ana, please order 2 loaves of white bread & a dozen brown eggs, Thank You, Rose",
     [Item("white bread", 2, "loaf"), Item("brown eggs", 1, "dozen")], ()),
    ("i still have plenty of milk but the bread is gone", [Item("bread")], ()),
    ("cat litter 2 bags and friskies 12 cans", [Item("cat litter", 2, "bag"), Item("friskies", 12, "can")], ()),
    ("3lb apples 1lb grapes 2lb onions",
     [Item("apples", 3, "pound"), Item("grapes", 1, "pound"), Item("onions", 2, "pound")], ()),
    ("do i have any eggs coming", [], ()),
    ("i had toast and tea this morning", [], ()),
    ("get the good coffee, not the instant", [Item("coffee")], ()),
    ("orange marmelade and english mufins", [Item("orange marmalade"), Item("english muffins")], ()),
    ("would you be a dear and fetch me some prunes", [Item("prunes")], ()),
    ("hot dogs buns ketchup mustard relish", [Item("hot dogs"), Item("buns"), Item("ketchup"), Item("mustard"),
     Item("relish")], ()),
    ("im cold and my heating broke", [], ()),
    ("need: milk; bread; jam (strawberry)", [Item("milk"), Item("bread"), Item("strawberry jam")], ()),
    ("sourdough and a quarter lb of salami thinly sliced",
     [Item("sourdough"), Item("salami thinly sliced", 0.25, "pound")], ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "items"), LISTS, ids=[row[0] for row in LISTS])
def test_lists(text: str, items: list[Item]) -> None:
    assert list(read(text).items) == items


@pytest.mark.parametrize(
    ("text", "items", "unclear"),
    [*SECOND_LOOK, *THIRD_LOOK],
    ids=[row[0] for row in [*SECOND_LOOK, *THIRD_LOOK]],
)
def test_later_looks(text: str, items: list[Item], unclear: tuple[str, ...]) -> None:
    shopping = read(text)
    assert (list(shopping.items), shopping.unclear) == (items, unclear)


def test_the_usual_brings_her_usual_basket() -> None:
    usual = [Item("2% milk", 1), Item("eggs", 1, "dozen")]
    assert read("the usual please", usual=usual) == Shopping(tuple(usual), refers_to_usual=True)
    assert read("the usual but no eggs and add butter", usual=usual) == Shopping(
        (Item("2% milk", 1), Item("butter")), refers_to_usual=True, without=("eggs",)
    )


def test_the_usual_coffee_is_the_coffee_she_usually_has() -> None:
    shopping = read("need milk bred and the usual cofee pls", history=["Folgers 11oz"])
    assert shopping == Shopping((Item("milk"), Item("bread"), Item("Folgers 11oz")))


@pytest.mark.parametrize(
    "text", ["same as last week but no eggs", "same again no eggs", "same order without the eggs"]
)
def test_the_last_order_is_referred_to(text: str) -> None:
    assert read(text) == Shopping(refers_to_last=True, without=("eggs",))


def test_what_is_unclear_is_asked_and_the_rest_is_kept() -> None:
    assert read("butter or margarine, and milk") == Shopping(
        (Item("milk"),), unclear=("butter or margarine",)
    )


def test_make_that_three_is_asked_when_it_could_be_any() -> None:
    basket = [Item("milk"), Item("bread")]
    after = change(basket, "make that 3")
    assert (list(after.items), after.unclear) == (basket, ("3",))


def test_a_change_says_what_it_did() -> None:
    after = change([Item("milk", 1), Item("bread")], "2 milks, no bread, add jam")
    assert after.added == (Item("jam"),)
    assert after.removed == (Item("bread"),)
    assert after.changed == (Item("milk", 2),)


WORDS = st.sampled_from(
    "milk bread eggs usual same last no not without i have make it that wait meant instead of 2 3 1/2 half a dozen "
    "pound lbs x4 the big one or , . ? with for my grandson is coming please gochujang zzyzx folgers 2% "
    "11oz take off add more another something ½ 3pm on tuesday $5 coffee skimmed butter".split()
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join))
BASKETS = st.lists(
    st.builds(
        Item,
        st.sampled_from(["milk", "2% milk", "Folgers 11oz", "eggs", "odd thing"]),
        st.sampled_from([None, 2.0]),
    ),
    max_size=3,
    unique_by=lambda item: item.name,
)


def _roots(text: str) -> set[str]:
    """Every word that a text may give rise to: what each of hers may stand for, and the names made of those."""
    said = [*words(text), *(word for _, word in joined(words(text), lexicon()))]
    meant = {other for word in said for other, _ in slips(word, lexicon())}
    spelled = {*said, *meant, *(one for word in said for one in goods([word], lexicon()))}
    row = [*tokens(text, lexicon()), *cut(sorted(spelled), lexicon())]
    named = {word for token in row for word in re.split("[ -]", f"{token.text} {token.noun} {token.shown}")}
    known = {stem(word) for word in (*spelled, *named)}
    return known.union(*(called for said, called in _phrases() if said <= known))


@cache
def _phrases() -> list[tuple[set[str], set[str]]]:
    """The words of each known phrase, and those that it may be called by."""
    return [
        (
            {stem(word) for word in phrase.split()},
            {stem(word) for word in f"{token.text} {token.noun}".split()},
        )
        for phrase, token in lexicon().phrases.items()
    ]


def _is_alike(word: str, text: str) -> bool:
    """Whether a word of a longer name is like one of hers, or like two that she wrote apart."""
    said = words(text)
    return any(likeness(stem(one), word) >= 0.55 for one in (*said, *map("".join, pairwise(said))))


@given(TEXTS, BASKETS)
@example("AKE01=1%BRED", [])
@settings(max_examples=300, deadline=None)
def test_no_item_without_a_root_in_her_words(text: str, usual: list[Item]) -> None:
    allowed = (
        _roots(text)
        | {"with", "pack", "1", *map(stem, UNITS.values())}
        | {stem(word) for item in usual for word in item.name.split()}
    )
    allowed |= _roots(" ".join(item.name for item in usual))
    for item in (*read(text, usual=usual).items, *change(usual, text).items):
        named = {stem(word) for word in item.name.split() if not word[0].isdecimal()}
        assert all(word in allowed or _is_alike(word, text) for word in named)
        assert item.quantity is None or item.quantity >= 0


@pytest.mark.parametrize("text", ["9Vé batteries 4 each", "7upx", "v89 juice"])
def test_a_name_with_a_figure_in_it_is_no_number(text: str) -> None:
    assert all(item.quantity is None or item.quantity > 0 for item in read(text).items)


def test_many_may_read_lists_at_once() -> None:
    """In a process of its own: where two threads were in the tagger, the whole process died."""
    script = """
import sys
from concurrent.futures import ThreadPoolExecutor
from concierge_bot.understanding.goods import items
sys.setswitchinterval(1e-5)
texts = [f"need milk bred and {n} cans of soup and tea" for n in range(100)]
with ThreadPoolExecutor(8) as threads:
    read = list(threads.map(items.read, texts))
assert read == [items.read(text) for text in texts]
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
