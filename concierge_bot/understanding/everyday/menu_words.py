"""Which of our services fit a text that nobody understood: a menu offers nothing that her words speak of in no way."""

import re

_CUES = {
    "schedule_recurring": r"every|each|weekly|daily|again and again|regular\w*|standing|always|twice a|once a|\w+days",
    "pause_deliveries": r"hold|pause|stop|away|trip|hospital|vacation|holiday|skip|no deliver\w*|until|till",
    "resume_deliveries": r"resume|restart|start|again|back|go on|carry on|deliver\w*",
    "set_reminder": r"remind\w*|remember|forget|tell me|text me|ask me|let me know|nudge|wake",
    "change_reminder": r"remind\w*|remember|forget|tell me|text\w*|ask\w* me|pills?|tablets?|later|earlier",
    "confirm_taken": r"t[oa]o?ke?n?|had|swallow\w*|pills?|tablets?|meds?|medicines?|done",
    "skip_dose": r"skip\w*|leave|left|miss\w*|not|pills?|tablets?|meds?|medicines?|dose",
    "rate_service": r"stars?|[1-5]|one|two|three|four|five|good|bad|great|nice|rude|lovely|job|work|terrible",
    "billing_question": r"pay\w*|paid|bill\w*|cost\w*|owe\w*|price\w*|charge\w*|money|cash|much|\d+",
    "report_problem": r"wrong|not|no|never|late|missing|bro\w+|bad|spoil\w*|stale|sour|forgot\w*|complain\w*|rude|where"
    r"|didnt|wasnt|isnt|hasnt|havent|asked|ordered|instead",
    "family_access": r"see\w*|know\w*|tell\w*|told|show\w*|share\w*|famil\w*|daughter|son|niece|nephew|sister|brother",
    "browse_alternatives": r"other|others|another|else|different|cheaper|instead|shops?|stores?|who",
    "explain_choice": r"why|how come|chose|choose|pick\w*|reason",
    "medication_question": r"pills?|tablets?|meds?|medicines?|dose|take|taking|took|side|safe|doctor|pharmac\w*",
    "refill_medication": r"refill\w*|more|out|left|low|pills?|tablets?|meds?|medicines?|prescription|pharmac\w*|bottle",
    "snooze": r"later|wait|not (?:now|yet)|ask|after|when|soon|hour|minutes?|\d+",
}


def fits(intent: str, text: str) -> bool:
    """Tell whether her words have anything of what an intent is about."""
    words = re.sub(r"[^\w\s]", " ", text.casefold().replace("'", "").replace("\u2019", ""))
    return intent not in _CUES or bool(re.search(rf"\b(?:{_CUES[intent]})\b", words))
