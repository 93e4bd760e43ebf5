//! Standard output as `batch` writes it: whole rows, whatever ends the process.

use std::io::{BufWriter, Stdout, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

pub(crate) type Output = Mutex<BufWriter<Stdout>>;

/// The output, for one row or for its end.
pub(crate) fn held(output: &Output) -> MutexGuard<'_, BufWriter<Stdout>> {
    output.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Has a signal end the process behind a whole row, with the code of a shell: 128 and the signal. The second one doesn't wait.
#[cfg(unix)]
pub(crate) fn stop_between_rows(output: &Arc<Output>) -> std::io::Result<()> {
    use signal_hook::consts::{SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGINT, SIGTERM])?;
    let output = Arc::clone(output);
    std::thread::spawn(move || {
        for (n, signal) in signals.forever().enumerate() {
            let output = Arc::clone(&output);
            let end = move || {
                // Held to the end, so that no row begins. That nobody reads is nothing to say any more.
                let mut last = (n == 0).then(|| held(&output));
                let _ = last.as_mut().map(|output| output.flush());
                std::process::exit(128 + signal)
            };
            std::thread::spawn(end);
        }
    });
    Ok(())
}
