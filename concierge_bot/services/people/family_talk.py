"""One text of somebody who is a contact: about whom it may be, how it is answered once, and how the desk gets it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from concierge_bot.models import Agency, Contact, Customer, Message, Outbox, Urgency
from concierge_bot.services.house import desk, notify
from concierge_bot.services.orders import windows
from concierge_bot.texts import say, together

PERSON_WITHIN, SOON = timedelta(minutes=30), timedelta(minutes=5)
FAMILY = "family"


@dataclass(frozen=True)
class Talk:
    """One text of somebody who is a contact of one customer or of several."""

    s: Session
    now: datetime
    agency: Agency
    contacts: Sequence[Contact]
    message: Message
    public_url: str
    first: str = ""
    """What was done already of what he wrote: his answer begins with it."""

    @property
    def name(self) -> str:
        """Return how the customers call the writer."""
        return self.contacts[0].name

    @property
    def relation(self) -> str:
        """Return what the writer is to the first customer."""
        return self.contacts[0].relation or "contact"

    @property
    def customers(self) -> list[Customer]:
        """Return whose contact the writer is, in the order of the contacts."""
        return [self.s.get_one(Customer, contact.customer_id) for contact in self.contacts]

    @property
    def names(self) -> list[str]:
        """Return the names of those customers."""
        return [customer.name for customer in self.customers]

    def say(
        self, text: str, about: str = FAMILY, customer: Customer | None = None, **more: object
    ) -> Outbox | None:
        """Answer the text once."""
        once, urgency = f"answer:{self.message.id}", Urgency.answer
        if about in ("emergency", "alarm", "ladder answer"):
            urgency = Urgency.alarm
        row = notify.to_phone(
            self.s,
            self.now,
            self.agency,
            self.message.sender,
            together(self.first, text),
            about=about,
            once=once,
            urgency=urgency,
            customer=customer,
        )
        if row is not None and more:
            row.job = {**row.job, **more}
            self.s.add(row)
        return row

    def task(
        self,
        words: str,
        *,
        customer: Customer | None = None,
        urgent: bool = False,
        due_in: timedelta = PERSON_WITHIN,
    ) -> None:
        """Give the text to the desk once, with its whole words."""
        desk.open_task(
            self.s,
            self.now,
            self.agency,
            words,
            once=f"contact:{self.message.id}",
            about=self.message.body,
            customer=customer or self.customers[0],
            urgent=urgent,
            due_in=due_in,
        )

    def passed_on(self, sentence: str = "contact_noted", *, within: timedelta = PERSON_WITHIN) -> None:
        """Say by when a person calls."""
        promised = windows.by(self.now, within, self.customers[0].time_zone)
        self.say(say(sentence, agency=self.agency.name, by=promised))
