//! What is in a pack: one of the map's own recipes, or every handout there is.

use std::collections::BTreeMap;

use crate::map::{Extra, Handout, Pack, PackId, SystemMap};
use crate::print::check_back::CHECK_BACK;
use crate::print::recipe::TITLE;
use crate::print::{KINDS, PrintError, PrintOptions, Shelf, kind};

use super::KIND;

/// The pack with this title or identity; the first of the map without a title, and every handout where the map has none.
pub(super) fn chosen(map: &SystemMap, title: &str) -> Result<Pack, PrintError> {
    let asked = title.trim();
    let packs = map.packs();
    let by_title = packs.iter().find(|pack| asked.is_empty() || pack.title.trim().to_lowercase() == asked.to_lowercase());
    let found = by_title.or_else(|| packs.iter().find(|pack| pack.id.to_string() == asked));
    match found {
        Some(pack) => Ok(pack.clone()),
        None if asked.is_empty() || packs.is_empty() && asked == KIND.title => Ok(Pack {
            id: PackId::from_value(0),
            number: 0,
            title: KIND.title.to_owned(),
            handouts: every_handout(),
            extra: Extra::default(),
        }),
        None => {
            let known = packs.iter().map(|pack| format!("\u{201c}{}\u{201d}", pack.title)).collect();
            Err(PrintError::NoSuchPack { asked: asked.to_owned(), known })
        }
    }
}

/// Every kind of handout for a workshop as it usually is, shelf by shelf. Check-back sheets go to one person each, before.
pub fn every_handout() -> Vec<Handout> {
    let of_shelf = |shelf: Shelf| KINDS.iter().filter(move |kind| kind.shelf == shelf && ![KIND.name, CHECK_BACK].contains(&kind.name));
    let usual = |kind: &crate::print::PrintKind| Handout { kind: kind.name.to_owned(), options: BTreeMap::new(), extra: Extra::default() };
    Shelf::ALL.into_iter().flat_map(of_shelf).map(usual).collect()
}

/// The title that somebody gave a handout of a pack; empty for none.
pub fn own_title(handout: &Handout) -> &str {
    handout.options.get(TITLE).map_or("", String::as_str)
}

/// Gives a handout of a pack a title of its own, or with an empty one takes it away.
pub fn retitle(handout: &mut Handout, title: String) {
    handout.options.remove(TITLE);
    if !title.is_empty() {
        handout.options.insert(TITLE.to_owned(), title);
    }
}

/// What a handout of a pack is called: its own title, or its kind with the part of the map that it shows.
pub fn handout_title(handout: &Handout) -> String {
    let own = own_title(handout).trim();
    if !own.is_empty() {
        return own.to_owned();
    }
    let Some(kind) = kind(&handout.kind) else { return format!("\u{201c}{}\u{201d}", handout.kind) };
    let (options, _) = PrintOptions::from_settings(Some(kind), &handout.options);
    let chosen = (!options.selection.is_empty()).then(|| "chosen elements".to_owned());
    let part = chosen.or(options.group).or(options.loop_code).or(options.view);
    part.map_or_else(|| kind.title.to_owned(), |part| format!("{}: {part}", kind.title))
}
