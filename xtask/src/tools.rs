//! Running other programs and touching files, with errors that name what was tried.

use crate::Result;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The cargo that runs this command.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Shows the command and runs it to its end.
pub(crate) fn run(command: &mut Command) -> Result {
    let line = line(command);
    eprintln!("+ {line}");
    let status = command.status().map_err(|error| format!("`{line}` can't be started: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{line}` failed ({status})").into()) }
}

/// Runs the command and hands back what it printed.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let line = line(command);
    let done = command.output().map_err(|error| format!("`{line}` can't be started: {error}"))?;
    if !done.status.success() {
        let said = String::from_utf8_lossy(&done.stderr);
        return Err(format!("`{line}` failed ({}): {}", done.status, said.trim()).into());
    }
    Ok(String::from_utf8(done.stdout)?)
}

/// The command as one would type it.
pub(crate) fn line(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// Reads a file as text.
pub(crate) fn read(path: impl AsRef<Path>) -> Result<String> {
    let path = path.as_ref();
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()).into())
}

/// Writes a file where its content differs, so that what is newer than it stays newer.
pub(crate) fn write(path: impl AsRef<Path>, content: impl AsRef<[u8]>) -> Result {
    let (path, content) = (path.as_ref(), content.as_ref());
    if fs::read(path).is_ok_and(|there| there == content) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    fs::write(path, content).map_err(|error| format!("{}: {error}", path.display()).into())
}

/// Copies a file; see [`write()`].
pub(crate) fn copy(from: impl AsRef<Path>, to: impl AsRef<Path>) -> Result {
    let from = from.as_ref();
    write(to, fs::read(from).map_err(|error| format!("{}: {error}", from.display()))?)
}

/// Every file below `folder`, as paths relative to it, in order; none where the folder is not there.
pub(crate) fn files(folder: impl AsRef<Path>) -> Result<Vec<String>> {
    let folder = folder.as_ref();
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(next) = waiting.pop() {
        if !next.is_dir() {
            continue;
        }
        for entry in fs::read_dir(&next).map_err(|error| format!("{}: {error}", next.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                found.push(path.strip_prefix(folder)?.to_string_lossy().into_owned());
            }
        }
    }
    found.sort();
    Ok(found)
}
