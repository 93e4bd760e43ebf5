//! Pages without metadata that only their wording tells from articles: offers, firms, terms, forecasts; and articles of these.

use super::refused::refused;
use super::*;

#[test]
fn offers_firms_terms_and_forecasts_are_no_article() {
    let job = "<h1>Team lead, night shift</h1><div>Marrick · Full-time</div><p>The Marrick mill is looking for somebody to lead \
        the night shift.</p><h2>What you bring</h2><ul><li>Three years in a mill</li><li>A strong back</li></ul><h2>What we \
        offer</h2><p>A permanent contract, thirty days of holiday and bread.</p><a href=/a>Apply now</a>";
    let house = "<h1>House for sale in Quay Street</h1><div>3 bedrooms · 94 sq m</div><h2>Property description</h2><p>A charming \
        house close to the harbour and to the shops, which has been lovingly restored.</p><p>The ground floor has a bright \
        living room, and a kitchen with a door to the garden.</p><a href=/v>Arrange a viewing</a>";
    let software = "<h1>Books that keep themselves</h1><p>Connect your bank, and Ledgerly sorts every payment before you have had \
        your coffee.</p><a href=/s>Book a demo</a><p>Our experts look at your books each month, and we file them for you.</p><p>\
        We remind your customers, so that you don't have to.</p><a href=/p>Pricing</a>";
    let practice = "<h1>Your dentist in Corran</h1><p>Welcome to our practice. We look after the teeth of young and old, without \
        haste.</p><p>Our rooms on Mill Lane have no steps, and we speak English and Turkish.</p><p>Please call us, and we will \
        see you on the same day.</p>";
    let share = "<h1>Pell Shipping (PELL)</h1><div>41.07 -0.33 (-0.80%)</div><dl><dt>Open</dt><dd>41.30</dd><dt>Volume</dt><dd>\
        88,102</dd><dt>Market cap</dt><dd>903M</dd><dt>Dividend yield</dt><dd>4.1%</dd></dl><p>Pell Shipping operates a fleet \
        of nineteen coasters that carry grain and cement. It is based in Port Ellery.</p>";
    let terms = "<h1>Conditions of sale</h1><p>These conditions apply to all orders on our site. By placing an order you agree to \
        them.</p><p>We reserve the right to refuse any order.</p><h2>Delivery</h2><p>We are not liable for delays caused by the \
        carrier. You may return goods within thirty days.</p>";
    let weather = "<h1>Lowden weather</h1><h2>Today</h2><p>Cloudy at first, with sunny spells later. Light winds, and 14 \
        degrees.</p><h2>Tonight</h2><p>Dry, with a touch of frost in the valleys. Lowest temperature 2 degrees.</p><h2>Friday\
        </h2><p>Rain will spread from the west, heavy at times. Brighter by dusk, with a fresh breeze.</p>";
    let wetter = "<h1>Wetter in Uferstadt</h1><p>Am Morgen Nebel, später heiter bei Temperaturen um 12 Grad.</p><p>In der Nacht \
        Schauer, im Bergland auch Schnee. Tiefstwerte um 2 Grad.</p><p>Am Freitag bewölkt und trocken, der Wind lässt nach.</p>";
    let hotel = "<h1>Hotel Mirador</h1><p>Bienvenidos al Hotel Mirador, un lugar tranquilo a cinco minutos de la playa.</p><h2>\
        Habitaciones</h2><p>Nuestras habitaciones disponen de terraza, baño completo y conexión gratuita.</p><a href=/r>Reservar \
        ahora</a><h2>Cómo llegar</h2><p>Estamos a veinte minutos del aeropuerto.</p>";
    let course = "<h1>Knots from scratch</h1><p>Learn to tie every knot that a sailor needs, with 42 lessons and a certificate at \
        the end.</p><a href=/e>Enroll now</a><h2>What you will learn</h2><ul><li>Tie a rope to a pier</li><li>Mend a net</li></ul>\
        <h2>Course content</h2><ul><li>Ropes</li><li>Nets</li></ul><p>Jo has taught sailors for ten years and wrote two books.</p>";
    for (body, kind) in [
        (hotel, PageKind::Product),
        (course, PageKind::Product),
        (job, PageKind::Product),
        (house, PageKind::Product),
        (software, PageKind::Product),
        (practice, PageKind::Other),
        (share, PageKind::List),
        (terms, PageKind::Other),
        (weather, PageKind::List),
        (wetter, PageKind::List),
        (
            "<h1>Terms and conditions of use</h1><p>Last updated: 1 May 2025</p><p>By using the service you accept what follows. \
          If you do not, you may not use it.</p><p>You are responsible for all that is done with your account.</p>",
            PageKind::Other,
        ),
    ] {
        assert_eq!(refused("", body), Some(kind), "{body}");
    }
}

#[test]
fn articles_of_such_things_are_articles() {
    for body in [
        "<h1>Cold to last until Sunday</h1><p>The cold that has closed schools in the north will last until Sunday, the weather \
         service said on Thursday.</p><p>Temperatures fell to minus 19 degrees overnight, and snow blocked the pass.</p><p>Rain \
         will reach the coast on Monday, with winds of up to 70 km/h.</p>",
        "<h1>Bakeries can't find bakers</h1><p>One bakery in four is looking for staff, and most have stopped looking.</p><p>Pell's \
         in Marrick offers full-time contracts, a car and every second Sunday off. Nobody has applied since May.</p>",
        "<h1>Lighthouse sold for a pound</h1><p>The lighthouse of Fell has been sold for a pound to the only bidder.</p><p>It has \
         three bedrooms, one above the other, and a bathroom with a view of two countries.</p>",
        "<h1>Halden raises its outlook</h1><p>Halden raised its outlook for the year after sales of kettles rose by a fifth.</p><p>\
         Revenue came to 312 million pounds. The dividend yield of its shares stood at 2.9 percent.</p><p>The company, founded \
         in 1924, has 5,300 employees and its headquarters in Marrick.</p>",
        "<h1>We are all late now</h1><p>We are all late now. The train is late, our children are late because of it, and we are \
         late because of them.</p><p>Our grandparents had one clock, and it was wrong for all of us.</p>",
        "<h1>Privacy policy of school app broke the law</h1><p>The maker of a school app may not keep the personal data of \
         children, a court has ruled.</p><p>The firm must pay 40,000 euros. It did not say whether it will appeal.</p>",
    ] {
        assert_eq!(refused("", body), None, "{body}");
    }
}
