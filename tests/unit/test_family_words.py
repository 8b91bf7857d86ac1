"""What family asks, in many wordings; what is anything else is left to a person."""

import pytest

from concierge_bot.understanding.people.alarm_replies import took_as_usual
from concierge_bot.understanding.people.family_words import Ask, asks
from concierge_bot.understanding.people.kin import meant

ASKED: dict[Ask, str] = {
    "how": """
how is mum
hows mum
how's dad doing
how is my mother today?
is mum ok
is she alright
everything ok with mum?
any news of mum
have you heard from mom today
how is dorothy
hows dorthy doing
how are mom and dad
just checking on mum
is dad all right
How is she
how's grandma
mum ok?
has she texted today
hi its ana how is mom doing today
can you tell me how she is
how has mum been
any word from dad
has mum been in touch
is he doing ok
wondering how mum is
hows nana
what's the news on mom
pls let me know how mother is
""",
    "delivery": """
when is the delivery
when's mum's delivery
when are the groceries coming
what time is her delivery
has the delivery come
did the groceries arrive
did her shopping come
where is moms order
is there a delivery today
when does the food get there
any deliveries today
when will dads groceries get there
is her order on its way
has mum got her shopping yet
did she get her groceries
whats coming today
is the order coming today
delivery today?
do you know when the delivery is coming
when is dorothy's delivery
""",
    "pills": """
did she take her pills
has mum taken her pills
did mom take her meds today
has dad had his tablets
did dorothy take her medicine this morning
do you know if she took her pills
is she taking her pills
are her pills taken
has she missed any pills
did mum remember her tablets
any missed doses?
pills taken?
mum take her pills today?
did he take his morning medication
have mums pills been taken
can you check if mum has taken her heart pill
what about her pills
""",
    "call": """
ask her to call me
can you ask mum to ring me
tell dad to phone me when he can
have mom call me please
get her to give me a call
please ask dorothy to call me back
i need her to call me
could you tell her to call me tonight
let mum know i want her to call me
ask my mother to give me a ring
tell her i need to talk, have her call me
would you ask him to text me
Can she call me
ask mom to call home
""",
    "more": """
MORE
more please
More.
send me the link
link please
show me the page
tell me more
more info
""",
}
NOT_ASKED = """
thank you
i will be there at 5
ok
please order milk for mum
mum is out of milk
mum moved to room 5
can you cancel her order
call me
please have somebody call me
mum said the driver was rude
mum took her pills
mum did not take her pills yesterday and she told me so
i gave her the pills
she needs her hair cut
what does it cost
you are doing a great job
send someone to fix her tap
she loved the delivery man
how much is it
how do i pay
more milk for mum please
the delivery came but the eggs were broken
my phone number changed
dont tell ben
i am her daughter
what medicine does she take
who are you
"""
PARENTS = ("Dorothy Baker", "Harold Baker")


def lines(text: str) -> list[str]:
    """Return the texts of a table."""
    return text.strip().splitlines()


@pytest.mark.parametrize(
    ("ask", "text"), [(ask, text) for ask, texts in ASKED.items() for text in lines(texts)]
)
def test_a_question_is_read_in_many_wordings(ask: Ask, text: str) -> None:
    assert asks(text, ["Dorothy Baker"]) == [ask]


@pytest.mark.parametrize("text", lines(NOT_ASKED))
def test_anything_else_is_left_to_a_person(text: str) -> None:
    assert asks(text, ["Dorothy Baker"]) == []


def test_two_questions_in_one_text_are_both_read() -> None:
    assert asks("how is mum and did she take her pills") == ["pills", "how"]
    assert asks("when is the delivery? and please ask her to call me") == ["call", "delivery"]


def test_a_long_story_is_no_question_though_it_holds_the_words_of_one() -> None:
    story = (
        "i spoke to the driver and he said that when is the delivery is not his business and that how is mum "
    )
    assert asks(story + "was none of his business either, so i am really cross with all of you now") == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("how is dad", [1]),
        ("how is mum", [0]),
        ("how is harold", [1]),
        ("hows dorthy", [0]),
        ("did he take his pills", [1]),
        ("is her delivery coming", [0]),
        ("when is the delivery", [0, 1]),
        ("how are mum and dad", [0, 1]),
        ("how are they", [0, 1]),
    ],
)
def test_of_two_parents_the_one_who_can_be_meant_is_found(text: str, places: list[int]) -> None:
    assert meant(text, PARENTS) == places


def test_a_name_that_is_not_known_as_a_mans_or_a_womans_rules_nobody_out() -> None:
    assert meant("how is mum", ["Kim Lee", "Dorothy Baker"]) == [0, 1]
    assert meant("how is dad", ["Kim Lee", "Dorothy Baker"]) == [0]


def test_family_that_speaks_of_a_pill_taken_tells_of_no_overdose() -> None:
    assert took_as_usual("mum took her pills", "overdose")
    assert not took_as_usual("mum took all her pills", "overdose")
    assert not took_as_usual("mum fell", "fall")


@pytest.mark.parametrize(
    "text",
    [
        "Hi this is Luis, did my mom order groceries today? I can bring her some if not",
        "Hello, what time is mom's dinner coming tonight",
        "did she order food?",
        "has she had a delivery today",
    ],
)
def test_what_comes_or_was_ordered_is_asked_of_deliveries(text: str) -> None:
    assert asks(text) == ["delivery"]
