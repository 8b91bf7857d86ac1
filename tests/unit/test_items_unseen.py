"""Lists that were written down, with their answers, before the code had ever read them."""

import pytest

from concierge_bot.understanding.goods.items import Item, read

UNSEEN: list[tuple[str, list[Item], tuple[str, ...], tuple[str, ...]]] = [
    # text, items, unclear, without
    ("Hello its Margaret, can I have 2 pints of milk and a loaf of brown bread please",
     [Item("milk", 2, "pint"), Item("brown bread", 1, "loaf")], (), ()),
    ("pls send tolet paper, tomatos and yogart", [Item("toilet paper"), Item("tomatoes"), Item("yogurt")], (), ()),
    ("im out of sugar and coffee", [Item("sugar"), Item("coffee")], (), ()),
    ("eggs milk cheese 3 apples", [Item("eggs"), Item("milk"), Item("cheese"), Item("apples", 3)], (), ()),
    ("3 lbs of potatos, 2 cans tuna, 1 jar of mayonaise",
     [Item("potatoes", 3, "pound"), Item("tuna", 2, "can"), Item("mayonnaise", 1, "jar")], (), ()),
    ("a couple of lemons and half a dozen eggs", [Item("lemons", 2), Item("eggs", 0.5, "dozen")], (), ()),
    ("could you get me cat food? the poor thing is starving", [Item("cat food")], (), ()),
    ("my knees are bad today so i cant get to the store. need bananas, bread and orange juice",
     [Item("bananas"), Item("bread"), Item("orange juice")], (), ()),
    ("chiken soup x 4", [Item("chicken soup", 4)], (), ()),
    ("2 gallons of milk", [Item("milk", 2, "gallon")], (), ()),
    ("a pound and a half of ground beef", [Item("ground beef", 1.5, "pound")], (), ()),
    ("one and a half pounds of salmon", [Item("salmon", 1.5, "pound")], (), ()),
    ("milk, bread, eggs but no butter i have plenty", [Item("milk"), Item("bread"), Item("eggs")], (), ("butter",)),
    ("Folgers coffee and a box of tea bags", [Item("folgers coffee"), Item("tea bags", 1, "box")], (), ()),
    ("i dont need any milk but i do need eggs", [Item("eggs")], (), ("milk",)),
    ("dont forget the bananas", [Item("bananas")], (), ()),
    ("bread and milk tomorrow morning please", [Item("bread"), Item("milk")], (), ()),
    ("can you bring me ice cream by noon", [Item("ice cream")], (), ()),
    ("lettuce, 4 tomatoes & a cucumber", [Item("lettuce"), Item("tomatoes", 4), Item("cucumber", 1)], (), ()),
    ("i need a 5 lb bag of flour", [Item("flour 5 pound", 1, "bag")], (), ()),
    ("12 pack of coke", [Item("coke 12 pack", 1, "pack")], (), ()),
    ("i was talking to my sister and she is not well", [], (), ()),
    ("whats the weather like today", [], (), ()),
    ("good morning dear how are you", [], (), ()),
    ("ham and cheese, fish and chips", [Item("ham"), Item("cheese"), Item("fish and chips")], (), ()),
    ("tea no wait coffee", [Item("coffee")], (), ()),
    ("get two milks sorry i meant three", [Item("milk", 3)], (), ()),
    ("whole milk not skim", [Item("whole milk")], (), ("skim milk",)),
    ("eggs\nbread\nbutter\n2 onions", [Item("eggs"), Item("bread"), Item("butter"), Item("onions", 2)], (), ()),
    ("1. milk 2. eggs", [Item("milk"), Item("eggs")], (), ()),
    ("milk (2), eggs (12)", [Item("milk", 2), Item("eggs", 12)], (), ()),
    ("some nice ripe peaches if they have them", [Item("ripe peaches")], (), ()),
    ("toothpaste, shampo and a bar of soap", [Item("toothpaste"), Item("shampoo"), Item("soap", 1, "bar")], (), ()),
    ("something sweet for my tea", [], ("something sweet for my tea",), ()),
    ("coke or pepsi and some chips", [Item("chips")], ("coke or pepsi",), ()),
    ("we ran out of dish soap, paper towels too", [Item("dish soap"), Item("paper towels")], (), ()),
    ("i would like a small ham about 3 pounds", [Item("small ham", 3, "pound")], (), ()),
    ("potatoes for the stew, carrots, celery", [Item("potatoes"), Item("carrots"), Item("celery")], (), ()),
    ("orange juice no pulp", [Item("orange juice no pulp")], (), ()),
    ("three tins of baked beans and a pint of semi skimmed milk",
     [Item("baked beans", 3, "tin"), Item("semi skimmed milk", 1, "pint")], (), ()),
    ("icecream choclate biskits", [Item("ice cream"), Item("chocolate"), Item("biscuits")], (), ()),
    ("kerrygold butter and kimchi", [Item("kerrygold butter"), Item("kimchi")], (), ()),
    ("thank you honey, need stamps and light bulbs", [Item("stamps"), Item("light bulbs")], (), ()),
    ("please deliver on tuesday: rice, beans, 2 chickens", [Item("rice"), Item("beans"), Item("chicken", 2)], (), ()),
    ("My son is here so I need more eggs, about 2 dozen, and bacon",
     [Item("eggs", 2, "dozen"), Item("bacon")], (), ()),
    ("is my order coming", [], (), ()),
    ("who was that at the door", [], (), ()),
    ("Need Depends and denture cream. God bless, Ruth", [Item("depends"), Item("denture cream")], (), ()),
    ("vanilla yogurt 6 and strawberry jam 1", [Item("vanilla yogurt", 6), Item("strawberry jam", 1)], (), ()),
    ("a quarter pound of swiss cheese sliced thin", [Item("swiss cheese sliced thin", 0.25, "pound")], (), ()),
    ("half gal milk, doz eggs, lb butter",
     [Item("milk", 0.5, "gallon"), Item("eggs", 1, "dozen"), Item("butter", 1, "pound")], (), ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "items", "unclear", "without"), UNSEEN, ids=[row[0] for row in UNSEEN])
def test_unseen_lists(
    text: str, items: list[Item], unclear: tuple[str, ...], without: tuple[str, ...]
) -> None:
    shopping = read(text)
    assert (list(shopping.items), shopping.unclear, shopping.without) == (items, unclear, without)
