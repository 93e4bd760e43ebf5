//! Finds the article in a page: headline, byline, dates, language, paragraphs; what is set aside is named, not lost.
//! May use the types of `page`, and `language`, `civil`, `span`.

mod boilerplate;
mod breaks;
mod byline;
mod claims;
mod container;
mod counts;
mod cut;
mod describe;
mod front;
mod json;
mod json_ld;
mod kind;
mod lines;
mod piece;
mod printed;
mod published;
mod reason;
mod repeated;
mod score;
mod signs;
mod stream;
mod stretch;
mod teaser;
mod title;
mod tongue;
mod topline;
#[cfg(feature = "train")]
pub mod train;
mod truncated;
mod weights;
mod witness;
mod words;

use crate::civil::DateTime;
use crate::error::{Error, PageKind};
use crate::find::holds;
use crate::language::Language;
use crate::letters;
use crate::named::named;
use crate::options::Options;
use crate::page::{Metadata, Page, Source, Tag};
use crate::span::Span;
use describe::describe;
use json_ld::{JsonLd, Key};
use piece::Piece;
use printed::{Printed, printed};
use published::DayFirst;
use reason::Reason;

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
    /// Why each of these was taken for the story, in their order: `body` stands in what the page calls so, `prose` where most of
    /// the page's prose stands, `between` among such; a `line` is one of a plain text. Empty where the text was given.
    pub kept: Vec<&'static str>,
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
    /// How many of the article's paragraphs stand before it in the page.
    pub before: u32,
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
    let said = JsonLd::read(&page.meta.json_ld, page.meta.title.as_deref().unwrap_or_default());
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
    let mut article = Article { text: page.text.clone(), ..Article::default() };
    for run in &page.runs {
        article.paragraphs.push(Paragraph { span: run.span, kind: ParagraphKind::Text });
    }
    article
}

fn from_lines(page: &Page, options: &Options) -> Result<(Article, Printed), Error> {
    let mut pieces = front::parted(piece::pieces(page));
    let address = options.url.as_deref().unwrap_or_default();
    let title = lines::judge(page, &mut pieces, options.title.as_deref(), address);
    uncredited(&mut pieces);
    let language = tongue(page, None, options);
    let printed = printed(page, &pieces, language, day_first(page, language));
    rescue(&mut pieces, options, PageKind::Other)?;
    let article = assemble(page, title, pieces, None, |piece| {
        let kind = match () {
            () if lines::unlisted(&piece.text).len() < piece.text.len() => ParagraphKind::ListItem,
            () if lines::sub_head(&piece.text) => ParagraphKind::Heading,
            () => ParagraphKind::Text,
        };
        (kind, "line")
    });
    Ok((article, printed))
}

/// The pieces of a page, judged, its headline, and whether the page itself told where its story stands.
fn judged(page: &Page, said: &JsonLd, options: &Options) -> (Vec<Piece>, String, bool) {
    let mut pieces = piece::pieces(page);
    piece::unhide(page, &mut pieces);
    piece::expand(page, &mut pieces);
    let mut pieces = front::parted(pieces);
    let title = options.title.clone().unwrap_or_else(|| headline(page, said, &pieces));
    stream::judge(page, &mut pieces, &title);
    let called = score::judge(page, said, &mut pieces, &title);
    uncredited(&mut pieces);
    (pieces, title, called)
}

/// The page's address; empty where none is known.
fn address<'p>(page: &'p Page, options: &'p Options) -> &'p str {
    options.url.as_deref().or(page.meta.canonical.as_deref()).unwrap_or_default()
}

fn from_markup(page: &Page, said: &JsonLd, options: &Options) -> Result<(Article, Printed), Error> {
    let (mut pieces, title, called) = judged(page, said, options);
    if !options.force
        && let Some((kind, reason)) = kind::instead(page, said, &pieces, address(page, options), &title)
    {
        return Err(Error::NoArticle { kind, reason: reason.to_owned() });
    }
    let language = tongue(page, Some(said), options);
    let printed = printed(page, &pieces, language, day_first(page, language));
    rescue(&mut pieces, options, PageKind::Shell)?;
    let witnesses = [
        page.meta.tag("og:title").unwrap_or_default(),
        said.first(Key::Headline).unwrap_or_default(),
        page.meta.title.as_deref().unwrap_or_default(),
    ];
    let title = title::given(&title, witnesses, site(page, said)).map_or(title, str::to_owned);
    let told = |piece: &Piece| match () {
        () if !piece.dense() => "between",
        () if called => "body",
        () => "prose",
    };
    Ok((assemble(page, title, pieces, Some(said), |piece| (piece.kind(page), told(piece))), printed))
}

/// The last lines of a report, where they tell who worked on it, are no part of it.
fn uncredited(pieces: &mut [Piece]) {
    let mut kept = pieces.iter_mut().filter(|piece| piece.reason.is_none()).rev();
    while let Some(piece) = kept.next().filter(|piece| boilerplate::credits(&piece.text)) {
        piece.reason = Some(Reason::Footer);
    }
}

/// The language that the page is most likely in, before its story is found; none where we have no lists of it.
fn tongue(page: &Page, said: Option<&JsonLd>, options: &Options) -> Option<&'static Language> {
    let declared = said.and_then(|said| said.first(Key::InLanguage)).or(page.meta.language.as_deref());
    let tag = options.language.clone().unwrap_or_else(|| tongue::tell(&page.text, declared));
    Some(Language::of(&tag)).filter(|language| language.tag != "und")
}

/// Whether the page's language writes the day before the month: all do but American English, and English of no country
/// tells nothing.
fn day_first(page: &Page, seen: Option<&Language>) -> DayFirst {
    let seen = seen.map(|language| language.tag);
    let mut tag = letters::lowercase(page.meta.language.as_deref().or(seen)?);
    if tag == "en" {
        tag = letters::lowercase(page.meta.tag("og:locale")?);
    }
    if tag == "en" { None } else { Some(tag != "en-us" && tag != "en_us") }
}

/// Where nothing is left as the story: an error, or all that is shown, where the caller forces it.
fn rescue(pieces: &mut [Piece], options: &Options, kind: PageKind) -> Result<(), Error> {
    if pieces.iter().any(|piece| piece.reason.is_none()) {
        return Ok(());
    }
    if !options.force {
        return Err(Error::NoArticle { kind, reason: "no paragraph of it reads like a story".to_owned() });
    }
    for piece in pieces {
        piece.reason = piece.reason.filter(|reason| *reason == Reason::Hidden);
    }
    Ok(())
}

fn site<'p>(page: &'p Page, said: &'p JsonLd) -> Option<&'p str> {
    page.meta.tag("og:site_name").or_else(|| said.name(Key::Publisher))
}

fn headline(page: &Page, said: &JsonLd, pieces: &[Piece]) -> String {
    let window = page.meta.title.as_deref().unwrap_or_default();
    let mut candidates: Vec<&str> = Vec::new();
    // The longest heading, and the longest line of those above the story, that the window's title holds.
    let (mut named, mut line, mut last) = ("", "", "");
    let mut above = true;
    for (n, piece) in pieces.iter().enumerate() {
        let text = piece.text.as_str();
        let heading =
            piece.reason.is_none() && text.len() <= 300 && piece.tag.heading().is_some_and(|n| n <= 3);
        // A heading that is a link leads home, or is one of a list.
        if heading && piece.tag == Tag::H1 && piece.linked < text.len() && candidates.len() < 4 {
            candidates.push(text);
        }
        above &= n < 60 && !piece.dense();
        if above && heading && piece.linked == 0 {
            last = text;
        }
        if above || heading {
            let held = holds(window, text);
            if heading && held && text.len() >= named.len() {
                named = text;
            }
            if above && held && piece.linked == 0 && text.len() >= line.len() {
                line = text;
            }
        }
    }
    // The heading that is the site's name is shorter than the story's.
    let site_only = candidates.iter().all(|text| text.len() < named.len() && holds(window, text));
    if site_only && !named.is_empty() {
        candidates.clear();
        candidates.push(named);
    }
    // Before headings were common, a headline was a line in bold; the window's title holds it too.
    if candidates.is_empty() && lines::words(line) >= 4 {
        return line.to_owned();
    }
    candidates.extend(said.first(Key::Headline));
    let own = candidates.len();
    candidates.extend(page.meta.tag("og:title").or_else(|| page.meta.tag("twitter:title")));
    candidates.push(window);
    // Where nothing above tells it, the heading right above the story does.
    let known = |title: &&&str| lines::words(title) >= 4;
    if own == 0 && candidates.iter().find(known).is_none() && lines::words(last) >= 4 {
        return last.to_owned();
    }
    title::choose(&mut candidates, own, site(page, said))
}

/// Joins what is kept, and lists what isn't.
fn assemble(
    page: &Page,
    title: String,
    pieces: Vec<Piece>,
    said: Option<&JsonLd>,
    kept: impl Fn(&Piece) -> (ParagraphKind, &'static str),
) -> Article {
    let truncated = truncated::cut_off(&pieces, said);
    let mut article = Article { title, truncated, ..Article::default() };
    for piece in pieces {
        if let Some(reason) = piece.reason {
            let before = article.paragraphs.len() as u32;
            article.aside.push(Aside { text: piece.text, reason: reason.name(), before });
            continue;
        }
        if !article.text.is_empty() {
            article.text.push_str("\n\n");
        }
        let start = article.text.len();
        article.text.push_str(&breaks::kept(page, &piece));
        let (kind, why) = kept(&piece);
        article.paragraphs.push(Paragraph { span: Span::new(start, article.text.len()), kind });
        article.kept.push(why);
    }
    article
}

#[cfg(test)]
mod tests;
