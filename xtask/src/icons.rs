//! The project's icon as PNGs, which browsers want where they don't take its SVG.

use crate::{Result, browsers, tools};
use std::process::Command;

/// The one drawing, for the extension and the demo.
pub(crate) const ICON: &str = "www/extension/icon.svg";

/// Draws `icon-SIZE.png` for each size, and hands back the files' names.
pub(crate) fn draw(folder: &str, sizes: &[u32]) -> Result<Vec<String>> {
    browsers::npm()?;
    let names: Vec<_> = sizes.iter().map(|size| format!("icon-{size}.png")).collect();
    let files = sizes.iter().zip(&names).map(|(size, name)| format!("{size}={folder}/{name}"));
    tools::run(Command::new("node").args(["xtask/icons.mjs", ICON]).args(files))?;
    Ok(names)
}
