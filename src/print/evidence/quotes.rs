//! Quotes in tables, one for each voice: the words as they were said, and what each bears on.

use crate::map::{CitedPart, Code, Quote, Source, SystemMap, VoiceId};
use crate::print::asked::Asked;
use crate::print::sheets::Sheets;
use crate::print::table::{Cell, Table, column};
use crate::print::{Job, PrintError, prose};
use crate::words::{Block, bears_on, counted, quote_told, source_code, source_told, told_loops};

/// The quotes that bear on something in what was asked for, by number; of the whole map all, also those still to be placed.
pub(in crate::print) fn in_reach<'m>(map: &'m SystemMap, asked: &Asked<'_>) -> Vec<&'m Quote> {
    let wanted = |quote: &&Quote| asked.is_everything() || quote.citations.iter().any(|citation| asked.covers(map, citation.part));
    map.quotes().iter().filter(wanted).collect()
}

/// Sets quotes, each once under the voice that it counts to.
pub(in crate::print) fn set(sheets: &mut Sheets<'_>, job: &mut Job<'_>, quotes: &[&Quote]) -> Result<(), PrintError> {
    let map = job.released.map();
    let mut opening = vec![Block::Heading(2, "What people said".to_owned())];
    if quotes.is_empty() {
        opening.push(Block::Paragraph("Nobody has said anything here that these readers may see.".to_owned()));
        return prose::set(sheets, job, None, &opening, 0.0);
    }
    let loops: Vec<(crate::map::NamedLoopId, String)> = told_loops(map).0.into_iter().map(|told| (told.named.id, told.code)).collect();
    let code = |part: CitedPart| match part {
        CitedPart::Loop(id) => loops.iter().find(|(named, _)| *named == id).map(|(_, code)| code.as_str()),
        _ => None,
    };
    // A source that all share is named once.
    let shared = quotes.first().and_then(|first| first.source).filter(|&id| quotes.iter().all(|quote| quote.source == Some(id)));
    let shared = shared.and_then(|id| map.sources().get(id));
    opening.extend(shared.map(|source| {
        Block::Paragraph(format!("All quotes are from {}: {}.", source_code(source), source.title.trim().trim_end_matches('.')))
    }));
    let known = |quote: &Quote| quote.voice.filter(|&id| map.voices().contains(id));
    let voices: Vec<Option<VoiceId>> = map.voices().iter().map(|voice| Some(voice.id)).chain([None]).collect();
    let alone = voices.iter().filter(|voice| quotes.iter().any(|quote| known(quote) == **voice)).count() == 1;
    for voice in voices {
        let of_voice: Vec<&Quote> = quotes.iter().copied().filter(|quote| known(quote) == voice).collect();
        if of_voice.is_empty() {
            continue;
        }
        let name = voice.and_then(|id| map.voices().get(id)).map_or("Other voices", |voice| voice.name.trim());
        let mut table = Table::new(vec![column("Code", 0.5), column("Words", 5.2), column("Bears on", 4.2)]);
        table.rows = of_voice.iter().map(|quote| row(map, quote, name, shared.is_some(), &code)).collect();
        let heading = Block::Heading(3, format!("{name}: {}", counted(of_voice.len(), "quote")));
        // One voice alone needs no heading of its own.
        opening.extend((!alone || voice.is_some()).then_some(heading));
        table.set(sheets, job, &std::mem::take(&mut opening))?;
    }
    Ok(())
}

fn row<'c>(map: &SystemMap, quote: &Quote, voice: &str, one_source: bool, code: &impl Fn(CitedPart) -> Option<&'c str>) -> Vec<Cell> {
    let words = quote_told(map, quote, voice, one_source);
    vec![Cell::strong(Code::quote(quote.number).to_string()), Cell::texts(words), Cell::texts(bears_on(map, quote, code))]
}

/// The list that explains the codes of sources.
pub(super) fn set_sources(sheets: &mut Sheets<'_>, job: &mut Job<'_>) -> Result<(), PrintError> {
    let sources = job.released.map().sources();
    if sources.is_empty() {
        return Ok(());
    }
    let told = |source: &Source| Block::Item(source_told(source));
    let blocks: Vec<Block> = std::iter::once(Block::Heading(2, "Sources".to_owned())).chain(sources.iter().map(told)).collect();
    prose::set(sheets, job, None, &blocks, 0.0)
}
