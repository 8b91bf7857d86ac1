"""How a job was, in stars and in her words: stored for the member that she means; a bad one goes to a person."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import (
    Customer,
    Leg,
    LegStatus,
    Order,
    OrderStatus,
    Provider,
    Question,
    Rating,
    Task,
    TaskStatus,
)
from concierge_bot.services.cases import problems
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.members import bar, next_time
from concierge_bot.services.orders import spoken_of, windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import say, together
from concierge_bot.understanding.answers.replies import Reply
from concierge_bot.understanding.everyday import details
from concierge_bot.understanding.orders import complaints
from concierge_bot.understanding.visits import errands
from concierge_bot.understanding.words.match import best

PERSON_WITHIN = timedelta(minutes=30)
LAST_DAYS = timedelta(days=3)
LOOKS_BACK = timedelta(days=30)
MOST_CHOICES = 3
LOW = 2
ABOUT = "rating:"
"""How the task that reads few stars begins its key."""

CALLED = {
    "courier": frozenset(
        "driver courier delivery deliverer lad boy guy man fella fellow chap brought stairs".split()
    ),
    "pharmacy": frozenset("pharmacy pharmacist chemist druggist".split()),
    "grocer": frozenset("shop store grocer groceries market supermarket".split()),
}
Job = tuple[Order, Provider]


def told(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Store what she thinks of a job; ask whom she means, or how many stars; empty if nobody came and she gave none."""
    stars = details.rating(words)
    jobs = _meant(words, _jobs(s, now, customer))
    waiting = questions.open_about(s, customer, "stars")
    if waiting and stars is not None and not _of_another(waiting[-1], jobs):
        questions.close(s, now, waiting[-1], str(stars))
        asked = waiting[-1].data
        return _rate(s, now, customer, {**asked, "words": asked["words"] or words}, stars, once)
    if stars is not None and stars > LOW and len(jobs) > 1 and details.only_stars(words):
        return _rate_all(s, now, customer, jobs, stars, words, once)
    if stars is None and not jobs and not _anybody_came(s, now, customer):
        return ""
    if len(jobs) > 1:
        return _ask_whom(s, now, customer, jobs, words, once)
    return _about(s, now, customer, _data(jobs, words), stars, once)


def in_words(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Take the stars that she gives in words where she was asked; what was amiss with goods is a problem besides."""
    asked = questions.open_about(s, customer, "stars")
    leads = (
        bool(asked) and details.leads_with_stars(words) and not spoken_of.asked_since(s, customer, asked[-1])
    )
    stars = details.in_figures(words)
    if leads and stars is not None:
        questions.close(s, now, asked[-1], str(stars))
        return _rate(
            s, now, customer, {**asked[-1].data, "words": asked[-1].data["words"] or words}, stars, once
        )
    if not asked or not details.names_stars(words):
        return ""
    text = told(s, now, customer, words, once=once)
    if (details.in_figures(words) or 0) > LOW and complaints.goods_amiss(words):
        problems.told(s, now, customer, words, once=f"{once}:amiss")
    return text


def denied(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str | None:
    """Take back the stars that she says she did not give; return what else her text says, or None if it is none."""
    rest = details.without_denied_stars(words)
    given = select(Rating).where(Rating.customer_id == customer.id, col(Rating.at) > now - timedelta(days=1))
    row = s.exec(given.order_by(col(Rating.at).desc(), col(Rating.id).desc()).limit(1)).first()
    if rest is None or row is None:
        return None
    asked = select(Task).where(
        Task.customer_id == customer.id, Task.status == TaskStatus.open, col(Task.once).startswith(ABOUT)
    )
    for task in s.exec(asked.where(col(Task.created_at) >= row.at)):
        desk.close(s, now, task, "she gave no stars", "the customer")
    note(s, now, customer.agency_id, f"she did not give {row.stars} of 5", customer=customer)
    provider = s.get(Provider, row.provider_id) if row.provider_id else None
    s.delete(row)
    s.flush()
    if provider is not None:
        bar.look(s, now, provider)
    _tell(s, now, customer, say("rating_taken_back"), once)
    return rest


def _anybody_came(s: Session, now: datetime, customer: Customer) -> bool:
    """Tell whether anybody did something for her lately, a member or whom a person sent."""
    sent = select(Task.id).where(
        Task.customer_id == customer.id,
        Task.status == TaskStatus.closed,
        col(Task.created_at) > now - LOOKS_BACK,
    )
    return bool(_jobs(s, now, customer)) or s.exec(sent.limit(1)).first() is not None


def _of_another(question: Question, jobs: Sequence[Job]) -> bool:
    """Tell whether her words name one member, and not the one that she was asked about."""
    return len(jobs) == 1 and str(jobs[0][1].key) != question.data.get("provider")


def whom(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str) -> None:
    """She said whom she meant."""
    order, _, provider = q.data.get(reply, "").partition(" ")
    data = {"order": order, "provider": provider, "words": q.data["words"]}
    _about(s, now, customer, data, details.rating(q.data["words"]), once)


def stars_told(
    s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str
) -> None:
    """She said how many stars."""
    _rate(s, now, customer, q.data, int(reply), once)


def _about(
    s: Session, now: datetime, customer: Customer, data: dict[str, str], stars: int | None, once: str
) -> str:
    if stars is not None:
        return _rate(s, now, customer, data, stars, once)
    question = questions.ask(
        s, now, customer, "stars", choices=["1", "2", "3", "4", "5"], words="how it was", data=data
    )
    return _tell(s, now, customer, say("how_many_stars"), once, question)


def _rate(s: Session, now: datetime, customer: Customer, data: dict[str, str], stars: int, once: str) -> str:
    order = s.get(Order, int(data["order"])) if data.get("order") else None
    provider = s.get(Provider, int(data["provider"])) if data.get("provider") else None
    _keep(s, now, customer, order, provider, stars, data["words"])
    who = provider.name if provider else "them"
    note(s, now, customer.agency_id, f"she gave {who} {stars} of 5", customer=customer, order=order)
    if stars > LOW and provider is not None:
        return _tell(s, now, customer, say("rated", who=who, stars=stars), once)
    named = f"{who}, order {order.number}" if order else "somebody whom the machine does not know"
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        f"She gave {stars} of 5 to {named}: see what it was",
        once=f"{ABOUT}{once}",
        about=data["words"],
        customer=customer,
        order=order,
        due_in=PERSON_WITHIN,
    )
    if stars > LOW:
        return _tell(s, now, customer, say("rated_somebody", stars=stars), once)
    promised = windows.by(now, PERSON_WITHIN, customer.time_zone)
    told, question = next_time.block(s, now, customer, provider) if provider else ("", None)
    return _tell(s, now, customer, together(say("rated_low", stars=stars, by=promised), told), once, question)


def _rate_all(
    s: Session, now: datetime, customer: Customer, jobs: Sequence[Job], stars: int, words: str, once: str
) -> str:
    """Stars and no word beside them are for all who did her newest order."""
    newest = max(order.key for order, _ in jobs)
    did = [(order, provider) for order, provider in jobs if order.key == newest]
    for order, provider in did:
        _keep(s, now, customer, order, provider, stars, words)
        note(
            s,
            now,
            customer.agency_id,
            f"she gave {provider.name} {stars} of 5",
            customer=customer,
            order=order,
        )
    who = " and ".join(provider.name for _, provider in did)
    return _tell(s, now, customer, say("rated", who=who, stars=stars), once)


def _keep(
    s: Session,
    now: datetime,
    customer: Customer,
    order: Order | None,
    provider: Provider | None,
    stars: int,
    words: str,
) -> None:
    """Store a rating; a second thought about the same job replaces the first."""
    row = None
    if order is not None and provider is not None:
        known = select(Rating).where(
            Rating.customer_id == customer.id,
            Rating.order_id == order.id,
            Rating.provider_id == provider.id,
        )
        row = s.exec(known).first()
    row = row or Rating(
        agency_id=customer.agency_id,
        customer_id=customer.key,
        order_id=order.id if order else None,
        provider_id=provider.id if provider else None,
        stars=stars,
        at=now,
    )
    row.stars, row.words, row.at = stars, words, now
    s.add(row)
    s.flush()
    if provider is not None:
        bar.look(s, now, provider)


def _jobs(s: Session, now: datetime, customer: Customer) -> list[Job]:
    """Return who did what for her lately: each member once, with its newest order; the newest order comes first."""
    query = select(Order).where(
        Order.customer_id == customer.id,
        col(Order.status).in_((OrderStatus.delivered, OrderStatus.done)),
        col(Order.created_at) > now - LOOKS_BACK,
    )
    orders = list(s.exec(query.order_by(col(Order.id).desc())))
    recent = [order for order in orders if (order.window_end or order.created_at) > now - LAST_DAYS]
    found: dict[int, Job] = {}
    for order in recent or orders[:1]:
        for provider in members(s, order):
            found.setdefault(provider.key, (order, provider))
    return list(found.values())


def members(s: Session, order: Order) -> list[Provider]:
    query = select(Leg).where(Leg.order_id == order.id).order_by(col(Leg.position))
    did = [leg for leg in s.exec(query) if leg.status in (LegStatus.delivered, LegStatus.done)]
    if did:
        return [s.get_one(Provider, leg.provider_id) for leg in did if leg.provider_id is not None]
    named = select(Provider).where(
        Provider.agency_id == order.agency_id, Provider.name == order.chosen_because.get("shop", "")
    )
    return list(s.exec(named))


def _meant(words: str, jobs: Sequence[Job]) -> list[Job]:
    """Return those whom her words can mean: by name, by what they do, else all of them."""
    names = best(words, [provider.name for _, provider in jobs])
    if named := [job for job in jobs if job[1].name == names.choice]:
        return named
    said = set(words.casefold().replace(",", " ").replace(".", " ").split())
    kinds = {kind for kind, called in CALLED.items() if said & called}
    if not kinds and complaints.about_goods(words):
        kinds = {"grocer"}
    if fit := [job for job in jobs if job[1].kind in kinds]:
        return fit
    if kinds & {"courier"}:  # a shop that brings its goods itself has a driver, too
        return [job for job in jobs if job[1].kind in ("grocer", "pharmacy")]
    service = errands.kind(words)
    if service != errands.OTHER:
        return [job for job in jobs if service in job[1].services]
    return [] if kinds else list(jobs)


def _data(jobs: Sequence[Job], words: str) -> dict[str, str]:
    if not jobs:
        return {"words": words}
    order, provider = jobs[0]
    return {"order": str(order.id), "provider": str(provider.id), "words": words}


def _ask_whom(
    s: Session, now: datetime, customer: Customer, jobs: Sequence[Job], words: str, once: str
) -> str:
    few = jobs[:MOST_CHOICES]
    data = {str(n): f"{order.id} {provider.id}" for n, (order, provider) in enumerate(few, 1)}
    choices = ", ".join(f"{n} {provider.name}" for n, (_, provider) in enumerate(few, 1))
    question = questions.ask(
        s, now, customer, "whom", choices=list(data), words="who it was", data={**data, "words": words}
    )
    return _tell(s, now, customer, say("rated_whom", choices=choices), once, question)


def _tell(
    s: Session, now: datetime, customer: Customer, text: str, once: str, question: Question | None = None
) -> str:
    notify.to_customer(s, now, customer, text, about="rating", once=once, question=question)
    return text
