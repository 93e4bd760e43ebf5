//! Where the page itself tells the story's bounds, and teasers and captions within them that nothing known names.

use super::around::{FIRST, SECOND, THIRD, story};
use super::*;

fn read(body: &str) -> Article {
    let page = format!("<title>Sea wall wins the vote</title><h1>Sea wall wins the vote</h1>{body}");
    extract(&Page::from_html(&page), &Options::default()).expect("an article")
}

fn reason(article: &Article, start: &str) -> Option<&'static str> {
    article.aside.iter().find(|aside| aside.text.starts_with(start)).map(|aside| aside.reason)
}

/// Prose of the site that nothing names.
const RAFFLE: &str = "<div><p>Last week's winner of our raffle is Mrs Dale of Corran, who gets two tickets to the museum of \
    knots.</p><p>The next raffle has a ham, a lamp and a day on the pilot boat, and it costs nothing to take part in it.</p></div>";

#[test]
fn what_the_page_calls_its_body_is_the_story() {
    for (open, close) in [
        ("<div itemprop=articleBody>", "</div>"),
        ("<div itemprop='text articleBody'>", "</div>"),
        ("<article>", "</article>"),
    ] {
        let article = read(&format!("{open}{}{close}{RAFFLE}", story()));
        assert_eq!(reason(&article, "Last week"), Some("outside"), "{open}");
        assert_eq!(article.paragraphs.len(), 3, "{open}");
    }
    // An opening alone, one of several, or a part before an advertisement is not all of it.
    let opening = read(&format!("<article><p>It is going to be raised.</p></article><div>{}</div>", story()));
    assert!(opening.text.contains("nine months"));
    let several = format!("<article>{FIRST}</article><article>{SECOND}{THIRD}</article>");
    assert_eq!(read(&several).paragraphs.len(), 3);
    let parts =
        format!("<div itemprop=articleBody>{FIRST}</div><hr><div itemprop=articleBody>{SECOND}{THIRD}</div>");
    assert_eq!(read(&parts).paragraphs.len(), 3);
}

#[test]
fn a_story_ends_where_the_text_in_its_data_ends() {
    let plain = |html: &str| html.replace("<p>", "").replace("</p>", " ").replace('"', "");
    let read = |told: &str| {
        let data = format!(
            "<script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"articleBody\":\"{told}\"}}</script>"
        );
        read(&format!("{data}<div>{}{}</div>", story(), RAFFLE.replace("div>", "section>")))
    };
    assert_eq!(reason(&read(&plain(&story())), "Last week"), Some("outside"));
    // Cut within a paragraph, or long before the end.
    let whole = plain(&story());
    for told in [&whole[..whole.len() - 20], &plain(FIRST), ""] {
        assert_eq!(reason(&read(told), "Last week"), None, "{told}");
    }
}

#[test]
fn teasers_go_with_whatever_stands_above_them() {
    let link =
        "<p><a href=/1>The pump that nobody paid for</a></p><p><a href=/2>A ferry without a pier</a></p>";
    let list = "<ul><li><a href=/1>The pump that nobody paid for</a></li><li><a href=/2>A ferry without a pier</a></li></ul>";
    let card = |n: u8| {
        format!(
            "<div><a href=/{n}><h5>What to plant in June</h5></a><p>Beans, beans and more beans, row {n}.</p></div>"
        )
    };
    for (head, teaser) in [
        ("By the same hand", format!("<div><p>By the same hand</p>{link}</div>")),
        ("Lo que no te", format!("<p>Lo que no te puedes perder</p>{list}")),
        ("From the garden", format!("<div><h4>From the garden desk</h4>{}{}</div>", card(1), card(2))),
        ("The Corran letter", "<div><b>The Corran letter</b><p>What happened while you slept, every morning in your inbox.</p></div>".to_owned()),
        ("Siehe dazu", "<p>Siehe dazu: <a href=/1>Die Mühle mahlt wieder Korn</a></p>".to_owned()),
    ] {
        let article = read(&format!("<div>{FIRST}{teaser}{SECOND}{THIRD}</div>"));
        assert_eq!(article.paragraphs.len(), 3, "{}", article.text);
        assert_eq!(reason(&article, head), Some("related"), "{head}");
    }
    // A page that is made of such boxes, and a label before what is no headline.
    let pick = |n: u8| {
        format!(
            "<div><h2><a href=/{n}>Kettle {n}</a></h2><p>It boils a litre in {n} minutes, and its lid locks when the ship rolls.</p></div>"
        )
    };
    let article =
        read(&format!("<p>By Ada Brook</p><div>{FIRST}{}{}{}{}</div>", pick(2), pick(3), pick(4), pick(5)));
    assert!(article.text.contains("in 4 minutes"));
    let article =
        read(&format!("<div>{FIRST}<p>Plan: <a href=/plan>County archive</a></p>{SECOND}{THIRD}</div>"));
    assert!(article.text.contains("County archive"));
}

#[test]
fn sub_heads_that_are_links_stay() {
    let walk = |n: u8| {
        format!(
            "<h2><a href=/{n}>Lamp Rock {n}</a></h2><p>You can walk out at low tide, and must be back in {n} hours.</p>"
        )
    };
    let walks = |count: u8| (1..=count).map(walk).collect::<String>();
    let article = read(&format!("<p>By Ada Brook</p><div>{FIRST}{}</div>", walks(3)));
    assert!(article.text.contains("Lamp Rock 2"), "{}", article.text);
    let article = read(&format!("<p>By Ada Brook</p><div>{FIRST}{SECOND}{THIRD}{}</div>", walks(1)));
    assert!(!article.text.contains("Lamp Rock"));
}

#[test]
fn the_text_in_a_picture_box_is_its_caption() {
    let says = "The mayor in front of the wall, which is eighty years old.";
    for caption in [
        format!("<p class=photo-description>{says}</p>"),
        format!("<div class='story-image wide'><span>{says}</span></div>"),
        format!("<div class=media><div class=media-description>{says}</div></div>"),
        format!("<div class=gallery><div class=slide-text>{says}</div></div>"),
        format!("<div class=pic_legend>{says}</div>"),
    ] {
        let article = read(&format!("{FIRST}{caption}{SECOND}{THIRD}"));
        assert_eq!(reason(&article, "The mayor in"), Some("caption"), "{caption}");
    }
    for body in [
        format!("{FIRST}<div class=image>{SECOND}{THIRD}</div>"),
        format!("{FIRST}<div class='text has-image'>{SECOND}</div>{THIRD}"),
    ] {
        assert_eq!(read(&body).paragraphs.len(), 3, "{body}");
    }
    let article = read(&format!("{FIRST}<div class=info-box><p>{says}</p></div>{SECOND}{THIRD}"));
    assert_eq!(reason(&article, "The mayor in"), Some("factbox"));
}
