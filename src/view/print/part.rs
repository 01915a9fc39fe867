//! Which part of the map is printed: all of it, a group, a named loop, a saved view, or what is selected.

use egui::Ui;

use crate::print::PrintOptions;
use crate::session::Session;
use crate::view::widgets::{check_row, combo, labelled};
use crate::words::counted;

/// The choice of a part, and of what lies next to it.
pub fn part_ui(ui: &mut Ui, session: &Session, labels: f32, options: &mut PrintOptions) {
    let parts = parts(session, options);
    let words: Vec<&str> = parts.iter().map(|(words, _)| words.as_str()).collect();
    let on = parts.iter().position(|(_, part)| is_same(part, options));
    labelled(ui, "Part", labels, |ui| {
        if let Some((_, part)) = combo(ui, "part", "Part of the map", &words, on).and_then(|at| parts.get(at)) {
            let around = options.around;
            options.take_part(part);
            options.around = around && part.names_part();
        }
    });
    if options.names_part() && check_row(ui, "With what is next to it", "one step", options.around).clicked() {
        options.around = !options.around;
    }
}

/// Every part that may be asked for, in words.
fn parts(session: &Session, options: &PrintOptions) -> Vec<(String, PrintOptions)> {
    let map = session.map();
    let mut parts = vec![("The whole map".to_owned(), PrintOptions::default())];
    let several = map.groupings().len() > 1;
    for grouping in map.groupings().iter() {
        let of = if several { grouping.title.as_str() } else { "Group" };
        let group = |title: &String| PrintOptions { group: Some(title.clone()), ..PrintOptions::default() };
        parts.extend(map.groups_in(grouping.id).map(|g| (format!("{of}: {}", g.title), group(&g.title))));
    }
    for named in map.named_loops().iter() {
        if let Some(row) = session.derived.book.named(named.id) {
            let asked = PrintOptions { loop_code: Some(row.code.clone()), ..PrintOptions::default() };
            parts.push((format!("Loop {} {}", row.code, named.name).trim().to_owned(), asked));
        }
    }
    let view = |title: &String| PrintOptions { view: Some(title.clone()), ..PrintOptions::default() };
    parts.extend(map.views().iter().map(|v| (format!("View: {}", v.title), view(&v.title))));
    let selected: std::collections::BTreeSet<_> = session.document.selection().elements().collect();
    for (what, selection) in [("Chosen before", &options.selection), ("Selected on the map", &selected)] {
        if !selection.is_empty() && !parts.iter().any(|(_, part)| part.selection == *selection) {
            let asked = PrintOptions { selection: selection.clone(), ..PrintOptions::default() };
            parts.push((format!("{what}: {}", counted(selection.len(), "element")), asked));
        }
    }
    // Asked for by a recipe or by another name: it stays what it is.
    if !parts.iter().any(|(_, part)| is_same(part, options)) {
        let asked = [&options.group, &options.loop_code, &options.view].into_iter().flatten().next().cloned().unwrap_or_default();
        let mut part = PrintOptions::default();
        part.take_part(options);
        parts.push((asked, part));
    }
    parts
}

/// Whether both ask for one part.
fn is_same(a: &PrintOptions, b: &PrintOptions) -> bool {
    (&a.group, &a.loop_code, &a.view, &a.selection) == (&b.group, &b.loop_code, &b.view, &b.selection)
}
