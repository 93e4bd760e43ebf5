//! The command line's contract, row by row.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Output, Stdio};

fn nutgraf(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_nutgraf"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn batch(lines: &[u8], fields: &str) -> (Vec<Value>, Option<i32>) {
    let done = nutgraf(&["batch", "--fields", fields], lines);
    let text = String::from_utf8(done.stdout).unwrap();
    (text.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), done.status.code())
}

const BODY: &str = "Über 400 Familien 😀 wohnen am Kai. Die Mauer steht seit 1953.";

#[test]
fn a_bad_line_is_answered_in_its_place_and_the_run_goes_on() {
    let mut lines = Vec::new();
    for row in [
        json!({ "id": 1, "body": BODY }).to_string(),
        "{not json".to_owned(),
        json!({ "id": "two", "body": BODY, "published": "tomorrow" }).to_string(),
        json!({ "id": "both", "body": BODY, "text": BODY }).to_string(),
        json!({ "id": "none" }).to_string(),
        json!({ "id": "blank", "body": " \n " }).to_string(),
        json!({ "id": "zero", "body": BODY, "want": 0 }).to_string(),
    ] {
        lines.extend_from_slice(row.as_bytes());
        lines.push(b'\n');
    }
    lines.extend_from_slice(b"\xff\xfe\n");
    lines.extend_from_slice(json!({ "id": "last", "body": BODY }).to_string().as_bytes());
    let (rows, code) = batch(&lines, "article");
    let codes: Vec<_> = rows.iter().map(|row| row["error"]["code"].as_str().unwrap_or("fine")).collect();
    let want = [
        "fine",
        "InvalidJson",
        "InvalidDate",
        "InvalidRow",
        "InvalidRow",
        "Empty",
        "InvalidOption",
        "InvalidUtf8",
        "fine",
    ];
    assert_eq!((codes.as_slice(), code), (want.as_slice(), Some(1)));
    assert_eq!((&rows[0]["id"], &rows[8]["id"]), (&json!(1), &json!("last")));
}

#[test]
fn offsets_are_code_points_of_the_body() {
    let (rows, code) = batch(json!({ "id": 1, "body": BODY }).to_string().as_bytes(), "article,sentences");
    let body: Vec<char> = rows[0]["article"]["body"].as_str().unwrap().chars().collect();
    assert_eq!((body.iter().collect::<String>().as_str(), code), (BODY, Some(0)));
    let sentences = rows[0]["sentences"].as_array().unwrap();
    assert!(!sentences.is_empty());
    for sentence in sentences {
        let (start, end) = (sentence["start"].as_u64().unwrap(), sentence["end"].as_u64().unwrap());
        let words: String = body[start as usize..end as usize].iter().collect();
        assert_eq!(sentence["text"], json!(words));
    }
}

#[test]
fn only_the_fields_asked_for_are_printed() {
    let (rows, _) = batch(json!({ "id": 1, "body": BODY }).to_string().as_bytes(), "timexes");
    let names = |row: &Value| row.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&rows[0]), ["id", "timexes"]);
    let row = json!({ "id": 1, "body": BODY }).to_string();
    for (fields, want) in
        [("summary", &["id", "summary"][..]), ("topics,ranking", &["id", "ranking", "topics"])]
    {
        let (rows, _) = batch(row.as_bytes(), fields);
        let mut found = names(&rows[0]);
        found.sort();
        assert_eq!(found, want);
    }
}

#[test]
fn sentences_given_are_sentences_answered() {
    let row = json!({ "id": 1, "sentences": ["One. Two.", "Three"], "want": 1 });
    let (rows, _) = batch(row.to_string().as_bytes(), "sentences,summary");
    let texts: Vec<_> = rows[0]["sentences"].as_array().unwrap().iter().map(|s| s["text"].clone()).collect();
    assert_eq!(texts, [json!("One. Two."), json!("Three")]);
}

#[test]
fn fields_of_the_callers_own_are_passed_over() {
    let done = nutgraf(&["batch"], br#"{"id":1,"body":"The council met. It voted.","desk":"city"}"#);
    assert_eq!(done.status.code(), Some(0));
    assert!(!String::from_utf8_lossy(&done.stdout).contains("\"error\""));
}

#[test]
fn a_broken_row_says_where_and_what_a_row_may_hold() {
    for (line, code, says) in [
        (r#"{"id":1,"body":5}"#, "InvalidRow", &["line 2", "a string", "published"][..]),
        (r#"{"id":1,"body":"A text.","want":1.5}"#, "InvalidRow", &["`want` is a whole number"]),
        (r#"{"id":1,"body":"A text.","want":"3"}"#, "InvalidRow", &["`want` is a whole number"]),
        (r#"{"id":1,"sentences":"A text."}"#, "InvalidRow", &["a list of sentences"]),
        (r#"{"id":1,"body":"A text.","body":"Another."}"#, "InvalidRow", &["duplicate field `body`"]),
        (
            r#"{"id":1,"body":"A text.","weights":{"quotes":"3"}}"#,
            "InvalidRow",
            &["`weights`", "from -3 to 3"],
        ),
        (r#"{"id":1,"body":"A text.","weights":{"size":1}}"#, "InvalidRow", &["`weights`", "novelty"]),
        (r#"{"body":"A text."}"#, "InvalidRow", &["line 2 has no `id`"]),
        (r#"["A text."]"#, "InvalidRow", &["line 2", "an object"]),
        (r#"["A text.", 2, null]"#, "InvalidRow", &["line 2", "an object"]),
        (r#"{"id":1,"body":"A text.","published":"2020-10-29T25:61"}"#, "InvalidDate", &["2020-10-29T09:16"]),
        (r#"{"id":1,"body":"A text.""#, "InvalidJson", &["line 2", "one object a line"]),
        (r#"{"id":1,"body":"A text.","language":"klingon!"}"#, "InvalidOption", &["`language`", "pt-BR"]),
        (r#"{"id":1,"body":"A text.","url":"javascript:alert(1)"}"#, "InvalidOption", &["`url`", "https://"]),
    ] {
        let (rows, exit) = batch(format!("\n{line}\n").as_bytes(), "article");
        let error = &rows[0]["error"];
        assert_eq!((error["code"].as_str(), exit, rows.len()), (Some(code), Some(1), 1), "{line}: {error}");
        let message = error["message"].as_str().unwrap();
        assert!(says.iter().all(|says| message.contains(says)), "{line}: {message}");
        assert!(!message.contains("struct") && !message.contains("u32"), "{line}: {message}");
        let named = line.contains(r#""id""#) && code != "InvalidJson";
        assert_eq!(rows[0]["id"], if named { json!(1) } else { Value::Null }, "{line}");
    }
}

#[test]
fn what_a_row_leaves_empty_is_not_given() {
    let row = json!({ "id": 1, "body": BODY, "url": "", "title": "", "published": "", "language": "" });
    let (left_empty, code) = batch(row.to_string().as_bytes(), "article");
    let row = json!({ "id": 1, "body": BODY, "url": null, "title": null });
    assert_eq!((left_empty, code), batch(row.to_string().as_bytes(), "article"));
}

#[test]
fn what_is_too_large_is_answered_and_not_held() {
    // Each alone is over the limit of a digest; the last is over that of a line.
    let mut lines = Vec::new();
    for (id, field) in [("text", "text"), ("body", "body"), ("html", "html")] {
        lines.extend_from_slice(json!({ "id": id, field: "a ".repeat(9 << 20) }).to_string().as_bytes());
        lines.push(b'\n');
    }
    let many = format!(r#"{{"id":"many","sentences":[{}""]}}"#, r#""","#.repeat(1 << 20));
    lines.extend_from_slice(many.as_bytes());
    lines.push(b'\n');
    lines.extend_from_slice(&vec![b'a'; 65 << 20]);
    lines.push(b'\n');
    lines.extend_from_slice(json!({ "id": "last", "body": BODY }).to_string().as_bytes());
    let (rows, code) = batch(&lines, "article");
    let ids: Vec<_> = rows.iter().map(|row| row["id"].as_str()).collect();
    assert_eq!(ids, [Some("text"), Some("body"), Some("html"), Some("many"), None, Some("last")]);
    assert!(rows[..5].iter().all(|row| row["error"]["code"] == "TooLarge"), "{:?}", rows[4]);
    assert!(rows[4]["error"]["message"].as_str().unwrap().starts_with("line 5 "));
    assert_eq!((rows[5]["article"]["body"].as_str(), code), (Some(BODY), Some(1)));
}

#[test]
fn a_byte_order_mark_is_no_text() {
    let page = format!(
        "<!doctype html><title>Ferry late</title><article><h1>Ferry late</h1><p>{BODY}</p></article>"
    );
    for source in [page.as_str(), BODY] {
        let plain = nutgraf(&["digest", "--force", "-"], source.as_bytes());
        let marked = nutgraf(&["digest", "--force", "-"], format!("\u{feff}{source}").as_bytes());
        assert_eq!(String::from_utf8_lossy(&marked.stdout), String::from_utf8_lossy(&plain.stdout));
        assert!(plain.status.success());
    }
    let row = json!({ "id": 1, "body": BODY }).to_string();
    assert_eq!(batch(format!("\u{feff}{row}").as_bytes(), "article"), batch(row.as_bytes(), "article"));
}

#[test]
fn text_and_html_are_told_apart_as_in_the_browser() {
    let cases: Vec<(String, bool)> = serde_json::from_str(include_str!("markup.json")).unwrap();
    for (source, html) in cases {
        assert_eq!(nutgraf::page::html::looks_like_html(&source), html, "{source:?}");
    }
    // And the command line asks.
    let done = nutgraf(&["digest", "--force", "-"], format!("Ferry late.\n<p>{BODY}</p>").as_bytes());
    assert!(!String::from_utf8_lossy(&done.stdout).contains("<p>"));
}

const PLANS: &str = "Ferry <late> & slow\n\nThe minister was scheduled to visit the island on 4 May 2026, but the visit was \
    cancelled. The harbour master, *Ada Brook*, said on Tuesday that the ferry had sailed two days earlier.";

#[test]
fn text_and_markdown_say_what_was_called_off_and_how_dates_were_found() {
    for format in ["text", "markdown"] {
        let done =
            nutgraf(&["digest", "--format", format, "--published", "2026-04-30", "-"], PLANS.as_bytes());
        let said = String::from_utf8(done.stdout).unwrap();
        assert!(said.contains("called off"), "{said}");
        assert!(said.contains("“4 May 2026”"), "{said}");
        assert!(said.contains("“Tuesday”, counted from the day of publication"), "{said}");
    }
}

#[test]
fn who_speaks_is_told_where_the_sentence_does_not() {
    let said = "The mayor opened the hall on Monday. “We have waited long for this,” Ada Lund said. “It will be worth the money that we spent on it.”";
    for (format, want) in [("text", "    — Ada Lund\n"), ("markdown", ">\n> — Ada Lund\n")] {
        let out = nutgraf(&["digest", "--format", format, "--force", "-"], said.as_bytes());
        let out = String::from_utf8(out.stdout).unwrap();
        assert_eq!(out.matches("— Ada Lund").count(), 1, "{out}");
        assert!(out.contains(want), "{out}");
    }
}

#[test]
fn every_block_is_explained_in_its_order() {
    let explained = |source: &str| {
        let done = nutgraf(&["digest", "--explain", "-"], source.as_bytes());
        String::from_utf8(done.stdout).unwrap()
    };
    let said = explained(&format!(
        "<article><h1>Ferry late</h1><p>{BODY}</p><aside>The \u{1b}[2Jpier</aside><p>{BODY}</p></article>"
    ));
    let marks: Vec<&str> = said.lines().filter_map(|line| line.split_whitespace().nth(1)).collect();
    assert_eq!(marks, ["headline", "text", "related", "text"], "{said}");
    assert!(!said.contains('\u{1b}'));
    for (source, why) in [
        (format!("<article><p>{BODY}</p><p>{BODY} {BODY}</p></article>"), "body"),
        (format!("<h1>Ferry late</h1><p>{BODY}</p><div><p>{BODY}</p></div>"), "prose"),
        (format!("Ferry late\n\n{BODY}"), "line"),
    ] {
        let said = explained(&source);
        let kept = said.lines().rfind(|line| line.starts_with("+ text")).unwrap_or_default();
        assert_eq!(kept.split_whitespace().nth(2), Some(why), "{said}");
    }
    let refused =
        explained("<title>Log in</title><h1>Log in</h1><form><input type=password><p>Password</p></form>");
    assert!(refused.starts_with("! ") && refused.contains("\n+ "), "{refused}");
}

#[test]
fn what_a_page_wrote_is_neither_markup_nor_a_command() {
    let source = "Ferry <b>late\u{1b}[2J\u{202e}\n\nThe harbour master, *Ada Brook*, said that [the ferry](x) is late.";
    let said = |format| {
        String::from_utf8(nutgraf(&["digest", "--format", format, "-"], source.as_bytes()).stdout).unwrap()
    };
    let markdown = said("markdown");
    assert!(markdown.contains("\\<b\\>late") && markdown.contains("\\*Ada Brook\\*"), "{markdown}");
    for said in [markdown, said("text")] {
        assert!(said.contains("Ada Brook") && !said.contains(['\u{1b}', '\u{202e}']), "{said:?}");
    }
}

const STORY: &str = "The harbour council will vote on a plan to raise the sea wall, the costliest work in the city's history.\n\n\
    Flooding closed the fish market for nine days and cost traders 3.2 million euros, the council said.\n\n\
    The wall was finished in 1953, when the market had room for eleven boats.\n\n\
    The traders of the market have asked for help with their rents.\n\n\
    A ferry will run from the north pier while the harbour is closed.\n\n\
    The museum of nets and ropes stays open all through the works.";

#[test]
fn the_summary_is_steered_and_printed_by_topic() {
    let said = |arguments: &[&str]| {
        let all = [&["digest", "--format", "points"][..], arguments, &["-"]].concat();
        String::from_utf8(nutgraf(&all, STORY.as_bytes()).stdout).unwrap()
    };
    assert_eq!(said(&["--about", "the Ferry"]), "", "a capital asks for a name");
    assert_eq!(
        said(&["--about", "the ferry"]),
        "harbour\n- A ferry will run from the north pier while the harbour is closed.\n"
    );
    let points = said(&["--sentences", "4", "--weights", "quotes=1,numbers=-1"]);
    let (heads, points): (Vec<_>, Vec<_>) = points.lines().partition(|line| !line.starts_with("- "));
    assert!(heads.contains(&"market") && points.len() == 4, "{heads:?} {points:?}");
    let row = json!({ "id": 1, "body": STORY, "about": "traders", "weights": { "numbers": 3 } });
    let (rows, _) = batch(row.to_string().as_bytes(), "summary");
    assert_eq!(rows[0]["summary"].as_array().unwrap().len(), 2, "{rows:?}");
}

#[test]
fn what_is_too_short_to_shorten_is_whole_and_says_so() {
    let said = |text: &str| {
        String::from_utf8(nutgraf(&["digest", "--format", "text", "-"], text.as_bytes()).stdout).unwrap()
    };
    let (short, long) = (said(BODY), said(STORY));
    assert!(
        short.contains("too short to shorten") && short.contains("Kai.") && short.contains("1953."),
        "{short}"
    );
    assert!(!long.contains("too short"), "{long}");
}

#[test]
fn what_a_reader_has_to_know_is_said_before_the_summary() {
    let walled = include_bytes!("pages/paywall-stub/source.html");
    let turkish = "Belediye meclisi 3 Mart 2026 tarihinde toplandı. Yeni köprü 2027 yılında açılacak.";
    for (input, arguments, says, never) in [
        (&walled[..], &[][..], "breaks off before the article ends", "too short to shorten"),
        (STORY.as_bytes(), &["--about", "zebra"], "no sentence speaks of “zebra”", "breaks off"),
        (STORY.as_bytes(), &["--words", "1"], "no sentence has so few words", "speaks of"),
        (
            turkish.as_bytes(),
            &["--language", "tr"],
            "dates in the language of this text, tr, aren't read",
            "speaks of",
        ),
        (BODY.as_bytes(), &["--language", "de-AT"], "too short", "aren't read"),
    ] {
        for format in ["text", "markdown"] {
            let all = [&["digest", "--format", format], arguments, &["-"]].concat();
            let said = String::from_utf8(nutgraf(&all, input).stdout).unwrap();
            assert!(said.contains(says) && !said.contains(never), "{all:?}: {said}");
        }
    }
}

/// A digest of a text, kept in a file of its own.
fn kept(name: &str, published: &str, text: &str) -> String {
    let done = nutgraf(&["digest", "--language", "en", "--published", published, "-"], text.as_bytes());
    let file = format!("{}/{name}.json", env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(&file, done.stdout).unwrap();
    file
}

#[test]
fn articles_are_joined_whether_digested_before_or_not() {
    let first = kept("first", "2026-04-02", "A fire at the port of Sarn on 1 April killed 12 people.");
    let second = kept(
        "second",
        "2026-04-02",
        "In Sarn 14 people died on 1 April, when a fire broke out at the port. *Why* is open.",
    );
    let page = b"<!doctype html><html lang=en><title>The port</title><article><h1>The port</h1><p>The port of Sarn opens again \
        on 9 May 2026 after the fire.</p></article>";
    let done = nutgraf(&["story", "--force", &second, "-", &first], page);
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert_eq!(done.status.code(), Some(0), "{said}");
    let story: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(story["articles"].as_array().unwrap().len(), 3);
    assert_eq!(story["rows"][0]["tellings"].as_array().unwrap().len(), 2, "{story}");
    assert_eq!(story["disagreements"][0]["kind"], "count");
    let written = |format: &str| {
        let done = nutgraf(&["story", "--format", format, &first, &second], b"");
        String::from_utf8(done.stdout).unwrap()
    };
    let (markdown, text) = (written("markdown"), written("text"));
    assert!(markdown.contains("- **2026-04-01** (past, 2 voices): "), "{markdown}");
    assert!(markdown.contains("disagree on the count: 12 [1] or 14 [2]"), "{markdown}");
    assert!(markdown.contains("\\*Why\\*") && text.contains("*Why*"), "{markdown}{text}");
    let many = vec![first.as_str(); 51];
    let done = nutgraf(&[&["story"], &many[..]].concat(), b"");
    assert!(done.status.code() == Some(1) && done.stderr.starts_with(b"nutgraf: TooMany: "));
}

/// The first entry of a digest says something else.
fn forged(file: &str, value: &str) -> Vec<u8> {
    let mut digest: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    digest["timeline"][0]["value"] = json!(value);
    serde_json::to_vec(&digest).unwrap()
}

#[test]
fn a_given_digest_has_dates_or_is_none() {
    let file = kept("forged", "2026-04-02", "A fire at the port of Sarn on 1 April killed 12 people.");
    for value in ["\u{1b}]0;x\u{7}\n\n# Evil <img src=x> [c](javascript:alert(1))", "2026-04-01\n- 2026", ""]
    {
        let done = nutgraf(&["story", "--format", "text", "-"], &forged(&file, value));
        let said = String::from_utf8(done.stderr).unwrap();
        assert!(done.status.code() == Some(1) && done.stdout.is_empty(), "{value:?}");
        assert!(said.contains("InvalidDigest: ") && said.contains("`value`"), "{said}");
    }
    let done = nutgraf(&["story", "--format", "markdown", "-"], &forged(&file, "2026-04-01T18:30"));
    assert!(String::from_utf8(done.stdout).unwrap().contains("**2026-04-01T18:30**"));
}

#[test]
fn an_article_without_a_headline_is_named_by_its_file() {
    let file = kept("nameless", "2026-04-02", "A fire at the port of Sarn on 1 April killed 12 people.");
    let mut digest: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    digest["article"]["title"] = json!("");
    let dated = |published: Value| {
        let mut digest = digest.clone();
        digest["article"]["published"] = published;
        std::fs::write(&file, digest.to_string()).unwrap();
        String::from_utf8(nutgraf(&["story", "--format", "text", &file], b"").stdout).unwrap()
    };
    assert!(dated(Value::Null).contains(&format!("\n1. {file}\n")), "{}", dated(Value::Null));
    assert!(dated(json!("2026-04-02")).contains(&format!("\n1. {file} (2026-04-02)\n")));
}

#[test]
fn json_steers_no_terminal() {
    let text = "Ferry\u{9b}2J\u{7f} late\u{202e}\n\nThe harbour master, Ada Brook, said that the ferry\u{85}\u{9d} is late\u{2066}.";
    let row = json!({ "id": "a\u{9b}\u{202e}", "body": text }).to_string();
    let outs = [
        nutgraf(&["digest", "--force", "-"], text.as_bytes()).stdout,
        nutgraf(&["story", "--force", "-"], text.as_bytes()).stdout,
        nutgraf(&["batch"], row.as_bytes()).stdout,
    ];
    for out in outs {
        let out = String::from_utf8(out).unwrap();
        let steers = |c: char| {
            c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        assert!(out.len() > 100 && !out.contains(steers), "{out:?}");
        assert!(!out.contains("\"id\"") || out.contains("\"a\\u009b\\u202e\""), "{out}");
        assert!(serde_json::from_str::<Value>(&out).is_ok(), "{out}");
    }
}

#[test]
fn bad_use_says_what_to_do() {
    for (arguments, input, code, says) in [
        (&["digest", "no/such/file"][..], &b""[..], 1, &["Unreadable: ", "give a file that exists"][..]),
        (&["digest", "no/\u{1b}[2Jfile"], b"", 1, &["Unreadable: ", "u{1b}"]),
        (&["digest", "-"], b"Text \xff", 1, &["InvalidUtf8: ", "from byte 5"]),
        (&["digest", "-"], b"", 1, &["Empty: ", "holds no text"]),
        (&["digest", "-"], b"<p></p>", 1, &["NoArticle: ", "holds no text", "`force`"]),
        (&["digest", "--published", "2020-02-30", "-"], b"Text.", 2, &["InvalidDate: ", "is not a date"]),
        (&["digest", "--language", "klingon!", "-"], b"Text.", 2, &["InvalidOption: ", "`language`"]),
        (
            &["digest", "--language", "english", "-"],
            b"Text.",
            2,
            &["InvalidOption: ", "`english`", "like en"],
        ),
        (&["digest", "--language", "en_GB", "-"], b"Text.", 2, &["InvalidOption: ", "`en_GB`", "pt-BR"]),
        (&["digest", "--published", "24/11/2026", "-"], b"Text.", 2, &["InvalidDate: ", "2020-10-29"]),
        (&["digest", "--sentences", "0", "-"], b"Text.", 2, &["InvalidOption: ", "1 or more"]),
        (&["digest", "--sentences", "two", "-"], b"Text.", 2, &["--sentences"]),
        (&["digest", "--url", "not a url", "-"], b"Text.", 2, &["InvalidOption: ", "`url`"]),
        (&["digest", "--weights", "colour=1", "-"], b"", 2, &["--weights", "quotes"]),
        (&["digest", "--weights", "quotes=4", "-"], b"Text.", 2, &["InvalidOption: ", "from -3 to 3"]),
        (&["digest", "--colour", "-"], b"", 2, &["--colour"]),
        (&["story"], b"", 2, &["<FILES>"]),
        (&["story", "no/such/file"], b"", 1, &["Unreadable: ", "no/such/file"]),
        (&["story", "-"], b"{\"version\":9}", 1, &["InvalidDigest: ", "version 9", "again"]),
        (&["story", "-"], b"{\"article\":1}", 1, &["InvalidDigest: ", "no digest"]),
        (&["story", "-"], b"", 1, &["Empty: ", "holds no text"]),
        (&["story", "--sentences", "0", "-"], b"Text.", 2, &["InvalidOption: ", "at least one"]),
        (&["story", "--format", "points", "-"], b"Text.", 2, &["--format", "markdown"]),
        (&["batch", "--fields", "colour"], b"", 2, &["colour"]),
        (&["batch", "--jobs", "100000"], b"", 2, &["--jobs", "512"]),
        (&["batch", "--jobs", "0"], b"", 2, &["--jobs"]),
    ] {
        let done = nutgraf(arguments, input);
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_eq!(done.status.code(), Some(code), "{arguments:?}: {said}");
        assert!(says.iter().all(|says| said.contains(says)), "{arguments:?}: {said}");
    }
}

#[cfg(unix)]
#[test]
fn a_signal_ends_a_batch_behind_a_whole_row() {
    use std::io::{BufRead, BufReader, Read};
    let mut batch = Command::new(env!("CARGO_BIN_EXE_nutgraf"))
        .args(["batch", "--force"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = batch.stdin.take().unwrap();
    let feeding = std::thread::spawn(move || {
        let row =
            format!("{}\n", json!({ "body": "The ferry sank on Tuesday. Nobody was hurt. ".repeat(200) }));
        // Until nobody reads.
        while input.write_all(row.as_bytes()).is_ok() {}
    });
    let mut output = BufReader::new(batch.stdout.take().unwrap());
    let mut said = Vec::new();
    output.read_until(b'\n', &mut said).unwrap();
    let kill = Command::new("kill").arg(batch.id().to_string()).status().unwrap();
    assert!(kill.success());
    output.read_to_end(&mut said).unwrap();
    assert_eq!(batch.wait().unwrap().code(), Some(128 + 15));
    feeding.join().unwrap();
    assert!(said.ends_with(b"\n"));
    for line in said.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        serde_json::from_slice::<Value>(line).unwrap();
    }
}
