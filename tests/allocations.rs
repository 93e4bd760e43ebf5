//! Cutting sentences takes memory for their spans alone, whatever the rules look at.

use allocation_counter::measure;
use nutgraf::language::Language;
use nutgraf::{Options, Page, article, sentence};

#[test]
fn a_sentence_takes_no_memory_but_its_span() {
    let unit = "U.S. President Ann Poe met Gen. Lee at 5 p.m. EST on Jan. 3, they said. “We won. We did,” Mara Holt, 71, said on Monday. \
        The mayor, Ada Lund, told reporters: \"It fell.\" ‘Nobody asked,’ he said... It cost $3.5 bn. ";
    let language = Language::of("en");
    let taken = |times: usize| {
        let options = Options { force: true, ..Options::default() };
        let article = article::extract(&Page::from_body(&unit.repeat(times)), &options).expect("an article");
        let mut found = 0;
        let taken = measure(|| found = sentence::split(&article, language).len()).count_total;
        assert!(found > 4 * times);
        taken
    };
    // The lists' tables are made when first asked for.
    taken(1);
    let (some, more) = (taken(64), taken(64 * 16));
    // Two lists grow to sixteen times their length, doubling.
    assert!(more <= some + 2 * 4, "{more} allocations where there were {some}");
}
