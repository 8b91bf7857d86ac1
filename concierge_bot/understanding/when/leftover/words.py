"""Words that more than one rule of what is left over knows."""

PERHAPS = frozenset(
    "clock manana dia dias morning mornings afternoon afternoons evening evenings night nights nightly week month "
    "hour minute daily weekly monthly yearly every except dawn dusk sunset sunrise sundown daybreak "
    "nightfall overnight overnite unless early late finished finishes".split()
)
OF_HERS = frozenset("the my that his her di our me t".split())
PRONOUNS = frozenset("i you u he she we they it all me him her this us".split())
ORDINARY_DAYS = frozenset(
    "good nice lovely fine great bad long busy hot cold rainy sunny all every each other the a one some any my this "
    "that whole of same per another beautiful rough terrible blessed wonderful".split()
)
