"""Her own pills by their names, taken or not, or only looked for: that is no danger, and the rest is looked at alone.

What only sounds like danger to a learned reader ("took my blood thinner") is heard without such words; a rule's is not.
"""

from concierge_bot.understanding.doses import dose_plain, dose_spelling, dose_told
from concierge_bot.understanding.doses.dose_told import Names, Word
from concierge_bot.understanding.medicines import medicine_news, recall


def rest(text: str, names: Names) -> str:
    """Return a text without what only tells of her own doses by name, each once, asks after them, or looks for them.

    Of the last two a person hears.
    """
    asked = [said for said in dose_spelling.SENTENCES.split(text) if recall.asks_the_record(said)]
    for said in asked:
        text = text.replace(said, "")
    text = medicine_news.without_mislaid(text)
    told = dose_told.pieces(text, names)
    own = [word for word in told if word.of and _is_alone(word, names)]
    if not own:
        return text
    others = [word for word in told if word not in own and not (not word.of and _is_alone(word, names))]
    return ". ".join(word.said for word in others)


def _is_alone(word: Word, names: Names) -> bool:
    called = {
        part for name in (word.of, *names.get(word.of, ())) for part in dose_spelling.plain(name).split()
    }
    return bool(word.act) and dose_plain.says_no_more(word.said, called)
