"""Whom of her people a text means: by a name, by kin ("mum"), or by "her" and "him"."""

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from concierge_bot.understanding.words.plain_words import plain

WOMEN = frozenset(
    "mum mums mom moms mommy mama mamma mummy mam ma mother mothers mam nan nana nans gran grans grandma granny "
    "grandmas grandmother grandmom nonna abuela abuelita wife wifes sister aunt auntie aunty mami madre "
    "meemaw memaw mamaw mawmaw amma ammi oma".split()
)
MEN = frozenset(
    "dad dads daddy father fathers papa pop pops pa grandpa grandad granddad grandfather gramps nonno abuelo "
    "husband husbands brother uncle padre "
    "tata appa abba opa papaw pawpaw papi".split()
)
SHE, HE = frozenset("she her shes hers".split()), frozenset("he him his hes".split())
BOTH = frozenset("they them their theyre folks parents".split())
WOMENS_NAMES = frozenset(
    "agnes alice alma amelia ann anna anne annie audrey barbara beatrice bernice bertha betty beverly bonnie brenda "
    "carmen carol carolyn catherine charlotte christine clara cynthia deborah diana diane donna doreen doris dorothy "
    "edith edna eileen elaine eleanor elizabeth ella ellen elsie emily emma esther ethel eva evelyn florence frances "
    "gertrude gladys gloria grace guadalupe harriet hazel helen hilda ida irene iris jane janet janice jean jessie "
    "joan josephine joyce juanita judith judy julia june karen katherine kathleen laura lillian linda lois lorraine "
    "louise lucille lucy mabel margaret maria marian marie marilyn marion marjorie martha mary maureen maxine mildred "
    "minnie muriel myrtle nancy nora norma olive pamela patricia patty paula pauline pearl peggy phyllis rita roberta "
    "rosa rose rosemary rosie ruby ruth sandra sarah sharon sheila shirley sofia sophia stella susan sylvia thelma "
    "tamika tanya teresa theresa tiffany tina vera veronica victoria viola violet virginia vivian wanda wilma winifred "
    "yolanda jennifer jessica michelle monica".split()
)
MENS_NAMES = frozenset(
    "abe abraham al albert alexander alfred allan allen alvin andrew anthony antonio archie arnold arthur ben "
    "benjamin bernard bill billy bob bruce calvin carl carlos cecil charles charlie chester clarence claude clifford "
    "clyde dale daniel dave david dennis don donald douglas earl eddie edgar edward edwin elmer ernest eugene "
    "francisco frank franklin fred frederick gary gene george gerald gilbert glenn gordon graham harold harry harvey "
    "henry herbert herman homer horace howard hugh isaac jack jacob james jerry jesse jim jimmy joe john jorge jose "
    "joseph juan keith ken kenneth larry lawrence lee leo leon leonard leroy leslie lester lewis lloyd louis luis "
    "luther marvin maurice max melvin michael milton morris nathan norman oscar otto patrick paul percy peter philip "
    "ralph ray raymond reginald richard robert roger roland ron ronald roy russell sam samuel sidney stanley stephen "
    "steven theodore thomas tom tony vernon victor vincent wallace walter warren wayne wilbur willard william willie "
    "winston".split()
)
"""Given names that were common among people who are old now in the US and the UK."""


def meant(text: str, names: Sequence[str]) -> list[int]:
    """Return which of several people a text may be about, as places in the list: all who are not ruled out."""
    words = plain(text).split()
    named = [n for n, name in enumerate(names) if any(_is_name(word, name) for word in words)]
    if named:
        return named
    everyone = list(range(len(names)))
    women, men = not (WOMEN | SHE).isdisjoint(words), not (MEN | HE).isdisjoint(words)
    if women == men:
        return everyone
    others = MENS_NAMES if women else WOMENS_NAMES
    left = [n for n in everyone if _first(names[n]) not in others] or everyone
    hers = [n for n in left if _first(names[n]).endswith("a")]  # of names that no list has: Zofia and Henryk
    if len(left) == 1 or not hers or len(hers) == len(left):
        return left
    return hers if women else [n for n in left if n not in hers]


def names_somebody(text: str, names: Sequence[str]) -> bool:
    """Tell whether a text says by a name or a word such as mum of whom it speaks."""
    words = plain(text).split()
    return not (WOMEN | MEN).isdisjoint(words) or any(_is_name(w, name) for w in words for name in names)


def points_at_somebody(text: str, names: Sequence[str]) -> bool:
    """Tell the same, where she, he or they is enough."""
    return names_somebody(text, names) or not (SHE | HE | BOTH).isdisjoint(plain(text).split())


def with_one_word(said: str, names: Sequence[str]) -> str:
    """Return plain words in which whoever is spoken of is called ``who``."""
    known = WOMEN | MEN | SHE | HE | BOTH
    line = " ".join(
        "WHO" if word in known or any(_is_name(word, name) for name in names) else word
        for word in said.replace("shes", "is she").replace("hes ", "is he ").split()
    )
    for filler in ("my WHO", "your WHO", "our WHO", "old WHO", "dear WHO", "the WHO", "WHO WHO"):
        line = line.replace(filler, "WHO")
    return f" {line.lower()} "


def _is_name(word: str, name: str) -> bool:
    first = _first(name)
    bare = word.removesuffix("s") if word != first else word
    return word == first or bare == first or (len(first) > 4 and OSA.distance(bare, first) <= 1)


def _first(name: str) -> str:
    return plain(name).split()[1] if len(plain(name).split()) > 2 else ""
