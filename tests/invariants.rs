//! What holds for any input: no panic, every span on character boundaries and in order, the same answer twice.

mod promises;

use nutgraf::{Error, Options, Page, digest};
use promises::{TARGETS, asked, black, kept};
use std::fs;

/// Numbers that are the same on every run (a linear congruential generator).
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n
    }

    fn of<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

/// What texts are made of, where rules meet: marks, spaces, dates, names, scripts.
const PARTS: &[&str] = &[
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\u{a0}",
    "\u{202f}",
    "\u{3000}",
    "\u{200b}",
    "\u{ad}",
    "\u{202e}",
    "\t",
    ".",
    ". ",
    "…",
    "...",
    " . . . ",
    "!",
    "? ",
    "。",
    "．",
    "।",
    ",",
    ", ",
    ";",
    ": ",
    "'",
    "’",
    "\"",
    "“",
    "”",
    "„",
    "«",
    " »",
    "「",
    "」",
    "(",
    ")",
    "[1]",
    "[",
    "]",
    "—",
    "-",
    "/",
    "$",
    "%",
    "•",
    "1.",
    "2.) ",
    "a) ",
    "b. ",
    "the ",
    "The ",
    "I ",
    "said ",
    "Ann Poe said",
    "told reporters ",
    "According to ",
    "Mr. ",
    "U.S. ",
    "p.m. ",
    "Inc. ",
    "No. ",
    "Tuesday ",
    "on Tuesday",
    "last ",
    "next ",
    "year",
    "two ",
    "days ",
    "ago",
    "since ",
    "until ",
    "between ",
    "and ",
    "from ",
    "to ",
    "in ",
    "May ",
    "March ",
    "29 ",
    "31 February ",
    "2020",
    "1999",
    "0000",
    "99999999999",
    "2020-10-29",
    "the 1990s",
    "3.5",
    "election ",
    "after the election ",
    "will ",
    "vote ",
    "if ",
    "canceled ",
    "é",
    "e\u{301}",
    "😀",
    "👩‍👩‍👧",
    "한국 ",
    "오늘 ",
    "昨日",
    "東京",
    "مرحبا ",
    "İ",
    "ß",
    "ǆ",
    "By ",
    "Read more: ",
    "https://a.b/c ",
    "x",
];

/// What sources are made of besides.
const TAGS: &[&str] = &[
    "<p>",
    "</p>",
    "<div class=share>",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<a href=x>",
    "</a>",
    "<br>",
    "<h1>",
    "</h1>",
    "<li>",
    "<ul>",
    "</ul>",
    "<table><tr><td>",
    "</table>",
    "<time datetime=2020-10-29>",
    "</time>",
    "<article>",
    "</article>",
    "<figure><figcaption>",
    "</figure>",
    "<blockquote>",
    "<script type=application/ld+json>{\"datePublished\":\"",
    "</script>",
    "<style>",
    "</style>",
    "<!--",
    "-->",
    "<",
    "&amp;",
    "&#0;",
    "&nbsp",
    "<body>",
    "<html lang=de>",
    "<meta property=og:title content='",
    "'>",
    "<svg>",
    "<template>",
];

fn random(seed: u64, parts: &[&[&str]]) -> String {
    let mut chance = Chance(seed);
    let len = chance.below(240);
    (0..len)
        .map(|_| {
            let part = parts[chance.below(parts.len())];
            chance.of(part)
        })
        .collect()
}

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

#[test]
fn any_text_is_an_answer_with_valid_spans_and_the_same_twice() {
    for text in nasty() {
        for page in pages(&text) {
            kept(&page, &asked("en"));
        }
    }
}

#[test]
fn texts_of_parts_hold_too() {
    let mut answers = 0;
    for seed in 0..400 {
        let text = random(seed, &[PARTS]);
        for page in pages(&text) {
            answers += usize::from(kept(&page, &asked(["en", "de", "fr", "ja", "und"][seed as usize % 5])));
        }
        answers += usize::from(kept(&Page::from_html(&random(seed, &[PARTS, TAGS])), &asked("en")));
    }
    assert!(answers > 1000, "only {answers} texts gave a digest");
}

#[test]
fn any_numbers_beside_a_text_are_a_page_or_a_typed_error() {
    let (mut pages, mut errors) = (0, 0);
    for seed in 0..4000 {
        let mut chance = Chance(seed);
        let text = random(seed, &[PARTS]);
        let len = chance.below(40);
        // Mostly small numbers: great ones end the reading at once.
        let ops: Vec<u32> = (0..len)
            .map(
                |_| if chance.below(8) == 0 { chance.below(1 << 31) as u32 } else { chance.below(24) as u32 },
            )
            .collect();
        match Page::from_flat(&text, &ops) {
            Ok(page) => {
                pages += 1;
                kept(&page, &asked("en"));
            }
            Err(Error::InvalidFlat { reason }) => {
                errors += 1;
                assert!(!reason.is_empty());
            }
            Err(other) => panic!("{other:?} is no error of a flat page"),
        }
    }
    assert!(pages > 0 && errors > 0, "{pages} pages, {errors} errors");
}

#[test]
fn a_hundred_thousand_levels_and_nodes_are_read_whole() {
    for (unit, n) in
        [("<div>", 100_000), ("<ul><li>", 50_000), ("<div><b><span>", 30_000), ("<i>a</i> ", 200_000)]
    {
        let source = unit.repeat(n) + "<p>The harbour wall fell on Tuesday, and nobody was hurt.";
        let options = Options { force: true, ..Options::default() };
        let digest = digest(&Page::from_html(&source), &options).expect("a forced digest");
        assert!(digest.article.text.contains("The harbour wall fell on Tuesday"), "{unit}");
    }
}

/// Sources made to cost more than they are long: each is read to its end, and its elements stay a few a tag.
#[test]
fn pages_that_ask_for_more_than_they_are_long_are_read_whole() {
    let numbered = |before: &str, from: usize, to: usize, after: &str| -> String {
        (from..to).map(|n| [before, &n.to_string(), after].concat()).collect()
    };
    let bold = numbered("<b a", 0, 400, ">");
    for (name, source) in [
        ("bodies", numbered("<body a", 0, 30_000, ">")),
        ("roots", numbered("<html a", 0, 30_000, ">")),
        ("formatting", ["<p>", &bold, &"<p>x".repeat(40_000)].concat()),
        (
            "formatting around a cell",
            [&bold, "<table><td>", &"</table>x<p><table><td>x".repeat(9000)].concat(),
        ),
        ("attributes", ["<p ", &numbered("a", 0, 60_000, " "), ">"].concat()),
        ("foster parenting", ["<table>", &"<p>x".repeat(60_000), "</table>"].concat()),
        (
            "a long key",
            ["<script type=application/ld+json>{\"", &"k".repeat(60_000), "\":[", &"\"\",".repeat(60_000)]
                .concat()
                + "]}</script>",
        ),
        (
            "many authors",
            ["<script type=application/ld+json>{\"author\":[", &numbered("\"Ada ", 0, 30_000, "\",")]
                .concat()
                + "]}</script>",
        ),
        ("many names", ["<meta name=author content='", &numbered("Ada B", 0, 30_000, "k, ")].concat() + "'>"),
    ] {
        let source = source + "<p>The harbour wall fell on Tuesday, and nobody was hurt.";
        let options = Options { force: true, ..Options::default() };
        let digest = digest(&Page::from_html(&source), &options).expect("a forced digest");
        assert!(digest.article.text.contains("The harbour wall fell on Tuesday"), "{name}");
        assert!(digest.article.authors.len() <= 50, "{name}");
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

/// A short run of every target of `fuzz/`, which needs no fuzzer.
#[test]
fn what_the_fuzzer_kept_holds_whole_and_broken() {
    for (name, holds) in TARGETS {
        let mut answers = 0;
        for input in corpus(name) {
            answers += usize::from(holds(&input));
            // Half of it, without its middle, and with one byte that is another.
            let (head, tail) = input.split_at(input.len() / 2);
            let third = input.len() / 3;
            let mut changed = input.clone();
            changed.iter_mut().skip(third).take(1).for_each(|byte| *byte ^= 0x20);
            for broken in [head, &[&head[..third.min(head.len())], tail].concat(), &changed] {
                holds(broken);
            }
        }
        assert!(answers > 0, "no input of {name} is one that gets an answer");
    }
}

/// A target's inputs, in an order that no file system changes.
fn corpus(name: &str) -> Vec<Vec<u8>> {
    let folder = format!("fuzz/corpus/{name}");
    let read = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let mut files: Vec<_> = read.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files.iter().map(|file| fs::read(file).expect("a file of the corpus")).collect()
}

/// What a page shows is the story or set aside: nothing is lost, and nothing is there twice.
#[test]
fn kept_and_set_aside_are_all_that_is_shown() {
    let mut found = 0;
    for seed in 0..400 {
        let text = random(seed, &[PARTS]);
        for page in [Page::from_text(&text), Page::from_html(&random(seed, &[PARTS, TAGS]))] {
            for force in [true, false] {
                let options = Options { force, ..Options::default() };
                let Ok(digest) = digest(&page, &options) else { continue };
                let article = &digest.article;
                let aside: String = article.aside.iter().map(|aside| aside.text.as_str()).collect();
                assert_eq!(letters(&[&article.text, &aside]), letters(&[&page.text]), "{}", page.text);
                found += 1;
            }
        }
    }
    assert!(found > 500, "only {found} pages gave a digest");
}

/// The characters that are no white space, sorted.
fn letters(texts: &[&str]) -> Vec<char> {
    let mut letters: Vec<char> = texts.concat().chars().filter(|c| !c.is_whitespace()).collect();
    letters.sort_unstable();
    letters
}
