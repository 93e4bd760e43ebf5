//! What is told twice and what only looks so.

use super::*;

#[test]
fn only_what_is_surely_the_same_event_shares_a_group() {
    for (text, same) in [
        ("The council shut the old pier on Tuesday. On Tuesday the council shut the pier.", true),
        ("Rain flooded the harbour on Tuesday. The harbour was flooded by rain on Tuesday.", true),
        // Told as to come and as done, in other forms of the words.
        ("The guild will auction nine paintings on Tuesday. On Tuesday the guild auctions a painting.", true),
        (
            "Number 9 said the harbour commissioner found no fault with the crane on Tuesday. \
             On Tuesday No 9 confirmed the Harbour Commissioner saw faults of the crane.",
            true,
        ),
        // A figure or a quotation that few events share.
        (
            "It emerged on Sunday that the mayor had taken £5,000 of gifts and meals. Over the weekend it emerged \
             that Ada Miller had been paid meals and other gifts for £5,000.",
            true,
        ),
        (
            "Asked on Tuesday about the pier, Ada Miller said that “no town of this size needs two piers”. \
             Ada Miller said on Tuesday: “No town of this size needs two piers, and never will.”",
            true,
        ),
        // The coarser date holds the finer.
        (
            "The guild bought the old mill in March. The guild bought the mill from a miller's widow on March 3.",
            true,
        ),
        ("The guild bought a mill in March. The guild sold a boat on March 3.", false),
        (
            "The harbour pilots union disputed the plan on Tuesday. \
             On Tuesday the Harbour Pilots Union said its office had been shut.",
            false,
        ),
        (
            "Ada Miller got letters last week after she tried to stop the fair. Last week Ada Miller wrote that \
             Holt tried to stop the fair.",
            false,
        ),
        ("On Tuesday Ada Miller opened the pier. On Tuesday Ada Miller dodged all questions.", false),
        ("Sales fell 4 percent in 2019. Sales in the north fell 9 percent in 2019.", false),
        ("The council shut the pier on Tuesday. The council raised the rent on Tuesday.", false),
        ("The council shut the pier on Tuesday. The council shut the pier in 2019.", false),
        (
            "Ada Miller was born in Lisle on May 4, 1951. On May 4, 1951, the Lisle bridge fell into the river.",
            false,
        ),
    ] {
        let options = crate::Options {
            published: DateTime::parse("2020-10-29"),
            language: Some("en".to_owned()),
            ..crate::Options::default()
        };
        let groups: Vec<u32> = crate::digest(&crate::Page::from_body(text), &options)
            .unwrap()
            .timeline
            .iter()
            .map(|e| e.group)
            .collect();
        assert_eq!(groups.len(), 2, "{text}");
        assert_eq!(groups[0] == groups[1], same, "{text}");
    }
}
