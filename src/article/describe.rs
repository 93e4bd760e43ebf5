//! What is known of the article besides its text: what the page says, what its lines print, what the caller knows.
//! May use `page`, `language`, `civil`, `span`.

use super::cut::{self, any, last, parts};
use super::json_ld::{JsonLd, Key};
use super::printed::Printed;
use super::{Article, Aside, ParagraphKind, Reason, byline, published, title, tongue};
use crate::civil::DateTime;
use crate::find::{around_last, find, holds};
use crate::language::Language;
use crate::letters;
use crate::options::{Options, is_web};
use crate::page::{MarkKind, Page, Source};
use crate::span::{Span, part};

/// What the page says of the article, what the text shows, and over all what the caller knows.
pub(super) fn describe(
    article: &mut Article,
    page: &Page,
    said: &JsonLd,
    printed: Printed,
    options: &Options,
) {
    let meta = &page.meta;
    let owned = |text: Option<&str>| text.map(str::to_owned);
    let canonical = options.url.as_deref().or(meta.canonical.as_deref());
    article.url = owned(canonical.or_else(|| meta.tag("og:url")));
    article.section = owned(meta.tag("article:section").or_else(|| said.first(Key::ArticleSection)));
    article.publisher = owned(said.name(Key::Publisher).or_else(|| meta.tag("og:site_name")));
    article.published = options.published.or_else(|| publication(article, page, said, printed.published));
    let declared = said.first(Key::InLanguage).or(meta.language.as_deref()).or_else(|| meta.tag("og:locale"));
    article.language = options.language.clone().unwrap_or_else(|| tongue::tell(&article.text, declared));
    authors(article, page, said, printed);
    if matches!(page.source, Source::Markup | Source::Lines) {
        part_with(article);
    }
    let mut modified = tagged(page, &MODIFIED);
    modified.extend(said.first(Key::DateModified));
    article.modified = dates(&modified).first().copied();
    if let Some(title) = &options.title {
        article.title.clone_from(title);
    }
    article.dateline = dateline(article);
    // As evidence any will do; as an answer a page's own might run.
    if options.url.is_none() && !article.url.as_deref().is_some_and(is_web) {
        article.url = None;
    }
}

const AUTHOR: [&str; 10] = [
    "author",
    "authors",
    "article:author",
    "parsely-author",
    "dc.creator",
    "dcsext.author",
    "sailthru.author",
    "byl",
    "cxenseparse:author",
    "articleauthor",
];
const MODIFIED: [&str; 4] = ["article:modified_time", "og:updated_time", "datemodified", "last-modified"];

/// What the `<meta>` say of when it was published: the one that most write, others whose name tells so, then any date.
pub(super) fn dated(page: &Page) -> Vec<&str> {
    let mut found = tagged(page, &["article:published_time"]);
    for any in [false, true] {
        for (name, content) in &page.meta.tags {
            let end = around_last(name, ":")
                .or_else(|| around_last(name, "."))
                .map_or(name.as_str(), |(_, end)| end);
            let told = holds(name, "pub") && !holds(name, "odif") && !holds(name, "first");
            if told && !any || any && matches!(end, "date" | "created" | "issued") {
                found.push(content);
            }
        }
    }
    found
}

/// What those of the `<meta>` that are there say, in that order.
fn tagged<'p>(page: &'p Page, tags: &[&str]) -> Vec<&'p str> {
    let mut found = Vec::new();
    for tag in tags {
        found.extend(page.meta.tag(tag));
    }
    found
}

/// The dates of those texts that hold one.
fn dates(texts: &[&str]) -> Vec<DateTime> {
    let mut found = Vec::new();
    for text in texts {
        found.extend(
            DateTime::parse(text).or_else(|| published::line(text)).or_else(|| published::address(text)),
        );
    }
    found
}

/// More names than any story has.
const CROWD: usize = 50;

/// People before organisations, structured data before print; a longer byline that names them all before both.
fn authors(article: &mut Article, page: &Page, said: &JsonLd, printed: Printed) {
    let sites = sites(article, page);
    let is_site = |name: &str| title::among(&sites, name);
    let language = Some(Language::of(&article.language)).filter(|language| language.tag != "und");
    let names = |text: &str| byline::names(text, byline::From::Data(language));
    let mut stated: Vec<String> = Vec::new();
    let mut others: Vec<String> = Vec::new();
    let mut own: Vec<String> = Vec::new();
    for author in said.authors() {
        for name in names(&author.name) {
            if is_site(&name) {
                own.push(name);
            } else if author.organization {
                others.push(name);
            } else if !stated.contains(&name) {
                stated.push(name);
            }
        }
    }
    // Where the structured data names nobody, the first `<meta>` that does is believed.
    let mut open = stated.is_empty();
    for text in tagged(page, &AUTHOR) {
        let names = names(text);
        let none = names.is_empty();
        for name in names {
            if is_site(&name) {
                own.push(name);
            } else if open {
                stated.push(name);
            }
        }
        open &= none;
    }
    let mut people = Vec::new();
    for name in printed.authors {
        if !is_site(&name) && !title::among(&others, &name) {
            people.push(name);
        }
    }
    let longer = people.len() > stated.len() && stated.iter().all(|name| title::among(&people, name));
    if !longer && !stated.is_empty() {
        people = stated;
    }
    let mut likely = printed.likely;
    if likely.len() > 1 {
        // Beside a name may stand its paper, or where it writes from, which the story names too; its end may name them all.
        let text = letters::lowercase(front(&article.text));
        let beside = |name: &String| is_site(name) || holds(&text, &letters::lowercase(name));
        if !likely.iter().all(beside) {
            likely.retain(|name| !beside(name));
        }
    }
    // A site that signs its stories as a whole tells less than a name alone on a line.
    for names in [others, likely, own] {
        if people.is_empty() {
            people = names;
        }
    }
    people.truncate(CROWD);
    for name in people {
        if !title::among(&article.authors, &name) {
            article.authors.push(name);
        }
    }
}

/// The last paragraphs of a story that begin with the name of who wrote it tell of that person, and are no part of it;
/// unless the story has the name too, as a firm's own.
fn part_with(article: &mut Article) {
    for _ in 0..3 {
        let [.., before, last] = &article.paragraphs[..] else { return };
        let (end, text) = (before.span.end as usize, last.span.of(&article.text));
        let told = |name: &String| {
            holds(name, " ") && text.starts_with(name.as_str()) && !holds(front(&article.text), name)
        };
        if text.len() > 400 || !article.authors.iter().any(told) {
            return;
        }
        let before = article.paragraphs.len() as u32 - 1;
        let at = article.aside.partition_point(|aside| aside.before <= before);
        let aside = Aside { text: text.to_owned(), reason: Reason::Byline.name(), before };
        article.aside.insert(at, aside);
        for aside in &mut article.aside[at..] {
            aside.before = before;
        }
        article.paragraphs.pop();
        article.kept.pop();
        article.text.truncate(end);
    }
}

/// The first half.
fn front(text: &str) -> &str {
    part(text, 0, text.floor_char_boundary(text.len() / 2))
}

/// The names that the site goes by.
fn sites(article: &Article, page: &Page) -> Vec<String> {
    let mut sites = Vec::new();
    sites.extend(article.publisher.clone());
    sites.extend(page.meta.tag("og:site_name").map(str::to_owned));
    // A window's title often ends with it.
    if let Some(title) = &page.meta.title {
        let parts = parts(title, |c| matches!(c, '|' | '–' | '—'));
        sites.extend(parts.get(1..).and_then(|rest| rest.last()).map(|site| (*site).to_owned()));
    }
    sites
}

fn publication(article: &Article, page: &Page, said: &JsonLd, printed: Option<DateTime>) -> Option<DateTime> {
    let mut stated = Vec::new();
    stated.extend(said.first(Key::DatePublished));
    stated.append(&mut dated(page));
    stated.extend(said.first(Key::DateCreated));
    let mut found = dates(&stated);
    // What stands beside the headline is the story's; a `<time>` may be a teaser's.
    found.extend(printed);
    // A time that something was changed is asked last.
    let mut changed = None;
    for mark in &page.marks {
        let start = mark.span.start as usize;
        let before = part(&page.text, page.text.floor_char_boundary(start.saturating_sub(16)), start);
        let named = [mark.role, mark.class].iter().any(|names| holds(names.of(&page.names), "odif"))
            || published::changed(before);
        let time =
            if mark.kind == MarkKind::Time { DateTime::parse(mark.target.of(&page.names)) } else { None };
        if named {
            changed = changed.or(time);
        } else if time.is_some() {
            changed = time;
            break;
        }
    }
    found.extend(changed);
    found.extend(article.url.as_deref().and_then(published::address));
    published::best(&found)
}

/// `WASHINGTON (Agency) --` before the first sentence.
fn dateline(article: &Article) -> Option<Span> {
    let first = article.paragraphs.iter().find(|p| p.kind == ParagraphKind::Text)?.span;
    let text = first.of(&article.text);
    let head = part(text, 0, text.floor_char_boundary(80));
    let mut at = usize::MAX;
    for dash in &[" -- ", " — ", " – ", " - ", "—"] {
        at = at.min(find(head, dash).unwrap_or(at));
    }
    if at == usize::MAX {
        return None;
    }
    let place = part(head, 0, at).trim_end();
    let word = parts(place, |c| matches!(c, ' ' | ',')).first().copied().unwrap_or_default();
    let letters = word.chars().filter(|c| letters::is_alphabetic(*c)).count();
    let capitals = letters > 1 && !any(word, letters::is_lowercase);
    let agency = last(place) == ')' && letters::is_uppercase(cut::first(word));
    let start = first.start as usize;
    (capitals || agency).then(|| Span::new(start, start + place.len()))
}
