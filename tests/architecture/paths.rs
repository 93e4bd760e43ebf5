//! Which modules of the crate a Rust source names: a reader of paths for the edges, with `use` groups, `super` and inline
//! modules, and deaf to comments and strings. Uses nothing of the crate.

/// A path that starts at the crate's root, as `["time", "calendar"]`, and whether it stands in a test.
#[derive(Debug, PartialEq, Eq, Clone)]
pub(crate) struct Named {
    pub(crate) path: Vec<String>,
    pub(crate) test: bool,
}

/// The words and the marks `::`, `{`, `}`, `,`, `*`, `;` and other single characters.
pub(crate) fn tokens(source: &str) -> Vec<String> {
    let chars: Vec<char> = source.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let rest = &chars[at..];
        let length = if rest.starts_with(&['/', '/']) {
            rest.iter().position(|c| *c == '\n').unwrap_or(rest.len())
        } else if rest.starts_with(&['/', '*']) {
            block_comment(rest)
        } else if let Some(length) = string(rest) {
            length
        } else if c.is_ascii_alphabetic() || c == '_' {
            let length = rest.iter().take_while(|c| c.is_ascii_alphanumeric() || **c == '_').count();
            found.push(rest[..length].iter().collect());
            length
        } else if rest.starts_with(&[':', ':']) {
            found.push("::".to_owned());
            2
        } else {
            if !c.is_whitespace() {
                found.push(c.to_string());
            }
            1
        };
        at += length;
    }
    found
}

fn block_comment(rest: &[char]) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < rest.len() {
        match rest[at..] {
            ['/', '*', ..] => depth += 1,
            ['*', '/', ..] => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            break;
        }
    }
    at
}

/// The length of the string or character that stands here. A lifetime is none.
fn string(rest: &[char]) -> Option<usize> {
    let prefix = rest.iter().take_while(|c| matches!(c, 'b' | 'c' | 'r')).count();
    let raw = rest[..prefix].contains(&'r');
    let hashes = if raw { rest[prefix..].iter().take_while(|c| **c == '#').count() } else { 0 };
    let open = prefix + hashes;
    match rest.get(open)? {
        '"' if raw => {
            let end: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
            let inside = rest[open + 1..].windows(end.len()).position(|w| w == end);
            Some(inside.map_or(rest.len(), |length| open + 1 + length + end.len()))
        }
        '"' => Some(quoted(rest, open, '"')),
        '\'' if open == 0 && (rest.get(1) == Some(&'\\') || rest.get(2) == Some(&'\'')) => {
            Some(quoted(rest, 0, '\''))
        }
        _ => None,
    }
}

fn quoted(rest: &[char], open: usize, mark: char) -> usize {
    let mut at = open + 1;
    while let Some(c) = rest.get(at) {
        if *c == mark {
            return at + 1;
        }
        at += if *c == '\\' { 2 } else { 1 };
    }
    rest.len()
}

/// Every path of the crate that a file names, from the crate's root. `module`: the file's own, as `["time", "rules"]`;
/// `root`: `crate` for the library's files, its name for those outside of it.
pub(crate) fn named(source: &str, module: &[&str], root: &str) -> Vec<Named> {
    let tokens = tokens(source);
    let inside = root == "crate";
    // The inline modules around, each with the depth of braces at which it ends.
    let mut module: Vec<(String, usize)> = module.iter().map(|name| ((*name).to_owned(), 0)).collect();
    let mut depth = 0;
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| tokens[at].as_str());
        match token.as_str() {
            "{" => {
                depth += 1;
                if at >= 2 && tokens[at - 2] == "mod" {
                    module.push((tokens[at - 1].clone(), depth));
                }
            }
            "}" => {
                if module.last().is_some_and(|(_, ends)| *ends == depth) {
                    module.pop();
                }
                depth = depth.saturating_sub(1);
            }
            word if before != Some("::") && starts(word, root, &tokens[at + 1..]) => {
                let mut base: Vec<String> = module.iter().map(|(name, _)| name.clone()).collect();
                let test = base.iter().any(|name| name == "tests");
                let whole = word != root || before != Some("(");
                match word {
                    "self" | "super" if !inside => continue,
                    "super" => drop(base.pop()),
                    "self" => {}
                    _ => base.clear(),
                }
                let mut paths = Vec::new();
                tree(&tokens, at + 1, base, &mut paths);
                // `pub(crate)` names nothing.
                paths.retain(|path| whole || !path.is_empty());
                found.extend(paths.into_iter().map(|path| Named { path, test }));
            }
            _ => {}
        }
    }
    found
}

/// Whether a path starts with this word: `self` only where more follows, since a method's `self` is none.
fn starts(word: &str, root: &str, after: &[String]) -> bool {
    let more = after.first().is_some_and(|token| token == "::");
    word == root || word == "super" || (word == "self" && more)
}

/// Reads what follows a path's first word, groups included; hands back where it ends.
fn tree(tokens: &[String], mut at: usize, mut path: Vec<String>, found: &mut Vec<Vec<String>>) -> usize {
    while tokens.get(at).is_some_and(|token| token == "::") {
        at += 1;
        match tokens.get(at).map_or("", String::as_str) {
            "super" => drop(path.pop()),
            "self" => {}
            "{" => {
                at += 1;
                while let Some(token) = tokens.get(at).filter(|token| *token != "}") {
                    let mut inner = path.clone();
                    match token.as_str() {
                        "super" => drop(inner.pop()),
                        "self" => {}
                        name => inner.push(name.to_owned()),
                    }
                    at = tree(tokens, at + 1, inner, found);
                    at += tokens[at..].iter().take_while(|token| *token != "," && *token != "}").count();
                    at += usize::from(tokens.get(at).is_some_and(|token| token == ","));
                }
                return at + 1;
            }
            name if name == "*" || name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') => {
                path.push(name.to_owned());
            }
            // Generics: `crate::sort::by::<T>`.
            _ => break,
        }
        at += 1;
    }
    found.push(path);
    at
}
