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
