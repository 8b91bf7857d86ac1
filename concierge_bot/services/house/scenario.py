"""A world, or one member of it, is read only if its numbers and members fit together; what is wrong is named."""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from concierge_bot.errors import BadInput
from concierge_bot.services.house.fields import unkept
from concierge_bot.services.house.scenario_parts import ProviderIn, Scenario, account_of
from connectors.base import Misconfigured, TextConnector
from connectors.kinds import Kind
from connectors.registry import Registry


def parse(raw: Any, connectors: Registry) -> Scenario:
    """Read a scenario; BadInput names the field that is wrong or unknown, and says what to write."""
    if (found := unkept(raw)) is not None:
        path, trouble = found
        raise _wrong(".".join(map(str, path)), trouble)
    try:
        world = Scenario.model_validate(raw)
    except ValidationError as error:
        raise _first(error) from error
    _check_numbers(world)
    _check_members(world, connectors)
    return world


def parse_member(raw: Any, connectors: Registry) -> ProviderIn:
    """Read one member as a scenario has it; BadInput names the field that is wrong, and says what to write."""
    if (found := unkept(raw)) is not None:
        raise _wrong(str(found[0][0]), found[1])
    try:
        member = ProviderIn.model_validate(raw)
    except ValidationError as error:
        raise _first(error, "a member") from error
    if trouble := _unreachable(member, connectors):
        raise _wrong(*trouble)
    return member


def _first(error: ValidationError, of: str = "a scenario") -> BadInput:
    first = error.errors()[0]
    field = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        return BadInput(f"{field} is not a field of {of}", field=field)
    return _wrong(field, first["msg"].removeprefix("Value error, "))


def _wrong(field: str, trouble: str) -> BadInput:
    return BadInput(f"{field or 'the scenario'}: {trouble}", field=field or None)


def _check_numbers(world: Scenario) -> None:
    """A text is known by its number alone: nobody shares one, but a customer may be another's contact."""
    whose: dict[str, str] = {}
    for field, number, who in _numbers(world):
        if number in whose:
            raise _wrong(field, f"this number is {whose[number]} already: write another")
        whose[number] = who
    taken = whose.keys() - {person.phone for person in world.customers}
    for n, person in enumerate(world.customers):
        for m, contact in enumerate(person.contacts):
            if contact.phone == person.phone or contact.phone in taken:
                field = f"customers.{n}.contacts.{m}.phone"
                raise _wrong(field, f"this number is {whose[contact.phone]} already: write another")


def _numbers(world: Scenario) -> Iterator[tuple[str, str, str]]:
    """Yield each number that must be its owner's alone: its field, the number, and whose it is."""
    yield "agency.phone", world.agency.phone, "the agency's"
    if world.agency.desk_phone:
        yield "agency.desk_phone", world.agency.desk_phone, "the desk's"
    for n, person in enumerate(world.customers):
        yield f"customers.{n}.phone", person.phone, "a customer's"
    for n, member in enumerate(world.providers):
        if member.phone:
            yield f"providers.{n}.phone", member.phone, "a provider's"


def _check_members(world: Scenario, connectors: Registry) -> None:
    """A member is known by its name, and its channel must be one that an installed connector speaks."""
    names: set[str] = set()
    for n, member in enumerate(world.providers):
        if member.name in names:
            raise _wrong(f"providers.{n}.name", f"there is a provider '{member.name}' already: write another")
        names.add(member.name)
        if trouble := _unreachable(member, connectors):
            raise _wrong(f"providers.{n}.{trouble[0]}", trouble[1])
    listened = (Kind.CARE_MONITOR, Kind.DISPENSER)
    monitors = {member.name: member.channel for member in world.providers if member.kind in listened}
    accounts: set[tuple[str, str]] = set()
    for n, person in enumerate(world.customers):
        for m, device in enumerate(person.devices):
            field = f"customers.{n}.devices.{m}"
            if device.monitor not in monitors:
                raise _wrong(
                    f"{field}.monitor",
                    f"there is no care monitor or dispenser '{device.monitor}' among the providers",
                )
            account = (device.monitor, account_of(device, person.phone, monitors[device.monitor]))
            if account in accounts:
                raise _wrong(f"{field}.account", "this account is another device's already: write another")
            accounts.add(account)


def _unreachable(member: ProviderIn, connectors: Registry) -> tuple[str, str] | None:
    """Return the field by which a member cannot be reached, and what is wrong with it."""
    try:
        connector = connectors.find(member.channel, member.kind)
    except Misconfigured as error:
        return "channel", str(error)
    if isinstance(connector, TextConnector) and member.phone is None:
        return "phone", "a provider that works by text needs its phone"
    return None
