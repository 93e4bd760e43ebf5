//! Finds the article in a page: headline, byline, dates, language, paragraphs; what is set aside is named, not lost.
//! May use the types of `page`, and `language`, `civil`, `span`.

mod boilerplate;
mod byline;
mod container;
mod counts;
mod describe;
mod front;
mod json_ld;
mod kind;
mod lines;
mod piece;
mod printed;
mod published;
mod repeated;
mod score;
mod title;
mod tongue;
mod words;

use crate::civil::DateTime;
use crate::error::{Error, PageKind};
use crate::find::holds;
use crate::language::Language;
use crate::named::named;
use crate::options::Options;
use crate::page::{Metadata, Page, Source};
use crate::span::Span;
use describe::describe;
use json_ld::JsonLd;
use piece::Piece;
use printed::{Printed, printed};

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
    let (mut article, printed) = match &page.source {
        Source::Body => (verbatim(page), Printed::default()),
        Source::Sentences(spans) => {
            (Article { presplit: Some(spans.clone()), ..verbatim(page) }, Printed::default())
        }
        Source::Lines => from_lines(page, options)?,
        Source::Markup => from_markup(page, &said, options)?,
    };
    describe(&mut article, page, &said, printed, options);
    Ok(article)
}

/// The text as it was given.
fn verbatim(page: &Page) -> Article {
    let paragraphs = page.runs.iter().map(|run| Paragraph { span: run.span, kind: ParagraphKind::Text });
    Article { text: page.text.clone(), paragraphs: paragraphs.collect(), ..Article::default() }
}

fn from_lines(page: &Page, options: &Options) -> Result<(Article, Printed), Error> {
    let mut pieces = front::parted(piece::pieces(page));
    let mut article = Article {
        title: lines::judge(
            page,
            &mut pieces,
            options.title.as_deref(),
            options.url.as_deref().unwrap_or_default(),
        ),
        ..Article::default()
    };
    let printed = printed(page, &pieces, tongue(page, None, options));
    rescue(&mut pieces, options, PageKind::Other)?;
    article.truncated = cut_off(&pieces);
    assemble(&mut article, &pieces, |piece| match () {
        () if lines::unlisted(&piece.text).len() < piece.text.len() => ParagraphKind::ListItem,
        () if lines::sub_head(&piece.text) => ParagraphKind::Heading,
        () => ParagraphKind::Text,
    });
    Ok((article, printed))
}

fn from_markup(page: &Page, said: &JsonLd, options: &Options) -> Result<(Article, Printed), Error> {
    let mut pieces = piece::pieces(page);
    piece::unhide(page, &mut pieces);
    piece::expand(page, &mut pieces);
    let mut pieces = front::parted(pieces);
    let mut article = Article { title: headline(page, said, &pieces, options), ..Article::default() };
    score::judge(page, &mut pieces, &article.title);
    let address = options.url.as_deref().or(page.meta.canonical.as_deref()).unwrap_or_default();
    if !options.force
        && let Some((kind, reason)) = kind::instead(page, said, &pieces, address, &article.title)
    {
        return Err(Error::NoArticle { kind, reason });
    }
    let printed = printed(page, &pieces, tongue(page, Some(said), options));
    rescue(&mut pieces, options, PageKind::Shell)?;
    article.truncated = cut_off(&pieces);
    assemble(&mut article, &pieces, |piece| piece.kind(page));
    Ok((article, printed))
}

/// The language that the page is most likely in, before its story is found; none where we have no lists of it.
fn tongue(page: &Page, said: Option<&JsonLd>, options: &Options) -> Option<&'static Language> {
    let declared = said.and_then(|said| said.first("inLanguage")).or(page.meta.language.as_deref());
    let tag = options.language.clone().unwrap_or_else(|| tongue::tell(&page.text, declared));
    Some(Language::of(&tag)).filter(|language| language.tag != "und")
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
    let level = |p: &Piece| page.blocks[p.block].tag.heading().unwrap_or(9);
    let headings = || pieces.iter().filter(|p| p.reason.is_none() && level(p) <= 3 && p.text.len() <= 300);
    // A heading that is a link leads home, or is one of a list.
    let own = headings().filter(|p| level(p) == 1 && p.linked < p.text.len()).take(4);
    let mut candidates: Vec<&str> = own.map(|p| p.text.as_str()).collect();
    if candidates.is_empty() {
        let window = page.meta.title.as_deref().unwrap_or_default();
        let named = headings().filter(|p| holds(window, &p.text)).max_by_key(|p| p.text.len());
        candidates.extend(named.map(|p| p.text.as_str()));
    }
    if candidates.is_empty() {
        // Before headings were common, a headline was a line in bold; the window's title holds it too.
        let window = page.meta.title.as_deref().unwrap_or_default();
        let above = pieces.iter().take(60).take_while(|p| !p.dense());
        let line = above.filter(|p| p.linked == 0 && holds(window, &p.text)).max_by_key(|p| p.text.len());
        let line = line.filter(|p| p.text.split(' ').count() >= 4);
        if let Some(line) = line {
            return line.text.clone();
        }
    }
    candidates.extend(said.first("headline"));
    candidates.extend(page.meta.tag("og:title"));
    title::choose(&candidates, page.meta.title.as_deref(), site)
}

/// Whether the story ends at a wall: little of it, or nothing, comes after one.
fn cut_off(pieces: &[Piece]) -> Option<String> {
    let wall = pieces.iter().position(|p| p.reason == Some("wall") && boilerplate::wall(&p.text))?;
    let kept =
        |pieces: &[Piece]| pieces.iter().filter(|p| p.reason.is_none()).map(|p| p.text.len()).sum::<usize>();
    let (before, after) = (kept(&pieces[..wall]), kept(&pieces[wall..]));
    let mut reason = "the text ends at a wall: ".to_owned();
    reason.push_str(&pieces[wall].text);
    (before > 0 && after * 8 <= before).then_some(reason)
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

#[cfg(test)]
mod tests;
