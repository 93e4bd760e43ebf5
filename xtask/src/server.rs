//! A static server for the demo: one folder, this machine only, under the strict policy that the README asks for.

use crate::Result;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// What every page is served with: nothing but the folder's own files may load, nothing may be sent.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; \
    img-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types nutgraf nutgraf-demo";
/// A request's head is a few hundred bytes; whoever sends more than this is no browser.
const MAX_HEAD: u64 = 16 << 10;
/// A connection that says nothing for so long is closed.
const PATIENCE: Duration = Duration::from_secs(10);

const TYPES: &[(&str, &str)] = &[
    ("css", "text/css; charset=utf-8"),
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("md", "text/plain; charset=utf-8"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("webmanifest", "application/manifest+json"),
    ("woff2", "font/woff2"),
];

/// A folder, served on a port of its own.
pub(crate) struct Server {
    listener: TcpListener,
    folder: Arc<Path>,
    address: String,
}

impl Server {
    /// Takes a free port of 127.0.0.1.
    pub(crate) fn start(folder: &str) -> Result<Self> {
        let folder = fs::canonicalize(folder).map_err(|error| format!("{folder}: {error}"))?;
        let listener =
            TcpListener::bind("127.0.0.1:0").map_err(|e| format!("no port of 127.0.0.1 is free: {e}"))?;
        let address = format!("http://{}/", listener.local_addr()?);
        Ok(Self { listener, folder: folder.into(), address })
    }

    /// What to open.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Serves until the process ends, a thread a connection.
    pub(crate) fn run(&self) {
        serve(&self.listener, &self.folder);
    }

    /// Serves beside what comes next.
    pub(crate) fn in_background(&self) {
        let (listener, folder) = (self.listener.try_clone(), Arc::clone(&self.folder));
        if let Ok(listener) = listener {
            thread::spawn(move || serve(&listener, &folder));
        }
    }
}

fn serve(listener: &TcpListener, folder: &Arc<Path>) {
    for stream in listener.incoming().flatten() {
        let folder = Arc::clone(folder);
        // A browser that goes away halfway is no fault of the server's.
        thread::spawn(move || answer(&stream, &folder));
    }
}

/// Answers one request and closes the connection.
fn answer(stream: &TcpStream, folder: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut head = BufReader::new(stream.take(MAX_HEAD));
    let mut first = String::new();
    head.read_line(&mut first)?;
    let mut line = String::new();
    while head.read_line(&mut line)? > 2 {
        line.clear();
    }
    let mut words = first.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    if method != "GET" && method != "HEAD" {
        return reply(stream, "405 Method Not Allowed", "text/plain", b"GET or HEAD", true);
    }
    let found = locate(folder, target).and_then(|path| Some((kind(&path), fs::read(path).ok()?)));
    match found {
        Some((kind, body)) => reply(stream, "200 OK", kind, &body, method == "GET"),
        None => reply(stream, "404 Not Found", "text/plain", b"not here", method == "GET"),
    }
}

fn reply(mut stream: &TcpStream, status: &str, kind: &str, body: &[u8], whole: bool) -> std::io::Result<()> {
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\
         Content-Security-Policy: {POLICY}\r\nX-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\n\r\n"
    )?;
    stream.write_all(if whole { body } else { &[] })
}

fn kind(path: &Path) -> &'static str {
    let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
    TYPES.iter().find(|(name, _)| *name == ending).map_or("application/octet-stream", |(_, kind)| kind)
}

/// The file that a request means; none outside the folder, whatever is written in the address or linked in the folder.
fn locate(folder: &Path, target: &str) -> Option<PathBuf> {
    let path = decoded(target.split(['?', '#']).next()?.strip_prefix('/')?)?;
    let path = Path::new(&path);
    if !path.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let mut path = folder.join(path);
    if path.is_dir() {
        path.push("index.html");
    }
    let path = fs::canonicalize(path).ok()?;
    (path.starts_with(folder) && path.is_file()).then_some(path)
}

/// Undoes percent-encoding.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = path.bytes();
    let mut out = Vec::new();
    while let Some(byte) = bytes.next() {
        out.push(match byte {
            b'%' => {
                let digits = [bytes.next()?, bytes.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            other => other,
        });
    }
    let out = String::from_utf8(out).ok()?;
    (!out.contains(['\0', '\\'])).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_address_leads_out_of_the_folder() {
        let folder = fs::canonicalize(env!("CARGO_MANIFEST_DIR")).expect("the crate's folder");
        let found = |target| locate(&folder, target);
        assert_eq!(found("/src/main.rs?a=b"), Some(folder.join("src/main.rs")));
        assert_eq!(found("/s%72c/main.rs"), Some(folder.join("src/main.rs")));
        for target in
            ["/../Cargo.toml", "/src/%2e%2e/%2E%2E/Cargo.toml", "//etc/passwd", "/%2fetc/passwd", "", "*"]
        {
            assert_eq!(found(target), None, "{target}");
        }
        for target in ["/src/..%5cCargo.toml", "/src/main.rs%00", "/%zz", "/%", "/src"] {
            assert_eq!(found(target), None, "{target}");
        }
    }
}
