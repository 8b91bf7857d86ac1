"""Somebody wants her card, her codes or her money: she hears at once what to do, and a person calls."""

import pytest
from sqlmodel import Session, select

from concierge_bot.models import Alarm, Message
from concierge_bot.services.talk import arrival
from concierge_bot.understanding.danger import fraud as reading
from tests.fixtures.core import Core
from tests.fixtures.town import ANA, DOROTHY
from tests.unit.said import store
from tests.unit.test_family_alarms import home, write

__all__ = ["home"]

ASKED = """theres a man on the telephone from medicare wants my card number and says i lose my benefits is that you
a lady called says she is from social security and needs my social
someone from the bank rang he is asking for my pin
microsoft called my computer has a virus they want to get in my computer
my computer is locked and it says call this number
screen is frozen with a big red warning says call microsoft 1-888 number
my grandson called he is in jail and needs bail money dont tell his mother
man says my grandson had a wreck and i have to send 5000 dollars for the lawyer
they want me to pay with gift cards
he told me go buy google play cards for him
can you get me four target gift cards the irs man is waiting
got a call from the irs says theres a warrant out for my arrest
a man on the phone says i won the lottery and must pay the tax first
is this a scam
i think its a scam somebody calls about my credit card
this fella from amazon called says my account is hacked he wants the code they texted me
got a email says my account will be closed if i dont confirm my bank information
the electric company called they will shut me off today if i dont pay with a prepaid card
medicair called wants my nummber off the card
sombody on the fone wants my soshul security number
a nice young man from meddicare rang he needs my medicare number for a new plastic card
they want me to put teamviewer on the laptop
theres a recording saying my social security number is suspended press 1
somebody called about my cars warranty wants my credit card
granddaughter on the phone crying says she was arrested send money western union
he is on the phone now and wants my bank account number
he says dont hang up and go to the bank for cash
un hombre me llamo y quiere mi numero de seguro social
the caller id says medicare they are asking for my date of birth and my card
a woman says shes from chase and needs to verify my account number
amazon says somebody bought a phone on my account call them
they say i owe taxes and the police will come
the boy on the phone says he is my grandson and he is in trouble
there is a guy calling from publishers clearing house i won but i have to send 400 first
hes asking me to stay on the line and drive to walmart for cards
someone keeps calling about my medicare
a window popped up on the computer i cant close it says call 800 number
he got into my computer and is moving the mouse
they called from the hospital that my grandson hurt a woman in a car and needs 8000
some man texted he is my son with a new number needs money fast
how do i know its really the bank he wants my password
they want my medicare number for a free knee brace""".splitlines()
TOLD = """i told him the first numbers off the card. should i not have
i gave the man my social security number
gave her my card number was that wrong
i read him the numbers on the back of the gift cards
i gave my bank account to a lady on the phone
i already paid them 500 in cards
i just gave a man my checking account number oh lord
i gave that fellow three numbers then i got scared
he has got my social security number
i bought the gift cards and told him the codes
i let him in my computer and gave him my password
wired him the money this morning western union
told the fella on the phone my medicare number""".splitlines()
NONE = """the card from my sister came
my medicare card is in the drawer
why did you charge my card twice
what is the number of my order
i need a birthday card for my grandson
can you get a gift card from target for my granddaughters birthday
the man from the store called he is at the door with my groceries
a lady called about my hair appointment
the pharmacy called they need my insurance card
the doctor wants my medicare card tomorrow remind me to bring it
my grandson is in jail since june poor boy
my grandson is a lawyer now
my computer is broken can someone fix it
i cant log in to my computer
someone called me
who called me just now
is that you people calling
a man came to fix the sink he wants 60 dollars
i gave him a piece of pie
i gave the plumber my number
i gave him my number so he can call
we played cards till nine
my cousin fred called me about his car
put the eggs on my card
did you get my card number last time
fred wants money for the step
the girl called she needs the door code to clean
told him the number of the apartment
do you need my card number
can i pay with my card
the bank is closed today
i need a ride to the bank
i need to go to social security on thursday
remind me to call medicare
they want me to take two pills
he wants eggs and milk
ana wants to know what i spent
my nephew had an accident he is fine
get well card for maria please
we played cards with the girl next door
your prices are a scam
i watched a tv show about scams
the nurse asked for my number
somebody from the church called wants a cake
she asked for the code of the door
tell fred the gate code is 4411
my phone is dead
i lost my card
he said the cab is 14 dollars
the cab man says i owe him money
ana says she needs the number of the plumber
can you send somebody to look at my computer it has a virus
what did i pay for the groceries
my social is on thursday at the church
i told her i love her
i gave him the money for the mowing
i sent them a card
mail man came with a package
the lady from meals called they need a new time
somebody rang the bell
the girl who does my nails called in sick
dont call my phone number anymore
please call the bank for me i need a new card
somebody called from the doctors office they want me there at nine
got a call from the doctor i have to come thursday
the bank called my appointment is at two
the electric company is coming on friday remind me
my neighbor was arrested again
the hairdresser wants cash
my daughter has my pin
i gave them all my old cards for bingo
the phone company wants ninety dollars who else is there
locked out of my computer need a techie
what were the lottery numbers saturday""".splitlines()


@pytest.mark.parametrize("words", ASKED)
def test_somebody_after_her_money_is_known(words: str) -> None:
    assert reading.read(words) == "asked"


@pytest.mark.parametrize("words", TOLD)
def test_what_she_told_already_is_known(words: str) -> None:
    assert reading.read(words) == "told"


@pytest.mark.parametrize("words", NONE)
def test_what_only_sounds_like_it_is_none(words: str) -> None:
    assert reading.read(words) is None


@pytest.mark.parametrize(
    ("words", "cheated"),
    [
        ("somebody asked me for my card number", True),
        ("a lady rang and wants my bank details to fix the bill", True),
        ("he said i must pay with gift cards", True),
        ("how much money you take from my card", False),
        ("did it come off my card", False),
        ("a nice man from the bank called he needs my card number to fix my account", True),
        ("he says it must be today. should i give it to him", True),
        ("my grandson is in jail and needs 2000 dollars today dont tell anyone", True),
        ("a man called from microsoft he wants gift cards", True),
        ("i won a prize but i have to pay a fee first", True),
        ("he wants me to read him the code that came on my phone", True),
        ("a man on the phone told me to move my savings to a safe account", True),
        ("my grandson needs 20 dollars for his birthday card", False),
        ("tell the driver the gate code is 4411", False),
        ("my daughter called and wants milk", False),
        ("can i pay by card", False),
        ("my bank called a ride for me", False),
        ("should i give her some water", False),
        ("do you require a card number? I will not give a card number over the telephone.", False),
        ("Nobody asked me for a card. I asked YOU whether you need one.", False),
        ("my wifi is dead n my phone is bout to die. can u get me a 20 dollar verizon prepaid card", False),
        ("a ten dollar phone card please", False),
        ("There is no fraud. Please cancel that call.", False),
        ("on the phone they want my card number should i read it out", True),
        ("some lady texted me about a parcel, wants my card for 2 dollars", True),
    ],
)
def test_who_wants_her_card(words: str, cheated: bool) -> None:
    assert (reading.read(words) is not None) is cheated


def hear(core: Core, s: Session, words: str) -> str:
    """Let her write, look at it for the first time, and return the newest text to her."""
    message = store(s, core, words)
    arrival.first_look(s, core.clock.at, core.dorothy(s), message)
    return [row.body for row in core.sent(s) if row.to == DOROTHY][-1]


def test_she_is_told_at_once_and_a_person_calls_but_nobody_of_hers_is_told(home: Core) -> None:
    with home.write() as s:
        told = hear(
            home, s, "theres a man on the telephone from medicare wants my card number is that you people"
        )
        assert "That is not us." in told
        assert "Hang up now." in told
        assert "by 9:05am" in told
        assert "911" not in told
        assert "call the number on your card" not in told
        (task,) = home.tasks(s)
        assert task.urgent
        assert "a man on the telephone" in task.about
        assert s.exec(select(Alarm)).all() == []
        assert [row for row in home.sent(s) if row.to == ANA] == []
        assert s.exec(select(Message)).one().read_as == "fraud"


def test_what_she_writes_next_is_of_it_and_what_she_told_has_its_answer(home: Core) -> None:
    with home.write() as s:
        hear(home, s, "theres a man on the telephone from medicare wants my card number is that you people")
        assert "Hang up now" in hear(home, s, "he is still on the line and getting mad")
        home.clock.move(minutes=2)
        told = hear(home, s, "i told him the first numbers off the card. should i not have")
        assert "call the number on your card now" in told
        (task,) = home.tasks(s)
        assert "should i not have" in task.about


@pytest.mark.parametrize(
    "words",
    [
        "need milk and bread tomorrow",
        "T",
        "he wants a half gallon too",
        "when does fred come",
        "1 and a birthday card",
    ],
)
def test_a_wish_soon_after_it_is_a_wish(home: Core, words: str) -> None:
    with home.write() as s:
        hear(home, s, "a lady called she wants my social security number")
        message = store(s, home, words)
        arrival.first_look(s, home.clock.at, home.dorothy(s), message)
        assert message.read_as == ""


def test_danger_beside_it_is_danger(home: Core) -> None:
    with home.write() as s:
        hear(home, s, "a man called for my card number and now i have chest pain and cant breathe")
        assert s.exec(select(Alarm)).one().kind == "breath"
        told = [row.body for row in home.sent(s) if row.to == DOROTHY]
        assert any("911" in one for one in told)
        assert any("Hang up" in one for one in told)


def test_her_daughters_word_of_it_brings_a_person_to_her_and_no_alarm(home: Core) -> None:
    with home.write() as s:
        told = write(
            home, s, "Mom just gave her bank account number to a man on the phone who said hes from medicare"
        )
        assert "by 9:05am" in told
        (task,) = home.tasks(s)
        assert task.urgent
        assert "a man on the phone" in task.about
        assert s.exec(select(Alarm)).all() == []
