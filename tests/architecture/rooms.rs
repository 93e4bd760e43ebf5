//! Which room may name which, and who calls them: the rule, apart from the files that it is held against.

use super::paths::{Named, named};

/// What stands below the rooms.
const BASE: &[&str] = &[
    "span", "civil", "digits", "error", "options", "find", "intern", "language", "letters", "named", "sort",
];
const ROOMS: &[&str] = &["article", "sentence", "time", "summary", "timeline"];

/// Each module of the library, and which others it may name; `true`: what stands below the rooms as well.
const EDGES: &[(&str, bool, &[&str])] = &[
    ("named", false, &[]),
    ("sort", false, &[]),
    ("letters", false, &[]),
    ("intern", false, &["span"]),
    ("find", false, &["span"]),
    ("span", false, &[]),
    ("digits", false, &[]),
    ("civil", false, &["digits", "span"]),
    ("error", false, &["digits", "named"]),
    ("options", false, &["civil", "error", "find"]),
    ("language", false, &["intern", "letters", "sort", "span"]),
    ("page", false, &["find", "span", "error", "letters", "named", "sort"]),
    ("article", true, &["page"]),
    ("sentence", true, &["article"]),
    ("time", true, &["article", "sentence"]),
    ("summary", true, &["article", "sentence", "time"]),
    ("timeline", true, &["article", "sentence", "time"]),
    ("digest", false, ROOMS),
    ("wire", true, &["digest", "article", "sentence", "time", "summary", "timeline"]),
    ("story", true, &["digest", "wire", "timeline"]),
    ("wasm", true, &["page", "digest", "wire", "story"]),
];

/// What `lib.rs` alone may call.
const ENTRIES: &[(&str, &str)] = &[
    ("article", "extract"),
    ("sentence", "split"),
    ("time", "timexes"),
    ("summary", "summarize"),
    ("timeline", "build"),
];

/// What a file of the library breaks, in words. `exports`: the names that `lib.rs` hands on, with their module.
pub(crate) fn faults(source: &str, module: &[&str], exports: &[(String, String)]) -> Vec<String> {
    let Some(own) = module.first() else { return Vec::new() };
    let Some((_, base, others)) = EDGES.iter().find(|(name, ..)| name == own) else {
        return vec![format!("`{own}` is no module that the table of edges knows")];
    };
    let learns = module.starts_with(&["summary", "train"]);
    let judge = |Named { path, test }: &Named| {
        let Some(first) = path.first().filter(|first| *first != "*") else {
            return Some("names the crate as a whole".to_owned());
        };
        let export = exports.iter().find(|(name, _)| name == first);
        let room = export.map_or(first.as_str(), |(_, module)| module.as_str());
        if room == *own {
            return None;
        }
        let allowed = (*base && BASE.contains(&room)) || others.contains(&room);
        // A test may digest a page of its own; what learns reads whole digests.
        let more =
            (*test && ["digest", "page", "options", "civil"].contains(&room)) || (learns && room == "digest");
        if !allowed && !more {
            return Some(format!("names `{room}` by `{}`", path.join("::")));
        }
        if *test { None } else { called(path) }
    };
    let mut found: Vec<String> = named(source, module, "crate").iter().filter_map(judge).collect();
    found.extend(extern_crate(source));
    found
}

/// What a file outside of the library breaks: the command line and the examples call `digest`, no room.
pub(crate) fn faults_outside(source: &str) -> Vec<String> {
    named(source, &[], "nutgraf").iter().filter_map(|named| called(&named.path)).collect()
}

/// A room's entry, by its name or by way of the whole room.
fn called(path: &[String]) -> Option<String> {
    let words: Vec<&str> = path.iter().map(String::as_str).collect();
    let is = match words[..] {
        [room] | [room, "*"] => ROOMS.contains(&room),
        [room, entry, ..] => ENTRIES.contains(&(room, entry)),
        [] => false,
    };
    is.then(|| format!("reaches for a room's entry by `{}`; only lib.rs calls the rooms", path.join("::")))
}

/// `extern crate self as other` would give the crate another name.
fn extern_crate(source: &str) -> Option<String> {
    let tokens = super::paths::tokens(source);
    let found = tokens.windows(3).any(|w| w[0] == "extern" && w[1] == "crate" && w[2] == "self");
    found.then(|| "gives the crate another name".to_owned())
}

/// The names that `lib.rs` hands on, each with the module that it comes from.
pub(crate) fn exports(library: &str) -> Vec<(String, String)> {
    // In the root, `use error::Error` is `use self::error::Error`.
    let found = named(&library.replace("pub use ", "pub use self::"), &[], "crate");
    found
        .into_iter()
        .filter_map(|Named { path, .. }| Some((path.last()?.clone(), path.first()?.clone())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(source: &str, module: &[&str]) -> usize {
        let library =
            "pub mod page; pub use digest::Digest; pub use error::{Error, PageKind}; pub use page::Page;";
        faults(source, module, &exports(library)).len()
    }

    #[test]
    fn a_room_that_names_one_to_its_right_is_found() {
        for source in [
            "use crate::timeline::Entry;",
            "use crate::{timeline::Entry};",
            "use crate::{span::Span, timeline::{Entry, Status}};",
            "use {crate::timeline::Entry as E};",
            "use super::super::timeline::Entry;",
            "use super::super::{timeline::Entry};",
            "use super::{super::timeline::Entry, token};",
            "use self::super::super::timeline::Entry;",
            "fn f(entry: &crate::timeline::Entry) {}",
            "fn f() { super::super::timeline::label() }",
            "mod inner { use super::super::super::timeline::Entry; }",
            "mod inner { fn f() {} } use super::super::timeline::Entry;",
            "macro_rules! m { () => { $crate::timeline::f() } }",
            "/* a comment */ use crate :: timeline :: Entry ;",
            "const A: char = '\"'; use crate::timeline::Entry; const B: char = '\"';",
            "fn f<'a>(a: &'a str) -> crate::timeline::Entry<'a> {}",
            "use crate::Digest;",
            "use crate::digest;",
            "use crate::page::Page;",
            "use crate::Page;",
            "use crate as all;",
            "use crate::*;",
            "use super::super as all;",
            "use super::super::*;",
            "use super::super::{self as all};",
            "extern crate self as other;",
        ] {
            assert!(found(source, &["time", "tense"]) >= 1, "{source}");
        }
        assert_eq!(found("use crate::{timeline::{Entry, Status}, summary::Pick};", &["time"]), 3);
    }

    #[test]
    fn what_a_room_may_name_is_no_fault() {
        for source in [
            "use crate::article::Article; use crate::{sentence::Sentence, span::Span, Error};",
            "use super::super::sentence::Sentence; use super::*; use super::{token, calendar::day};",
            "// use crate::timeline::Entry;\n/* crate::summary /* nested */ crate::page */ fn f() {}",
            "const A: &str = \"crate::timeline\"; const B: &str = r#\"crate::\"timeline\"#; const C: &[u8] = b\"\\\"crate::page\";",
            "pub(crate) fn timeline(self) { self.timeline(); crate::sort::by::<u32>(); }",
            "mod tests { use super::*; use crate::{Options, Page, digest}; }",
        ] {
            let exports = ["error", "options", "page"]
                .map(|name| (name[..1].to_uppercase() + &name[1..], name.to_owned()));
            assert_eq!(faults(source, &["time", "tense"], &exports), [""; 0], "{source}");
        }
    }

    #[test]
    fn what_lies_below_the_rooms_names_none_of_them() {
        for module in [
            "span", "civil", "find", "intern", "letters", "sort", "named", "error", "options", "language",
            "page",
        ] {
            for source in [
                "use crate::article::Article;",
                "use super::time::Timex;",
                "use crate::{wire, language::Words};",
            ] {
                let own = module == "language" && !source.contains("time") && !source.contains("article::");
                assert!(own || found(source, &[module]) >= 1, "{module}: {source}");
            }
        }
        for (module, source) in [
            ("span", "use crate::error::Error;"),
            ("civil", "use crate::error::Error;"),
            ("error", "use crate::options::Options;"),
            ("options", "use crate::language::Language;"),
            ("language", "use crate::civil::Date;"),
            ("page", "use crate::options::Options;"),
            ("new_room", "fn f() {}"),
        ] {
            assert_eq!(found(source, &[module]), 1, "{module}: {source}");
        }
        assert_eq!(found("use crate::civil::DateTime; use crate::error::Error;", &["options"]), 0);
    }

    #[test]
    fn only_the_library_calls_the_rooms() {
        for source in [
            "fn f() { crate::article::extract(); }",
            "use crate::sentence::{Sentence, split};",
            "use crate::article;",
            "use crate::article::{self, Article};",
            "use crate::sentence::*;",
        ] {
            assert_eq!(found(source, &["summary", "document"]), 1, "{source}");
            let outside = source.replace("crate::", "nutgraf::");
            assert_eq!(faults_outside(&outside).len(), 1, "{outside}");
        }
        assert_eq!(found("fn f() { super::split(); }", &["sentence", "cut"]), 0);
        assert_eq!(found("mod tests { fn f() { crate::article::extract(); } }", &["sentence", "cut"]), 0);
        assert!(
            faults_outside("use nutgraf::{Page, digest, article::Article}; fn f() { digest() }").is_empty()
        );
    }
}
