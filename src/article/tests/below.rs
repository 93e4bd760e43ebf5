//! What stands below a story or between its paragraphs and is none of it: another one, what leads on, counters.

use super::*;
use around::story;

#[test]
fn another_story_below_is_not_this_one() {
    let next = |open: &str, by: &str, close: &str| {
        format!("{open}<h1>Mill opens again</h1>{by}{}{close}", story().replace("sea", "mill"))
    };
    let read = |rest: &str| {
        let page = format!(
            "<title>Sea wall wins vote</title><main><article><h1>Sea wall wins vote</h1><p>By Ada \
            Brook</p>{}{rest}</main>",
            story()
        );
        extract(&Page::from_html(&page), &Options::default()).expect("an article")
    };
    for rest in [
        next("</article><article>", "", "</article>"),
        next("", "<p>By Ben Lund</p>", "</article>"),
        next("</article><div>", "<p>3 May 2024</p>", "</div>"),
    ] {
        let article = read(&rest);
        assert!(!article.text.contains("mill"), "{rest}");
        assert_eq!(article.authors, ["Ada Brook"], "{rest}");
    }
    assert!(read(&next("", "", "</article>")).text.contains("mill"), "a sub-head of the first rank");
}

#[test]
fn a_story_that_goes_on_elsewhere_is_cut_off() {
    let story = format!("<article><h1>Sea wall wins vote</h1>{}", story());
    let read =
        |rest: &str| extract(&Page::from_html(&format!("{story}{rest}")), &Options::default()).expect("one");
    for onward in
        ["Continue reading", "Continue reading…", "Read the full article →", "Weiterlesen", "Lire la suite"]
    {
        let article = read(&format!("<p><a href=/more>{onward}</a></p></article>"));
        assert!(article.truncated.is_some_and(|why| why.contains("lead to the rest")), "{onward}");
        assert!(!article.text.contains(onward), "{onward}");
    }
    let teaser = "</article><aside><h3><a href=/b>Mill reopens</a></h3><p>The mill of Lowden is open \
        again.</p><a href=/b>Continue reading</a></aside>";
    assert_eq!(read(teaser).truncated, None);
    assert_eq!(read("</article><h2>Continue reading</h2><a href=/b>Mill reopens</a>").truncated, None);
    let told = |count: &str| {
        let said =
            format!(r#"{{"@type":"NewsArticle","headline":"Sea wall wins vote","wordCount":{count}}}"#);
        read(&format!("</article><script type=application/ld+json>{said}</script>")).truncated
    };
    assert!(told("1800").is_some_and(|why| why.contains("1800 words")));
    assert!(told("\"1800\"").is_some());
    for count in ["90", "null", "0"] {
        assert_eq!(told(count), None, "{count}");
    }
}

#[test]
fn counters_of_pictures_and_readers_are_no_lines_of_the_story() {
    for line in [
        "Image 1 of 5 (credit: Ada Brook)",
        "Bild 2 von 5",
        "Foto 2/9",
        "1 / 5",
        "3 of 7",
        "123 shares",
        "1.2K Shares",
        "45 Comments",
        "12 Kommentare",
        "Toggle caption",
    ] {
        assert!(boilerplate::phrase(line).is_some(), "{line}");
    }
    for line in [
        "Leeds 2 Rovers 3",
        "2 in 5 voted no",
        "5 of 3",
        "Three of seven agreed",
        "45 people came",
        "1 of 5 boats sank",
    ] {
        assert_eq!(boilerplate::phrase(line), None, "{line}");
    }
}
