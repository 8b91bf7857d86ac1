"""Writes a parsed scenario into rows; a database that holds real customers is never touched."""

from datetime import UTC, datetime, timedelta

from sqlmodel import Session, SQLModel, select

from concierge_bot.clock import instant, local
from concierge_bot.errors import BadInput, NotNow
from concierge_bot.models import (
    Agency,
    Consent,
    Contact,
    Customer,
    Grant,
    House,
    Medication,
    Order,
    OrderItem,
    Product,
    Provider,
    Standing,
    StandingOrder,
)
from concierge_bot.services.everyday import daily
from concierge_bot.services.house.scenario_parts import (
    CompanyIn,
    ContactIn,
    CustomerIn,
    DeviceIn,
    Endpoint,
    MedicationIn,
    PastOrderIn,
    ProviderIn,
    Scenario,
    StandingIn,
    account_of,
    zone_of,
)
from concierge_bot.services.house.timeline import next_number
from concierge_bot.services.medicines import plans
from concierge_bot.services.members import membership, signing_secrets
from concierge_bot.services.orders import holds, standing_book
from concierge_bot.services.people import consent, lines
from concierge_bot.services.people.customers import by_phone, new_conversation
from concierge_bot.services.safety import check_ins, devices, readings
from concierge_bot.understanding.orders.holding import Stretch

Endpoints = dict[str, Endpoint]


def load(
    s: Session, machine_now: datetime, scenario: Scenario, endpoints: Endpoints
) -> tuple[Agency, datetime]:
    """Replace the whole demonstration database by a scenario; return its agency and the new business time."""
    if scenario.now is None:
        raise BadInput("now: a world needs its local time to begin with", field="now")
    _empty(s)
    now = instant(scenario.now.replace(tzinfo=None), scenario.agency.time_zone)
    house = s.get(House, 1) or House()
    house.demonstration, house.clock_offset = True, (now - machine_now).total_seconds()
    house.clock_stands = None
    s.add(house)
    agency = Agency(**scenario.agency.model_dump())
    s.add(agency)
    s.flush()
    for member in scenario.providers:
        membership.begin(s, now, add_member(s, agency, member, endpoints.get(member.name)))
    for person in scenario.customers:
        _customer(s, now, agency, scenario, person)
    return agency, now


def add(s: Session, now: datetime, scenario: Scenario) -> tuple[list[Provider], list[Customer]]:
    """Add real people and members to a database; who is there already is left alone. Return who was added.

    A new customer is asked for her consent by one text, and nothing else is sent before her OK.
    """
    agency = s.exec(select(Agency).where(Agency.phone == scenario.agency.phone)).first()
    if agency is None:
        agency = Agency(**scenario.agency.model_dump())
        s.add(agency)
        s.flush()
    members: list[Provider] = []
    people: list[Customer] = []
    for member in scenario.providers:
        known = select(Provider).where(Provider.agency_id == agency.id, Provider.name == member.name)
        if s.exec(known).first() is None:
            members.append(add_member(s, agency, member))
            membership.begin(s, now, members[-1])
    for person in scenario.customers:
        if by_phone(s, agency.key, person.phone) is None:
            asked = person.model_copy(update={"consent": Consent.none})
            people.append(_customer(s, now, agency, scenario, asked))
            consent.invite_first(s, now, people[-1])
    return members, people


def holds_demonstration(s: Session) -> bool:
    """Tell whether a demonstration of an earlier run is in the database."""
    house = s.get(House, 1)
    return house is not None and house.demonstration and s.exec(select(Agency)).first() is not None


def reconnect(s: Session, endpoints: Endpoints) -> Agency:
    """Keep all data; only the members' addresses are new, since the world outside was started again."""
    for row in s.exec(select(Provider)):
        if endpoint := endpoints.get(row.name):
            row.config, row.secrets = {**row.config, "url": endpoint.url}, [endpoint.secret]
            s.add(row)
    return s.exec(select(Agency)).one()


def holds_real_customers(s: Session) -> bool:
    """Tell whether there are customers that no scenario brought."""
    house = s.get(House, 1)
    return (house is None or not house.demonstration) and s.exec(select(Customer)).first() is not None


def _empty(s: Session) -> None:
    if holds_real_customers(s):
        raise NotNow(
            "This database holds real customers: a scenario may replace only a demonstration database"
        )
    s.flush()
    connection = s.connection()  # each table by a plain statement: a session would look at every one of them
    for table in reversed(SQLModel.metadata.sorted_tables):
        if table.name != "house":
            connection.exec_driver_sql(f'DELETE FROM "{table.name}"')  # noqa: S608 - our own names
    s.expunge_all()


def add_member(s: Session, agency: Agency, member: ProviderIn, endpoint: Endpoint | None = None) -> Provider:
    """Write a member with what it sells; where nobody gave it a secret it gets a fresh one."""
    elsewhere = {"catalogue", "admitted", "standing", "hours", "url", "secret", "settings"}
    fields = member.model_dump(mode="json", exclude=elsewhere)
    url, secret = (endpoint.url, endpoint.secret) if endpoint else (member.url, member.secret)
    if secret is None and member.channel != "sms":
        secret = signing_secrets.new()
    row = Provider(
        **fields,
        agency_id=agency.key,
        standing=member.standing or (Standing.active if member.admitted else Standing.prospect),
        hours=str(member.hours),
        config={**member.settings, **({"url": url} if url else {})},
        secrets=[secret] if secret else [],
    )
    s.add(row)
    s.flush()
    for product in member.catalogue:
        s.add(Product(**product.model_dump(), agency_id=agency.key, provider_id=row.key))
    return row


def _customer(s: Session, now: datetime, agency: Agency, scenario: Scenario, person: CustomerIn) -> Customer:
    row = Customer(
        agency_id=agency.key,
        name=person.name,
        phone=person.phone,
        landline=person.landline if isinstance(person.landline, str) else None,
        address=person.address,
        postcode=person.postcode,
        time_zone=zone_of(person, scenario.agency),
        country=person.country or agency.country,
        language=person.language,
        consent=person.consent,
        consent_at=now,
        conversation=new_conversation(),
        favourites=person.favourites,
        blocks=person.blocks,
        prefers=list(person.prefers),
        help=list(person.help),
        usual=[item.model_dump(exclude={"price"}) for item in person.usual],
        notes=person.notes,
    )
    s.add(row)
    s.flush()
    if person.landline is True:
        lines.is_landline(s, agency.key, row.phone)
    today = local(now, row.time_zone).date()
    row.holds = [
        holds.kept(
            Stretch(hold.begin.date() if hold.begin else today, hold.until.date() if hold.until else None)
        )
        for hold in person.holds
    ]
    for contact in person.contacts:
        _contact(s, now, row, contact)
    for device in person.devices:
        _device(s, now, row, device)
    for limit in person.limits:
        told = limit.model_dump(exclude={"measure"})
        readings.set_limit(s, now, row, limit.measure, **told)
    for plan in person.medications:
        _medication(s, now, row, plan)
    if person.company.check_in or person.company.daily:
        _company(s, now, row, person.company)
    for past in person.orders:
        _past_order(s, now, row, past)
    for repeating in person.standing_orders:
        _standing(s, now, row, repeating)
    s.flush()
    plans.plan_ahead(s, now, row)
    return row


def _contact(s: Session, now: datetime, customer: Customer, person: ContactIn) -> None:
    row = Contact(
        agency_id=customer.agency_id,
        customer_id=customer.key,
        name=person.name,
        relation=person.relation,
        phone=person.phone,
        position=person.order,
        not_at_night=person.not_at_night,
        only_alarms=person.only_alarms,
    )
    s.add(row)
    s.flush()
    for scope in person.permissions:
        s.add(
            Grant(agency_id=customer.agency_id, contact_id=row.key, scope=scope, words="at enrolment", at=now)
        )


def _device(s: Session, now: datetime, customer: Customer, device: DeviceIn) -> None:
    monitor = s.exec(
        select(Provider).where(Provider.agency_id == customer.agency_id, Provider.name == device.monitor)
    ).one()
    account = account_of(device, customer.phone, monitor.channel)
    devices.enrol(s, now, customer, monitor, account, secret=device.key.upper(), test_hours=device.test_hours)


def _medication(s: Session, now: datetime, customer: Customer, plan: MedicationIn) -> None:
    s.add(
        Medication(
            **plan.model_dump(exclude={"begins", "until"}),
            begins=plan.begins.date()
            if plan.begins
            else plans.first_day(now, customer.time_zone, plan.times),
            until=plan.until.date() if plan.until else None,
            agency_id=customer.agency_id,
            customer_id=customer.key,
        )
    )


def _company(s: Session, now: datetime, customer: Customer, wanted: CompanyIn) -> None:
    row = daily.of(s, customer)
    row.check_in, row.daily = wanted.check_in or "", wanted.daily or ""
    row.daily_at = wanted.daily_at if wanted.daily else ""
    check_ins.plan(s, now, row)
    daily.plan(s, now, row)


def _past_order(s: Session, now: datetime, customer: Customer, past: PastOrderIn) -> None:
    at = instant(past.at.replace(tzinfo=None), customer.time_zone) if past.at else now - timedelta(days=7)
    order = Order(
        agency_id=customer.agency_id,
        number=next_number(s, customer.agency_id),
        customer_id=customer.key,
        status=past.status,
        chosen_because={"shop": past.provider} if past.provider else {},
        created_at=at.astimezone(UTC),
    )
    s.add(order)
    s.flush()
    for item in past.items:
        s.add(OrderItem(**item.model_dump(), agency_id=order.agency_id, order_id=order.key))


def _standing(s: Session, now: datetime, customer: Customer, given: StandingIn) -> None:
    first = given.start or now.replace(tzinfo=None, hour=9, minute=0, second=0, microsecond=0)
    row = StandingOrder(
        agency_id=customer.agency_id,
        number=next_number(s, customer.agency_id),
        customer_id=customer.key,
        items=[item.model_dump(exclude={"price"}) for item in given.items],
        rrule=given.rrule,
        first=instant(first.replace(tzinfo=None), customer.time_zone),
        exceptions=[day.isoformat() for day in given.exceptions],
        held_until=instant(given.held_until.replace(tzinfo=None), customer.time_zone)
        if given.held_until
        else None,
    )
    s.add(row)
    s.flush()
    standing_book.plan(s, now, customer, row)
