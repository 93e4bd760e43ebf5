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
        "InvalidJson",
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
    let names: Vec<_> = rows[0].as_object().unwrap().keys().cloned().collect();
    assert_eq!(names, ["id", "timexes"]);
}

#[test]
fn sentences_given_are_sentences_answered() {
    let row = json!({ "id": 1, "sentences": ["One. Two.", "Three"], "want": 1 });
    let (rows, _) = batch(row.to_string().as_bytes(), "sentences,summary");
    let texts: Vec<_> = rows[0]["sentences"].as_array().unwrap().iter().map(|s| s["text"].clone()).collect();
    assert_eq!(texts, [json!("One. Two."), json!("Three")]);
}

#[test]
fn bad_use_says_what_to_do() {
    for (arguments, input, code, says) in [
        (&["digest", "no/such/file"][..], &b""[..], 1, "give a file that exists"),
        (&["digest", "-"], b"\xff", 1, "is not UTF-8"),
        (&["digest", "-"], b"", 1, "holds no text"),
        (&["digest", "-"], b"<p></p>", 1, "holds no text"),
        (&["digest", "--published", "2020-02-30", "-"], b"Text.", 1, "is not a date"),
        (&["digest", "--colour", "-"], b"", 2, "--colour"),
        (&["batch", "--fields", "colour"], b"", 2, "colour"),
    ] {
        let done = nutgraf(arguments, input);
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_eq!(done.status.code(), Some(code), "{arguments:?}: {said}");
        assert!(said.contains(says), "{arguments:?}: {said}");
    }
}
