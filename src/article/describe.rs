//! What is known of the article besides its text: what the page says, what its lines print, what the caller knows.
//! May use `page`, `language`, `civil`, `span`.

use super::json_ld::JsonLd;
use super::printed::Printed;
use super::{Article, ParagraphKind, byline, published, title, tongue};
use crate::civil::DateTime;
use crate::find::find;
use crate::language::Language;
use crate::letters;
use crate::options::Options;
use crate::page::{MarkKind, Page};
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
    let owned = |text: &str| text.to_owned();
    article.url =
        options.url.clone().or_else(|| meta.canonical.clone()).or_else(|| meta.tag("og:url").map(owned));
    article.section = meta.tag("article:section").or_else(|| said.first("articleSection")).map(owned);
    article.publisher = said.names("publisher").next().or_else(|| meta.tag("og:site_name")).map(owned);
    article.published = options.published.or_else(|| date(article, page, said, printed.published));
    let declared = said.first("inLanguage").or(meta.language.as_deref()).or_else(|| meta.tag("og:locale"));
    article.language = options.language.clone().unwrap_or_else(|| tongue::tell(&article.text, declared));
    authors(article, page, said, printed);
    article.modified = ["article:modified_time", "og:updated_time", "datemodified", "last-modified"]
        .iter()
        .filter_map(|tag| meta.tag(tag))
        .chain(said.first("dateModified"))
        .find_map(|text| DateTime::parse(text).or_else(|| published::line(text)));
    if let Some(title) = &options.title {
        article.title.clone_from(title);
    }
    article.dateline = dateline(article);
}

/// More names than any story has.
const CROWD: usize = 50;

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
    // A window's title often ends with the site's name.
    let window = page.meta.title.as_deref().and_then(|title| title.rsplit_once(['|', '–', '—']));
    let site = [article.publisher.as_deref(), page.meta.tag("og:site_name"), window.map(|(_, site)| site)];
    let is_site = |name: &str| site.iter().flatten().any(|site| title::same(site, name));
    let language = Language::of(&article.language);
    let names =
        |text: &str| byline::names(text, byline::From::Data(Some(language).filter(|l| l.tag != "und")));
    let mut stated: Vec<String> = Vec::new();
    let mut others: Vec<String> = Vec::new();
    for author in said.authors() {
        let (own, other): (Vec<_>, Vec<_>) =
            names(&author.name).into_iter().partition(|name| !author.organization && !is_site(name));
        stated.extend(own.into_iter().filter(|name| !stated.contains(name)).collect::<Vec<_>>());
        others.extend(other);
    }
    let tagged = TAGS.iter().filter_map(|tag| page.meta.tag(tag)).flat_map(names);
    let (people, sites): (Vec<_>, Vec<_>) = tagged.partition(|name| !is_site(name));
    others.extend(sites);
    let first = TAGS.iter().filter_map(|tag| page.meta.tag(tag)).map(names).find(|names| !names.is_empty());
    if stated.is_empty() && !people.is_empty() {
        stated = first.unwrap_or_default().into_iter().filter(|name| !is_site(name)).collect();
    }
    printed.retain(|name| !is_site(name) && !others.iter().any(|other| title::same(other, name)));
    let all = |names: &[String]| names.iter().all(|n| printed.iter().any(|p| title::same(p, n)));
    let longer = printed.len() > stated.len() && all(&stated);
    let people = if longer || stated.is_empty() { printed } else { stated };
    let known = [people, others, likely].into_iter().find(|names| !names.is_empty());
    article.authors = known.unwrap_or_default();
    article.authors.truncate(CROWD);
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
    let head = part(text, 0, text.floor_char_boundary(80));
    let (at, _) =
        [" -- ", " — ", " – ", " - ", "—"].iter().filter_map(|dash| Some((find(head, dash)?, dash))).min()?;
    let place = part(head, 0, at).trim_end();
    let word = place.split([' ', ',']).next().unwrap_or_default();
    let capitals = word.chars().filter(|c| letters::is_alphabetic(*c)).count() > 1
        && !word.chars().any(letters::is_lowercase);
    let agency = place.ends_with(')') && word.chars().next().is_some_and(letters::is_uppercase);
    let start = first.start as usize;
    (capitals || agency).then(|| Span::new(start, start + place.len()))
}
