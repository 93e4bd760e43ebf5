//! Whole pages of invented text through `extract`.

use super::*;

#[cfg(feature = "html")]
mod around;
#[cfg(feature = "html")]
mod below;
#[cfg(feature = "html")]
mod bounds;
mod months;
#[cfg(feature = "html")]
mod refused;
#[cfg(feature = "html")]
mod reported;
mod scraped;
#[cfg(feature = "html")]
mod wording;

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
fn menus_and_teasers_around_scraped_lines() {
    let text = "* Home\n* News\n+ Local news\n+ Weather\nHarbour council votes to raise the old sea wall\n\
        It will cost four million, and nobody knows yet who is to pay for it\n29.10.2020, 9:16\n\
        The harbour council voted on Wednesday to raise the old sea wall by two metres.\n\
        The wall at low tide. Photo: Ben Lund\n\
        The money\n\
        Work is to begin in the spring, the mayor said, as soon as the money is found.\n\
        Nobody on the pier would say how long that is going to take this time.\n\
        * Ferry late again\n* Whale seen off Lowden\n* Contact\nAll about us\n";
    let options = Options {
        url: Some("https://post.test/harbour-council-votes-sea-wall".to_owned()),
        ..Options::default()
    };
    let article = extract(&Page::from_text(text), &options).expect("an article");
    assert_eq!(article.title, "Harbour council votes to raise the old sea wall");
    assert_eq!(article.published.map(|d| d.to_string()).as_deref(), Some("2020-10-29T09:16"));
    let kinds: Vec<_> = article.paragraphs.iter().map(|p| p.kind).collect();
    use ParagraphKind::{Heading, Text};
    assert_eq!(kinds, [Text, Heading, Text, Text], "{}", article.text);
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
    fn a_page_may_only_say_of_its_address_what_is_one_of_the_web() {
        for (canonical, og, want) in [
            ("https://post.test/wall", "https://post.test/other", Some("https://post.test/wall")),
            ("HTTP://post.test/wall", "", Some("HTTP://post.test/wall")),
            ("javascript:alert(1)//http://post.test", "https://post.test/wall", None),
            ("/2020/10/29/wall", "data:text/html,<b>x</b>", None),
            ("file:///etc/passwd", "javascript://post.test/%0aalert(1)", None),
        ] {
            let url = "https://post.test/2020/10/29/wall\">";
            let page =
                PAGE.replace(url, &format!("{canonical}\"><meta property=\"og:url\" content=\"{og}\">"));
            let article = extract(&Page::from_html(&page), &Options::default()).expect("an article");
            assert_eq!(article.url.as_deref(), want, "{canonical} {og}");
            let bare = page.replace("\"datePublished\":\"2020-10-29T09:16:00+09:00\",", "");
            let article = extract(&Page::from_html(&bare), &Options::default()).expect("an article");
            assert_eq!(
                article.published.is_some(),
                canonical.starts_with('/'),
                "{canonical}: its path is evidence"
            );
        }
    }

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
    #[allow(clippy::format_collect)] // A page's markup reads best in one place.
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

    /// Publishing systems say `og:type` article of lists and threads, and name the template in the body's class.
    #[test]
    #[allow(clippy::format_collect)]
    fn a_template_outweighs_what_the_page_calls_itself() {
        let refused = |class: &str, body: &str| {
            let page = format!(
                "<head><title>Sea walls</title><meta property=og:type content=article></head><body class='{class}'>{body}"
            );
            match extract(&Page::from_html(&page), &Options::default()) {
                Err(Error::NoArticle { kind, .. }) => Some(kind),
                _ => None,
            }
        };
        let posts: String = (0..6)
            .map(|n| {
                format!("<div class=card><h2><a href=/{n}>Wall {n} of the harbour</a></h2>{STORY}</div>")
            })
            .collect();
        let thread: String = (0..6)
            .map(|_| format!("<div class=comment><p>Harbour master, last edited by him</p>{STORY}</div>"))
            .collect();
        assert_eq!(refused("wide", &posts), None, "nothing else gives it away");
        assert_eq!(refused("archive category category-147", &posts), Some(PageKind::List));
        assert_eq!(refused("wide", &thread), Some(PageKind::Forum), "what readers say alone");
        let story = format!("<h1>Sea walls</h1>{}", STORY.repeat(3));
        for class in ["", "archive", "single single-post", "blog single-post category-147"] {
            assert_eq!(refused(class, &format!("{story}{thread}")), None, "{class}");
        }
    }

    #[test]
    #[allow(clippy::format_collect)]
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
    fn a_wall_cuts_the_text_off() {
        let wall = "<div class=box><h3>Subscribe to continue reading</h3><p>It costs nine pounds a month, and you can \
            stop whenever you like, says our service.</p></div>";
        let story = format!("<h1>Sea wall wins vote</h1>{}", STORY.repeat(3));
        let read = |page: &str| extract(&Page::from_html(page), &Options::default()).expect("an article");
        let article = read(&format!("<article>{story}{wall}</article>"));
        assert!(article.truncated.is_some_and(|why| why.contains("Subscribe to continue")));
        assert!(!article.text.contains("nine pounds"));
        let whole = read(&format!("<article>{story}{wall}{}</article>", STORY.repeat(3)));
        assert_eq!(whole.truncated, None);
    }

    #[test]
    fn names_and_dates_stand_by_the_headline() {
        let page = format!(
            "<p>3 May 2019</p><time datetime=2020-01-01>New</time><article><h1>Sea wall wins vote</h1><div>Ada Brook</div>\
            <div>29 October 2020</div>{}</article><p>By Ben Lund</p>",
            STORY.repeat(3)
        );
        let article = extract(&Page::from_html(&page), &Options::default()).expect("an article");
        assert_eq!(article.published.map(|d| d.to_string()).as_deref(), Some("2020-10-29"));
    }

    fn read(body: &str) -> Article {
        let options =
            Options { url: Some("https://post.test/sea/wall-wins-vote".to_owned()), ..Options::default() };
        extract(&Page::from_html(body), &options).expect("an article")
    }

    #[test]
    fn who_worked_on_a_report_stands_below_it() {
        for credits in [
            "(Reporting by Ada Brook; editing by Ben Lund)",
            "Tidewater Post writers Ada Brook and Ben Lund contributed to this report.",
        ] {
            let article = read(&format!(
                "<article><h1>Sea wall wins vote</h1>{}<p>{credits}</p><p>Editing by Cy Moor</p></article>",
                STORY.repeat(3)
            ));
            assert!(article.text.ends_with("three times."), "{credits}");
        }
        let article = read(&format!(
            "<article><h1>Sea wall wins vote</h1><p>Reporting by the harbour's own clerks was late, the council found.\
            </p>{}</article>",
            STORY.repeat(3)
        ));
        assert!(article.text.starts_with("Reporting by the harbour"));
    }

    #[test]
    fn a_list_of_other_stories_goes_with_the_line_above_it() {
        let list = "<ul><li>The long wait for <a href=/1>a ferry that comes</a></li><li>How the lock keeper <a href=/2>\
            lost his key</a></li></ul>";
        let read = |line: &str| {
            let story = STORY.repeat(3);
            read(&format!(
                "<article><h1>Sea wall wins vote</h1>{story}<div>{line}</div>{list}{STORY}</article>"
            ))
            .text
        };
        assert!(!read("More great stories").contains("lost his key"));
        assert!(read("The council named two of them:").contains("lost his key"));
    }

    #[test]
    fn a_paragraph_beside_the_rest_is_of_the_story() {
        let stray = STORY
            .replace("harbour council", "<a href=/council>Council of the harbour and of all its quays</a>");
        let article = read(&format!(
            "<article><h1>Sea wall wins vote</h1>{stray}<div>{}</div></article>",
            STORY.replace("two", "nine").repeat(5)
        ));
        assert!(article.text.starts_with("The Council of the harbour"));
    }

    #[test]
    fn a_dialog_over_a_hidden_page_is_not_the_story() {
        let asks = "<p>We and our many partners would like to know what you read here, so that what is shown beside it \
            suits you, and so that they know it was seen by somebody.</p>";
        let article = read(&format!(
            "<div aria-hidden=true><article><h1>Sea wall wins vote</h1>{}</article></div><div role=dialog>{}</div>",
            STORY.repeat(3),
            asks.repeat(3)
        ));
        assert!(article.text.starts_with("The harbour council") && !article.text.contains("partners"));
    }

    #[test]
    fn comments_stay_out_however_long() {
        let comment = "<div class=reply><p>I have seen the wall when it was young, and it was never as high as they say, \
            not in any winter that I remember, nor in the one before it.</p></div>";
        for class in ["comments", "comentarios"] {
            let page = format!(
                "<div><h1>Sea wall wins vote</h1>{}<div id={class}>{}</div></div>",
                STORY.repeat(2),
                comment.repeat(6)
            );
            let article = read(&page);
            assert!(
                article.text.contains("harbour council") && !article.text.contains("young"),
                "{}",
                article.text
            );
        }
    }

    #[test]
    fn a_statement_may_close_an_article() {
        let said = "<p>I have your letters here, and have put them in the order in which the tide brought them to my door.</p>";
        let article = read(&format!(
            "<article><h1>Mayor answers</h1><div>{STORY}</div><footer>{}</footer></article>",
            said.repeat(4)
        ));
        assert!(article.text.contains("harbour council") && article.text.contains("your letters"));
    }

    #[test]
    fn a_masthead_is_no_headline() {
        let page = format!(
            "<html><head><title>Tidewater Post » Sea wall wins vote</title></head><body><h1><a href=/>Tidewater Post</a></h1>\
            <div><h2>Sea wall wins vote</h2>{}<p>Posted by Ada Brook at <abbr class=published title='2009-06-15T00:41:00'>12:41 \
            AM</abbr></p></div></body></html>",
            STORY.repeat(3)
        );
        let article = read(&page);
        assert_eq!(
            (article.title.as_str(), article.authors.as_slice()),
            ("Sea wall wins vote", &["Ada Brook".to_owned()][..])
        );
        assert_eq!(article.published.map(|d| d.to_string()).as_deref(), Some("2009-06-15T00:41"));
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
        assert_eq!(article.text, format!("{story}\n\n{story}\nIt sailed at ten."));
    }
}
