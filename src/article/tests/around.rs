//! What stands around and inside a story without being it, on whole pages of invented text.

use super::*;
use ParagraphKind::{Heading, Text};

pub(super) const FIRST: &str = "<p>The harbour council voted on Wednesday to raise the old sea wall by two metres, after a winter in \
    which the water stood in the lanes three times.</p>";
pub(super) const SECOND: &str = "<p>“We have waited long enough for it,” said the mayor, who has to find the money by the spring, and \
    who did not say where she is going to look.</p>";
pub(super) const THIRD: &str = "<p>Work is to take nine months. The pier stays open, as long as the tide allows it, and the ferry \
    sails from the other side of the basin.</p>";

pub(super) fn story() -> String {
    format!("{FIRST}{SECOND}{THIRD}")
}

fn read(body: &str) -> Article {
    let page = format!("<html><head><title>Sea wall wins the vote</title></head><body>{body}</body></html>");
    let options =
        Options { url: Some("https://post.test/sea/wall-wins-vote".to_owned()), ..Options::default() };
    extract(&Page::from_html(&page), &options).expect("an article")
}

fn reason(article: &Article, start: &str) -> Option<&'static str> {
    article.aside.iter().find(|aside| aside.text.starts_with(start)).map(|aside| aside.reason)
}

#[test]
fn a_standfirst_is_set_aside_however_it_is_marked() {
    let says = "It will cost four million, and nobody knows who pays.";
    for front in [
        format!("<p class=dek>{says}</p>"),
        format!("<p>By Ada Brook</p><p class=article__chapo>{says}</p>"),
        format!("<h2>{says}</h2>"),
        format!("<p>{says}</p><p>By Ada Brook</p>"),
    ] {
        let article = read(&format!("<article><h1>Sea wall wins the vote</h1>{front}{}</article>", story()));
        assert_eq!(reason(&article, says), Some("standfirst"), "{front}");
        assert!(article.text.starts_with("The harbour council"), "{front}");
    }
    // A first paragraph that nothing sets apart is the story.
    let article =
        read(&format!("<article><h1>Sea wall wins the vote</h1><p>{says}</p>{}</article>", story()));
    assert!(article.text.starts_with(says));
}

#[test]
fn a_quotation_that_repeats_the_story_goes() {
    let pull = |says: &str| format!("<div class=pullquote><p>{says}</p></div>");
    let again = pull("“We have waited long enough for it”");
    let article =
        read(&format!("<article><h1>Sea wall wins the vote</h1>{FIRST}{again}{SECOND}{THIRD}</article>"));
    assert_eq!(reason(&article, "“We have"), Some("quote"));
    let signed =
        "<blockquote><p>We have waited long enough for it</p><cite>Lena Moss, mayor</cite></blockquote>";
    let article =
        read(&format!("<article><h1>Sea wall wins the vote</h1>{FIRST}{signed}{SECOND}{THIRD}</article>"));
    assert!(!article.text.contains("Lena Moss"), "who said it goes with it");
    let new = pull("“Nobody has asked the ferry,” said its captain.");
    let article =
        read(&format!("<article><h1>Sea wall wins the vote</h1>{FIRST}{new}{SECOND}{THIRD}</article>"));
    assert!(article.text.contains("its captain"));
}

#[test]
fn the_rest_behind_a_button_is_the_story() {
    let rest = format!("<div style='display:none'>{SECOND}{THIRD}</div>");
    let article = read(&format!(
        "<article><h1>Sea wall wins the vote</h1>{FIRST}<button>More</button>{rest}</article>"
    ));
    assert!(article.text.ends_with("of the basin."), "{}", article.text);
    let article = read(&format!("<article><h1>Sea wall wins the vote</h1>{}{rest}</article>", story()));
    assert_eq!(article.paragraphs.len(), 3);
}

#[test]
fn old_cells_hold_headline_byline_and_date_in_lines() {
    let article = read(&format!(
        "<table><tr><td><b>Sea wall wins the vote</b><br>By Ada Brook<br>Thursday, October 29, 2020<br><br>\
        <font>{}</font></td></tr></table>",
        story()
    ));
    assert_eq!(article.title, "Sea wall wins the vote");
    assert_eq!(article.authors, ["Ada Brook"]);
    assert_eq!(article.published.map(|d| d.to_string()).as_deref(), Some("2020-10-29"));
    assert!(article.paragraphs.iter().all(|paragraph| paragraph.kind == Text));
}

#[test]
fn posts_keep_their_headings_and_lose_their_clocks() {
    let post = |time: &str, head: &str, text: &str| {
        format!("<div class=post><b>{time}</b><h3>{head}</h3>{text}</div>")
    };
    let article = read(&format!(
        "<h1>Sea wall wins the vote</h1><div>{}{}{}</div>",
        post("15:42", "The vote", FIRST),
        post("13:05", "The mayor", SECOND),
        post("11:20", "The work", THIRD)
    ));
    let kinds: Vec<_> = article.paragraphs.iter().map(|p| p.kind).collect();
    assert_eq!(kinds, [Heading, Text, Heading, Text, Heading, Text], "{}", article.text);
    assert_eq!(reason(&article, "13:05"), Some("date"));
}

#[test]
fn boxes_in_the_story_go() {
    let boxes = "<dl><dt>Tidewater Stone</dt><dd>214.60 +6.2%</dd></dl><div><p>Get the Post by mail</p><p>Every morning at \
        seven, and never more.</p><input type=email></div><dialog class=cookies open><p>We would like to keep a few of \
        your crumbs.</p></dialog>";
    let article =
        read(&format!("<article><h1>Sea wall wins the vote</h1>{FIRST}{boxes}{SECOND}{THIRD}</article>"));
    assert_eq!(article.paragraphs.len(), 3, "{}", article.text);
    assert_eq!(reason(&article, "Tidewater Stone"), Some("factbox"));
    assert_eq!(reason(&article, "Every morning"), Some("promotion"));
    assert_eq!(reason(&article, "We would like"), Some("cookie"));
}

#[test]
fn who_wrote_it_may_stand_below_with_an_address() {
    let below = "<p>Ada Brook covers the harbour. Reach her at ada@post.test.</p>";
    let article = read(&format!("<article><h1>Sea wall wins the vote</h1>{}{below}</article>", story()));
    assert_eq!(reason(&article, "Ada Brook covers"), Some("byline"));
    let boxed = format!("<div><h4>About the author</h4>{below}</div>");
    let article = read(&format!("<article><h1>Sea wall wins the vote</h1>{}{boxed}</article>", story()));
    assert_eq!(reason(&article, "About the author"), Some("related"), "a heading goes with what it heads");
}

#[test]
fn hard_wrapped_text_is_read_by_its_paragraphs() {
    let text = "Harbour council votes to raise the wall\n\nPORT ELLERY -- The harbour council voted on Wednesday to raise\n\
        the old sea wall by two metres, after a winter in which the water\nstood in the lanes three times.\n\n\
        Work is to begin in the spring, the mayor said, as soon as\nsomebody has found the money for it.\n";
    let article = extract(&Page::from_text(text), &Options::default()).expect("an article");
    assert_eq!(article.title, "Harbour council votes to raise the wall");
    assert_eq!(article.paragraphs.len(), 2, "{}", article.text);
}

#[test]
fn pages_of_a_site_about_itself_are_no_articles() {
    let kind = |head: &str, body: &str| {
        let page = format!("<html><head><title>Page</title>{head}</head><body>{body}</body></html>");
        match extract(&Page::from_html(&page), &Options::default()) {
            Err(Error::NoArticle { kind, .. }) => Some(kind),
            _ => None,
        }
    };
    let og = |kind: &str| format!("<meta property=og:type content={kind}>");
    let about = format!("<h1>About us</h1>{}", story());
    assert_eq!(kind(&og("website"), &about), Some(PageKind::Other));
    let goods = format!("<h1>Sea wall stone</h1><p>£ 14.20</p><button>Add to basket</button>{}", story());
    assert_eq!(kind(&og("product"), &goods), Some(PageKind::Product));
    let video = format!(
        "<h1>Watch: the wall falls</h1>{FIRST}<ul>{}</ul>",
        "<li><a href=/v>Seal pup found</a></li>".repeat(6)
    );
    assert_eq!(kind(&og("video.other"), &video), Some(PageKind::Other));
    let snippet = "<div class=r><a href=/x>Council to vote on the wall</a><p>… on a plan to raise the wall by two metres, the \
        costliest work of …</p></div>";
    assert_eq!(kind("", &format!("<h1>Results for wall</h1>{}", snippet.repeat(8))), Some(PageKind::List));
    assert_eq!(kind(&og("article"), &format!("<h1>Sea wall</h1>{}", story())), None);
}

#[test]
fn a_link_to_a_person_names_the_author() {
    let front = "<h2>The council wants the ferry to move for a year</h2><div><a href=/autor/ada-brook>Ada Brook</a> Port \
        Ellery 29 OCT 2020 - 23:10</div>";
    let article = read(&format!("<article><h1>Sea wall wins the vote</h1>{front}{}</article>", story()));
    assert_eq!(article.authors, ["Ada Brook"]);
    assert_eq!(reason(&article, "The council wants"), Some("standfirst"));
    assert_eq!(article.published.map(|d| d.to_string()).as_deref(), Some("2020-10-29T23:10"));
}

#[test]
fn a_heading_that_announces_other_stories_takes_its_box_along() {
    let teaser = |what: &str| {
        format!(
            "<div class=card><p>{what} of the Port Ellery harbour was seen by more people than ever this year, and \
            those who saw it have since asked for more of the same, the harbour master said.</p></div>"
        )
    };
    let others: String =
        ["The ferry", "The lighthouse", "The old crane", "The new pier"].map(teaser).concat();
    let article = read(&format!(
        "<h1>Sea wall wins the vote</h1><div><div class=text>{FIRST}{SECOND}</div><div class=more>\
        <h2>You may also like…</h2>{others}</div></div>"
    ));
    assert_eq!(article.paragraphs.len(), 2, "{}", article.text);
    assert_eq!(reason(&article, "The lighthouse"), Some("related"));
    // The same words over the story itself announce nothing.
    let article = read(&format!("<article><h2>Most popular</h2>{}</article>", story()));
    assert_eq!(article.paragraphs.len(), 3, "{}", article.text);
}

#[test]
fn an_imprint_may_be_longer_than_the_story() {
    let imprint =
        "The Tidewater Post can be reached by letter at any time and by telephone from nine to five. "
            .repeat(8);
    let article = read(&format!(
        "<div><article><h1>Sea wall wins the vote</h1>{}</article></div><div class=footer-text>{imprint}</div>",
        story()
    ));
    assert_eq!(article.paragraphs.len(), 3, "{}", article.text);
    assert_eq!(reason(&article, "The Tidewater Post"), Some("footer"));
}

#[test]
fn a_box_called_summary_may_hold_the_whole_story() {
    let article =
        read(&format!("<h1>Sea wall wins the vote</h1><div class=entry-summary>{}{THIRD}</div>", story()));
    assert!(article.text.starts_with("The harbour council"), "{}", article.text);
    assert_eq!(article.paragraphs.len(), 4);
}

#[test]
fn points_to_keep_and_links_behind_a_label_go() {
    let points = "<div class=RenderKeyPoints-keyPoints><ul><li>The old sea wall is to be raised by two metres.</li></ul></div>";
    let link = "<p><b>FUNDA |</b> <a href=/ferry>The ferry of Port Ellery sails late again</a></p>";
    let article = read(&format!(
        "<article><h1>Sea wall wins the vote</h1>{points}{FIRST}{SECOND}{link}{THIRD}</article>"
    ));
    assert_eq!(article.paragraphs.len(), 3, "{}", article.text);
    assert_eq!(reason(&article, "The old sea wall"), Some("factbox"));
    assert_eq!(reason(&article, "FUNDA"), Some("related"));
}

#[test]
fn a_name_alone_on_a_line_tells_more_than_the_site_that_signs_everything() {
    let site = "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"Sea wall wins the vote\",\
        \"author\":{\"@type\":\"Organization\",\"name\":\"Tidewater Post\"},\"publisher\":{\"name\":\"Tidewater Post\"}}</script>";
    let body = |line: &str| {
        read(&format!("{site}<article><h1>Sea wall wins the vote</h1>{line}{}</article>", story()))
    };
    assert_eq!(body("<p><b>Ada Brook/Ben Lund</b></p>").authors, ["Ada Brook", "Ben Lund"]);
    assert_eq!(body("").authors, ["Tidewater Post"]);
}

#[test]
fn who_wrote_it_is_told_from_where_and_for_whom() {
    for (above, below, wanted) in [
        ("Ada Brook, Port Ellery", "", "Ada Brook"),
        ("ADA BROOK | PORT ELLERY", "", "ADA BROOK"),
        ("Ada Brook, Ben Lund", "", "Ada Brook + Ben Lund"),
        ("ByAda Brook", "", "Ada Brook"),
        ("", "<p>— Ada Brook and Ben Lund</p>", "Ada Brook + Ben Lund"),
        ("", "<p>— March 2026</p>", ""),
    ] {
        let article = read(&format!(
            "<h1>Sea wall wins the vote</h1><div>{above}</div><p>In Port Ellery \
            nobody was surprised by it.</p>{}{below}",
            story()
        ));
        assert_eq!(article.authors.join(" + "), wanted, "{above}{below}");
    }
}

#[test]
fn the_last_paragraph_may_tell_of_who_wrote_it() {
    let bio = "<div><p>Ada Brook is a retired teacher and has written two books about the marsh.</p></div>";
    let article = read(&format!("<h1>Sea wall wins the vote</h1><div>Ada Brook</div>{}{bio}", story()));
    assert_eq!(reason(&article, "Ada Brook is"), Some("byline"));
    let own = "<p>Ada Brook and her brother wanted it lower.</p>";
    let article = read(&format!("<h1>Sea wall wins the vote</h1><div>Ada Brook</div>{own}{}{bio}", story()));
    assert_eq!(reason(&article, "Ada Brook is"), None, "the story is about her");
}

#[test]
fn a_day_may_stand_below_the_story() {
    for (below, day) in [
        ("Published in The Tidewater Post on March 28, 2024", Some("2024-03-28")),
        ("Copyright © 2024 Tidewater Post. Published 28 March 2024", Some("2024-03-28")),
        ("Ferry stops for the winter, 21 March 2024", None),
    ] {
        let article = read(&format!("<h1>Sea wall wins the vote</h1>{}<p>{below}</p>", story()));
        assert_eq!(article.published.map(|d| d.to_string()).as_deref(), day, "{below}");
    }
}

#[test]
fn captions_are_told_by_the_words_that_papers_have_for_them() {
    for class in ["cutline", "bildunterschrift", "media__legende", "ImageCaption-sc-1a", "didascalia"] {
        let caption =
            format!("<div class={class}>The mayor in front of the wall, which is eighty years old.</div>");
        let article = read(&format!("<h1>Sea wall wins the vote</h1>{FIRST}{caption}{SECOND}{THIRD}"));
        assert_eq!(reason(&article, "The mayor in"), Some("caption"), "{class}");
    }
}

#[test]
fn the_first_of_several_headings_stays() {
    let body = format!("<h3>The vote</h3>{FIRST}<h3>The mayor</h3>{SECOND}<h3>The work</h3>{THIRD}");
    let article = read(&format!("<h1>The week on the wall</h1><div>By Ada Brook, 8 March 2026</div>{body}"));
    assert!(article.text.starts_with("The vote"), "{}", article.text);
    let article = read(&format!("<h1>The week on the wall</h1><h3>Coast</h3>{}", story()));
    assert_eq!(reason(&article, "Coast"), Some("header"));
}
