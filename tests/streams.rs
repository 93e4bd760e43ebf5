//! The command line where its streams fail or hold something else than text: directories, closed pipes, a full disk.
#![cfg(all(feature = "cli", unix))]
#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

use serde_json::{Value, json};
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Output, Stdio};

fn nutgraf(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nutgraf"));
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn fed(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = nutgraf(arguments).stdin(Stdio::piped()).spawn().unwrap();
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn said(done: &Output) -> String {
    String::from_utf8_lossy(&done.stderr).into_owned()
}

fn rows(done: &Output) -> Vec<Value> {
    let text = String::from_utf8(done.stdout.clone()).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

const BODY: &str = "The ferry sank on Tuesday. Nobody was hurt.";

fn row(id: u32) -> Vec<u8> {
    format!("{}\n", json!({ "id": id, "body": BODY })).into_bytes()
}

#[test]
fn a_directory_is_no_document() {
    let folder = env!("CARGO_MANIFEST_DIR");
    for command in ["digest", "story"] {
        let done = nutgraf(&[command, folder]).output().unwrap();
        assert_eq!(done.status.code(), Some(1));
        assert!(
            said(&done).contains("Unreadable: ") && said(&done).contains("give a file"),
            "{}",
            said(&done)
        );
    }
    let done = nutgraf(&["batch"]).stdin(File::open(folder).unwrap()).output().unwrap();
    assert_eq!(done.status.code(), Some(1));
    assert!(said(&done).contains("Unreadable: ") && said(&done).contains("behind line 0"), "{}", said(&done));
}

#[test]
fn a_reader_that_goes_away_ends_it_without_a_word() {
    let mut batch = nutgraf(&["batch"]).stdin(Stdio::piped()).spawn().unwrap();
    let mut input = batch.stdin.take().unwrap();
    let feeding = std::thread::spawn(move || while input.write_all(&row(1)).is_ok() {});
    let mut output = BufReader::new(batch.stdout.take().unwrap());
    let mut first = String::new();
    output.read_line(&mut first).unwrap();
    assert!(serde_json::from_str::<Value>(&first).is_ok());
    drop(output);
    feeding.join().unwrap();
    let mut complaint = String::new();
    batch.stderr.take().unwrap().read_to_string(&mut complaint).unwrap();
    assert_eq!((batch.wait().unwrap().code(), complaint.as_str()), (Some(1), ""));

    let mut digest = nutgraf(&["digest", "--force", "-"]).stdin(Stdio::piped()).spawn().unwrap();
    drop(digest.stdout.take());
    digest.stdin.take().unwrap().write_all(BODY.as_bytes()).unwrap();
    let done = digest.wait_with_output().unwrap();
    assert_eq!((done.status.code(), said(&done).as_str()), (Some(1), ""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_no_success() {
    let full = || File::options().write(true).open("/dev/full").unwrap();
    let page = tests_page();
    for arguments in [
        &["digest", &page][..],
        &["digest", "--format", "text", &page],
        &["story", &page],
        &["--help"],
        &["--version"],
    ] {
        let done = nutgraf(arguments).stdout(full()).output().unwrap();
        assert_eq!(done.status.code(), Some(1), "{arguments:?}");
        assert!(said(&done).contains("Unwritable: ") && said(&done).contains("make room"), "{}", said(&done));
    }
    let mut batch = nutgraf(&["batch"]).stdin(Stdio::piped()).stdout(full()).spawn().unwrap();
    batch.stdin.take().unwrap().write_all(&row(1)).unwrap();
    let done = batch.wait_with_output().unwrap();
    assert_eq!(done.status.code(), Some(1));
    assert!(said(&done).contains("Unwritable: "), "{}", said(&done));
    // Where no complaint can be written, its code still says it.
    for (arguments, code) in [
        (&["digest", "no/such/file"][..], 1),
        (&["digest", "--published", "soon", "-"], 2),
        (&["--colour"], 2),
    ] {
        let done = nutgraf(arguments).stderr(full()).output().unwrap();
        assert_eq!(done.status.code(), Some(code), "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
fn tests_page() -> String {
    format!("{}/tests/pages/german/source.html", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn what_is_no_text_is_called_by_its_name() {
    let utf16 = |text: &str, mark: &[u8]| {
        mark.iter().copied().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect::<Vec<u8>>()
    };
    for (bytes, says) in [
        (utf16(BODY, b"\xff\xfe"), "iconv -f UTF-16"),
        (utf16(BODY, b""), "iconv -f UTF-16"),
        (b"\x1f\x8b\x08\0\0\0\0\0".to_vec(), "gunzip"),
        (b"%PDF-1.7\n1 0 obj".to_vec(), "pdftotext"),
        (b"PK\x03\x04\x14\0".to_vec(), "ZIP"),
        (b"\x89PNG\r\n\x1a\n".to_vec(), "a picture"),
        (b"Caf\xe9 on the quay.".to_vec(), "from byte 3"),
    ] {
        for arguments in [&["digest", "-"][..], &["story", "-"], &["batch"]] {
            let done = fed(arguments, &bytes);
            let answer = said(&done) + &String::from_utf8_lossy(&done.stdout);
            assert_eq!(done.status.code(), Some(1), "{arguments:?}: {answer}");
            assert!(answer.contains("InvalidUtf8") && answer.contains(says), "{arguments:?}: {answer}");
        }
    }
}

#[test]
fn a_row_keeps_its_name_as_it_is_written() {
    let input = b"{\"id\":123456789012345678901234567890,\"body\":\"A text.\"}\r\n\
        {\"id\":1.50,\"body\":\"A text.\"}\r\n\
        {\"id\":{\"a\": [1]},\"body\":\"\"}\r\n\
        {\"id\":\"c\",\"body\":\"Caf\xe9.\"}\r\n\
        {\"id\":\"caf\xe9\",\"body\":\"A text.\"}";
    let done = fed(&["batch", "--fields", "topics"], input);
    let lines: Vec<_> = done.stdout.split(|byte| *byte == b'\n').collect();
    for (line, id) in
        lines.iter().zip(["123456789012345678901234567890", "1.50", "{\"a\": [1]}", "\"c\"", "null"])
    {
        let line = String::from_utf8_lossy(line);
        assert!(line.starts_with(&format!("{{\"id\":{id},")), "{line}");
    }
    assert_eq!((rows(&done).len(), done.status.code()), (5, Some(1)));
}

#[test]
fn wrong_use_of_numbers_and_files_says_what_to_do() {
    for (arguments, says) in [
        (&["digest", "--words", "-5", "-"][..], "whole number from 1"),
        (&["digest", "--sentences", "two", "-"], "whole number from 1"),
        (&["story", "--words", "1.5", "-"], "whole number from 1"),
        (&["batch", "rows.jsonl"], "nutgraf batch < rows.jsonl"),
    ] {
        let done = nutgraf(arguments).output().unwrap();
        assert_eq!(done.status.code(), Some(2), "{arguments:?}");
        assert!(said(&done).contains(says), "{arguments:?}: {}", said(&done));
    }
}
