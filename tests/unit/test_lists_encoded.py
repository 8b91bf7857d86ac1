"""Lists whose words are marked by what the sentence encoder makes of the whole text."""

from concurrent.futures import ThreadPoolExecutor

from concierge_bot.understanding.goods.items import Item, Product, read
from concierge_bot.understanding.words import encoding


def test_what_goods_are_for_is_no_part_of_them() -> None:
    found = read("we need kitchen roll for the spills and cooking oil one bottle").items
    assert found == (Item("kitchen roll"), Item("cooking oil", 1, "bottle"))


def test_an_amount_stands_behind_the_sort_of_what_it_counts() -> None:
    found = read("dish soap and light bulbs the screw in kind two").items
    assert [(item.name.split()[-1], item.quantity) for item in found] == [("soap", None), ("bulbs", 2)]


def test_a_text_that_is_too_long_for_the_encoder_is_still_read() -> None:
    found = read("milk, brown bread, " * 300).items
    assert {item.name for item in found} == {"milk", "brown bread"}


def test_several_threads_read_the_same_as_one() -> None:
    texts = [f"{count} tins of soup, bread and {count} apples" for count in range(2, 12)]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(read, texts * 3)) == [read(text) for text in texts * 3]


def test_a_list_is_read_for_each_shop_with_its_own_goods() -> None:
    text = "2 blorfs and milk"
    assert read(text, catalogue=[Product("Blorf"), Product("Milk 1 pt")]).items[0] == Item("Blorf", 2)
    assert "Blorf" not in {item.name for item in read(text, catalogue=[Product("Milk 1 pt")]).items}


def test_words_are_cut_into_the_longest_pieces_that_the_encoder_knows() -> None:
    cut = encoding.Pieces()
    names = {number: piece for piece, number in cut.known.items()}
    assert [names[number] for number in cut.of("Café, marmalaid")] == [
        "[CLS]", "cafe", ",", "mar", "##mal", "##aid", "[SEP]",
    ]  # fmt: skip
    assert cut.said("\n") == cut.said(";")
