//! Finds the article in a page: headline, byline, dates, language, paragraphs; what is set aside is named, not lost.
//! May use the types of `page`, and `language`, `civil`, `span`.

mod boilerplate;
mod byline;
mod json_ld;
mod kind;
mod lines;
mod published;
mod score;
mod title;
mod tongue;
mod words;

use crate::civil::DateTime;
use crate::error::{Error, PageKind};
use crate::named::named;
use crate::options::Options;
use crate::page::{MarkKind, Metadata, Page, Source, Tag};
use crate::span::Span;
use json_ld::JsonLd;
use score::Piece;

/// The article of a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Article {
    /// The headline; empty where there is none.
    pub title: String,
    /// Names of the people or the agency that wrote it, as they write themselves.
    pub authors: Vec<String>,
    /// The place (and agency) before the first sentence, such as `WASHINGTON`: a span of `text`.
    pub dateline: Option<Span>,
    /// The site's name for its part of the paper.
    pub section: Option<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Canonical address.
    pub url: Option<String>,
    /// When it was published, with its offset from UTC or none.
    pub published: Option<DateTime>,
    /// When it was last changed.
    pub modified: Option<DateTime>,
    /// BCP 47 tag; `und` where unknown.
    pub language: String,
    /// The paragraphs' text, joined by blank lines; every span of the later rooms is one of this.
    pub text: String,
    /// Ranges of `text`, in order.
    pub paragraphs: Vec<Paragraph>,
    /// What stood around the article and was left out, in document order.
    pub aside: Vec<Aside>,
    /// Why the text seems cut off by a wall; none where it seems whole.
    pub truncated: Option<String>,
    /// Sentence spans of `text` where the input came already split.
    pub presplit: Option<Vec<Span>>,
}

/// A block of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// Where in the article's text.
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
}

/// What a block of the article is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum ParagraphKind {
    /// Running text.
    #[default]
    Text,
    /// A sub-heading.
    Heading,
    /// An item of a list.
    ListItem,
    /// A quotation set apart.
    Quote,
    /// A row of a table.
    Row,
    /// Preformatted text.
    Preformatted,
}

named! {
    /// The kind as a stable lower-case word.
    ParagraphKind: Text = "text", Heading = "heading", ListItem = "item", Quote = "quote", Row = "row",
    Preformatted = "pre",
}

/// A block that was set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// Its text.
    pub text: String,
    /// Why: `caption`, `byline`, `share`, `related`, `navigation`, …
    pub reason: &'static str,
}

/// Finds the article.
///
/// # Errors
/// [`Error::Empty`] without text, [`Error::NoArticle`] where the page is none.
pub fn extract(page: &Page, options: &Options) -> Result<Article, Error> {
    if page.text.trim().is_empty() {
        // A page without a word that says something of itself waits for its scripts.
        let shell =
            page.source == Source::Markup && (page.meta != Metadata::default() || page.blocks.len() > 1);
        let reason = "it holds no text: a script may bring it later".to_owned();
        return Err(if shell { Error::NoArticle { kind: PageKind::Shell, reason } } else { Error::Empty });
    }
    let said = JsonLd::read(&page.meta.json_ld);
    let mut article = match &page.source {
        Source::Body => verbatim(page),
        Source::Sentences(spans) => Article { presplit: Some(spans.clone()), ..verbatim(page) },
        Source::Lines => from_lines(page, options)?,
        Source::Markup => from_markup(page, &said, options)?,
    };
    describe(&mut article, page, &said, options);
    Ok(article)
}

/// The text as it was given.
fn verbatim(page: &Page) -> Article {
    let paragraphs = page.runs.iter().map(|run| Paragraph { span: run.span, kind: ParagraphKind::Text });
    Article { text: page.text.clone(), paragraphs: paragraphs.collect(), ..Article::default() }
}

fn from_lines(page: &Page, options: &Options) -> Result<Article, Error> {
    let mut pieces = score::pieces(page);
    let mut article =
        Article { title: lines::judge(&mut pieces, options.title.as_deref()), ..Article::default() };
    printed(&mut article, &pieces);
    rescue(&mut pieces, options, PageKind::Other)?;
    assemble(&mut article, &pieces, |piece| {
        if lines::sub_head(&piece.text) { ParagraphKind::Heading } else { ParagraphKind::Text }
    });
    Ok(article)
}

fn from_markup(page: &Page, said: &JsonLd, options: &Options) -> Result<Article, Error> {
    let mut pieces = score::pieces(page);
    let mut article = Article { title: headline(page, said, &pieces, options), ..Article::default() };
    score::judge(page, &mut pieces, &article.title);
    let address = options.url.as_deref().or(page.meta.canonical.as_deref()).unwrap_or_default();
    if !options.force
        && let Some((kind, reason)) = kind::instead(page, said, &pieces, address, &article.title)
    {
        return Err(Error::NoArticle { kind, reason });
    }
    printed(&mut article, &pieces);
    rescue(&mut pieces, options, PageKind::Shell)?;
    assemble(&mut article, &pieces, |piece| piece.kind(page));
    Ok(article)
}

/// Where nothing is left as the story: an error, or all that is shown, where the caller forces it.
fn rescue(pieces: &mut [Piece], options: &Options, kind: PageKind) -> Result<(), Error> {
    if pieces.iter().any(|piece| piece.reason.is_none()) {
        return Ok(());
    }
    if !options.force {
        return Err(Error::NoArticle { kind, reason: "no paragraph of it reads like a story".to_owned() });
    }
    for piece in pieces.iter_mut().filter(|piece| piece.reason != Some("hidden")) {
        piece.reason = None;
    }
    Ok(())
}

fn headline(page: &Page, said: &JsonLd, pieces: &[Piece], options: &Options) -> String {
    if let Some(title) = &options.title {
        return title.clone();
    }
    let site = page.meta.tag("og:site_name").or_else(|| said.names("publisher").next());
    let headings =
        pieces.iter().filter(|p| p.reason.is_none() && page.blocks[p.block].tag == Tag::H1).take(4);
    let mut candidates: Vec<&str> = headings.map(|p| p.text.as_str()).collect();
    candidates.extend(said.first("headline"));
    candidates.extend(page.meta.tag("og:title"));
    title::choose(&candidates, page.meta.title.as_deref(), site)
}

/// Takes names and the date from the lines above the story that say them.
fn printed(article: &mut Article, pieces: &[Piece]) {
    for piece in pieces.iter().filter(|piece| piece.reason.is_some()) {
        if article.authors.is_empty() {
            article.authors = byline::line(&piece.text).unwrap_or_default();
        }
        if article.published.is_none() && matches!(piece.reason, Some("date" | "byline")) {
            article.published = published::line(&piece.text);
        }
    }
}

/// Joins what is kept, and lists what isn't.
fn assemble(article: &mut Article, pieces: &[Piece], kind: impl Fn(&Piece) -> ParagraphKind) {
    for piece in pieces {
        if let Some(reason) = piece.reason {
            article.aside.push(Aside { text: piece.text.clone(), reason });
            continue;
        }
        if !article.text.is_empty() {
            article.text.push_str("\n\n");
        }
        let start = article.text.len();
        article.text.push_str(&piece.text);
        article.paragraphs.push(Paragraph { span: Span::new(start, article.text.len()), kind: kind(piece) });
    }
}

/// What the page says of the article, what the text shows, and over all what the caller knows.
fn describe(article: &mut Article, page: &Page, said: &JsonLd, options: &Options) {
    let meta = &page.meta;
    let owned = |text: &str| text.to_owned();
    article.url =
        options.url.clone().or_else(|| meta.canonical.clone()).or_else(|| meta.tag("og:url").map(owned));
    article.section = meta.tag("article:section").or_else(|| said.first("articleSection")).map(owned);
    article.publisher = said.names("publisher").next().or_else(|| meta.tag("og:site_name")).map(owned);
    let mut authors: Vec<String> = Vec::new();
    let tags = ["author", "article:author", "parsely-author", "dc.creator"];
    for name in said.names("author").chain(tags.iter().filter_map(|tag| meta.tag(tag)).take(1)) {
        if authors.is_empty() || said.names("author").any(|known| known == name) {
            authors.extend(
                byline::names(name).into_iter().filter(|name| !authors.contains(name)).collect::<Vec<_>>(),
            );
        }
    }
    if !authors.is_empty() {
        article.authors = authors;
    }
    article.published = options.published.or_else(|| date(article, page, said));
    article.modified = ["article:modified_time", "og:updated_time", "datemodified", "last-modified"]
        .iter()
        .filter_map(|tag| meta.tag(tag))
        .chain(said.first("dateModified"))
        .find_map(DateTime::parse);
    if let Some(title) = &options.title {
        article.title.clone_from(title);
    }
    let declared = said.first("inLanguage").or(meta.language.as_deref()).or_else(|| meta.tag("og:locale"));
    article.language = options.language.clone().unwrap_or_else(|| tongue::tell(&article.text, declared));
    article.dateline = dateline(article);
}

fn date(article: &Article, page: &Page, said: &JsonLd) -> Option<DateTime> {
    const TAGS: [&str; 10] = [
        "article:published_time",
        "datepublished",
        "date",
        "pubdate",
        "publishdate",
        "parsely-pub-date",
        "dc.date.issued",
        "dc.date",
        "sailthru.date",
        "og:published_time",
    ];
    let stated =
        said.first("datePublished").into_iter().chain(TAGS.iter().filter_map(|tag| page.meta.tag(tag)));
    let mut found: Vec<DateTime> =
        stated.filter_map(|text| DateTime::parse(text).or_else(|| published::line(text))).collect();
    let times = page.marks.iter().filter(|mark| mark.kind == MarkKind::Time);
    found.extend(times.filter_map(|mark| DateTime::parse(mark.target.of(&page.names))).take(1));
    found.extend(article.published);
    found.extend(article.url.as_deref().and_then(published::address));
    published::best(&found)
}

/// `WASHINGTON (Agency) --` before the first sentence.
fn dateline(article: &Article) -> Option<Span> {
    let first = article.paragraphs.iter().find(|p| p.kind == ParagraphKind::Text)?.span;
    let text = first.of(&article.text);
    let head = &text[..text.floor_char_boundary(80)];
    let (at, _) =
        [" -- ", " — ", " – ", " - ", "—"].iter().filter_map(|dash| Some((head.find(dash)?, dash))).min()?;
    let place = head[..at].trim_end();
    let word = place.split([' ', ',']).next().unwrap_or_default();
    let capitals =
        word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase);
    let agency = place.ends_with(')') && word.chars().next().is_some_and(char::is_uppercase);
    let start = first.start as usize;
    (capitals || agency).then(|| Span::new(start, start + place.len()))
}

#[cfg(test)]
mod tests;
