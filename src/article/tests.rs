//! Whole pages of invented text through `extract`.

use super::*;

const LINES: &str = "The Tidewater Post

Harbour council votes to raise the old sea wall by two metres

By Ada Brook

Published : Oct. 29, 2020 - 09:16

    • Link copied

Mayor Lena Moss at the pier (Tidewater) Mayor Lena Moss at the pier (Tidewater)
PORT ELLERY -- The harbour council voted on Wednesday to raise the old sea wall by two metres.

What comes next

Work is to begin in the spring, the mayor said, as soon as the money is found. (Tidewater)";

#[test]
fn scraped_lines() {
    let article = extract(&Page::from_text(LINES), &Options::default()).expect("an article");
    assert_eq!(article.title, "Harbour council votes to raise the old sea wall by two metres");
    assert_eq!(article.authors, ["Ada Brook"]);
    assert_eq!(article.published.map(|d| d.to_string()).as_deref(), Some("2020-10-29T09:16"));
    assert_eq!(article.language, "en");
    assert_eq!(article.dateline.map(|d| d.of(&article.text)), Some("PORT ELLERY"));
    let kinds: Vec<_> = article.paragraphs.iter().map(|p| p.kind).collect();
    assert_eq!(kinds, [ParagraphKind::Text, ParagraphKind::Heading, ParagraphKind::Text]);
    assert!(article.text.starts_with("PORT ELLERY -- ") && article.text.ends_with("(Tidewater)"));
    assert!(article.aside.iter().any(|a| a.reason == "caption"));
}

#[test]
fn given_text_stays_as_it_is() {
    let body = "  First line.\n\nBy noon it was over.\n";
    let article = extract(&Page::from_body(body), &Options::default()).expect("an article");
    assert_eq!(article.text, body);
    assert_eq!(article.paragraphs.len(), 2);
    let article = extract(&Page::from_sentences(&["One.", "Two."]), &Options::default()).expect("an article");
    assert_eq!((article.text.as_str(), article.presplit.map(|p| p.len())), ("One. Two.", Some(2)));
    assert_eq!(extract(&Page::from_text(" \n "), &Options::default()), Err(Error::Empty));
}

#[test]
fn nothing_but_buttons_is_no_article() {
    let page = Page::from_text("• Link copied\nBy Ada Brook\n");
    assert!(matches!(extract(&page, &Options::default()), Err(Error::NoArticle { .. })));
    let forced = extract(&page, &Options { force: true, ..Options::default() }).expect("an article");
    assert_eq!(forced.paragraphs.len(), 2);
}

#[cfg(feature = "html")]
mod markup {
    use super::*;
    use ParagraphKind::{Heading, ListItem, Quote, Text};

    const PAGE: &str = r#"<html lang="en-GB"><head><title>Sea wall wins vote | Tidewater Post</title>
<meta property="og:title" content="Sea wall wins vote"><link rel="canonical" href="https://post.test/2020/10/29/wall">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Sea wall wins vote",
"datePublished":"2020-10-29T09:16:00+09:00","author":{"name":"Ada Brook"},"publisher":{"name":"Tidewater Post"}}</script>
</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav>
<main><article><h1>Sea wall wins vote</h1><p class="byline">By Ada Brook</p>
<figure><img><figcaption>The wall at low tide, seen from the pier last week.</figcaption></figure>
<div class="story-body"><p>The harbour council voted on Wednesday to raise the old <a href="/w">sea wall</a> by two metres.</p>
<h2>Money</h2><p>Work is to begin in the spring, the mayor said, as soon as the money for it is found.</p>
<blockquote><p>"We have waited long enough for the wall," she said.</p></blockquote>
<ul><li>Two metres higher</li><li>Nine months of work, as the engineers reckon.</li></ul>
<p style="display:none">This paragraph is not shown to any reader of the page at all, however long it is.</p>
<p>The vote was seven to two, and both who were against it have asked for a second count of the hands.</p></div>
<div class="share-bar">Share it</div></article>
<div class="related"><h3>More</h3><p><a href="/1">A ferry is late again, and the passengers are not amused</a></p></div></main>
<footer>© Tidewater Post</footer></body></html>"#;

    #[test]
    fn marked_up_page() {
        let article = extract(&Page::from_html(PAGE), &Options::default()).expect("an article");
        assert_eq!(article.title, "Sea wall wins vote");
        assert_eq!(article.authors, ["Ada Brook"]);
        assert_eq!(article.publisher.as_deref(), Some("Tidewater Post"));
        assert_eq!(article.published.map(|d| d.to_string()).as_deref(), Some("2020-10-29T09:16+09:00"));
        assert_eq!(article.language, "en-GB");
        let kinds: Vec<_> = article.paragraphs.iter().map(|p| p.kind).collect();
        assert_eq!(kinds, [Text, Heading, Text, Quote, ListItem, ListItem, Text], "{}", article.text);
        let reasons: Vec<_> = article.aside.iter().map(|a| a.reason).collect();
        for reason in ["navigation", "headline", "byline", "caption", "hidden", "share", "related", "footer"]
        {
            assert!(reasons.contains(&reason), "{reason} of {reasons:?}");
        }
    }

    #[test]
    fn a_list_of_links_is_no_article() {
        let page =
            format!("<body>{}</body>", "<p><a href='/x'>The ferry is late again today</a></p>".repeat(30));
        let found = extract(&Page::from_html(&page), &Options::default());
        assert!(matches!(found, Err(Error::NoArticle { kind: PageKind::List, .. })));
        let forced = extract(&Page::from_html(&page), &Options { force: true, ..Options::default() });
        assert!(forced.is_ok_and(|article| !article.text.is_empty()));
    }

    const STORY: &str = "<p>The harbour council voted on Wednesday to raise the old sea wall by two metres, \
        after a winter in which the water stood in the lanes three times.</p>";

    fn refused(body: &str, address: &str) -> Option<PageKind> {
        let options = Options { url: Some(address.to_owned()), ..Options::default() };
        match extract(
            &Page::from_html(&format!("<html><head><title>Page</title></head><body>{body}")),
            &options,
        ) {
            Err(Error::NoArticle { kind, .. }) => Some(kind),
            _ => None,
        }
    }

    #[test]
    fn kinds_of_pages_that_are_no_article() {
        let teasers: String = (0..12)
            .map(|n| format!("<div class=t><h2><a href=/{n}>Ferry number {n} is late again today</a></h2><p>It waits \
                at the pier, the company says, for a part that was ordered in the autumn of last year.</p></div>"))
            .collect();
        let goods: String = (0..6)
            .map(|n| {
                format!(
                    "<div class=g><a href=/{n}>Kettle of {n} litres, enamelled steel</a><b>€ {n}4.20</b>\
                <button>Add to cart</button></div>"
                )
            })
            .collect();
        let form = "<h1>Welcome back</h1><form><input name=user><input type=password><button>Sign in</button></form>\
            <p>Forgot your password? Ask for another one below, and we will send it to you by post, in an envelope \
            without a window, as we have done since 1911. It takes nine days, and eleven in the winter months, when \
            the ferry is late. Nobody can read it on the way, so that it is as safe as a letter can be. If it should \
            not come, write to us once more and name the street that you live in.</p>";
        let posts: String = (0..6)
            .map(|n| format!("<div class=post><p>Member</p><p>Posts: 1{n}</p><p>3 May 2020</p><p>I had the same noise \
                from the pump and it went away when I bled it twice, so try that before you buy one.</p><p>Reply</p></div>"))
            .collect();
        for (body, address, kind) in [
            (teasers.as_str(), "https://post.test/category/sea/", PageKind::List),
            (teasers.as_str(), "https://post.test/", PageKind::Home),
            (goods.as_str(), "https://shop.test/products/kettles", PageKind::Product),
            (form, "https://post.test/login", PageKind::Form),
            (posts.as_str(), "https://forum.post.test/viewtopic.php?t=4", PageKind::Forum),
            ("<h1>Page not found</h1><p>What you look for isn't here any more.</p>", "", PageKind::ErrorPage),
            ("<div id=app></div><p>One moment, please.</p>", "", PageKind::Shell),
            ("<div id=app></div>", "", PageKind::Shell),
        ] {
            assert_eq!(refused(body, address), Some(kind), "{address} {body}");
        }
    }

    #[test]
    fn articles_among_much_else_are_articles() {
        let teasers: String = (0..12)
            .map(|n| format!("<li><a href=/{n}>Ferry number {n} is late again today</a></li>"))
            .collect();
        let story = format!("<article><h1>Page</h1>{}</article>", STORY.repeat(3));
        assert_eq!(
            refused(&format!("{story}<ul>{teasers}</ul>"), "https://post.test/blog/sea-wall-wins-the-vote"),
            None
        );
        assert_eq!(refused(&format!("<h1>Page</h1>{STORY}"), ""), None);
        let login = "<form><input type=password><button>Sign in</button></form>";
        assert_eq!(refused(&format!("{login}{story}"), "https://post.test/2020/10/29/sea-wall"), None);
    }

    #[test]
    fn strange_pages_never_panic() {
        let deep = format!("{}x{}", "<div><p>a<br><br>b".repeat(3000), "</div>".repeat(10));
        for page in [
            "<p>a<br><br><b class=share>b</b>",
            "<time datetime=é>1:é",
            "<h1>—</h1><p>É -- é",
            "<pre>a\n\n\nb",
            &deep,
        ] {
            for force in [false, true] {
                let _ = extract(&Page::from_html(page), &Options { force, ..Options::default() });
                let _ = extract(&Page::from_text(page), &Options { force, ..Options::default() });
            }
        }
    }

    #[test]
    fn line_breaks_make_paragraphs() {
        let story = "The ferry was late again on Monday, and nobody at the pier could say why.";
        let page = format!("<div id=body>{story}<br><br>{story}<br>It sailed at ten.</div>");
        let article = extract(&Page::from_html(&page), &Options::default()).expect("an article");
        assert_eq!(article.text, format!("{story}\n\n{story} It sailed at ten."));
    }
}
