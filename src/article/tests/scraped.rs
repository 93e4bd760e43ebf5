//! Pages as a text browser prints them: each line indented by the blocks around it.

use super::*;

/// A menu, a story with a list, a teaser and a box, comments, and the foot of the site.
const INDENTED: &str = "
  Lowden Mirror
      * Home
      * Sport
          + Rowing
          + Chess
      * Home > Harbour
    Ferry to Lowden stops for the winter

    By Ada Brook
          * Post
          * Share

        November 3, 2025

      The ferry between Lowden and Port Ellery will not sail again before March, its owner said on Monday.

          Advert

      The owner gave three reasons for it, and said that none of them was new:

        * an engine from 1981
        * the price of oil
        * too few passengers

        The ferry at its pier in the last week of the summer, before the storms came.

      What it means

      Those who work on the other side will have to take the road, which is forty kilometres longer.

          Related
          Ten walks for a wet day around the lake
          How the pier got its lamps

      A bus is to leave at six in the morning, the council said, and to come back at seven in the evening.

      First on Monday, 3 November
      Then on every working day
      Last on Friday, 6 March

          More from Harbour
          * Crane falls into the dock

          1. joanna says:
          4 November 2025 at 10.02
            So we get up at five now, and nobody at the council thought of asking us about it.
          2. old salt says:
          4 November 2025 at 10.40
            The engine was fine when I worked on her, and the oil was never the problem in those years.
          3. joanna says:
          4 November 2025 at 11.15
            It was ten years ago that you worked on her, and she has not been painted once since then.

  About us
  Terms of use
";

#[test]
fn the_column_of_a_story_tells_it_from_its_boxes() {
    let article = extract(&Page::from_text(INDENTED), &Options::default()).expect("an article");
    assert_eq!(article.title, "Ferry to Lowden stops for the winter");
    assert_eq!(article.authors, ["Ada Brook"]);
    let starts: Vec<&str> =
        article.paragraphs.iter().filter_map(|p| p.span.of(&article.text).split(' ').nth(1)).collect();
    assert_eq!(
        starts,
        ["ferry", "owner", "an", "the", "too", "it", "who", "bus", "on", "on", "on"],
        "{}",
        article.text
    );
}

/// The title, the authors and the text of a story below such lines.
fn below(front: &str, address: &str) -> (String, String, String) {
    let text = format!(
        "Lowden Mirror\n* Home\n* Sport\n{front}\nThe ferry between Lowden and Port Ellery will not sail again before \
            March, its owner said on Monday.\n\nThose who work on the other side will have to take the road, which is \
            forty kilometres longer.\n"
    );
    let options = Options { url: Some(address.to_owned()), ..Options::default() };
    let article = extract(&Page::from_text(&text), &options).expect("an article");
    (article.title, article.authors.join(" + "), article.text)
}

#[test]
fn a_headline_stands_alone_above_its_byline() {
    let address = "https://mirror.test/harbour/ferry-stops-winter";
    let headline = "Ferry to Lowden stops for the winter";
    for front in [
        "Home Harbour Ferry to Lowden stops for the winter\n\nFerry to Lowden stops for the winter\n\n3 Nov 2025\n",
        "Live Sport\n\nFerry to Lowden stops for the winter\n\nThe pier is to be mended in the meantime\n\n3 Nov 2025\n",
        "1. Ferry to Lowden stops for the winter\nRead more\n",
        "Ferry to Lowden stops for the winter | Lowden Mirror\n\nFerry to Lowden stops for the winter\n",
        "Ferry to Lowden stops for the winter\n3 Nov 2025\nHome > News > Harbour > Ferry\n",
    ] {
        assert_eq!(below(front, address).0, headline, "{front}");
    }
    assert_eq!(
        below("Will the ferry to Lowden ever sail again this year?\n\nBy Ada Brook\n", "").1,
        "Ada Brook"
    );
}

#[test]
fn names_between_the_headline_and_the_story_are_its_authors() {
    for (front, wanted) in [
        ("Share Save\n\nAda Brook\n3 Nov 2025\n", "Ada Brook"),
        ("Jo Tran\nPhoto: Lowden Mirror\n\nAda Brook\n", "Ada Brook"),
        ("By\nAda Brook\n3 Nov 2025\nPort Ellery\n", "Ada Brook"),
        ("Ada Brook | 3 Nov 2025 - 10:05\n", "Ada Brook"),
        ("By Ada Brook 3 November 2025 • 4:45pm\n", "Ada Brook"),
        ("Ada Brook 4 min read\n", "Ada Brook"),
        ("Ada Brook | Lowden\n3 Nov 2025\n", "Ada Brook"),
        ("Key Points\n3 Nov 2025\n", ""),
    ] {
        let front = format!("\nFerry to Lowden stops for the winter\n\n{front}");
        assert_eq!(below(&front, "").1, wanted, "{front}");
    }
}

#[test]
fn a_line_between_the_headline_and_the_date_sums_the_story_up() {
    let says = "Its engine is from 1981, and nobody wants to pay for another one.";
    let front = format!("\nFerry to Lowden stops for the winter\n\n{says}\n\nBy Ada Brook\n3 Nov 2025\n");
    let (title, _, text) = below(&front, "");
    assert_eq!(title, "Ferry to Lowden stops for the winter");
    assert!(text.starts_with("The ferry between") && text.ends_with("longer."), "{text}");
}

#[test]
fn what_a_site_says_of_itself_is_no_part_of_the_story() {
    for line in [
        "Our reporting is free because readers like you pay for it.",
        "Stay up to date with the latest from Port Ellery.",
        "This content is hosted by a third party. Please accept cookies to view it.",
        "Listen to this article",
        "Follow the Mirror on WhatsApp for breaking news and alerts.",
        "Add Lowden Mirror as a preferred source on Google.",
        "Published 4 hours ago",
        "An dieser Stelle finden Sie einen externen Inhalt, der den Artikel ergänzt.",
        "Il vous reste 40 % de cet article à lire.",
        "Recibe cada mañana las noticias en tu correo.",
    ] {
        let (_, _, text) = below(&format!("\nFerry to Lowden stops for the winter\n\n{line}\n"), "");
        assert!(text.starts_with("The ferry between") && !text.contains(line), "{line}: {text}");
    }
}

#[test]
fn a_story_may_speak_of_newsletters_and_of_its_readers() {
    for line in [
        "The thieves had signed up for the newsletters of every bank in Port Ellery, the police said.",
        "The ferry left 4 hours ago, and nobody has heard of it since it passed the lighthouse.",
    ] {
        let (_, _, text) = below(&format!("\nFerry to Lowden stops for the winter\n\n{line}\n"), "");
        assert!(text.starts_with(line), "{line}: {text}");
    }
}

#[test]
fn a_short_sentence_below_a_line_to_another_story_belongs_to_the_story() {
    for (link, end) in [
        ("Lees ook: Brandweer zoekt vrijwilligers", "De schade is groot, zegt de politie."),
        ("Читайте також: Де перекриють вулиці", "Восени візьмуться і за сусідній міст."),
        ("यह भी पढ़ें: कहाँ सड़कें बंद रहेंगी", "अगले साल पास के पुल की मरम्मत होगी।"),
        ("اقرأ أيضا: مواعيد القطارات الجديدة", "ومن المقرر أن يبدأ العمل في الجسر المجاور."),
    ] {
        let text = format!(
            "Nieuws\nDe brug is weer open\nDe brug over de rivier is donderdag weer opengegaan voor het verkeer.\n\
                De eerste die eroverheen reed was een vrachtwagen met melk.\n{link}\n{end}\n"
        );
        let article = extract(&Page::from_text(&text), &Options::default()).expect("an article");
        assert!(article.text.ends_with(end) && !article.text.contains(link), "{}", article.text);
    }
}

#[test]
fn a_line_below_read_more_is_no_sub_head() {
    let front = "\nFerry to Lowden stops for the winter\nThe ferry has stopped, and it will not sail before the month of March or April, as nobody in the whole town wanted to pay for it.\n\
        Read more\nTen walks around the lake\n";
    let text = below(front, "").2;
    assert!(text.starts_with("The ferry has") && !text.contains("Ten walks"), "{text}");
}

#[test]
fn what_follows_in_a_newsletter_makes_its_name_no_headline() {
    let front = "Tide Letter\nby Ada Brook\nWhy the ferry stopped\nAnd what comes next\nAda Brook\nNov 4, 2025\n\
        The ferry stopped because nobody wanted to pay for a new engine any more.\n\
        Thanks for reading Tide Letter! Subscribe to support my work.\n";
    assert_eq!(below(front, "").0, "Why the ferry stopped");
}

#[test]
fn the_language_seen_tells_whether_the_day_stands_before_the_month() {
    for (date, body, day) in [
        (
            "11/02/2026 a las 20:14h.",
            "Dos personas resultaron heridas al chocar un autobús con un tranvía en el centro de la ciudad.",
            "2026-02-11",
        ),
        (
            "10/01/2026 09h40",
            "A chuva dos últimos dias deixou muitas famílias sem casa na cidade, segundo a prefeitura.",
            "2026-01-10",
        ),
        (
            "12 листопада 2025, 14:20",
            "У місті в середу відкрили для машин міст, який ремонтували понад рік, і це бачили всі.",
            "2025-11-12",
        ),
        (
            "5 मार्च 2026",
            "पुराना पुल दो साल की मरम्मत के बाद गुरुवार को वाहनों के लिए फिर खोल दिया गया है।",
            "2026-03-05",
        ),
        (
            "03/04/2026",
            "The ferry between the two towns will not sail again before March, its owner said on Monday.",
            "",
        ),
    ] {
        let article =
            extract(&Page::from_text(&format!("Tranvía 2\n{date}\n{body}\n{body}\n")), &Options::default());
        let published = article.expect("an article").published;
        assert_eq!(published.map_or(String::new(), |day| day.date.to_string()), day, "{date}");
    }
}
