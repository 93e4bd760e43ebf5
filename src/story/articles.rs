//! Which articles a story has: each once, in order of publication, near copies under one voice. Uses `civil`, `sort`, `intern`.

use super::source::Source;
use super::{Error, LIMIT};
use crate::civil::DateTime;
use crate::intern::hash;
use crate::letters;
use crate::sort;

/// An article of the story.
#[derive(Debug)]
pub(super) struct Article<'s> {
    pub(super) source: &'s Source,
    /// Places among the given, in order.
    pub(super) given: Vec<u32>,
    /// Its minute of publication.
    pub(super) published: Option<i64>,
    pub(super) voice: u32,
}

impl Article<'_> {
    /// The day of publication.
    pub(super) fn day(&self) -> Option<i32> {
        let published = self.source.article.published.as_deref()?;
        DateTime::parse(published).map(|published| published.date.to_days())
    }
}

/// Whether a story may have so many.
pub(super) fn check(given: usize) -> Result<(), Error> {
    match given {
        0 => Err(Error::Empty),
        1..=LIMIT => Ok(()),
        _ => Err(Error::TooMany { given, limit: LIMIT }),
    }
}

/// Each article once, oldest first, undated ones last; what order they were given in changes nothing.
pub(super) fn articles(sources: &[Source]) -> Vec<Article<'_>> {
    let mut articles: Vec<Article<'_>> = Vec::with_capacity(sources.len());
    for (n, source) in sources.iter().enumerate() {
        let published = source.article.published.as_deref().and_then(minute);
        articles.push(Article { source, given: vec![n as u32], published, voice: 0 });
    }
    sort::by(&mut articles, |a, b| {
        let date = |article: &Article<'_>| (article.published.is_none(), article.published);
        date(a).cmp(&date(b)).then_with(|| identity(a.source).cmp(identity(b.source)))
    });
    // The earliest of each stays.
    let mut kept: Vec<Article<'_>> = Vec::with_capacity(articles.len());
    for article in articles {
        match kept.iter_mut().find(|known| identity(known.source).eq(identity(article.source))) {
            Some(known) => known.given.extend(article.given),
            None => kept.push(article),
        }
    }
    for article in &mut kept {
        sort::numbers(&mut article.given);
    }
    voices(&mut kept);
    kept
}

/// What makes two digests one article's: the text, where it stands, and who prints it.
fn identity(source: &Source) -> impl Iterator<Item = &str> {
    let article = &source.article;
    let [url, publisher] = [&article.url, &article.publisher].map(|said| said.as_deref().unwrap_or_default());
    let text = source.sentences.iter().map(|sentence| sentence.text.as_str());
    [article.title.as_str(), url, publisher].into_iter().chain(text)
}

/// The minute, by the offset where it is known.
fn minute(published: &str) -> Option<i64> {
    let published = DateTime::parse(published)?;
    let (hour, minute) = published.time.unwrap_or_default();
    let offset = i64::from(published.offset_minutes.unwrap_or_default());
    Some(i64::from(published.date.to_days()) * 1440 + i64::from(hour) * 60 + i64::from(minute) - offset)
}

/// How many words make a run that two papers hardly write alike by chance.
const RUN: usize = 5;

/// Runs of words as numbers, each once, sorted.
pub(super) fn runs<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<u32> {
    let mut runs = Vec::new();
    for text in texts {
        let words: Vec<u32> = text
            .split(|c: char| !letters::is_alphanumeric(c))
            .filter(|word| !word.is_empty())
            .map(|word| hash(letters::lowercase(word).as_bytes()))
            .collect();
        let mut of = |run: &[u32]| {
            runs.push(run.iter().fold(0_u32, |all, word| all.rotate_left(5).wrapping_mul(31) ^ word));
        };
        if words.len() < RUN { of(&words) } else { words.windows(RUN).for_each(of) }
    }
    sort::numbers(&mut runs);
    runs.dedup();
    runs
}

/// How many numbers two sorted lists share.
pub(super) fn common(a: &[u32], b: &[u32]) -> usize {
    let (mut at, mut common) = (0, 0);
    for n in a {
        while b.get(at).is_some_and(|other| other < n) {
            at += 1;
        }
        common += usize::from(b.get(at) == Some(n));
    }
    common
}

/// Whether half of the shorter of two texts stands in the other, word by word.
pub(super) fn copied(a: &[u32], b: &[u32]) -> bool {
    let shorter = a.len().min(b.len());
    shorter > 0 && common(a, b) * 2 >= shorter
}

/// Numbers the voices: what is copied from one text, also by way of a third, is one.
fn voices(articles: &mut [Article<'_>]) {
    let all: Vec<Vec<u32>> = articles
        .iter()
        .map(|article| runs(article.source.sentences.iter().map(|sentence| sentence.text.as_str())))
        .collect();
    let mut voice: Vec<u32> = Vec::with_capacity(all.len());
    for (n, own) in all.iter().enumerate() {
        let mut alike = (0..n).filter(|&other| copied(own, &all[other])).map(|other| voice[other]);
        let Some(first) = alike.next() else {
            voice.push(n as u32);
            continue;
        };
        let others: Vec<u32> = alike.collect();
        for known in &mut voice {
            if others.contains(known) {
                *known = first;
            }
        }
        voice.push(first);
    }
    for (article, voice) in articles.iter_mut().zip(voice) {
        article.voice = voice;
    }
}
