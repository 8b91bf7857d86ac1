"""What a call hears and does, in the carrier's own language (TwiML)."""

from twilio.twiml.voice_response import Dial, Gather, VoiceResponse

VOICES = {"es": "es-MX"}
"""The language of the voice that reads a text out; English without a word of ours."""
KEY_WITHIN, KEY_AT_DESK_WITHIN = 8, 10  # seconds
LONGEST_MESSAGE = 120  # seconds


def spoken(words: str, keys_url: str | None = None, *, language: str = "en") -> str:
    """Return TwiML that reads words out twice, and gathers one key if an address is given."""
    voice = VoiceResponse()
    if keys_url:
        voice.append(_gather(words, keys_url, KEY_WITHIN, language))
    else:
        _say(voice, words, language)
    _say(voice, words, language)
    return str(voice)


def menu(words: str, keys_url: str, otherwise_url: str, *, language: str = "en") -> str:
    """Return TwiML that reads words out once, gathers one key, and goes on elsewhere without one."""
    voice = VoiceResponse()
    voice.append(_gather(words, keys_url, KEY_WITHIN, language))
    voice.redirect(otherwise_url, method="POST")
    return str(voice)


def through(
    words: str, number: str, *, screen_url: str, over_url: str, rings: int, language: str = "en"
) -> str:
    """Return TwiML that connects with a number for so many seconds; who picks up hears ``screen_url`` first."""
    voice = VoiceResponse()
    _say(voice, words, language)
    dial = Dial(action=over_url, method="POST", timeout=rings)
    dial.number(number, url=screen_url, method="POST")
    voice.append(dial)
    return str(voice)


def screen(words: str, keys_url: str) -> str:
    """Return TwiML for who is rung: a key connects; an answering machine, which presses none, is hung up."""
    voice = VoiceResponse()
    voice.append(_gather(words, keys_url, KEY_AT_DESK_WITHIN, "en"))
    voice.hangup()
    return str(voice)


def mailbox(words: str, recorded_url: str, *, language: str = "en") -> str:
    """Return TwiML that asks for a message and keeps it at the carrier."""
    voice = VoiceResponse()
    _say(voice, words, language)
    voice.record(action=recorded_url, method="POST", max_length=LONGEST_MESSAGE, timeout=10, play_beep=True)
    voice.hangup()
    return str(voice)


def last_words(words: str, *, language: str = "en") -> str:
    """Return TwiML that says something, or nothing, and hangs up."""
    voice = VoiceResponse()
    if words:
        _say(voice, words, language)
    voice.hangup()
    return str(voice)


def connected() -> str:
    """Return TwiML that says nothing: two who were put together talk."""
    return str(VoiceResponse())


def _gather(words: str, keys_url: str, seconds: int, language: str) -> Gather:
    gather = Gather(num_digits=1, action=keys_url, method="POST", timeout=seconds)
    _say(gather, words, language)
    return gather


def _say(verb: VoiceResponse | Gather, words: str, language: str) -> None:
    verb.say(words, **({"language": VOICES[language]} if language in VOICES else {}))
