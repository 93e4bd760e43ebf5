//! What holds for any input: no panic, every span on character boundaries and in order, the same answer twice.

use nutgraf::{Options, Page, Span, digest};

fn pages(text: &str) -> Vec<Page> {
    vec![
        Page::from_body(text),
        Page::from_text(text),
        Page::from_html(text),
        Page::from_sentences(&[text, text]),
    ]
}

fn nasty() -> Vec<String> {
    let mut texts: Vec<String> = [
        "",
        " \u{a0}\u{2028}\n\n",
        "“Unclosed said Mr. Lee. He left on Tuesday. 29 Oct. 2020 — 9:16 p.m. EST… (see [1].)",
        "99999999999 Oct. 99999 -1 days ago, 31 February 2020, 0000-00-00, in 9999999999 years.",
        "<div><p>a<p>b</div></div></span><form><input name=parentNode>text <a href=javascript:x>y</a>",
        "<script type=application/ld+json>{\"headline\": [[[[{\"datePublished\":\"\\u</script><p>Text.",
        "오늘 서울에서 회의가 열렸다. 昨日、東京で会議が開かれた。「はい。」と答えた。",
        "e\u{301}\u{200b}\u{ad}\u{202e}😀.\u{feff}Next",
    ]
    .map(str::to_owned)
    .to_vec();
    texts.push("<div>".repeat(2000) + "deep");
    texts.push("1".repeat(20_000));
    texts.push("“.” ".repeat(5000));
    texts.push("Tuesday ".repeat(5000));
    texts
}

fn ordered(spans: impl Iterator<Item = Span>, text: &str) {
    let mut last = 0;
    for span in spans {
        assert!(span.start >= last && span.start < span.end, "{span:?} after {last}");
        assert!(text.get(span.range()).is_some(), "{span:?} cuts a character");
        last = span.end;
    }
}

#[test]
fn any_text_is_an_answer_with_valid_spans_and_the_same_twice() {
    for text in nasty() {
        for page in pages(&text) {
            let options = Options {
                force: true,
                published: nutgraf::civil::DateTime::parse("2020-10-29"),
                ..Options::default()
            };
            let Ok(first) = digest(&page, &options) else { continue };
            let article = &first.article;
            ordered(article.paragraphs.iter().map(|p| p.span), &article.text);
            ordered(first.sentences.iter().map(|s| s.span), &article.text);
            ordered(first.timexes.iter().map(|t| t.span), &article.text);
            for entry in &first.timeline {
                assert!(article.text.get(entry.span.range()).is_some());
                assert!((entry.sentence as usize) < first.sentences.len());
            }
            for pick in &first.summary.ranking {
                assert!((pick.sentence as usize) < first.sentences.len());
            }
            assert_eq!(digest(&page, &options).as_ref(), Ok(&first));
        }
    }
}

#[test]
fn a_body_is_used_verbatim_and_its_sentences_cover_it() {
    for text in nasty() {
        let Ok(digest) = digest(&Page::from_body(&text), &Options::default()) else { continue };
        assert_eq!(digest.article.text, text);
        let covered: usize = digest.sentences.iter().map(|s| black(s.span.of(&text))).sum();
        assert_eq!(covered, black(&text), "{text:.60}");
    }
}

/// Characters that are no white space.
fn black(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}
