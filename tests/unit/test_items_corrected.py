"""What she corrects replaces what it means, and what is no goods never becomes any: a town's shop in her words."""

import pytest

from concierge_bot.understanding.goods.items import Item, Product, change, read
from concierge_bot.understanding.orders import changes

SHOP = [
    Product(name)
    for name in (
        "Whole milk gallon|Eggs large dozen|Tea bags 100 pack|Yorkshire Tea 80 bags|Digestive biscuits|Sugar 4lb"
        "|Salted cod 1lb|Ackee|Plantains|Marlboro Gold|Bic lighter|Frozen pizza|Tomato soup|Wheat bread|Bananas"
    ).split("|")
]
MILK, EGGS, BREAD = Item("Whole milk gallon", 1), Item("Eggs large dozen", 1), Item("Wheat bread", 1)
TEA, YORKSHIRE, BISCUITS = (
    Item("Tea bags 100 pack"),
    Item("Yorkshire Tea 80 bags"),
    Item("Digestive biscuits", 2),
)
PIZZA, LIGHTER, SUGAR = Item("Frozen pizza", 1), Item("Bic lighter", 1), Item("Sugar 4lb")

LISTS = {
    "a pack of digestives and a bag of white sugar": ["Digestive biscuits", "Sugar 4lb"],
    "need smokes and a lighter": ["Marlboro Gold", "Bic lighter"],
    "mi want ackee fi sunday breakfast and some saltfish": ["Ackee", "Salted cod 1lb"],
    "gladys fancies a pizza for saturday": ["Frozen pizza"],
    "please bring eggs friday and bread for the church lunch": ["Eggs large dozen", "Wheat bread"],
    "milk saturday": ["Whole milk gallon"],
    "dale says can marlene see what i order": [],
    "four tins of tomato soup 4 sunday": ["Tomato soup"],
}  # fmt: skip
CHANGES: list[tuple[list[Item], str, list[Item]]] = [
    ([TEA, BISCUITS], "no not them, the yorkshire tea", [YORKSHIRE, BISCUITS]),
    ([TEA, YORKSHIRE], "take the ordinary tea bags off", [YORKSHIRE]),
    ([Item("digestives", 2), MILK], "Digestive biscuits i said", [BISCUITS, MILK]),
    ([MILK, EGGS, BREAD], "no, just the eggs", [EGGS]),
    ([MILK, EGGS, BREAD], "only milk and bread please", [MILK, BREAD]),
    ([MILK, EGGS, BREAD], "start over. milk and bananas, nothing else", [MILK, Item("Bananas")]),
    ([MILK, EGGS], "just add a bunch of bananas", [MILK, EGGS, Item("Bananas", 1, "bunch")]),
    ([MILK, EGGS], "just 2 eggs", [MILK, Item("Eggs large dozen", 2)]),
    ([MILK, EGGS], "you forgot the sugar", [MILK, EGGS, SUGAR]),
    ([MILK, EGGS], "no i said SUGAR", [MILK, EGGS, SUGAR]),
    ([MILK, EGGS], "can you put a bag of sugar on", [MILK, EGGS, Item("Sugar 4lb", 1, "bag")]),
    ([MILK, EGGS], "4 pound of sugar too", [MILK, EGGS, Item("Sugar 4lb", 1)]),
    ([MILK, BREAD], "i never asked for bread. remove it", [MILK]),
    ([Item("smokes"), PIZZA], "marlboro gold 2 packs", [Item("Marlboro Gold", 2, "pack"), PIZZA]),
    ([Item("smokes"), PIZZA, Item("Marlboro Gold", 2)], 'get rid of the line that says "smokes", keep the pizza',
     [PIZZA, Item("Marlboro Gold", 2)]),
    ([LIGHTER, PIZZA], "keep lighter, pizza", [LIGHTER, PIZZA]),
    ([MILK, EGGS], "sugar can wait", [MILK, EGGS]),
    ([MILK, EGGS], "yes confirmed. these prices will be the death of me", [MILK, EGGS]),
    ([MILK, EGGS], "lawd, i asked a plain question of fact", [MILK, EGGS]),
    ([MILK, EGGS], "bev is my neighbor and jackson keeps the key", [MILK, EGGS]),
]  # fmt: skip


@pytest.mark.parametrize("text", LISTS)
def test_a_list_is_goods_and_nothing_else(text: str) -> None:
    found = read(text, catalogue=SHOP)
    assert ([item.name for item in found.items], found.unclear) == (LISTS[text], ())


@pytest.mark.parametrize(("basket", "text", "after"), CHANGES, ids=[row[1] for row in CHANGES])
def test_a_correction_replaces_what_it_means(basket: list[Item], text: str, after: list[Item]) -> None:
    changed = change(basket, changes.plainly(text), catalogue=SHOP)
    assert (set(changed.items), changed.unclear) == (set(after), ())


@pytest.mark.parametrize(
    ("text", "so"),
    [("eggs and soup. Same as before", True), ("same as before and eggs", False), ("eggs", False)],
)
def test_same_as_before_may_only_say_what_a_list_is(text: str, so: bool) -> None:
    assert changes.names_last_only_so(text) is so
