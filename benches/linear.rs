//! Prints how long hostile texts of n and 8n bytes take through every door, and the power of the text's length by which
//! the time grows: far over 1 is work that grows faster than the text. `cargo bench --bench linear [-- WORD] [-- WORD KILOBYTES]`: only shapes named so, of that size;
//! `-- fitted`: news from 10 KB to 10 MB, and the power that fits all of them best.

#![allow(clippy::disallowed_methods, reason = "a bench reads the clock")]
#![allow(clippy::print_stdout, reason = "a bench prints")]

use nutgraf::{Options, Page, civil::DateTime, digest};
use std::time::Instant;

/// What is repeated to the size asked for, by name.
const SHAPES: &[(&str, &str)] = &[
    (
        "news",
        "The council will vote on the sea wall on Tuesday, Ann Poe said. \"It held in March 2019,\" she added.\n\n",
    ),
    ("one line", "The council will vote on the sea wall on Tuesday, Ann Poe said. It held in March 2019. "),
    ("one sentence", "the council and the harbour "),
    ("digits", "7"),
    ("numbers", "12 "),
    ("numbered", "1.2"),
    ("letters", "x"),
    ("capitals", "Ab "),
    ("commas", ","),
    ("stops", "."),
    ("spaced stops", ". "),
    ("questions", "?!"),
    ("spaces", " "),
    ("no-break spaces", "\u{a0}"),
    ("lines", "\n"),
    ("short lines", "a\n\n"),
    ("straight quotes", "\""),
    ("quoted words", "\"a\" "),
    ("opening quotes", "“"),
    ("opening quotes, spaced", "“ a. "),
    ("guillemets", "« a. "),
    ("brackets", "("),
    ("square brackets", "["),
    ("note marks", "a.[1] "),
    ("initials", "A. "),
    ("apostrophes", "'"),
    ("curly apostrophes", "a’s "),
    ("dashes", "—"),
    ("hyphens", "a-"),
    ("slashes", "1/2/"),
    ("bidi", "\u{202e}\u{2066}"),
    ("zero width", "\u{200b}\u{feff}"),
    ("combining", "e\u{301}\u{301}"),
    ("emoji", "👩‍👩‍👧 "),
    ("japanese", "昨日、東京で会議が開かれた。「はい。」と答えた。"),
    ("japanese, no stop", "東京"),
    ("korean", "오늘 서울에서 회의가 열렸다. "),
    ("dates", "29 October 2020 "),
    ("weekdays", "Tuesday "),
    ("ranges", "from May to June "),
    ("counts", "two days ago "),
    ("cues", "since before until after the election "),
    ("dated events", "The bridge fell on 3 May 2019. "),
    ("said", "said "),
    ("\"a,\" said", "\"a,\" Ann Poe said. "),
    ("addresses", "https://a.b/c?d=e "),
    ("bylines", "By Ann Poe\n\n"),
];

/// The same for HTML source.
const SOURCES: &[(&str, &str)] = &[
    ("paragraphs", "<p>The council will vote on the sea wall on Tuesday, and Ann Poe will too.</p>"),
    ("unclosed paragraphs", "<p>text "),
    ("nested blocks", "<div>"),
    ("nested inlines", "<b>"),
    ("nested links", "<span><a href=x>y"),
    ("inline nodes", "<i>a</i> "),
    ("one tag", "<"),
    ("attributes", "<p class='share nav related' id=x>y</p>"),
    ("entities", "&amp;"),
    ("tables", "<table><tr><td>"),
    ("lists", "<ul><li>a"),
    ("comments", "<!--"),
    ("scripts", "<script type=application/ld+json>{\"a\":[\"b\",{\"c\":\"d\"}</script>"),
    ("one script", "{\"headline\":[\"b\","),
    ("metadata", "<meta property=og:title content=x>"),
    ("times", "<time datetime=2020-10-29>x</time>"),
    ("headings", "<h1>The council votes</h1>"),
    ("breaks", "a<br><br>"),
];

/// The number of `<p>` among the blocks of `www/collect.js`.
const P: u32 = 34;

/// How a text becomes a page.
type Door = fn(&str) -> Page;

fn main() {
    let given: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    if given.first().is_some_and(|word| word == "fitted") {
        return fitted();
    }
    let named = |name: &str| given.first().is_none_or(|word| name.contains(word.as_str()));
    let bytes = given.get(1).and_then(|kb| kb.parse().ok()).unwrap_or(128) * 1024;
    println!("{:32}{:>10}{:>10}{:>8}", format!("{} KB and 8 times that", bytes / 1024), "ms", "ms", "power");
    for (name, unit) in SHAPES {
        let doors: [(&str, Door); 2] = [("body", Page::from_body), ("text", Page::from_text)];
        for (door, open) in doors {
            print(&format!("{name} ({door})"), &named, unit, bytes, open);
        }
    }
    for (name, unit) in SOURCES {
        print(&format!("{name} (html)"), &named, unit, bytes, Page::from_html);
    }
    print("news (flat)", &named, SHAPES[0].1, bytes, flat);
}

/// The line through the logarithms of sizes and times, by least squares.
fn fitted() {
    const SIZES: [usize; 4] = [10_000, 100_000, 1_000_000, 10_000_000];
    println!("{:32}{:>10}{:>10}{:>10}{:>10}{:>8}", "news, ms", "10 KB", "100 KB", "1 MB", "10 MB", "power");
    let doors: [(&str, Door); 3] = [("body", Page::from_body), ("text", Page::from_text), ("flat", flat)];
    for (name, open) in doors {
        let took = SIZES.map(|bytes| least(SHAPES[0].1, "", bytes, open));
        let points = || SIZES.iter().zip(took).map(|(&size, ms)| ((size as f64).ln(), ms.ln()));
        let mean = |of: fn((f64, f64)) -> f64| points().map(of).sum::<f64>() / SIZES.len() as f64;
        let (x, y) = (mean(|point| point.0), mean(|point| point.1));
        let slope = points().map(|point| (point.0 - x) * (point.1 - y)).sum::<f64>()
            / points().map(|point| (point.0 - x).powi(2)).sum::<f64>();
        print!("  {name:30}");
        for ms in took {
            print!("{ms:10.1}");
        }
        println!("{slope:8.3}");
    }
}

/// What `www/collect.js` hands over of a page whose paragraphs are the text's.
fn flat(text: &str) -> Page {
    let paragraphs = text
        .split_inclusive("\n\n")
        .flat_map(|paragraph| [1 | P << 4, 0, 0, 0, (paragraph.len() as u32) << 4, 2]);
    Page::from_flat(text, &paragraphs.collect::<Vec<_>>()).expect("numbers that fit the text")
}

fn print(name: &str, named: &dyn Fn(&str) -> bool, unit: &str, bytes: usize, open: Door) {
    if !named(name) {
        return;
    }
    let before =
        if name.starts_with("one script") { "<p>text</p><script type=application/ld+json>" } else { "" };
    let least = |bytes| least(unit, before, bytes, open);
    let (once, more) = (least(bytes), least(8 * bytes));
    let far = if more > 16.0 * once && more > 50.0 { "  <-- look" } else { "" };
    println!("{name:32}{once:10.1}{more:10.1}{:8.2}{far}", (more / once).ln() / 8_f64.ln());
}

/// The least of three, in milliseconds: what else the machine does only adds.
fn least(unit: &str, before: &str, bytes: usize, open: Door) -> f64 {
    let options = Options { force: true, published: DateTime::parse("2020-10-29"), ..Options::default() };
    let text = [before, &unit.repeat(bytes / unit.len())].concat();
    let time = || {
        let start = Instant::now();
        std::hint::black_box(digest(&open(&text), &options).is_ok());
        start.elapsed().as_secs_f64() * 1e3
    };
    (0..3).map(|_| time()).fold(f64::INFINITY, f64::min)
}
