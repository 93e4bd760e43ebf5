//! A story's shape as TypeScript declares it. Uses `wire`.

use super::{
    Disagreement, DisagreementKind, Fresh, Row, Side, Story, StoryArticle, StoryErrorCode, StoryOptions,
    StoryPick, Telling,
};
use crate::wire::declared as of;

/// The TypeScript types of a story.
pub fn typescript() -> String {
    let config = &ts_rs::Config::new();
    let all = [
        of::<Story>(config),
        of::<StoryArticle>(config),
        of::<Row>(config),
        of::<Telling>(config),
        of::<Disagreement>(config),
        of::<DisagreementKind>(config),
        of::<Side>(config),
        of::<StoryPick>(config),
        of::<Fresh>(config),
        of::<StoryOptions>(config),
        of::<StoryErrorCode>(config),
    ];
    all.join("\n")
}
