"""Before her OK nothing but the invitation leaves, whoever in the house would like to write to her."""

import ast
import inspect
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st
from sqlmodel import Session, col, select

from concierge_bot import services
from concierge_bot.models import (
    Agency,
    CheckIn,
    Consent,
    Contact,
    Customer,
    Dose,
    DoseStatus,
    Finding,
    FindingState,
    Grant,
    Ladder,
    Message,
    Order,
    OrderStatus,
    Outbox,
    OutboxState,
    Provider,
    Question,
    Reminder,
    Scope,
    StandingOrder,
)
from concierge_bot.services.cases import arrivals, faults, problems, ratings
from concierge_bot.services.everyday import (
    coming,
    company,
    daily,
    reminder_changes,
    reminders,
    reminders_due,
    trips,
    wishes,
)
from concierge_bot.services.house import delivery, desk, notices, notify, promises
from concierge_bot.services.medicines import (
    advice,
    dispensers,
    doctors_hold,
    doctors_word,
    dose_answers,
    first_reminders,
    late_doses,
    medication,
    medicine_news,
    pill_holds,
    plan_changes,
    plans,
    refills,
    skips,
    supply,
)
from concierge_bot.services.members import alternatives
from concierge_bot.services.money import bills
from concierge_bot.services.orders import (
    errands,
    hires,
    ordering,
    outside_choice,
    outside_quotes,
    pauses,
    quotes,
    sourcing,
    standing,
    standing_changes,
    standing_ends,
    standing_goods,
    standing_skips,
)
from concierge_bot.services.people import (
    after_opt_out,
    consent,
    customers,
    family_texts,
    grants,
    numbers,
    sharing,
    sharing_named,
)
from concierge_bot.services.people import family as family_page
from concierge_bot.services.people.family_talk import Talk
from concierge_bot.services.safety import alarms, check_ins, fraud
from concierge_bot.services.talk import (
    arrival,
    calls,
    handover,
    late_answers,
    left_open,
    lists,
    misunderstood,
    plain_answers,
    questions,
    who_comes,
)
from concierge_bot.understanding.everyday.plain_questions import Plain
from concierge_bot.understanding.orders.holding import Stretch
from concierge_bot.worker import outbox
from connectors.base import DispenserNews
from connectors.kinds import DispenserWord
from tests.fixtures.core import NOW, WORLD, Core
from tests.fixtures.town import ANA, DOROTHY

ALLOWED = {"invitation"}
IN_DANGER = {"invitation", "emergency", "safety_check"}
"""Whoever is in danger is told whom to call, agreed or not."""

Sender = Callable[[Session, datetime, Customer, str], object]
WORDS = "need milk and bread tomorrow"


def dose_of(s: Session, customer: Customer) -> Dose:
    """Return a dose of hers."""
    return s.exec(select(Dose).where(Dose.customer_id == customer.id)).first() or pytest.fail("no dose")


def order_of(s: Session, customer: Customer) -> Order:
    """Return an order of hers that is not placed yet."""
    query = select(Order).where(Order.customer_id == customer.id).order_by(col(Order.id).desc())
    order = s.exec(query).first()
    assert order is not None
    return order


def place(s: Session, now: datetime, customer: Customer, once: str) -> None:
    """Quote, place, and report about an order."""
    quotes.quote(s, now, customer, WORDS, "", once=once)
    order = order_of(s, customer)
    if order.status == OrderStatus.quoted:
        ordering.place(s, now, customer, order)
    ordering.say_placed(s, now, customer, order, once=f"{once}:placed")
    ordering.change_placed(s, now, customer, order, once=f"{once}:change")


def remind(s: Session, now: datetime, customer: Customer, once: str) -> None:
    """Take a dose through all its steps."""
    dose = dose_of(s, customer)
    if dose.status == DoseStatus.planned and first_reminders.remind(s, now, [dose.key]):
        late_doses.look_after(s, now, dose)
    s.refresh(dose)
    if dose.status == DoseStatus.reminded and dose.step_at is not None:
        dose.step_at = now
        medication.unanswered(s, now, dose)
        medication.ask_again(s, now, customer, s.get_one(Ladder, dose.ladder_id))


def change_plan(s: Session, now: datetime, customer: Customer, once: str) -> None:
    """Let the desk give her medicine another time."""
    plan_changes.change(s, now, plans.of(s, customer)[0], {"times": ["11:00"]}, "Pat")


def end_hold(s: Session, now: datetime, customer: Customer, once: str) -> None:
    """A person of the desk ends what a doctor stopped."""
    plan = plans.of(s, customer)[0]
    customer.pill_holds = [{"first": "2020-01-01", "last": "2100-12-31", "doctor": str(plan.id)}]
    s.add(customer)
    s.flush()
    doctors_hold.end(s, now, plan, "goes_on", "Dr Shah", "Pat")


def repeat(s: Session, now: datetime, customer: Customer, once: str) -> None:
    """Let a standing order begin."""
    standing.quote(s, now, customer, "milk", "every tuesday", once=once)
    row = s.exec(select(StandingOrder).where(StandingOrder.customer_id == customer.id)).first()
    if row is not None:
        standing.amend(s, now, customer, "no, the bread", once=f"{once}:amend")
        standing.start(s, now, customer, row, once=f"{once}:start")
        standing_skips.heard(s, now, customer, "skip the milk", once=f"{once}:skip")
        standing_changes.heard(s, now, customer, "two milks next tuesday", once=f"{once}:more")
        standing_goods.heard(s, now, customer, "add eggs to the tuesday order", once=f"{once}:goods")
        standing_ends.heard(s, now, customer, "stop the milk on tuesdays for good", once=f"{once}:ends")
        row.exceptions, row.placed_to = [], now + timedelta(days=1)
        standing.fall_due(s, now + timedelta(days=7), row)
        coming.tell(s, now, customer, WORDS, once=f"{once}:tell")


def newest(s: Session, customer: Customer, about: str) -> Question:
    """Return what she was asked last about a kind of thing."""
    query = select(Question).where(Question.about == about, Question.customer_id == customer.id)
    return s.exec(query.order_by(col(Question.id).desc()).limit(1)).one()


def remember(s: Session, now: datetime, customer: Customer, once: str) -> None:
    """Let a reminder of her own begin, and come."""
    reminders.quote(s, now, customer, "put the bins out", "at noon", once=once)
    question = newest(s, customer, "reminder")
    reminders.start(s, now, customer, question, once=f"{once}:start")
    reminders_due.fall_due(s, now, s.get_one(Reminder, question.subject_id))


def check_in(s: Session, now: datetime, customer: Customer, once: str) -> None:
    """Let a check-in of the day come, and be asked again."""
    company.asked(s, now, customer, "check on me every day at 8pm", once=once)
    row = s.exec(select(CheckIn).where(CheckIn.customer_id == customer.id)).first()
    if row is not None:
        check_ins.fall_due(s, now, row)
        check_ins.fall_due(s, now, row)


def hold(s: Session, now: datetime, customer: Customer, once: str) -> None:
    """Let a standing order be held and go on again."""
    repeat(s, now, customer, f"{once}:repeat")
    pauses.quote(s, now, customer, "hold", Stretch(now.date(), None), once=once)
    pauses.begin(s, now, customer, newest(s, customer, "hold"), once=f"{once}:begin")
    pauses.lift(s, now, customer, "im home", once=f"{once}:lift")


def of_words(function: Callable[..., object]) -> Sender:
    """Make a sender of a service that reads her words."""
    return lambda s, now, customer, once: function(s, now, customer, WORDS, once=once)


def family(words: str) -> Sender:
    """Make a sender of a text of her daughter's."""

    def write(s: Session, now: datetime, customer: Customer, once: str) -> None:
        agency = s.get_one(Agency, customer.agency_id)
        arrival.store(s, now, agency, sid=f"SM:{once}", sender=ANA, body=words)
        message = s.exec(select(Message).where(Message.sid == f"SM:{once}")).one()
        contacts = customers.contacts_by_phone(s, agency.key, ANA)
        family_texts.read(Talk(s, now, agency, contacts, message, "https://house.example.test"))

    return write


def hired(s: Session, now: datetime, customer: Customer, once: str) -> None:
    """Let the hour of a service go by without a word of whoever does it."""
    shop = Provider(agency_id=customer.agency_id, name=once, kind="service", services=["handyman"], price=100)
    s.add(shop)
    s.flush()
    errands.quote(s, now, customer, "a handyman", "tomorrow at 9", once=once)
    (order, *_) = hires.place(s, now, customer, newest(s, customer, errands.ABOUT), shop)
    arrivals.ask(s, now, order)


def out_of_order(s: Session, now: datetime, customer: Customer, once: str) -> None:
    """Let her tell that her phone line is dead, where a member sees to such lines."""
    s.add(Provider(agency_id=customer.agency_id, name=once, kind="service", services=["telecom"]))
    s.flush()
    faults.heard(s, now, customer, "my phone line is dead", once=once)


def looked_for(s: Session, now: datetime, customer: Customer, once: str) -> None:
    """Let a business that was found for her name its price."""
    task = desk.open_task(
        s, now, customers.agency_of(s, customer), "Find somebody", once=once, customer=customer
    )
    sourcing.begin(s, now, customer, {"kind": "other", "said": "a piper", "at": "Friday", "words": ""}, task)
    search = sourcing.of_task(s, customer.agency_id, task.number)
    (one,) = sourcing.found(s, now, search, [(once, "", "")], "Pat")
    one.state, one.price = FindingState.quoted, 2500
    s.add(one)
    s.flush()
    outside_quotes.show(s, now, search)


def taken_outside(s: Session, now: datetime, customer: Customer, once: str) -> None:
    """Let her take a business that was found for her."""
    looked_for(s, now, customer, once)
    finding = s.exec(select(Finding).where(Finding.name == once)).one()
    provider = Provider(agency_id=customer.agency_id, name=once, kind="service", services=["other"])
    s.add(provider)
    s.flush()
    finding.provider_id = provider.id
    question = newest(s, customer, outside_quotes.ABOUT)
    outside_choice.chosen(s, now, customer, question, "1", once=f"{once}:taken")


def jam(s: Session, now: datetime, customer: Customer, once: str) -> None:
    """Let her dispenser be stuck."""
    service = Provider(agency_id=customer.agency_id, name=once, kind="dispenser", channel="mqtt")
    s.add(service)
    s.flush()
    dispensers.receive(s, now, service, DispenserNews(once, DOROTHY, DispenserWord.JAM))


def of_message(function: Callable[[Session, datetime, Customer, Message], object], words: str) -> Sender:
    """Make a sender of a service that reads a text of hers."""

    def write(s: Session, now: datetime, customer: Customer, once: str) -> None:
        agency = s.get_one(Agency, customer.agency_id)
        arrival.store(s, now, agency, sid=f"SM:{once}", sender=customer.phone, body=words)
        function(s, now, customer, s.exec(select(Message).where(Message.sid == f"SM:{once}")).one())

    return write


def named(s: Session, customer: Customer) -> Customer:
    """Let it be others who said what her people may see."""
    grants.named_by_others(s, customer)
    return customer


SENDERS: dict[str, Sender] = {
    "arrivals": hired,
    "faults": out_of_order,
    "outside_quotes": looked_for,
    "outside_choice": taken_outside,
    "dispensers": jam,
    "family_texts": family("mum needs milk and bread"),
    "family_requests": family("remind mum to put the bins out tonight at 7"),
    "family_answers": family("please ask mum to call me"),
    "family_messages": family("tell mum I cannot come on sunday"),
    "escalation": family("mum has fallen"),
    "escalation ends": family("1"),
    "advice": of_words(advice.medicine_question),
    "alternatives": of_words(alternatives.asked),
    "why": of_words(alternatives.why),
    "bills": of_words(bills.asked),
    "daily": lambda s, now, c, once: daily.tell(s, now, c, "joke", once=once),
    "check_ins": check_in,
    "numbers": lambda s, now, c, once: numbers.told(s, now, c, "my new number is 305 555 0188", once=once),
    "wishes": lambda s, now, c, once: wishes.heard(s, now, c, "text only please", once=once),
    "company": lambda s, now, c, once: company.asked(s, now, c, "who are you", once=once),
    "fraud": of_message(fraud.heard, "a man on the phone wants my card number"),
    "after_opt_out": of_message(after_opt_out.heard, "keep the pill texts"),
    "misunderstood": lambda s, now, c, once: misunderstood.not_understood(
        s, now, c, WORDS, [("order_status", 0.3), ("help", 0.3)], None, once=once
    ),
    "late_answers": lambda s, now, c, once: late_answers.told(s, now, c, once=once),
    "left_open": lambda s, now, c, once: left_open.to_a_person(
        s, now, c, "order_form", "milk", "x", once=once
    ),
    "a person": lambda s, now, c, once: handover.to_a_person(s, now, c, "x", "to_a_person", once=once),
    "errands": lambda s, now, c, once: errands.quote(s, now, c, "a plumber", "", once=once),
    "medication": remind,
    "dose_answers": of_words(dose_answers.told_taken),
    "plan_changes": change_plan,
    "trips": lambda s, now, c, once: trips.heard(s, now, c, "im in denver till friday", once=once),
    "pill_holds": lambda s, now, c, once: pill_holds.heard(s, now, c, "no pill texts till friday", once=once),
    "doctors_hold": end_hold,
    "doctors_word": lambda s, now, c, once: doctors_word.heard(
        s, now, c, "the doctor took me off my pill", once=once
    ),
    "told later": of_words(dose_answers.told_later),
    "reminder_book": remember,
    "a reminder changed": of_words(reminder_changes.change),
    "a reminder for a person": lambda s, now, c, once: reminders.to_a_person(s, now, c, once=once),
    "pauses": hold,
    "skips": of_words(skips.told),
    "coming": of_words(coming.tell),
    "plain_answers": lambda s, now, c, once: plain_answers.answer(s, now, c, "what day is it", once=once),
    "calls": lambda s, now, c, once: calls.not_wanted(s, now, c, "no need to ring me", once=once),
    "lists": lambda s, now, c, once: lists.tell(s, now, c, once=once),
    "ordering": place,
    "status": lambda s, now, c, once: ordering.status(s, now, c, once=once),
    "undo": lambda s, now, c, once: ordering.undo_last(s, now, c, once=once),
    "problems": of_words(problems.told),
    "ratings": of_words(ratings.told),
    "refills": of_words(refills.quote),
    "medicine_news": lambda s, now, c, once: medicine_news.heard(s, now, c, "my bp is 128/74", once=once),
    "supply": of_words(supply.answer),
    "supply looks": lambda s, now, c, once: supply.look(s, now, c),
    "sharing_named": lambda s, now, c, once: sharing_named.ask_next(s, now, named(s, c), once=once),
    "sharing_talk": lambda s, now, c, once: sharing.asked(s, now, c, "who can see my things", once=once),
    "who_comes": lambda s, now, c, once: who_comes.tell(
        s, now, c, Plain("who comes", "when is my aunt coming", "my aunt"), once=once
    ),
    "promises": lambda s, now, c, once: promises.say_sorry(s, now, c, once=once),
    "sharing_ends": lambda s, now, c, once: sharing.asked(s, now, c, "dont tell ana", once=once),
    "passing_on": lambda s, now, c, once: sharing.asked(s, now, c, "tell ana im home", once=once),
    "sharing": lambda s, now, c, once: sharing.asked(s, now, c, "tell ana i am fine", once=once),
    "standing": repeat,
    "standing_skips": repeat,
    "standing_changes": repeat,
    "standing_goods": repeat,
    "standing_ends": repeat,
    "standing_placing": repeat,
    "notices": lambda s, now, c, once: notices.send(
        s, now, notices.write(s, now, c.agency_id, "Pat", "A storm comes.", "", []), "Pat"
    ),
    "alarms": lambda s, now, c, once: alarms.raise_alarm(s, now, c, source="monitor", kind="fall", once=once),
    "safety": lambda s, now, c, once: alarms.ask_if_safe(s, now, c, once=once),
    "welfare": lambda s, now, c, once: consent.welfare(s, now, c, once=once),
    "invite": lambda s, now, c, once: consent.invite_first(s, now, c),
}
DANGER = {"escalation", "alarms", "safety", "welfare"}
ELSEWHERE = {
    "answering": "speaks only after she answered a question of ours, which nobody asked",
    "family_acts": "answers for her a question of ours, which nobody asked before her OK",
    "taken_for": "speaks only after she answered one of two questions of ours, and one of them is asked after her OK",
    "next_time": "answers her own word about a member that she rated",
    "standing_visits": "speaks only of visits that she agreed to after her OK",
    "stops": "speaks only of orders that she placed, which only her OK leads to",
    "which_stop": "speaks only of orders that she placed, which only her OK leads to",
    "dose_outcomes": "answers her own words about a dose that she was asked about",
    "dose_missed": "answers her own words about a dose, which are read only after her OK",
    "follow_ups": "answers her own words of what she was told, which are read only after her OK",
    "goods_stops": "speaks only of orders that she placed, which only her OK leads to",
    "not_him": "answers her own words about a member, which are read only after her OK",
    "which_visit": "asks of visits that she agreed to after her OK",
    "standing_days": "speaks only of what comes again, which only her OK leads to",
    "dose_early": "answers her own words about a dose, which are read only after her OK",
    "dose_talk": "answers her own words about a dose that she was asked about",
    "dose_owner": "answers her own words about a dose that she was asked about",
    "dose_partly": "answers her own words about doses that she was asked about",
    "care_answers": "answers her word that she is well, to which only her OK leads",
    "desk": "the operator's own words go by the same door",
    "plain_answers": "answers her own words, which are read only after her OK",
    "dose_back": "answers her own words, which are read only after her OK",
    "dose_moves": "answers her own words, which are read only after her OK",
    "reminder_talk": "answers her own words, which are read only after her OK",
    "dose_record": "answers her own words, which are read only after her OK",
    "plan_answers": "answers her own words, which are read only after her OK",
    "order_questions": "answers her own words, which are read only after her OK",
    "calls": "answers her own word that she wants no call, which is read only after her OK",
    "dispatch": "moves orders that she placed",
    "cases": "is about orders that she placed, and what she told",
    "how_was_it": "asks about orders that she placed",
    "remedies": "is about orders that she placed, and what she told",
    "progress": "moves orders that she placed",
    "pharmacy": "moves refills that she said yes to",
    "order_course": "moves orders that she placed",
    "home_help": "is part of orders that she placed",
    "running_late": "is about orders that she placed",
    "swaps": "is about orders that she placed",
    "proposals": "moves orders that she placed",
    "amounts": "asks about an amount of hers before it is read back, which only her OK leads to",
    "waiting": "says again what was read back to her, to which only her OK leads",
    "visits": "moves and calls off services that she asked for",
    "hers_or_new": "asks about services that she asked for",
    "visit_desk": "is about services that she asked for",
    "ride_hours": "answers her own question about a ride that she asked for",
    "visit_notes": "passes on her own words about services that she asked for",
    "visit_status": "answers her own words about services",
    "family_orders": "reads back what one of her people asks for, and only where she may be texted",
    "errand_booking": "books what she said yes to, which only her OK leads to",
    "responders": "tells whoever is in danger that the team accepted or came",
    "questions": "asks which of two questions of ours she meant",
}
WITH_PEOPLE: dict[str, Any] = {
    "customers": [
        {
            **WORLD["customers"][0],
            "medications": [
                {
                    "name": "Lisinopril",
                    "strength": "10mg",
                    "times": ["10:00"],
                    "supply_left": 2,
                    "refill_at_days": 3,
                }
            ],
            "contacts": [
                {
                    "name": "Ana Baker",
                    "relation": "daughter",
                    "phone": ANA,
                    "permissions": ["alarms", "orders"],
                }
            ],
        }
    ]
}


def writers() -> set[str]:
    """Return the services that write to a customer, by looking at their code."""
    folder = Path(inspect.getfile(services)).parent
    found = set()
    for path in folder.rglob("*.py"):
        calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
        if any(ast.unparse(call.func) in ("notify.to_customer", "questions.read_back") for call in calls):
            found.add(path.stem)
    return found


def test_no_service_that_writes_to_her_is_left_out() -> None:
    tried = {word.split()[0] for word in SENDERS} | {
        "read_backs",
        "once_more",
        "consent",
        "failures",
        "handover",
        "short_answers",
    }
    assert writers() >= {"read_backs", "reminder_book"}, "it looks where the services are"
    assert writers() - tried - set(ELSEWHERE) == set(), "add its function to SENDERS"


def texts_to_her(s: Session) -> list[str]:
    """Return what every text to her that may leave is about; an alarm may ring whoever takes no texts."""
    rows = s.exec(select(Outbox).where(Outbox.to == DOROTHY, Outbox.state != OutboxState.dropped))
    return [row.about for row in rows if row.channel == "sms" or row.about != "emergency"]


@how(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    state=st.sampled_from([Consent.none, Consent.asked, Consent.revoked]),
    senders=st.lists(st.sampled_from(sorted(SENDERS)), min_size=1, max_size=5),
)
def test_nothing_but_the_invitation_is_written(core: Core, state: Consent, senders: list[str]) -> None:
    core.load(**WITH_PEOPLE)
    with core.write() as s:
        customer = core.dorothy(s)
        customer.consent = state
        s.flush()
        for n, name in enumerate(senders):
            if state == Consent.revoked and name == "invite":
                continue
            with_danger = DANGER & set(senders[: n + 1])
            SENDERS[name](s, NOW + timedelta(minutes=n), customer, f"{n}:{name}")
            may = IN_DANGER if with_danger else ALLOWED
            assert set(texts_to_her(s)) <= (set() if state == Consent.revoked else may), name


@how(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.one_of(
        st.text(max_size=60), st.sampled_from([WORDS, "whos this", "1", "T", "UNDO", "LIST", "no", "stop it"])
    )
)
def test_whatever_she_texts_before_her_ok_gets_the_invitation_only(core: Core, words: str) -> None:
    core.load(**WITH_PEOPLE)
    with core.write() as s:
        customer = core.dorothy(s)
        customer.consent = Consent.asked
        agency = core.agency(s)
        arrival.store(s, NOW, agency, sid="SM1", sender=DOROTHY, body=words.replace("\x00", ""))
        message = s.exec(select(Message)).one()
        arrival.first_look(s, NOW, customer, message)
        agreed = customer.consent == Consent.given
        assert set(texts_to_her(s)) <= ({"consent"} if agreed else {*IN_DANGER, "opt-out confirmed"})
        if customer.consent == Consent.asked and not message.body.strip():
            assert texts_to_her(s) == ["invitation"]


# What was written while she agreed, or while she shared, is looked at once more when it leaves.


def test_a_text_that_she_no_longer_agrees_to_does_not_leave(core: Core) -> None:
    with core.write() as s:
        notify.to_customer(s, NOW, core.dorothy(s), "Your order is here.", about="order", once="late")
    with core.write() as s:
        core.dorothy(s).consent = Consent.revoked
    assert outbox.send_one(core.app) is False
    assert core.carrier.taken == []
    with core.write() as s:
        (row,) = core.sent(s)
        assert (row.state, row.error) == (OutboxState.dropped, "she does not agree to texts")


@how(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ended=st.sets(st.sampled_from(list(Scope))), told=st.sampled_from(list(Scope)))
def test_a_contact_hears_only_what_is_shared_when_it_leaves(
    core: Core, ended: set[Scope], told: Scope
) -> None:
    core.carrier.taken.clear()
    contact = {**WITH_PEOPLE["customers"][0]["contacts"][0], "permissions": [str(scope) for scope in Scope]}
    core.load(customers=[{**WITH_PEOPLE["customers"][0], "contacts": [contact]}])
    with core.write() as s:
        ana = s.exec(select(Contact)).one()
        written = notify.to_contact(s, NOW, ana, told, "News of Dorothy.", about="news", once="news")
        assert written is not None
    with core.write() as s:
        for grant in s.exec(select(Grant).where(col(Grant.scope).in_(ended))):
            grant.status = "ended"
            s.add(grant)
    while outbox.send_one(core.app):
        pass
    assert core.carrier.bodies() == ([] if told in ended else ["News of Dorothy."])


def dies_before_the_commit(core: Core) -> None:
    """Let the house die when all is written and nothing is kept."""
    with core.write() as s:
        sharing.asked(s, NOW, core.dorothy(s), "dont tell ana", once="a")
        raise RuntimeError


def test_the_end_of_sharing_is_one_commit_with_its_answer(core: Core) -> None:
    core.load(**WITH_PEOPLE)
    with pytest.raises(RuntimeError):
        dies_before_the_commit(core)
    with core.write() as s:
        assert {g.status for g in s.exec(select(Grant))} == {"active"}
        assert core.sent(s) == []
        sharing.asked(s, NOW, core.dorothy(s), "dont tell ana", once="a")
    with core.write() as s:
        assert [g.scope for g in s.exec(select(Grant).where(Grant.status == "active"))] == [Scope.alarms]
        (row,) = core.sent(s)
        assert row.body.startswith("OK. Ana Baker no longer sees deliveries.")
        (offer,) = s.exec(select(Question).where(Question.about == "unshared"))
        assert offer.urgency == questions.OFFER


def test_who_may_see_nothing_is_told_only_that_sharing_is_off(core: Core) -> None:
    core.load(**WITH_PEOPLE)
    with core.write() as s:
        arrival.store(s, NOW, core.agency(s), sid="SM1", sender=DOROTHY, body="good morning")
        sharing.asked(s, NOW, core.dorothy(s), "dont tell ana", once="a")
        seen = family_page.page(s, NOW, s.exec(select(Contact)).one())
    assert seen.sentence == "Dorothy does not share anything with you now."
    assert (seen.orders, seen.doses, seen.alarm) == ([], [], False)


def test_a_text_to_a_contact_that_is_tried_again_is_looked_at_again(core: Core) -> None:
    core.load(**WITH_PEOPLE)
    with core.write() as s:
        ana = s.exec(select(Contact)).one()
        row = notify.to_contact(s, NOW, ana, Scope.orders, "News.", about="news", once="news")
        assert row is not None
        delivery.refused(s, NOW, row, delivery.UNREACHABLE)
        again = core.sent(s)[-1]
        assert (again.repeated, again.contact_id, again.scope) == (True, ana.id, Scope.orders)
