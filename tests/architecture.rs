//! The order of modules is the law of the house. This test reads the sources and fails on an import of a later row, on a window library
//! before `view`, on a colour outside `theme` and `format`, on climbing two modules up, and on a writer of the map that is not a transaction.

#![allow(clippy::unwrap_used, clippy::format_collect, reason = "a test says what it found by stopping")]

use std::fs;
use std::path::{Path, PathBuf};

/// Every module in its order: one may use only those above it.
const ORDER: [&str; 21] = [
    "map",
    "document",
    "release",
    "analysis",
    "words",
    "theme",
    "text",
    "layout",
    "scene",
    "format",
    "transcript",
    "entry",
    "tables",
    "storage",
    "print",
    "tool",
    "session",
    "command",
    "cli",
    "view",
    "app",
];

struct Source {
    module: String,
    path: PathBuf,
    /// Code without comments and without string contents.
    code: String,
    /// Code with strings, without comments.
    with_strings: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let inside = path.strip_prefix(&root).unwrap();
                let module = inside.components().next().unwrap().as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
                let text = fs::read_to_string(&path).unwrap();
                let with_strings: String = text.lines().filter(|l| !l.trim_start().starts_with("//")).map(|l| format!("{l}\n")).collect();
                let code = without_strings(&with_strings);
                found.push(Source { module, path, code, with_strings });
            }
        }
    }
    assert!(found.len() > 20, "the sources were found");
    found
}

/// Blanks what stands between double quotes; good enough to find paths and method calls.
fn without_strings(text: &str) -> String {
    let mut out = String::new();
    let (mut inside, mut escaped) = (false, false);
    for c in text.chars() {
        match (inside, c) {
            (true, '\\') if !escaped => escaped = true,
            (true, '"') if !escaped => inside = false,
            (true, _) => escaped = false,
            (false, '"') => inside = true,
            (false, c) => out.push(c),
        }
    }
    out
}

fn row(module: &str) -> Option<usize> {
    ORDER.iter().position(|m| *m == module)
}

/// Modules named after `crate::`, also in braces: `use crate::{map, text::Shaped}`.
fn named_modules(code: &str) -> Vec<String> {
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut named = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(braced) = rest.strip_prefix('{') {
            let (mut depth, mut start) = (0, true);
            for (i, c) in braced.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => start = true,
                    c if start && depth == 0 && !c.is_whitespace() => {
                        named.push(word(&braced[i..]));
                        start = false;
                    }
                    _ => {}
                }
            }
        } else {
            named.push(word(rest));
        }
    }
    named
}

#[test]
fn modules_use_only_earlier_rows() {
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(own) = row(&source.module) else { continue };
        for name in named_modules(&source.code) {
            if row(&name).is_some_and(|other| other > own) {
                wrong.push(format!("{} uses crate::{name}", source.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_has_its_row() {
    for source in sources() {
        assert!(source.module == "lib" || source.module == "main" || row(&source.module).is_some(), "{} has no row", source.module);
    }
}

#[test]
fn no_window_before_view() {
    let view = row("view").unwrap();
    for source in sources().iter().filter(|s| row(&s.module).is_some_and(|r| r < view)) {
        for library in ["egui::", "eframe::", "rfd::"] {
            assert!(!source.code.contains(library), "{} uses {library}", source.path.display());
        }
    }
}

#[test]
fn colours_stand_in_the_theme() {
    let is_colour = |text: &str| text.len() >= 6 && text.bytes().take(6).all(|b| b.is_ascii_hexdigit());
    for source in sources().iter().filter(|s| s.module != "theme" && s.module != "format") {
        for call in [
            "Color32::from_rgb",
            "Color32::from_rgba",
            "Color32::from_gray",
            "Color32::WHITE",
            "Color32::BLACK",
            "Color32::RED",
            "Rgba { r",
        ] {
            // Converting a theme's colour for egui is the one place where channels are named. Tests may want any ink.
            if source.path.ends_with("view/paint/colour.rs") || source.path.ends_with("tests.rs") {
                continue;
            }
            let code = source.code.split("#[cfg(test)]\nmod tests {").next().unwrap();
            assert!(!code.contains(call), "{} makes a colour with {call}", source.path.display());
        }
        let literal = source.with_strings.match_indices("\"#").find(|(at, _)| is_colour(&source.with_strings[at + 2..]));
        assert!(literal.is_none(), "{} has a colour literal", source.path.display());
    }
}

#[test]
fn nobody_climbs_two_modules() {
    for source in sources() {
        assert!(!source.code.contains("super::super::"), "{} climbs with super::super::", source.path.display());
    }
}

/// `SystemMap::put` and `remove` are crate-wide only because `document` is another module.
#[test]
fn only_transactions_write_a_map() {
    for source in sources().iter().filter(|s| s.module != "map" && s.module != "document") {
        for call in [".map_mut(", "Transaction::new("] {
            assert!(!source.code.contains(call), "{} writes a map with {call}", source.path.display());
        }
    }
}

/// Crates that open sockets to other computers. Those that speak to the window system and the session bus use local sockets alone.
const NETWORK: [&str; 26] = [
    "reqwest",
    "hyper",
    "ureq",
    "curl",
    "curl-sys",
    "async-net",
    "rustls",
    "native-tls",
    "openssl",
    "openssl-sys",
    "schannel",
    "h2",
    "h3",
    "quinn",
    "tungstenite",
    "isahc",
    "attohttpc",
    "minreq",
    "http",
    "ehttp",
    "surf",
    "hickory-resolver",
    "trust-dns-resolver",
    "sentry",
    "socket2",
    "ssh2",
];

#[test]
fn no_crate_of_the_tree_speaks_to_other_computers() {
    let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
    let crates: Vec<&str> = lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"')).collect();
    assert!(crates.contains(&"egui"), "the list is read");
    for name in NETWORK {
        assert!(!crates.contains(&name), "{name} is in the tree");
    }
}

#[test]
fn no_network() {
    for source in sources() {
        for call in ["std::net", "TcpStream", "UdpSocket", "reqwest", "ureq"] {
            assert!(!source.code.contains(call), "{} names {call}", source.path.display());
        }
    }
}
