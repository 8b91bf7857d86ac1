"""One small thing a day of her choice, or now: a joke, a quiz, a lesson, a tip; none twice before she had all."""

from datetime import datetime, time, timedelta

from sqlmodel import Session, select

from concierge_bot.clock import instant, local
from concierge_bot.models import Company, Customer, Question, Urgency
from concierge_bot.services.everyday import company_items
from concierge_bot.services.everyday.company_items import Item
from concierge_bot.services.house import notify
from concierge_bot.services.talk import questions
from concierge_bot.texts import say
from concierge_bot.understanding.answers.replies import Reply

QUIZ = "quiz"
GUESS_WITHIN = timedelta(hours=8)


def of(s: Session, customer: Customer) -> Company:
    """Return what she wants for company; nothing yet for who never said."""
    found = s.exec(select(Company).where(Company.customer_id == customer.id)).first()
    if found is None:
        found = Company(agency_id=customer.agency_id, customer_id=customer.key)
        s.add(found)
        s.flush()
    return found


def plan(s: Session, now: datetime, company: Company) -> None:
    """Set when the next thing is told: at her hour, today if that is to come."""
    customer = s.get_one(Customer, company.customer_id)
    company.next_at = None
    if company.daily and customer.ended_at is None:
        at = time.fromisoformat(company.daily_at)
        today = local(now, customer.time_zone).date()
        days = (today, today + timedelta(days=1))
        company.next_at = next(
            due for day in days if (due := instant(datetime.combine(day, at), customer.time_zone)) > now
        )
    s.add(company)


def fall_due(s: Session, now: datetime, company: Company) -> None:
    """Tell her the thing of the day, on its own day only, and plan the next."""
    customer, due = s.get_one(Customer, company.customer_id), company.next_at or now
    zone = customer.time_zone
    if local(now, zone).date() == local(due, zone).date():
        once = f"daily:{customer.id}:{local(due, zone).date()}"
        tell(s, now, customer, company.daily, once=once, urgency=Urgency.notice)
    plan(s, now, company)


def tell(
    s: Session, now: datetime, customer: Customer, kind: str, *, once: str, urgency: Urgency = Urgency.answer
) -> str:
    """Tell her something of a kind that she did not have yet."""
    company = of(s, customer)
    item = _next(company, kind)
    company.told = [*company.told, _key(kind, item)]
    s.add(company)
    if not item.choices:
        text = say("company_item", item=item.text)
        notify.to_customer(s, now, customer, text, about="company", once=once, urgency=urgency)
        return text
    choices = [str(n) for n in range(1, len(item.choices) + 1)]
    words = ", ".join(f"{n} {choice}" for n, choice in zip(choices, item.choices, strict=True))
    text = say("quiz", item=item.text, choices=words)
    question = questions.ask(
        s,
        now,
        customer,
        QUIZ,
        choices=choices,
        words="the quiz",
        urgency=questions.OFFER,
        lasts=GUESS_WITHIN,
        data={"key": item.key},
    )
    notify.to_customer(s, now, customer, text, about="company", once=once, urgency=urgency, question=question)
    return text


def guessed(
    s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, /, *, once: str
) -> None:
    """She guessed: tell her if it was right, and a word more."""
    item = next(one for one in company_items.items(QUIZ) if one.key == q.data["key"])
    if reply == str(item.right):
        text = say("quiz_right", item=item.more)
    else:
        text = say("quiz_wrong", answer=item.choices[item.right - 1], item=item.more)
    notify.to_customer(s, now, customer, text, about="company", once=once)


def _next(company: Company, kind: str) -> Item:
    """Return the first of a kind that she did not have; each begins elsewhere, and when all were told, again."""
    found = company_items.items(kind)
    begin = company.customer_id % len(found)
    turned = [*found[begin:], *found[:begin]]
    fresh = [item for item in turned if _key(kind, item) not in company.told]
    if not fresh:
        company.told = [key for key in company.told if not key.startswith(f"{kind}:")]
    return (fresh or turned)[0]


def _key(kind: str, item: Item) -> str:
    return f"{kind}:{item.key}"
