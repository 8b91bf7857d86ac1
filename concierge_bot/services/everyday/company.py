"""Company in her own words: who we are, a joke, a check-in each day, a general question, and that she is alone."""

from datetime import date, datetime, time, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import Customer, Outbox, Task
from concierge_bot.services.everyday import company_items, daily
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.orders import windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.safety import check_ins
from concierge_bot.texts import in_language, say
from concierge_bot.understanding import when as times
from concierge_bot.understanding.everyday import company as reading
from concierge_bot.understanding.everyday.company import Feeling, Wish

PERSON_WITHIN = timedelta(hours=2)
AGAIN_WITHIN = timedelta(days=7)
PRAISE_WITHIN = timedelta(days=1)
CHATS = ("chitchat", "chitchat_2", "chitchat_3")
HER_HOUR = time(9)
"""The hour of what she names none for."""
ALONE = "lonely:"


def is_one(now: datetime, customer: Customer, words: str) -> bool:
    """Tell whether words are answered here, so that no model has to guess at them."""
    if reading.asks(words) or reading.wish(words) or reading.feeling(words):
        return True
    return company_items.answer(words, local(now, customer.time_zone).date(), customer.country) is not None


def asked(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Answer what is asked for company; an empty string if her words are of something else."""
    wall = local(now, customer.time_zone)
    if wish := reading.wish(words):
        return _wished(s, now, customer, wish, words, once)
    ask, agency = reading.asks(words), agency_of(s, customer)
    if ask == "who":
        text = say("who_i_am", agency=agency.name, phone=agency.phone)
    elif ask == "day":
        text = say("day_now", day=f"{wall:%A}", date=f"{wall:%B} {wall.day}", time=windows.clock(wall))
    elif ask == "lonely":
        text = _alone(s, now, customer)
    elif felt := reading.feeling(words):
        text = _felt(s, now, customer, felt, words, once)
    elif advice := company_items.answer(words, wall.date(), customer.country):
        note(s, now, customer.agency_id, f"general question answered: {advice.key}", customer=customer)
        text = say("company_item", item=advice.text)
    else:
        return ""
    notify.to_customer(s, now, customer, text, about="company", once=once)
    return text


def _felt(s: Session, now: datetime, customer: Customer, felt: Feeling, words: str, once: str) -> str:
    """A warm word for what she feels; what she praises somebody for is passed on by a person."""
    if felt != "praise":
        return not_again(s, customer, felt, f"{felt}_2")
    task = f"{customer.name} praises who came to her: please pass it on"
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        task,
        once=f"praise:{once}",
        about=words,
        customer=customer,
        due_in=PRAISE_WITHIN,
    )
    return say("praise")


def not_again(s: Session, customer: Customer, *sentences: str) -> str:
    """Say the first of some sentences that is not the last thing that she was told."""
    query = select(Outbox.body).where(Outbox.customer_id == customer.id, Outbox.to == customer.phone)
    last = s.exec(query.order_by(col(Outbox.id).desc()).limit(1)).first() or ""
    fresh = (one for one in map(say, sentences) if in_language(one, customer.language) != last)
    return next(fresh, say(sentences[0]))


def _wished(s: Session, now: datetime, customer: Customer, wish: Wish, words: str, once: str) -> str:
    if wish.act == "now":
        return daily.tell(s, now, customer, wish.what, once=once)
    company = daily.of(s, customer)
    at = _hour(now, customer, words) if wish.act == "daily" else ""
    if wish.what == "check_in":
        check_ins.cancel(s, now, customer)
        company.check_in = at
        check_ins.plan(s, now, company)
        sentence = "check_in_begun" if at else "check_in_ended"
    else:
        company.daily, company.daily_at = (wish.what, at) if at else ("", "")
        daily.plan(s, now, company)
        sentence = f"daily_{wish.what}" if at else "daily_ended"
    note(s, now, customer.agency_id, f"company: {wish.what} {wish.act}", customer=customer)
    text = say(sentence, at=_spoken(at)) if at else say(sentence)
    notify.to_customer(s, now, customer, text, about="company", once=once)
    return text


def _hour(now: datetime, customer: Customer, words: str) -> str:
    read = times.read(words, local(now, customer.time_zone), country=customer.country)
    named = isinstance(read.start, datetime) and not isinstance(read.end, datetime) if read else False
    at = read.start.time() if read and named and isinstance(read.start, datetime) else HER_HOUR
    return f"{at:%H:%M}"


def _spoken(at: str) -> str:
    return windows.clock(datetime.combine(date.min, time.fromisoformat(at)))


def _alone(s: Session, now: datetime, customer: Customer) -> str:
    """A person rings her for a chat; said twice in a week it is told, and regular company is looked for."""
    before = select(Task.id).where(
        Task.customer_id == customer.id,
        col(Task.once).startswith(ALONE),
        Task.created_at > now - AGAIN_WITHIN,
    )
    again = s.exec(before.limit(1)).first() is not None
    day = local(now, customer.time_zone).date()
    task = f"{customer.name} says she is lonely: ring her for a chat"
    if again:
        task = f"{customer.name} says for the second time in a week that she is lonely: ring her now, and find company"
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        task,
        once=f"{ALONE}{customer.id}:{day}{':again' if again else ''}",
        customer=customer,
        urgent=again,
        due_in=PERSON_WITHIN,
    )
    by = windows.by(now, PERSON_WITHIN, customer.time_zone)
    return say("lonely_again" if again else "lonely", by=by)
