//! Pages that speak of the site, sell or list, in plain markup that says nothing of itself; and articles that look like them.

use super::*;

/// What a page of nothing but its heading's title and this body is instead of an article.
pub(super) fn refused(address: &str, body: &str) -> Option<PageKind> {
    let title = body.split("<h1>").nth(1).and_then(|rest| rest.split('<').next()).unwrap_or("Welcome");
    let page =
        format!("<title>{title} | Tidewater Post</title><p><a href=/>Tidewater Post</a></p><main>{body}");
    let options =
        Options { url: Some(address.to_owned()).filter(|url| !url.is_empty()), ..Options::default() };
    match extract(&Page::from_html(&page), &options) {
        Err(Error::NoArticle { kind, .. }) => Some(kind),
        _ => None,
    }
}

/// Rows of a class, with a number in place of each `#`.
fn rows(count: usize, row: &str) -> String {
    (0..count).map(|n| row.replace('#', &n.to_string())).collect()
}

#[test]
fn what_a_site_says_to_its_readers_is_no_article() {
    for body in [
        "<h2>We value your privacy</h2><p>We and our 843 partners store and access information on your device, to offer \
         you advertising that fits you, to measure how it performs, and to learn more about our audience.</p><p>Your \
         choices apply to this site alone and are kept for thirteen months. You can change them whenever you like.</p>",
        "<h1>Tidewater Bote</h1><p>Besuchen Sie unsere Seite wie gewohnt mit Werbung und üblichem Tracking. Ihre \
         Zustimmung können Sie jederzeit widerrufen.</p><p>Werbetracking: Auf Ihrem Gerät werden von uns und bis zu 190 \
         Partnern Kennungen gespeichert, mit denen Anzeigen ausgewählt werden.</p>",
        "<h1>Are you of legal drinking age?</h1><p>To enter the site of the brewery you must be of legal age to drink in \
         the country where you are. If there is no such law there, you must be over 21.</p><p>By entering you agree to \
         our terms of use and our privacy notice. Please drink with care, and show nobody under age what you see.</p>",
        "<h2>¿Eres mayor de edad?</h2><p>Para entrar en esta página debes tener la edad legal para consumir alcohol en \
         tu país de residencia.</p><p>Al entrar aceptas nuestra política de privacidad. Disfruta de un consumo \
         responsable, y no enseñes lo que ves aquí a quien no tenga tu edad.</p>",
        "<h1>Keep reading</h1><p>With an account you can read five articles a month and save stories for later. It takes \
         less than a minute and costs nothing.</p><p>Already have an account? Sign in. By continuing you agree to our \
         terms of sale, and you may leave whenever you wish.</p>",
    ] {
        for address in ["", "https://post.test/2026/03/11/sea-wall-wins-the-vote"] {
            assert_eq!(refused(address, body), Some(PageKind::Form), "{address} {body}");
        }
    }
    for body in [
        "<p>Necesitas activar JavaScript para ver esta página. Si ya lo has activado, vuelve a cargarla o prueba con otro \
         navegador.</p>",
        "<p>このサイトをご利用いただくには、ブラウザのJavaScriptを有効にしてください。設定を変更した後、ページを再読み込みしてください。</p>",
    ] {
        assert_eq!(refused("", body), Some(PageKind::Shell), "{body}");
    }
    let wall = "<h1>Logga in för att läsa vidare</h1><p>Har du papperstidningen hem i brevlådan ingår det digitala utan \
        kostnad. Ange numret, så kopplar vi ihop dem.</p><p>Den här artikeln är till för dem som betalar för den, och \
        allt annat står kvar på förstasidan.</p>";
    assert_eq!(refused("https://post.test/hamnen-far-en-hogre-mur", wall), Some(PageKind::Form));
    let lost = "<h1>Nie znaleziono strony</h1><p>Strona, której szukasz, została usunięta albo zmieniła nazwę. Sprawdź, \
        czy adres został wpisany poprawnie, albo wróć na stronę główną.</p>";
    assert_eq!(refused("", lost), Some(PageKind::ErrorPage));
    let gone = "<title>Seite nicht gefunden | Bote</title><h1>Ups!</h1><p>Die Adresse, die Sie aufgerufen haben, führt \
        leider ins Leere. Vielleicht wurde der Beitrag verschoben.</p>";
    let found = extract(&Page::from_html(gone), &Options::default());
    assert!(
        matches!(found, Err(Error::NoArticle { kind: PageKind::ErrorPage, .. })),
        "the window's title tells"
    );
}

#[test]
fn offers_and_short_rows_are_no_article() {
    let plan = "<div class=plan><h2>Plan #</h2><p>£# a week for the first six months, then twice that</p><p>All articles \
        on the site and in the app, the puzzles and the archive since 1891.</p></div>";
    let room = "<div class=room><h2>Zimmer #</h2><p>14 Quadratmeter, Dusche, Balkon. Ab 6# € pro Nacht, Frühstück \
        inklusive.</p><a href=/b>Buchen</a></div>";
    for row in [plan, room] {
        for count in [2, 3] {
            let body = format!("<h1>Welcome</h1>{}", rows(count, row));
            assert_eq!(refused("", &body), Some(PageKind::Product), "{body}");
        }
    }
    let teaser = "<div class=teaser><h2><a href=/#>Brücke # bleibt gesperrt</a></h2><p>Der Kreis hat Risse in zwei \
        Pfeilern gefunden. Wie lange die Sperrung dauert, weiß noch niemand, und Ersatz gibt es bisher nicht.</p></div>";
    assert_eq!(refused("", &format!("<h1>Region</h1>{}", rows(5, teaser))), Some(PageKind::List));
}

#[test]
fn articles_may_look_like_them() {
    let pick = "<div class=pick><h2><a href=https://shop.test/#>Kettle #</a></h2><p>It has a wide bottom and a lid that \
        locks. Even in a north-westerly of nine it did not move from the stove, and it boils a litre in four minutes. The \
        handle gets hot, which the maker says it will mend. We used it for three days and would take it again, though it \
        is not cheap.</p></div>";
    let post = "<div class=post><div># March 2026, 21:40</div><p>The police have closed the old bridge to all traffic \
        after a barge came loose and struck pier number #, the harbour office says.</p></div>";
    for body in [
        "<h1>How to close an old account</h1><p>Most of us have an account that we opened in 2004 and never closed. Here \
         is how to get rid of it in an evening.</p><p>First, find out what hangs on it. Each result is a shop or a forum \
         where you can change your address.</p><p>Last, delete it in its settings. You will be asked for your password \
         twice, and the letters are gone after thirty days.</p>",
        "<h1>Rents rise again</h1><p>A flat of two rooms in Lowden now costs £900 a month, the council said on \
         Tuesday.</p><p>Two years ago it was £700 a month. In Marrick tenants pay £640 a month.</p><p>He earns in a week \
         what the landlord takes in a day, said Cy Moor.</p>",
        "<h1>Gericht rügt Verlag wegen Cookies</h1><p>Ein Verlag darf seine Leser nicht ohne Zustimmung verfolgen, hat \
         das Landgericht am Dienstag entschieden.</p><p>Die Richter sahen den Datenschutz verletzt. Der Verlag will \
         Berufung einlegen, sagte sein Sprecher.</p>",
        "<h1>Without JavaScript for a week</h1><p>On Monday our team switched JavaScript off in all browsers, and left it \
         off until Friday.</p><p>The web without scripts is quiet, and half of it is missing.</p>",
        "<h1>Thieves empty accounts</h1><p>Thieves have emptied the accounts of forty anglers after they gave their \
         passwords on a false page of the club, police said on Friday.</p><p>The club asks its members to change their \
         password. It will never ask you for it by telephone, its chairman said.</p>",
        &format!("<h1>The best kettles</h1><p>We boiled water on the ferry for a week.</p>{}", rows(4, pick)),
        &format!("<h1>Flood in Port Ellery: as it happened</h1>{}", rows(4, post)),
    ] {
        assert_eq!(refused("", body), None, "{body}");
    }
}

#[test]
fn rows_without_headings_baskets_and_figures_are_no_article() {
    let dated = "<div class='py-4 border-b'><div><a href=/#>Pont fermé jusqu'au mois #</a></div><div>Le # mars 2024</div>\
        <div>Le bac entre les deux rives restera à quai jusqu'au printemps, a annoncé son propriétaire.</div></div>";
    let event = "<div class=rounded><div>Tue # Mar, 19:00</div><div>Choir by the sea</div><div>St Mark’s</div><p>The \
        harbour choir sings songs of the isles, with tea in the interval.</p><div>£8</div></div>";
    let match_ = "<div class=m><span>Lowden</span><span># - 1</span><span>Marrick</span></div>";
    let kettle = "<h1>Bouilloire Port 2</h1><p>34,90 €</p><button>Ajouter au panier</button><p>La bouilloire a un fond \
        large qui la tient en place sur une cuisinière qui bouge, et un couvercle qui se verrouille.</p><p>Elle fait \
        bouillir un litre en quatre minutes et verse sans goutter. Livraison offerte.</p>";
    let lost = "<h1>Oeps! Deze pagina bestaat niet (meer)</h1><p>De pagina is verplaatst, verwijderd of heeft nooit \
        bestaan. Controleer het adres of ga terug naar de voorpagina.</p>";
    let asks = "<h1>Ansökan</h1><p>Fyll i formuläret nedan för att ansöka om tillstånd för din gata. Du får svar inom två \
        veckor.</p><label>Namn</label><input><label>Adress</label><input><label>Ort</label><input><label>Telefon</label>\
        <input><p>Du behöver ha ditt registreringsnummer till hands, och du betalar 400 kronor per år.</p>";
    for (body, kind) in [
        (rows(5, dated), PageKind::List),
        (rows(5, event), PageKind::List),
        (rows(9, match_), PageKind::List),
        (kettle.to_owned(), PageKind::Product),
        (lost.to_owned(), PageKind::ErrorPage),
        (asks.to_owned(), PageKind::Form),
    ] {
        let body = if body.starts_with("<h1>") { body } else { format!("<h1>Welcome</h1>{body}") };
        assert_eq!(refused("", &body), Some(kind), "{body}");
    }
}

#[test]
fn short_notes_in_the_same_markup_are_articles() {
    let post = "<div class=post><div>21:4#</div><div>The police have closed the bridge to all traffic, the harbour office \
        says.</div></div>";
    let entry = "<div class=entry><time>21:4#</time><h3>Bridge closed</h3><p>The Calder bridge has been closed to all \
        traffic, police said.</p></div>";
    let walk = "<div class=item><h2>#. Lamp Rock</h2><img src=a><p>You can walk out to it at low tide, and must walk back \
        an hour later. Bring boots: the weed is slippery.</p></div>";
    for body in [
        "<h1>Kessel fällt im Test durch</h1><div>Der neue Kessel kostet 39,90 Euro und steht auch auf einem schwankenden \
         Herd, wie der Hersteller am Montag mitteilte.</div><div>Er nimmt ihn bis auf Weiteres aus den Läden.</div>",
        "<h1>Storm to hit coast</h1><div>By Cy Moor · 5 March 2025</div><div>Heavy rain will reach the coast on Thursday \
         night, the weather service said, and ferries may not sail.</div><div>Temperatures will fall to 2°C.</div>",
        &format!("<h1>Storm: live</h1>{}", rows(4, post)),
        &format!("<h1>Storm: live</h1>{}", rows(5, entry)),
        &format!(
            "<h1>Walks for the weekend</h1><p>The sun is out, and so should you be.</p>{}",
            rows(4, walk)
        ),
    ] {
        assert_eq!(refused("", body), None, "{body}");
    }
}
