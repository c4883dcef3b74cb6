"""The text of a page comes out as a reader sees it: nothing added, nothing rewritten."""

import pytest

from corpus.importing import Source
from corpus.importing.html import extract_html

LEAD = "The Office for Invented Bells counted the bells of the harbour on Monday and found nine."
PROSE = f"<p>{LEAD}</p>"


def text_of(markup: str, *, headline: str = "Nine bells counted") -> str:
    """The body of a page with a headline, a first paragraph and some more."""
    page = f"<html lang=en><title>{headline}</title><body><main><h1>{headline}</h1>{PROSE}{markup}"
    text = extract_html(Source("page", page.encode())).text
    assert text.startswith(LEAD)
    return text[len(LEAD) :].removeprefix("\n\n")


def test_inline_markup_adds_no_blank_and_takes_none() -> None:
    markup = (
        "<p>Harbour<b>master</b> said: <i>“ring”</i>, and H<sub>2</sub>O<sup>3</sup> froze.</p>"
    )
    assert text_of(markup) == "Harbourmaster said: “ring”, and H2O3 froze."


def test_blanks_are_collapsed_as_a_browser_does_and_no_break_spaces_stay() -> None:
    markup = "<p>  Nine \n\t bells <b> rang </b> at 9&nbsp;a.m.&nbsp;&nbsp;sharp. </p>"
    assert text_of(markup) == "Nine bells rang at 9\u00a0a.m.\u00a0\u00a0sharp."


def test_entities_are_decoded_also_those_of_windows() -> None:
    markup = (
        "<p>Bells &amp; &lsquo;gongs&rsquo; &#8211; &#147;all&#148; of them&#133; &lt;here&gt;.</p>"
    )
    assert text_of(markup) == "Bells & ‘gongs’ – “all” of them… <here>."


def test_curly_quotes_soft_hyphens_and_marks_of_direction_stay() -> None:
    markup = "<p>“Co\u00adoperation” is what ‘they’ call it, \u200fשלום\u200e said.</p>"
    assert text_of(markup) == "“Co\u00adoperation” is what ‘they’ call it, \u200fשלום\u200e said."


def test_a_line_break_breaks_the_line_and_an_empty_line_the_paragraph() -> None:
    assert text_of("<div>One bell rang.<br>Two did.<br>&nbsp;<br>Three did not ring.</div>") == (
        "One bell rang.\nTwo did.\n\nThree did not ring."
    )


def test_the_items_of_a_list_stand_on_lines_of_their_own_below_what_leads_to_them() -> None:
    markup = "<p>These rang:</p><ul><li>the tower bell</li><li><p>the ship’s bell</p></li></ul>"
    assert text_of(markup) == "These rang:\n• the tower bell\n• the ship’s bell"


def test_a_list_without_a_lead_is_a_paragraph_of_its_own() -> None:
    markup = "<p>Some rang late.</p><ul><li>the tower bell</li><li>the ship’s bell</li></ul>"
    assert text_of(markup) == "Some rang late.\n\n• the tower bell\n• the ship’s bell"


@pytest.mark.parametrize(
    ("attributes", "first", "second"),
    [
        ("", "1.", "2."),
        ('start="7"', "7.", "8."),
        ('type="a"', "a.", "b."),
        ('type="I"', "I.", "II."),
        ("reversed", "2.", "1."),
        ('style="list-style-type: lower-alpha"', "a.", "b."),
        ('start="x"', "1.", "2."),
    ],
)
def test_numbered_items_have_the_number_the_page_shows(
    attributes: str, first: str, second: str
) -> None:
    markup = f"<ol {attributes}><li>The first bell.</li><li>The second bell.</li></ol>"
    assert text_of(markup) == f"{first} The first bell.\n{second} The second bell."


def test_an_item_may_set_its_number() -> None:
    markup = "<ol><li value=5>The fifth bell.</li><li>The next bell.</li></ol>"
    assert text_of(markup) == "5. The fifth bell.\n6. The next bell."


def test_a_list_in_an_item_is_set_in() -> None:
    markup = "<ul><li>towers<ul><li>north</li><li>south</li></ul>in all</li><li>ships</li></ul>"
    assert text_of(markup) == "• towers\n  • north\n  • south\nin all\n• ships"


def test_a_mark_that_the_item_has_itself_is_not_doubled() -> None:
    markup = "<ul><li>– the tower bell</li><li>(a) the gong</li></ul>"
    assert text_of(markup) == "– the tower bell\n(a) the gong"


def test_a_list_without_marks_gets_none() -> None:
    markup = '<ul style="list-style: none"><li>the tower bell</li><li>the gong</li></ul>'
    assert text_of(markup) == "the tower bell\nthe gong"


def test_items_of_several_paragraphs_are_paragraphs() -> None:
    markup = "<ol><li><p>One rang.</p><p>It was loud.</p></li><li><p>Two rang.</p></li></ol>"
    assert text_of(markup) == "1. One rang.\n\nIt was loud.\n\n2. Two rang."


def test_terms_and_what_they_mean_are_lines() -> None:
    markup = "<dl><dt>Bell</dt><dd>It rings when struck.</dd><dt>Gong</dt><dd>It booms.</dd></dl>"
    assert text_of(markup) == "Bell\nIt rings when struck.\nGong\nIt booms."


def test_a_table_is_a_line_a_row_with_its_caption_first() -> None:
    markup = (
        "<table><caption>Bells by pier</caption><tr><th>Pier</th><th>Bells</th></tr>"
        "<tr><td>Old<br>Pier</td><td>4</td></tr><tr><td>New Pier</td><td></td></tr></table>"
    )
    assert text_of(markup) == "Bells by pier\nPier | Bells\nOld Pier | 4\nNew Pier |"


def test_a_cell_that_spans_rows_stands_in_each_of_them() -> None:
    markup = (
        "<table><tr><th>Coast</th><th>Pier</th><th>Bells</th></tr><tr><td rowspan=2>North</td>"
        "<td>Old</td><td>4</td></tr><tr><td>New</td><td>5</td></tr><tr><td colspan=3>All told</td>"
        "</tr></table>"
    )
    assert text_of(markup) == "Coast | Pier | Bells\nNorth | Old | 4\nNorth | New | 5\nAll told"


def test_a_table_that_only_arranges_the_page_leaves_no_trace() -> None:
    long = "All nine bells of the harbour were rung one after another, and each was heard. " * 5
    markup = f"<table><tr><td><p>{long}</p></td><td><p>{long}Twice.</p></td></tr></table>"
    assert text_of(markup) == f"{long.strip()}\n\n{long}Twice."


def test_quotations_and_headings_are_paragraphs() -> None:
    markup = "<h2>What was said</h2><blockquote><p>“It rang.”</p><cite>Ada Bell</cite></blockquote><p>So it was.</p>"  # noqa: E501
    assert text_of(markup) == "What was said\n\n“It rang.”\n\nAda Bell\n\nSo it was."


def test_preformatted_text_keeps_its_lines() -> None:
    assert text_of("<pre>\nOne bell\n  of two.\n\nThe other.</pre>") == (
        "One bell\n  of two.\n\nThe other."
    )


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>Unseen bells.</p>",
        '<p style="display: none">Unseen bells.</p>',
        '<div aria-hidden="true">Unseen bells.</div>',
        "<script>var bells = 'unseen bells.'</script>",
        "<noscript>Unseen bells.</noscript>",
        "<template><p>Unseen bells.</p></template>",
        "<!-- Unseen bells. -->",
        "<button>Unseen bells.</button>",
        '<span class="visually-hidden">Unseen bells.</span>',
    ],
)
def test_what_no_reader_sees_is_left_out_and_what_follows_it_stays(hidden: str) -> None:
    assert text_of(f"<div>The gong{hidden} was heard far away.</div>").replace("\n\n", "") in {
        "The gong was heard far away.",
    }


def test_struck_out_words_are_not_the_release_s() -> None:
    assert text_of("<p>Nine<del> or ten</del> bells rang on the pier.</p>") == (
        "Nine bells rang on the pier."
    )


@pytest.mark.parametrize(
    "furniture",
    [
        '<div class="share-buttons"><a href="/f">Facebook</a> <a href="/x">X</a></div>',
        "<nav><ul><li><a href='/'>Home</a></li></ul></nav>",
        '<p><a href="/more">Read more</a></p>',
        '<p><a href="#top">Back to top</a></p>',
        '<p><a href="javascript:print()">Print this page</a></p>',
        "<p>Media contact: Ada Bell, (555) 555-0142, ada@bells.example</p>",
        '<aside><h2>About us</h2><p>We count bells.</p></aside>',
        '<div class="newsletter"><h2>Newsletter</h2><p>Get the bells by post.</p></div>',
        '<h2>Related news</h2><ul><li><a href="/1">Gong found</a></li></ul>',
        '<div class="tags"><a href="/t">bells</a>, <a href="/u">piers</a></div>',
        '<figure><img src="b.jpg"><figcaption>A bell on the pier</figcaption></figure>',
        "<h3>Share this page</h3>",
        '<div><b>News</b> <a href="/1"><h3>Gong found</h3></a><time>1 May 2031</time></div>',
        '<div><b>News</b> <h3><a href="/1">Gong found</a></h3><time>1 May 2031</time></div>',
        '<div class="piede"><p>Ufficio delle Campane, Via dei Mulini 3, Valfosca</p></div>',
        '<div role="dialog"><p>We use cookies to count you. You may say no to that.</p></div>',
    ],
)  # fmt: skip
def test_furniture_is_left_out(furniture: str) -> None:
    last = "<p>The bells will be counted again next year, on the first Monday of May.</p>"
    expected = "The bells will be counted again next year, on the first Monday of May."
    assert text_of(last + furniture) == expected
    assert text_of(furniture + last) == expected


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Share prices of bell founders rose by nine percent on Monday.</p>",
        "<p>Contact with the tower was lost at noon, the harbour master said.</p>",
        "<p>Related charges were dropped, and the gong was given back.</p>",
        "<p>Anyone who heard the bell is asked to call 0555 123 4567, quoting reference 9.</p>",
        "<h2>Next steps</h2><p>The bells will be counted again in May.</p>",
        "<h2>Documents</h2><p>Nine documents were found inside the largest bell.</p>",
        "<p>By Monday, all of the bells had been counted.</p>",
        "<p>Print runs of the bell calendar were stopped.</p>",
    ],
)
def test_a_release_may_use_the_words_of_furniture(markup: str) -> None:
    plain = text_of(markup)
    words = markup.replace("<p>", "").replace("</p>", "").replace("</h2>", "\n\n")
    assert plain == words.replace("<h2>", "")


@pytest.mark.parametrize(
    "footer",
    [
        '<p><a href="/l">Legal</a> | <a href="/p">Privacy</a> | <a href="/s">Map</a> | 9 hits</p>',
        "<p>Invented Bells - Tower Street 3 - Tel. 0555 123 4567 - Web: ada@bells.example</p>",
    ],
)  # fmt: skip
def test_the_last_lines_of_a_page_are_no_part_of_the_release(footer: str) -> None:
    assert text_of(f"<p>The gong was found.</p>{footer}") == "The gong was found."


def test_a_line_with_a_number_to_ring_is_text_and_a_letterhead_is_not() -> None:
    assert text_of("<p>Ring the tower if you hear the gong – 0555 123 4567</p>").startswith("Ring")


def test_the_day_of_a_page_is_no_text_where_it_stands_below_a_sub_headline() -> None:
    markup = "<p>Published 6 May 2031 – Updated 9 May 2031</p><p>The gong was found.</p>"
    assert text_of(markup) == "The gong was found."
    own = "<p>Published reports of a gong</p><p>The bell of 6 May 2031</p>"
    assert text_of(own) == "Published reports of a gong\n\nThe bell of 6 May 2031"


def test_a_box_keeps_the_sentence_beside_its_link() -> None:
    box = '<div><a href="/1"><h3>Gong found</h3><p>By a boy</p></a><p>It rang again.</p></div>'
    assert text_of(box) == "It rang again."


def test_what_an_editor_wrote_and_was_left_out_is_noted() -> None:
    contact = "<p>Media contact: Ada Bell, (555) 555-0142, ada@bells.example</p>"
    page = f"<title>Nine bells</title><main><h1>Nine bells</h1>{PROSE}{contact}</main>"
    notes = extract_html(Source("page", page.encode())).notes
    assert any("Media contact: Ada Bell" in note for note in notes)


def test_a_box_of_some_length_that_was_left_out_is_noted() -> None:
    box = '<div class="related"><p>' + "The gong was found in a barn by a boy. " * 4 + "</p></div>"
    page = f"<title>Nine bells</title><main><h1>Nine bells</h1>{PROSE * 3}{box}{PROSE}</main>"
    notes = extract_html(Source("page", page.encode())).notes
    assert any("40 words" in note for note in notes)


def test_names_of_furniture_hide_nothing_that_is_most_of_the_page() -> None:
    page = f'<title>Nine bells</title><div class="sidebar share"><h1>Nine bells</h1>{PROSE}</div>'
    assert extract_html(Source("page", page.encode())).text == LEAD


def test_parts_made_with_a_site_builder_are_no_furniture() -> None:
    parts = "".join(
        f'<div class="elementor-element elementor-widget elementor-widget-text-editor"><p>Bell '
        f"number {n} was struck at noon and heard on all of the piers.</p></div>"
        for n in range(4)
    )
    page = f"<title>Four bells struck</title><h1>Four bells struck</h1>{parts}"
    assert len(extract_html(Source("page", page.encode())).text.split("\n\n")) == 4


def test_a_headline_is_not_repeated_in_the_body() -> None:
    assert text_of("", headline="Nine bells counted") == ""


def test_a_short_text_is_noted() -> None:
    page = f"<title>Nine bells</title><h1>Nine bells</h1>{PROSE}"
    notes = extract_html(Source("page", page.encode())).notes
    assert any("short" in note for note in notes)
