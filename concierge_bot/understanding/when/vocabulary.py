"""The closed lists: time words with their misspellings, and the set phrases that only look like time."""

import re

from concierge_bot.understanding.when.parts import WEEKDAYS

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip

ALIASES = {
    "mon": "monday", "tue": "tuesday", "tues": "tuesday", "wed": "wednesday", "weds": "wednesday",
    "thu": "thursday", "thur": "thursday", "thurs": "thursday", "fri": "friday", "sat": "saturday", "sun": "sunday",
    "wensday": "wednesday", "satday": "saturday", "sadday": "saturday", "sadurday": "saturday", "satdy": "saturday",
    "sundy": "sunday", "mundy": "monday", "tuesdy": "tuesday", "wensdy": "wednesday", "thursdy": "thursday",
    "frydy": "friday", "saturdy": "saturday", "tewsday": "tuesday", "chewsday": "tuesday", "tomorra": "tomorrow",
    "tomora": "tomorrow", "morra": "tomorrow", "2moz": "tomorrow", "tomoz": "tomorrow", "mawning": "morning",
    "cuple": "couple", "cupple": "couple", "passed": "past", "bells": "oclock", "twise": "twice", "twyce": "twice",
    "onse": "once", "de": "the", "di": "the", "bout": "about", "abt": "about", "n": "and", "nd": "and",
    "q": "every", "ev": "every", "furst": "first",
    "wkend": "weekend", "wkends": "weekends", "tarde": "afternoon", "noche": "night", "wkday": "weekday",
    "wkdays": "weekdays", "oclk": "oclock",
    "misa": "church", "mass": "church", "lunes": "monday", "martes": "tuesday", "miercoles": "wednesday",
    "jueves": "thursday", "viernes": "friday", "sabado": "saturday", "domingo": "sunday", "hoy": "today",
    "cada": "every", "y": "and", "mediodia": "noon", "medianoche": "midnight", "lunch-time": "lunchtime",
    "tmrw": "tomorrow", "tmw": "tomorrow", "tmr": "tomorrow", "tomoro": "tomorrow", "tomaro": "tomorrow",
    "2morrow": "tomorrow", "2moro": "tomorrow", "2mrw": "tomorrow", "2day": "today",
    "tonite": "tonight", "2nite": "tonight", "2night": "tonight", "nite": "night", "nites": "nights",
    "morn": "morning", "mornin": "morning", "arvo": "afternoon", "evry": "every", "evey": "every",
    "min": "minute", "mins": "minute", "minutes": "minute", "hr": "hour", "hrs": "hour", "hours": "hour",
    "wk": "week", "wks": "week", "weeks": "week", "days": "day", "months": "month", "years": "year",
    "til": "until", "till": "until", "untill": "until", "thru": "through", "exept": "except", "exc": "except",
    "noonish": "noon", "midday": "noon", "xmas": "christmas", "@": "at", "&": "and", "+": "and",
    "jan": "january", "feb": "february", "mar": "march", "apr": "april", "jun": "june", "jul": "july",
    "aug": "august", "sep": "september", "sept": "september", "oct": "october", "nov": "november", "dec": "december",
    "breakfasttime": "breakfast",
    # as they speak in Jamaica, Scotland, the North, the South
    "mawnin": "morning", "mornins": "mornings", "marnin": "morning", "mornen": "morning", "moarnin": "morning",
    "forenoon": "morning", "forenoons": "mornings", "evenin": "evening", "evnin": "evening", "eevnin": "evening",
    "efternoon": "afternoon", "aftanoon": "afternoon", "afta": "after", "aftah": "after", "efter": "after",
    "afore": "before", "fore": "before", "befo": "before", "b4": "before", "aboot": "about", "roun": "around",
    "hawf": "half", "hauf": "half", "hoff": "half", "twa": "two", "fower": "four",
    "haff": "half", "haaf": "half", "hoaf": "half", "foive": "five", "sax": "six", "nicht": "night",
    "haf": "half", "wance": "once", "fi": "for",
    "inna": "in", "dis": "this", "neet": "night", "neets": "nights", "everday": "everyday",
    "sopper": "supper", "dat": "that", "fae": "from", "frae": "from",
    "frm": "from", "arond": "around", "arnd": "around", "aroun": "around", "kwarter": "quarter",
    "qtr": "quarter", "quata": "quarter", "kwata": "quarter",
    "fur": "for", "tae": "to", "oor": "our",
    "wid": "with", "wi": "with", "othr": "other", "uther": "other", "ohter": "other",
    "startin": "starting", "dinna": "dinner", "nex": "next", "nxt": "next", "da": "the",
    "clack": "oclock", "oclok": "oclock", "aclock": "oclock", "ocl": "oclock", "sadderday": "saturday",
    "thxgiving": "thanksgiving", "tgiving": "thanksgiving", 
    "dayly": "daily", "dailey": "daily", "ever'": "every", "evra": "every", "eery": "every", "mikes": "minute",
    "thusday": "thursday", "tursday": "thursday",
    "bedtimes": "bedtime", "arternoon": "afternoon",
}  # fmt: skip
# Only these long words are looked for behind a misspelling.
SPELLABLE = (
    *WEEKDAYS, *(f"{day}s" for day in WEEKDAYS), "today", "tomorrow", "yesterday", "tonight", "every", "everyday",
    "morning", "mornings", "afternoon", "afternoons", "evening", "evenings", "bedtime", "midnight", "weekday",
    "weekdays", "weekend", "weekends", "fortnight", "fortnightly", "thanksgiving", "christmas", "breakfast", "between",
    "january", "february", "september", "october", "november", "december", "minute", "quarter", "except", "until",
    "august", "eleven", "twelve", "twenty", "thirty", "fifteen", "seven", "eight", "april", "before", "after", "daily",
    "nightly", "weekly", "monthly", "oclock", "lunchtime", "dinnertime", "teatime", "suppertime", "fourteen",
    "sixteen", "month", "months", "forenoon", "half", "past", "next", "twice", "wednesdays",
)  # fmt: skip
# Ordinary words that lie one or two letters beside a time word.
ORDINARY = frozenset(
    "thirsty seventh eighth sevens eights money monkey sundae sundaes sunny sundry friend friends fried toddy "
    "toady very ever even everyone mourning mouth mouths moth moths "
    "warning meaning moaning boasting minus minuet minuted quarters quartet expect accept excerpt unit unite "
    "untie unlit member embers octopus sunder sundaes monde tuesdays alter afters dally dairy dairys "
    "bailey weakly meekly lightly mightily "
    "fourth sixteenth hall halt hale calf behalf halfs paste pasta pasty text nest neat newt twine trice stating "
    "staring startling charting apply christian christians eighty meanings summertime".split()
)

# Set phrases in which a time word says nothing about when.
NOT_TIME = re.compile(
    r"""\b(?:
        good\s+(?:morning|afternoon|evening|night|day) | gnite | (?:night|nite)[\s-]+(?:night|nite)
      | (?:merry|happy)\s+\w+(?:\s+(?:day|eve|year|years))? | (?:have|had)\s+a\s+\w+\s+(?:day|evening|night|weekend)
      | (?:black|ruby)\s+friday | sunday\s+(?:paper|papers|roast|best|school|times) | march\s+of\s+dimes
      | (?<!every\s)(?<!each\s)(?<!tomorrow\s)(?<!the\s)(?<!day\s)
        (?:morning|evening|night|night\s*time|noon|bedtime|breakfast|lunch|dinner|supper|midnight|daily|weekly)\s+
        (?:pills?|tablets?|meds?|medicines?|dose|cream|light|lights|gown|gowns|shirt|cereal|bars|sausages?|meat|rolls?
          |plates?|box|snacks?|mints?|story|glory|primrose|vitamins?|newspaper|paper|news|specials?|planner|table
          |stand|football|bag|bags|time\s+tea|tea)
      | after\s+dinner\s+mints? | after\s+eights? | 7\s*up | 5\s+hour\s+energy | (?:8|eight)\s+o'?clock\s+coffee
      | one\s+a\s+day(?=\s+(?:vitamins?|womens?|mens?|multi)) | half\s+(?:and|&|n)\s+half
      | (?:my|the|some|usual|your|normal|plain)\s+everyday\s+[a-z]+
      | everyday\s+(?:low|bread|china|cups?|plates?|shoes|clothes|use)
      | (?:all|whole)\s+(?:the\s+)?(?:night|nite)(?:\s+long)?
      | twelfth\s+night | fortnight's\s+time | (?:one|some)\s+day\s+(?=i\b|we\b)
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
GREETING = re.compile(
    r"^\s*(?:morning|mornin|mawnin|mawning|afternoon|evening|evenin)\s*(?:[,!.]\s*(?=\w)|(?=(?:love|luv|dear|dearie|darling|duck|hun|honey|pet|mate"
    r"|sir|maam|all|sweetheart|there|everyone|folks|cher|baby)\b))",
    re.IGNORECASE,
)
PRICE = re.compile(
    r"[$\u00a3\u20ac]\s?\d+(?:[.,]\d+)?|\b\d+(?:\.\d+)?\s?(?:%|dollars?|bucks|cents?|pounds?|lbs?|oz)(?!\w)",
    re.I,
)
