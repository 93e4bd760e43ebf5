//! What users of comparable tools reported as wrong, each as a page of invented text.

use super::around::{FIRST, SECOND, THIRD};
use super::*;

const HEADLINE: &str = "Sea wall wins the vote";

fn read(language: &str, head: &str, body: &str) -> Article {
    let page =
        format!("<html lang={language}><head><title>{HEADLINE} | Post</title>{head}</head><body>{body}");
    extract(&Page::from_html(&page), &Options::default()).expect("an article")
}

/// A story with something above and in the middle of it.
fn story(above: &str, within: &str) -> Article {
    let body =
        format!("<article><h1>{HEADLINE}</h1>{above}<div>{FIRST}{within}{SECOND}{THIRD}</div></article>");
    read("en", "", &body)
}

#[test]
fn what_a_story_holds_stays() {
    for (within, kept) in [
        (
            "<figure class=wp-block-table><table><tr><td>North</td><td>4 metres</td></tr></table></figure>",
            "4 metres",
        ),
        ("<figure class=highlight><pre><code>raise(wall, 2)</code></pre></figure>", "raise(wall, 2)"),
        (
            "<figure><blockquote><p>Nobody asked the ferry.</p></blockquote></figure>",
            "Nobody asked the ferry.",
        ),
        ("<h2 id=pays><a href=#pays>Who pays for it</a></h2>", "Who pays for it"),
        ("<div class=cmp-text><p>The lock keeper was not asked.</p></div>", "The lock keeper was not asked."),
        ("<p>दीवार दो मीटर ऊँची होगी।</p>", "ऊँची होगी।"),
        (
            "<p>The <span class=sr-only>great </span>wall is <span hidden>not </span>old.</p>",
            "The wall is old.",
        ),
        ("<p>It was built in 1911<sup><a href=#n1>[1]</a></sup> by hand.</p>", "built in 1911 by hand."),
        ("<h2>Money <a href=#money>#</a></h2>", "\n\nMoney\n\n"),
        (
            "<p>The sign says <ruby>駅<rp>(</rp><rt>えき</rt><rp>)</rp></ruby>長 in red.</p>",
            "says 駅長 in red.",
        ),
    ] {
        let text = story("", within).text;
        assert!(text.contains(kept), "{within}: {text}");
    }
}

#[test]
fn what_a_story_does_not_hold_goes() {
    let comment = "<article><p>I have seen the wall when it was young, and it was never as high as they say.</p></article>";
    for (within, gone) in [
        ("<p>Scroll to continue</p>".to_owned(), "Scroll"),
        ("<p>Story continues after advertisement</p>".to_owned(), "Story continues"),
        ("<div><p>To view this video please enable JavaScript</p></div>".to_owned(), "To view"),
        (
            "<div><h3>Morning Tide</h3><p>The news of the day in your inbox every weekday.</p></div>"
                .to_owned(),
            "Tide",
        ),
        ("<p>【写真を見る】</p>".to_owned(), "写真"),
        (format!("<section><h2>Comments</h2>{}</section>", comment.repeat(3)), "young"),
    ] {
        let text = story("", &within).text;
        assert!(!text.contains(gone), "{within}: {text}");
    }
}

#[test]
fn copies_for_other_widths_are_one_text() {
    let copy = |width: &str| format!("<div class={width}><h1>{HEADLINE}</h1>{FIRST}{SECOND}{THIRD}</div>");
    let text = read("en", "", &["wide", "narrow", "print"].map(copy).concat()).text;
    assert_eq!(text.matches("raise the old sea wall").count(), 1, "{text}");
    // A question that is asked of each is no copy.
    let asked = |who: &str| {
        format!("<p>{who}, do you want the wall to be raised, and if you do, by how many metres?</p>")
    };
    let answers = format!("{}{SECOND}{}{THIRD}{}{FIRST}", asked("Ada"), asked("Ada"), asked("Ada"));
    assert_eq!(read("en", "", &answers).text.matches("do you want").count(), 3);
}

#[test]
fn names_are_those_of_people_who_wrote_it() {
    for (above, authors) in [
        ("<p>Posted on March 3, 2021 by Ada Brook</p>", &["Ada Brook"][..]),
        ("<p>By Ada Brook, special to the Post</p>", &["Ada Brook"]),
        ("<p>By Ada Brook, Lowden</p>", &["Ada Brook"]),
        ("<p>By Ada Brook and Ben Lund</p>", &["Ada Brook", "Ben Lund"]),
        ("<div><a href=/@ada>Ada Brook</a> <button>Follow</button></div>", &["Ada Brook"]),
        ("<p>Story by Ada Brook | Photos by Ben Lund</p>", &["Ada Brook"]),
        ("<p>Submitted by Ada Brook on Wed, 03/11/2026 - 09:20</p>", &["Ada Brook"]),
        (
            "<div><a href=/by/ada>Ada Brook</a></div><div><a href=/by/ben>Ben Lund</a></div>",
            &["Ada Brook", "Ben Lund"],
        ),
        ("<div><span>Ada Brook</span><span>Political editor</span></div>", &["Ada Brook"]),
        ("<p>Words: Ada Brook</p><p>Pictures: Ben Lund</p>", &["Ada Brook"]),
        ("<p>Por Ada Brook | Fotos: Ben Lund</p>", &["Ada Brook"]),
        ("<p>Text: Ada Brook Foto: Ben Lund</p>", &["Ada Brook"]),
        ("<p>Opinion by Ada Brook</p>", &["Ada Brook"]),
        ("<p>a cura di Ada Brook</p>", &["Ada Brook"]),
        ("<p>Ada Brook, à Vilmer</p><p>Publié le 11 mars 2026</p>", &["Ada Brook"]),
        ("<p>Par Ada Brook avec Reuters</p>", &["Ada Brook", "Reuters"]),
        ("<p>文＝森川和人　写真＝高田明</p>", &["森川和人"]),
        ("<p>记者 李明 发布时间：2026-03-11 09:20</p>", &["李明"]),
    ] {
        assert_eq!(story(above, "").authors, authors, "{above}");
    }
    let head = "<meta property=article:author content=https://www.people.test/adabrook>";
    let body = format!("<h1>{HEADLINE}</h1><p>By Ada Brook</p>{FIRST}{SECOND}{THIRD}");
    assert_eq!(read("en", head, &body).authors, ["Ada Brook"]);
}

#[test]
fn the_day_is_that_of_publication() {
    let body = |above: &str| format!("<h1>{HEADLINE}</h1>{above}{FIRST}{SECOND}{THIRD}");
    for (language, head, above) in [
        ("fr", "", "<p>Publié le 03/04/2021 à 10:30</p>"),
        ("en-GB", "", "<p>Published: 03/04/2021</p>"),
        ("en-US", "", "<p>Published: 04/03/2021</p>"),
        ("en", "", "<div>Last updated on June 7, 2022</div><div>Published on April 3, 2021</div>"),
        (
            "en",
            "",
            "<time itemprop=dateModified datetime=2022-06-07>7 June</time><time datetime=2021-04-03>3 April</time>",
        ),
        ("en", "<meta name=publication_date content=2021-04-03>", ""),
        (
            "en",
            "<meta name=dcterms.created content=2021-04-03><meta name=last-modified content=2022-06-07>",
            "",
        ),
        ("en", "<script type=application/ld+json>{\"dateCreated\":\"2021-04-03\"}</script>", ""),
        ("en", "<meta property=og:locale content=en_GB>", "<p>Published 03/04/2021</p>"),
        ("en", "<meta property=og:locale content=en_US>", "<p>Published 04/03/2021</p>"),
        ("nl", "", "<p>Geplaatst: 03-04-21 09:20</p>"),
        ("ja", "", "<p>２０２１年４月３日</p>"),
        ("fa", "", "<p>۰۳/۰۴/۲۰۲۱</p>"),
        ("en", "<meta name=date content=20210403T092000Z>", ""),
        ("en", "<link rel=canonical href=https://post.test/news/wall-03-04-2021>", ""),
        (
            "en",
            "",
            "<p>Updated <time datetime=2022-06-07>7 June</time></p><p>Published <time datetime=2021-04-03>3 April</time></p>",
        ),
    ] {
        let published = read(language, head, &body(above)).published.map(|day| day.to_string());
        assert!(
            published.as_deref().is_some_and(|day| day.starts_with("2021-04-03")),
            "{head}{above}: {published:?}"
        );
    }
    assert_eq!(read("en", "", &body("<p>Published: 03/04/2021</p>")).published, None, "either of two days");
}

#[test]
fn the_headline_is_the_storys() {
    for body in [
        format!("<h1>Post</h1><div><h2>{HEADLINE}</h2>{FIRST}{SECOND}{THIRD}</div>"),
        format!("<h1>{HEADLINE}<a href=#top>¶</a></h1>{FIRST}{SECOND}{THIRD}"),
        format!("<h1><span class=visually-hidden>Article: </span>{HEADLINE}</h1>{FIRST}{SECOND}{THIRD}"),
    ] {
        assert_eq!(read("en", "", &body).title, HEADLINE, "{body}");
    }
    // A number that opens a headline is no page that is missing.
    let page = format!("<title>404</title><h1>404: the house that nobody finds</h1>{FIRST}{SECOND}");
    assert!(extract(&Page::from_html(&page), &Options::default()).is_ok());
    let shell =
        "<meta property=og:type content=article><meta property=og:title content=Wall><p>Loading...</p>";
    assert!(matches!(extract(&Page::from_html(shell), &Options::default()), Err(Error::NoArticle { .. })));
}

#[test]
fn a_headline_without_a_heading_of_the_first_rank_is_found() {
    let read = |head: &str, body: &str| {
        let page = format!(
            "<html lang=en><head>{head}</head><body>{body}<main>{FIRST}{SECOND}{THIRD}</main></body>"
        );
        extract(&Page::from_html(&page), &Options::default()).expect("an article").title
    };
    let long = "Council votes to raise the sea wall";
    for (head, body) in [
        (
            format!("<title>The Coast Courier</title><meta name=twitter:title content='{long}'>"),
            String::new(),
        ),
        ("<title>The Coast Courier</title>".to_owned(), format!("<h1><img alt=Courier></h1><h2>{long}</h2>")),
        (format!("<title>The Coast Courier :: {long}</title>"), String::new()),
        (format!("<title>{long}｜Courier</title>"), String::new()),
    ] {
        assert_eq!(read(&head, &body), long, "{head} {body}");
    }
    let kept = "Sea Wall: What We Know - How It Began";
    assert_eq!(read(&format!("<title>{kept}</title>"), &format!("<h1>{kept}</h1>")), kept);
}

#[test]
fn what_asks_for_apps_and_pictures_is_no_part_of_the_story() {
    for line in [
        "Get our free app.",
        "Send us your pictures.",
        "Tap here to join the talk.",
        "For more stories like this, see our page.",
    ] {
        let text = story("", &format!("<p>{line}</p>")).text;
        assert!(!text.contains(line), "{line}");
    }
    assert_eq!(story("<p class=byline>Guest essay by Ada Brook</p>", "").authors, ["Ada Brook"]);
    assert_eq!(
        read("en", "<meta name=authors content='Ada Brook'>", &format!("<h1>{HEADLINE}</h1>{FIRST}{SECOND}"))
            .authors,
        ["Ada Brook"]
    );
}
