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
use crate::page::{MarkKind, Metadata, Page, Source};
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
    let mut pieces = score::pieces(page);
    let mut article = Article {
        title: lines::judge(
            &mut pieces,
            options.title.as_deref(),
            options.url.as_deref().unwrap_or_default(),
        ),
        ..Article::default()
    };
    let printed = printed(&pieces);
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
    let mut pieces = score::pieces(page);
    score::unhide(page, &mut pieces);
    let mut article = Article { title: headline(page, said, &pieces, options), ..Article::default() };
    score::judge(page, &mut pieces, &article.title);
    let address = options.url.as_deref().or(page.meta.canonical.as_deref()).unwrap_or_default();
    if !options.force
        && let Some((kind, reason)) = kind::instead(page, said, &pieces, address, &article.title)
    {
        return Err(Error::NoArticle { kind, reason });
    }
    let printed = printed(&pieces);
    rescue(&mut pieces, options, PageKind::Shell)?;
    article.truncated = cut_off(&pieces);
    assemble(&mut article, &pieces, |piece| piece.kind(page));
    Ok((article, printed))
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
        let named = headings().filter(|p| window.contains(&p.text)).max_by_key(|p| p.text.len());
        candidates.extend(named.map(|p| p.text.as_str()));
    }
    candidates.extend(said.first("headline"));
    candidates.extend(page.meta.tag("og:title"));
    title::choose(&candidates, page.meta.title.as_deref(), site)
}

/// What the lines around the story say of it.
#[derive(Debug, Default)]
struct Printed {
    /// Names behind a `By`, or in a line that its markup calls a byline.
    authors: Vec<String>,
    /// Names alone on a line between the headline and the story.
    likely: Vec<String>,
    published: Option<DateTime>,
}

/// Takes names and the date from the lines around the headline, else from any line that is theirs.
fn printed(pieces: &[Piece]) -> Printed {
    let start = pieces.iter().position(|piece| piece.reason.is_none()).unwrap_or(pieces.len());
    let headline = pieces[..start].iter().rposition(|piece| piece.reason == Some("headline"));
    let from = headline.map_or(start.saturating_sub(8), |at| at.saturating_sub(4));
    let near = || pieces[from..start].iter().filter(|piece| piece.reason != Some("hidden"));
    let own = || pieces.iter().filter(|piece| matches!(piece.reason, Some("date" | "byline")));
    let named = |piece: &Piece| byline::line(&piece.text);
    let bare = |piece: &Piece| byline::bare(&piece.text);
    let marked =
        |piece: &Piece| (piece.reason == Some("byline")).then(|| byline::bare(&piece.text)).flatten();
    let after = || near().skip_while(|piece| headline.is_some() && piece.reason != Some("headline"));
    let end = pieces.iter().rposition(|piece| piece.reason.is_none()).map_or(0, |at| at + 1);
    let below = || pieces[end..].iter().take(4);
    let authors = near()
        .chain(own())
        .chain(below())
        .find_map(named)
        .or_else(|| own().find_map(marked))
        .unwrap_or_default();
    let plain = |piece: &&Piece| !matches!(piece.reason, Some("headline" | "caption" | "navigation"));
    let likely = after().filter(plain).find_map(bare).unwrap_or_default();
    let short = |piece: &Piece| if piece.text.len() <= 120 { published::line(&piece.text) } else { None };
    // Below the headline before above it: there a teaser's may stand.
    let above = || pieces[from..headline.unwrap_or(from)].iter().rev().filter(|p| p.reason != Some("hidden"));
    Printed { authors, likely, published: after().chain(above()).chain(own()).find_map(short) }
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

/// What the page says of the article, what the text shows, and over all what the caller knows.
fn describe(article: &mut Article, page: &Page, said: &JsonLd, printed: Printed, options: &Options) {
    let meta = &page.meta;
    let owned = |text: &str| text.to_owned();
    article.url =
        options.url.clone().or_else(|| meta.canonical.clone()).or_else(|| meta.tag("og:url").map(owned));
    article.section = meta.tag("article:section").or_else(|| said.first("articleSection")).map(owned);
    article.publisher = said.names("publisher").next().or_else(|| meta.tag("og:site_name")).map(owned);
    article.published = options.published.or_else(|| date(article, page, said, printed.published));
    authors(article, page, said, printed);
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

/// People before organisations, structured data before print; a longer byline that names them all before both.
fn authors(article: &mut Article, page: &Page, said: &JsonLd, printed: Printed) {
    const TAGS: [&str; 8] = [
        "author",
        "article:author",
        "parsely-author",
        "dc.creator",
        "dcsext.author",
        "sailthru.author",
        "byl",
        "cxenseparse:author",
    ];
    let Printed { authors: mut printed, likely, .. } = printed;
    let site = [article.publisher.as_deref(), page.meta.tag("og:site_name")];
    let is_site = |name: &str| site.iter().flatten().any(|site| title::same(site, name));
    let mut stated: Vec<String> = Vec::new();
    let mut others: Vec<String> = Vec::new();
    for author in said.authors() {
        let names = byline::names(&author.name);
        let (own, other): (Vec<_>, Vec<_>) =
            names.into_iter().partition(|name| !author.organization && !is_site(name));
        stated.extend(own.into_iter().filter(|name| !stated.contains(name)).collect::<Vec<_>>());
        others.extend(other);
    }
    let tagged = TAGS.iter().filter_map(|tag| page.meta.tag(tag)).flat_map(byline::names);
    let (people, sites): (Vec<_>, Vec<_>) = tagged.partition(|name| !is_site(name));
    others.extend(sites);
    let first =
        TAGS.iter().filter_map(|tag| page.meta.tag(tag)).map(byline::names).find(|names| !names.is_empty());
    if stated.is_empty() && !people.is_empty() {
        stated = first.unwrap_or_default().into_iter().filter(|name| !is_site(name)).collect();
    }
    printed.retain(|name| !is_site(name) && !others.iter().any(|other| title::same(other, name)));
    let all = |names: &[String]| names.iter().all(|n| printed.iter().any(|p| title::same(p, n)));
    let longer = printed.len() > stated.len() && all(&stated);
    let people = if longer || stated.is_empty() { printed } else { stated };
    let known = [people, others, likely].into_iter().find(|names| !names.is_empty());
    article.authors = known.unwrap_or_default();
    let mut known: Vec<String> = Vec::new();
    article.authors.retain(|name| {
        let new = !known.iter().any(|k| title::same(k, name));
        known.push(name.clone());
        new
    });
}

fn date(article: &Article, page: &Page, said: &JsonLd, printed: Option<DateTime>) -> Option<DateTime> {
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
    // What stands beside the headline is the story's; a `<time>` may be a teaser's.
    found.extend(printed);
    let times = page.marks.iter().filter(|mark| mark.kind == MarkKind::Time);
    found.extend(times.filter_map(|mark| DateTime::parse(mark.target.of(&page.names))).take(1));
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
