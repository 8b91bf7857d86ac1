"""What she says of a service, of people and of money: each hands her words to the one service that knows them."""

from rasa_sdk import Action

from actions.base import Turn
from actions.understood import UnderstoodAction, other_words
from concierge_bot.services.cases import problems, ratings
from concierge_bot.services.members import alternatives
from concierge_bot.services.money import bills
from concierge_bot.services.people import sharing
from concierge_bot.services.talk import handover
from concierge_bot.understanding.everyday import details
from concierge_bot.understanding.orders import complaints
from concierge_bot.understanding.terms import sharing as sharing_words


class RateService(UnderstoodAction):
    action_name = "action_rate_service"

    def serve(self, turn: Turn) -> str:
        s, now, customer, words = turn.session, turn.now, turn.customer, turn.text
        if details.in_figures(words) is None and complaints.goods_amiss(words):
            return problems.told(s, now, customer, words, once=turn.once)
        told = ratings.told(turn.session, turn.now, turn.customer, turn.text, once=turn.once)
        return told or other_words(turn)


class ReportProblem(UnderstoodAction):
    action_name = "action_report_problem"

    def serve(self, turn: Turn) -> str:
        return problems.told(turn.session, turn.now, turn.customer, turn.text, once=turn.once)


class BillingQuestion(UnderstoodAction):
    action_name = "action_billing_question"

    def serve(self, turn: Turn) -> str:
        return bills.asked(turn.session, turn.now, turn.customer, turn.text, once=turn.once)


class FamilyAccess(UnderstoodAction):
    action_name = "action_family_access"

    def serve(self, turn: Turn) -> str:
        if sharing_words.is_errand(turn.text):
            task = f"{turn.customer.name} wants one of her people to fetch something: see to it, and tell her"
            s, now, customer = turn.session, turn.now, turn.customer
            return handover.to_a_person(s, now, customer, task, "passed_on", once=turn.once, words=turn.text)
        if not sharing.may_be_meant(turn.session, turn.customer, turn.text):
            return other_words(turn)
        return sharing.asked(turn.session, turn.now, turn.customer, turn.text, once=turn.once)


class BrowseAlternatives(UnderstoodAction):
    action_name = "action_browse_alternatives"

    def serve(self, turn: Turn) -> str:
        return alternatives.asked(turn.session, turn.now, turn.customer, turn.text, once=turn.once)


class ExplainChoice(UnderstoodAction):
    action_name = "action_explain_choice"

    def serve(self, turn: Turn) -> str:
        return alternatives.why(turn.session, turn.now, turn.customer, turn.text, once=turn.once)


ALL: tuple[type[Action], ...] = (
    RateService,
    ReportProblem,
    BillingQuestion,
    FamilyAccess,
    BrowseAlternatives,
    ExplainChoice,
)
