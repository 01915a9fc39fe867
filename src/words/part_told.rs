//! One part of the map in words, with everything said of it: for a page on which a click asks for it.

use super::block::Block;
use super::connection::{connection_sentence, pair_sentence};
use super::element::element_sentences;
use super::evidence::{ends_told, said_by};
use super::label::sentence;
use super::told_loops::{ToldLoop, loop_told};
use crate::map::{Basis, CitedPart, Code, Connection, Element, PairSign, Stance, SystemMap};

/// An element: what it is, what raises and lowers it, what people said of it.
pub fn element_told(map: &SystemMap, element: &Element) -> Vec<Block> {
    let mut told = vec![Block::heading(3, format!("{} {}", Code::element(element.number), element.label.trim()))];
    say(&mut told, format!("{}.", element.kind.spec().name));
    say(&mut told, element.description.clone());
    say(&mut told, element_sentences(map, element).join(" "));
    quotes(&mut told, map, CitedPart::Element(element.id));
    told
}

/// A connection: what it claims, how that is known, what people said of it.
pub fn connection_told(map: &SystemMap, connection: &Connection) -> Vec<Block> {
    let [from, to] = ends_told(map, connection);
    let mut told = vec![Block::heading(3, format!("{}: {from} {to}", Code::connection(connection.number)))];
    say(&mut told, connection_sentence(map, connection));
    if map.pair_sign(connection.from, connection.to) == Some(PairSign::Contested) {
        say(&mut told, pair_sentence(map, connection.from, connection.to).unwrap_or_default());
    }
    say(&mut told, sentence(&connection.rationale));
    if connection.basis == Basis::Inferred {
        say(&mut told, "Read between the lines by those who drew the map.".to_owned());
    }
    quotes(&mut told, map, CitedPart::Connection(connection.id));
    told
}

/// A named loop: its steps, its story, what people said of it.
pub fn named_loop_told(map: &SystemMap, told: &ToldLoop<'_>) -> Vec<Block> {
    let mut blocks = loop_told(map, &told.code, told.named, &told.found);
    quotes(&mut blocks, map, CitedPart::Loop(told.named.id));
    blocks
}

fn say(told: &mut Vec<Block>, text: String) {
    if !text.trim().is_empty() {
        told.push(Block::Paragraph(text));
    }
}

fn quotes(told: &mut Vec<Block>, map: &SystemMap, part: CitedPart) {
    for quote in map.quotes_on(part) {
        let code = Code::quote(quote.number).to_string();
        match quote.stance_on(part).unwrap_or_default() {
            Stance::Supports => {}
            Stance::Contradicts => told.push(Block::paragraph(format!("{code} says otherwise:"))),
            Stance::Qualifies => told.push(Block::paragraph(format!("{code} says yes, but:"))),
        }
        if quote.sensitive {
            told.push(Block::paragraph(super::WARNING_BEFORE));
        }
        told.push(Block::Quote { text: quote.text().to_owned(), attribution: said_by(map, quote), code });
    }
}
