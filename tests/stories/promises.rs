//! What holds of every story, whatever its articles.

use crate::gold::files;
use nutgraf::story::{Error, LIMIT, Source, Story, StoryOptions, fresh_of, join};
use nutgraf::wire::Wire;
use nutgraf::{Digest, OffsetUnit};

/// All stories that there are.
fn stories() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/stories");
    let all = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let name = |path: std::path::PathBuf| path.file_name().unwrap().to_str().unwrap().to_owned();
    all.filter(|path| path.join("gold.txt").exists()).map(name).collect()
}

fn sources(digests: &[Digest]) -> Vec<Source> {
    digests.iter().map(Source::of).collect()
}

fn joined(sources: &[Source]) -> Story {
    join(sources, &StoryOptions::default()).unwrap()
}

/// Without the places among the given, which the order of the input does change.
fn unplaced(mut story: Story) -> Story {
    story.articles.iter_mut().for_each(|article| article.given.clear());
    story
}

#[test]
fn the_order_of_the_input_changes_nothing() {
    for name in stories() {
        let sources = sources(&files(&name).0);
        let story = unplaced(joined(&sources));
        let mut turned = sources.clone();
        for _ in 1..sources.len() {
            turned.rotate_left(1);
            assert_eq!(unplaced(joined(&turned)), story, "{name}");
        }
        turned.reverse();
        assert_eq!(unplaced(joined(&turned)), story, "{name}");
    }
}

#[test]
fn an_article_given_twice_changes_nothing() {
    for name in stories() {
        let sources = sources(&files(&name).0);
        let story = joined(&sources);
        for again in 0..sources.len() {
            let mut more = sources.clone();
            more.push(sources[again].clone());
            let mut twice = joined(&more);
            let article = &mut twice.articles[again];
            assert_eq!(article.given.pop(), Some(sources.len() as u32));
            assert_eq!(twice, story, "{name}");
            let fresh = fresh_of(&sources, &sources[again]).unwrap();
            assert!(fresh.sentences.is_empty() && fresh.entries.is_empty(), "{name} {again}");
        }
    }
}

#[test]
fn one_article_alone_gives_its_own_timeline() {
    for name in stories() {
        for digest in files(&name).0 {
            let story = joined(&sources(std::slice::from_ref(&digest)));
            let mut rows: Vec<Vec<u32>> = story
                .rows
                .iter()
                .map(|row| row.tellings.iter().map(|telling| telling.entry).collect())
                .collect();
            rows.sort();
            let mut groups: Vec<Vec<u32>> = Vec::new();
            for (n, entry) in (0..).zip(&digest.timeline) {
                match groups.iter_mut().find(|group| digest.timeline[group[0] as usize].group == entry.group)
                {
                    Some(group) => group.push(n),
                    None => groups.push(vec![n]),
                }
            }
            groups.sort();
            assert_eq!(rows, groups, "{name}");
            assert!(story.disagreements.is_empty(), "{name}");
        }
    }
}

#[test]
fn every_index_points_at_what_it_says_and_every_entry_is_told_once() {
    for name in stories() {
        let digests = files(&name).0;
        let story = joined(&sources(&digests));
        let mut told = 0;
        for (n, row) in story.rows.iter().enumerate() {
            assert!(!row.tellings.is_empty() && row.voices >= 1 && row.voices as usize <= row.tellings.len());
            assert_eq!(row.thread.is_some(), story.threads.iter().flatten().any(|&row| row as usize == n));
            for telling in &row.tellings {
                let digest = &digests[story.articles[telling.article as usize].given[0] as usize];
                let entry = &digest.timeline[telling.entry as usize];
                let text = digest.sentences[telling.sentence as usize].span.of(&digest.article.text);
                assert_eq!(
                    (telling.sentence, &*telling.text, &*telling.label),
                    (entry.sentence, text, &*entry.label)
                );
                told += 1;
            }
        }
        assert_eq!(told, digests.iter().map(|digest| digest.timeline.len()).sum::<usize>(), "{name}");
        for disagreement in &story.disagreements {
            let row = &story.rows[disagreement.row as usize];
            assert!(disagreement.sides.len() > 1);
            // The sentence after a telling may give the count.
            let tells = |n: u32, text: &str| {
                let telling = &row.tellings[n as usize];
                let digest = &digests[story.articles[telling.article as usize].given[0] as usize];
                let near = digest.sentences[telling.sentence as usize..].iter().take(2);
                near.into_iter().any(|sentence| sentence.span.of(&digest.article.text).contains(text))
            };
            for side in &disagreement.sides {
                assert!(side.tellings.iter().all(|&n| tells(n, &side.text)), "{side:?}");
            }
        }
        for pick in &story.ranking {
            let digest = &digests[story.articles[pick.article as usize].given[0] as usize];
            assert_eq!(pick.text, digest.sentences[pick.sentence as usize].span.of(&digest.article.text));
        }
    }
}

#[test]
fn lengths_are_nested_and_kept() {
    for name in stories() {
        let sources = sources(&files(&name).0);
        for n in 1..8 {
            let story = join(&sources, &StoryOptions { sentences: Some(n), words: None }).unwrap();
            let mut first: Vec<_> = story.ranking.iter().take(n as usize).cloned().collect();
            first.sort_by_key(|pick| (pick.article, pick.sentence));
            assert_eq!(story.summary, first, "{name}");
        }
        for words in [1, 20, 60] {
            let story = join(&sources, &StoryOptions { sentences: None, words: Some(words) }).unwrap();
            let count: usize = story.summary.iter().map(|pick| pick.text.split_whitespace().count()).sum();
            assert!(count <= words as usize, "{name}");
        }
    }
}

#[test]
fn no_sentence_of_a_summary_repeats_another() {
    for name in stories() {
        let story = joined(&sources(&files(&name).0));
        let words = |text: &str| -> Vec<String> {
            let words = text.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation());
            words.filter(|word| word.chars().count() > 3).map(str::to_owned).collect()
        };
        for (n, pick) in story.summary.iter().enumerate() {
            let own = words(&pick.text);
            for other in &story.summary[..n] {
                let others = words(&other.text);
                let common = own.iter().filter(|word| others.contains(word)).count();
                let short = own.len().min(others.len()).max(1);
                assert!(common * 5 < short * 4, "{name}: {:?} repeats {:?}", pick.text, other.text);
            }
        }
    }
}

#[test]
fn a_digest_kept_as_json_tells_the_same_in_every_unit() {
    for name in stories() {
        let digests = files(&name).0;
        let story = joined(&sources(&digests));
        for unit in [OffsetUnit::Bytes, OffsetUnit::Utf16, OffsetUnit::Chars] {
            let kept: Vec<Source> = digests
                .iter()
                .map(|digest| serde_json::to_string(&Wire::new(digest, unit)).unwrap())
                .map(|json| Source::parse(&json, 1).unwrap())
                .collect();
            assert_eq!(joined(&kept), story, "{name} {unit:?}");
        }
    }
}

#[test]
fn what_cannot_be_joined_says_so_in_words() {
    let digest = &files("election").0[0];
    let source = Source::of(digest);
    let code = |result: Result<Story, Error>| result.unwrap_err().code();
    assert_eq!(code(join(&[], &StoryOptions::default())), "Empty");
    let many = vec![source.clone(); 500];
    assert_eq!(code(join(&many, &StoryOptions::default())), "TooMany");
    assert!(join(&many[..LIMIT], &StoryOptions::default()).is_ok());
    assert_eq!(code(join(&many[..1], &StoryOptions { sentences: Some(0), words: None })), "InvalidOption");
    let json = serde_json::to_string(&Wire::new(digest, OffsetUnit::Utf16)).unwrap();
    for (broken, reason) in [
        (json.replacen("\"version\":1", "\"version\":9", 1), "version 9"),
        (json.replacen("\"version\":1,", "", 1), "no digest"),
        (json.replacen("\"past\"", "\"over\"", 1), "unknown status"),
        (json.replacen("2026-05-12T06:30", "in May", 1), "publication"),
        (json.replacen("\"first\":\"2026", "\"first\":\"x026", 1), "date that is none"),
        (json.replace("\"sentence\":0", "\"sentence\":9000"), "sentence that isn't there"),
        (json[..json.len() - 9].to_owned(), "EOF"),
        ("[]".to_owned(), "no digest"),
        (String::new(), "no digest"),
    ] {
        let error = Source::parse(&broken, 3).unwrap_err();
        assert_eq!(error.code(), "InvalidDigest", "{reason}");
        let message = error.to_string();
        assert!(message.starts_with("digest 3 ") && message.contains(reason), "{message}");
    }
}

#[test]
fn articles_without_dates_have_a_summary_and_no_rows() {
    let undated = |text: &str| {
        let page = nutgraf::Page::from_body(text);
        Source::of(&nutgraf::digest(&page, &nutgraf::Options::default()).unwrap())
    };
    let story = joined(&[
        undated("The ferry sank. Nobody was hurt."),
        undated("Divers look for the wreck of the ferry."),
    ]);
    assert!(story.rows.is_empty() && story.threads.is_empty() && !story.summary.is_empty());
}

#[test]
fn one_text_with_two_dates_is_one_article_of_the_earlier() {
    let given = |date: &str| {
        let page = nutgraf::Page::from_body("The ferry sank on Monday. Nobody was hurt.");
        let published = nutgraf::civil::DateTime::parse(date);
        Source::of(
            &nutgraf::digest(&page, &nutgraf::Options { published, ..nutgraf::Options::default() }).unwrap(),
        )
    };
    let story = joined(&[given("2026-05-20"), given("2026-05-06"), given("2026-05-12")]);
    assert_eq!(story.articles.len(), 1);
    assert_eq!(story.articles[0].given, [0, 1, 2]);
    assert_eq!(story.rows[0].value, "2026-05-04");
}
