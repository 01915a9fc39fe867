//! Handouts read by another program: poppler (Debian: `poppler-utils`) finds every face embedded, the file tagged and called after the map, and
//! every word that is printed. Where its tools are missing, nothing is checked and standard error says so; continuous integration installs them.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use causeway::format::pdf::pdf;
use causeway::format::{ImportOptions, ron};
use causeway::map::SystemMap;
use causeway::print::{KINDS, Pace, PrintOptions};
use causeway::release::{Audience, release};
use causeway::scene::{Draw, Page};

fn example(name: &str) -> SystemMap {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name);
    ron::read(&std::fs::read(path).unwrap(), &ImportOptions::default()).unwrap().map
}

/// What a tool says of a file; `None` where it is not installed.
fn said(tool: &str, arguments: &[&str], file: &Path) -> Option<String> {
    let output = Command::new(tool).args(arguments).arg(file).args((tool == "pdftotext").then_some("-")).output().ok()?;
    assert!(output.status.success(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The lines of words on pages.
fn lines(pages: &[Page]) -> Vec<String> {
    let items = pages.iter().flat_map(|page| &page.placed).flat_map(|placed| &placed.scene.items);
    let texts = items.filter_map(|item| if let Draw::Text(text) = &item.draw { Some(&text.shaped) } else { None });
    texts.flat_map(|shaped| shaped.text.lines().map(squeezed).collect::<Vec<_>>()).filter(|line| !line.is_empty()).collect()
}

/// Checks one file; whether the tools were there.
fn check(kind: &str, file: &Path, title: &str, pages: &[Page]) -> bool {
    let Some(fonts) = said("pdffonts", &[], file) else { return false };
    let (Some(info), Some(text)) = (said("pdfinfo", &[], file), said("pdftotext", &["-raw"], file)) else { return false };
    // Name, type, encoding, then whether it is embedded, whether it is a part, and whether it says which letters it has.
    let rows: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(!rows.is_empty() && rows.iter().all(|row| row.contains(" yes yes yes ")), "{kind}: {fonts}");
    let says = |name: &str, value: &str| info.lines().any(|line| line.split_once(':').is_some_and(|(n, v)| n == name && v.trim() == value));
    assert!(says("Tagged", "yes") && says("Title", title), "{kind}: {info}");
    assert!(says("Pages", &pages.len().to_string()), "{kind}: {info}");
    let text = squeezed(&text);
    let missing: Vec<String> = lines(pages).into_iter().filter(|line| !text.contains(line.as_str())).collect();
    assert!(missing.is_empty(), "{kind}: {missing:?}");
    true
}

#[test]
fn every_handout_is_sound_to_another_program() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("handout.pdf");
    let mut printed = BTreeSet::new();
    for name in ["first-map.ron", "actors.ron", "multiple-disadvantage.ron"] {
        let map = example(name);
        let (released, title) = (release(&map, Audience::Workshop), &map.about().title);
        for kind in KINDS.iter().filter(|kind| !printed.contains(kind.name)).collect::<Vec<_>>() {
            // Some have nothing to print of a small map: a larger one will do.
            let Ok(printout) = kind.print(&released, &PrintOptions::default(), &Pace::default()) else { continue };
            std::fs::write(&file, pdf(&printout.pages, title).unwrap()).unwrap();
            if !check(kind.name, &file, title, &printout.pages) {
                eprintln!("poppler-utils is not installed: no handout was checked by it");
                return;
            }
            printed.insert(kind.name);
        }
    }
    let missing: Vec<&str> = KINDS.iter().map(|kind| kind.name).filter(|name| !printed.contains(name)).collect();
    assert_eq!(missing, [] as [&str; 0], "no example has anything for these");
}
