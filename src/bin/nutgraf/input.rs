//! What is handed over as bytes: a file or standard input, read up to a limit, as text or as a failure that says what it is.

use crate::Failure;
use nutgraf::Options;
use std::io::Read;

/// What begins so, and what to do about it.
const NO_TEXT: [(&[u8], &str); 10] = [
    (b"\xff\xfe", UTF16),
    (b"\xfe\xff", UTF16),
    (b"\x1f\x8b", "compressed by gzip: unpack it first, with gunzip"),
    (b"\x28\xb5\x2f\xfd", "compressed by zstd: unpack it first, with unzstd"),
    (b"BZh9", "compressed by bzip2: unpack it first, with bunzip2"),
    (b"PK\x03\x04", "a ZIP archive or an office document: hand over the text in it"),
    (b"%PDF-", "a PDF: hand over its text, as pdftotext writes it"),
    (b"\x89PNG", "a picture: hand over a page or its text"),
    (b"\xff\xd8\xff", "a picture: hand over a page or its text"),
    (b"GIF89a", "a picture: hand over a page or its text"),
];
const UTF16: &str = "UTF-16: convert it to UTF-8 first, with iconv -f UTF-16 -t UTF-8";

/// The text of a file, or of standard input where it is called `-`.
pub(crate) fn read(file: &str, options: &Options) -> Result<String, Failure> {
    let bytes = read_bounded(file, options.max_bytes).map_err(|error| {
        let message =
            format!("can't read {file:?} ({error}): give a file that exists, or - for standard input");
        Failure { code: "Unreadable", message }
    })?;
    if bytes.len() > options.max_bytes {
        let message = format!("the input has more than {} bytes, the limit: give less", options.max_bytes);
        return Err(Failure { code: "TooLarge", message });
    }
    if let Some(failure) = no_text(&bytes, &format!("{file:?}")) {
        return Err(failure);
    }
    String::from_utf8(bytes).map_err(|error| not_utf8(&format!("{file:?}"), error.utf8_error().valid_up_to()))
}

/// One byte more than the limit at most: an input may have no end.
fn read_bounded(file: &str, limit: usize) -> std::io::Result<Vec<u8>> {
    let input: Box<dyn Read> =
        if file == "-" { Box::new(std::io::stdin()) } else { Box::new(std::fs::File::open(file)?) };
    let mut bytes = Vec::new();
    input.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Why an input that begins so is no text in UTF-8, where its first bytes say what it is.
pub(crate) fn no_text(bytes: &[u8], name: &str) -> Option<Failure> {
    let known = NO_TEXT.iter().find(|(begins, _)| bytes.starts_with(begins)).map(|(_, what)| *what);
    // Without a mark at its head, UTF-16 shows by the zeros in its letters.
    let zeros = matches!(bytes, [0, 1..=255, 0, 1..=255, ..] | [1..=255, 0, 1..=255, 0, ..]).then_some(UTF16);
    let what = known.or(zeros)?;
    Some(Failure { code: "InvalidUtf8", message: format!("{name} is {what}") })
}

pub(crate) fn not_utf8(name: &str, at: usize) -> Failure {
    let message = format!("{name} is not UTF-8 from byte {at} on: convert it first, as with iconv -t UTF-8");
    Failure { code: "InvalidUtf8", message }
}
