"""A word for a whole kind of goods before its members is none of them: "fruit, oranges and grapes" are two things."""

import re

from concierge_bot.understanding.goods.lexicon import stems

_KINDS = {
    r"fruits?": "apples oranges grapes bananas pears peaches plums berries strawberries blueberries raspberries melon"
    " melons watermelon lemons limes cherries pineapple mango mangoes grapefruit grapefruits kiwis apricots tangerines"
    " clementines nectarines prunes raisins",
    r"veg|veggies|vegetables?|produce": "carrots onions potatoes tomatoes lettuce cabbage spinach peas corn broccoli"
    " cauliflower celery peppers cucumbers beans greens kale squash zucchini mushrooms beets turnips okra yams leeks"
    " radishes asparagus garlic",
    r"meats?": "bacon ham beef pork chicken turkey sausage sausages lamb steak steaks chops mince veal bologna salami",
    r"dairy": "milk butter cheese cream yogurt yoghurt eggs",
    r"snacks?|treats|sweets|something sweet": "cookies crackers chips candy chocolate nuts popcorn pretzels cake cakes"
    " biscuits pie ice",
    r"drinks?|something to drink": "juice milk water soda coffee tea coke pop lemonade beer wine cola",
    r"cleaning (?:things|stuff|supplies|products)": "soap bleach detergent sponges towels cleaner bags wipes",
    r"toiletries": "soap shampoo toothpaste toothbrush lotion tissues mouthwash deodorant razors",
}
_EVERYTHING = r"groceries|food|(?:a few |some |the |my )(?:things|bits|basics|staples|essentials|items)"
_MORE = r"(?:(?:some|a few|a bit of|a little|the|my|fresh|nice|any|bit of) )*"
_FIRST = (
    r"(?=(?:(?:and|some|a|an|the|\d+|half|one|two|three|four|five|six|dozen|of|pounds?|lbs?|bags?) )*"
    r"(?P<first>[a-z]+))"
)
_OF_A_KIND = [
    (
        re.compile(
            rf"\b{_MORE}(?:{kind})(?: ?[,:;-]+ ?|,? (?:like|such as|namely|say) ){_FIRST}", re.IGNORECASE
        ),
        stems(members),
    )
    for kind, members in _KINDS.items()
]
_ANYTHING = re.compile(rf"\b(?:{_EVERYTHING})(?: ?[:;-]+ ?|,? (?:like|such as|namely) )(?=\w)", re.IGNORECASE)


def without(text: str) -> str:
    """Return a list without the words for whole kinds whose members follow."""
    for kind, members in _OF_A_KIND:
        text = kind.sub(lambda found, of=members: "" if stems(found["first"]) <= of else found[0], text)  # type: ignore[misc]
    return _ANYTHING.sub("", text)
