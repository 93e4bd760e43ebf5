//! Cuts tags that carry attributes without end: the tokenizer compares each one's name with all before it, so that its
//! time would grow with the square of their number. Native only, for `html.rs`. Uses nothing of the crate.

use std::borrow::Cow;

/// More attributes than any honest tag has.
pub(super) const MOST: usize = 256;

/// Elements whose content is no markup.
const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// The source without the attributes that are too many.
pub(super) fn bounded(source: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = source[at..].find('<') {
        at += found;
        let rest = &source[at..];
        if rest.starts_with("<!--") {
            at = rest[2..].find("-->").map_or(source.len(), |end| at + 2 + end + 3);
            continue;
        }
        if !rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            at += 1;
            continue;
        }
        let name = &rest[1..rest.find(|c| space(c) || matches!(c, '/' | '>')).unwrap_or(rest.len())];
        let (surplus, end) = tag(source, at + 1 + name.len());
        if let Some(surplus) = surplus {
            out.push_str(&source[copied..surplus]);
            copied = end;
        }
        at = end;
        if RAW.iter().any(|raw| raw.eq_ignore_ascii_case(name)) {
            at = raw_end(source, at, name);
        }
    }
    if copied == 0 {
        return Cow::Borrowed(source);
    }
    out.push_str(&source[copied..]);
    Cow::Owned(out)
}

const fn space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0c')
}

/// Where the first attribute too many begins, and where the tag's `>` stands; reads from behind the tag's name.
fn tag(source: &str, mut at: usize) -> (Option<usize>, usize) {
    let to = |at: usize, stop: &dyn Fn(char) -> bool| {
        source[at..].find(stop).map_or(source.len(), |found| at + found)
    };
    let mut count = 0;
    let mut surplus = None;
    loop {
        at = to(at, &|c| !space(c) && c != '/');
        let Some(first) = source[at..].chars().next().filter(|c| *c != '>') else { return (surplus, at) };
        count += 1;
        if count > MOST && surplus.is_none() {
            surplus = Some(at);
        }
        at = to(at + first.len_utf8(), &|c| space(c) || matches!(c, '/' | '>' | '='));
        let value = to(at, &|c| !space(c));
        if !source[value..].starts_with('=') {
            continue;
        }
        at = to(value + 1, &|c| !space(c));
        at = match source[at..].chars().next() {
            Some(quote @ ('"' | '\'')) => (to(at + 1, &|c| c == quote) + 1).min(source.len()),
            _ => to(at, &|c| space(c) || c == '>'),
        };
    }
}

/// Where the end tag of an element without markup begins.
fn raw_end(source: &str, from: usize, name: &str) -> usize {
    let ends = |at: &usize| {
        let rest = source.get(at + 2..at + 2 + name.len());
        rest.is_some_and(|rest| rest.eq_ignore_ascii_case(name))
    };
    source[from..].match_indices("</").map(|(at, _)| from + at).find(ends).unwrap_or(source.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn many(n: usize) -> String {
        (0..n).map(|n| ["a", &n.to_string(), "='>' "].concat()).collect()
    }

    #[test]
    fn cuts_only_what_is_too_many() {
        let honest =
            ["<p ", &many(MOST), "/>text <b class=\"x>\">y</b><!-- <p ", &many(300), "> -->"].concat();
        assert_eq!(bounded(&honest), honest);
        let source = ["<P ", &many(MOST + 40), ">text<p é=1 ", &many(MOST), ">more"].concat();
        let cut = bounded(&source);
        assert!(cut.contains("a255='>' >text<p é=1 a0") && cut.ends_with("a254='>' >more"), "{cut}");
    }

    #[test]
    fn scripts_are_left_alone() {
        let source = ["<script>if (a <b ", &many(300), ") 'x' </ script></SCRIPT><p>text"].concat();
        assert_eq!(bounded(&source), source);
        for source in
            ["<", "<p", "<p a", "<p a=", "<p a='", "<p a=\"é", "<script", "<title>é</", "<!--", "</p a"]
        {
            assert_eq!(bounded(source), source);
        }
    }
}
