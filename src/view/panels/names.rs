//! What parts are called in lists and for screen readers.

use crate::map::{CitedPart, Code, Connection, Direction, ElementId, LoopKey, PairSign, Polarity, Quote};
use crate::release::Audience;
use crate::session::Session;

/// An element's label, or a word for one without.
pub fn element(session: &Session, id: ElementId) -> &str {
    match session.map().element(id).map(|e| e.label.as_str()) {
        Some(label) if !label.trim().is_empty() => label,
        _ => "Unnamed element",
    }
}

/// Both ends of a connection with an arrow between them.
pub fn connection(session: &Session, connection: &Connection) -> String {
    let arrow = match connection.direction {
        Direction::Directed => "→",
        Direction::Mutual => "↔",
        Direction::Undirected => "–",
    };
    format!("{} {arrow} {}", element(session, connection.from), element(session, connection.to))
}

/// A loop's name; none when nobody gave it one.
pub fn named(session: &Session, key: LoopKey) -> Option<&str> {
    let id = session.derived.book.row(key)?.named?;
    session.map().named_loops().get(id).map(|named| named.name.as_str()).filter(|name| !name.trim().is_empty())
}

/// A loop's code and name.
pub fn of_loop(session: &Session, key: LoopKey) -> String {
    let code = session.derived.book.row(key).map_or("", |row| row.code.as_str());
    match named(session, key) {
        Some(name) => format!("{code} {name}"),
        None => format!("{code} loop without a name"),
    }
}

/// The part that a quote bears on: its code and its name.
pub fn cited(session: &Session, part: CitedPart) -> String {
    let map = session.map();
    let found = match part {
        CitedPart::Element(id) => map.element(id).map(|e| format!("{} {}", Code::element(e.number), element(session, id))),
        CitedPart::Connection(id) => map.connection(id).map(|c| format!("{} {}", Code::connection(c.number), connection(session, c))),
        CitedPart::Loop(id) => map.named_loops().get(id).map(|named| match session.derived.book.named(id) {
            Some(row) => of_loop(session, row.key),
            None => format!("Broken loop {}", named.name),
        }),
    };
    found.unwrap_or_else(|| "A part that is no longer there".to_owned())
}

/// Who says a quote: its attribution as printed, else its voice. While presenting the voice alone: an attribution may say who somebody is.
pub fn attribution<'a>(session: &'a Session, quote: &'a Quote) -> &'a str {
    if !quote.attribution.is_empty() && !session.shell.presenting {
        return &quote.attribution;
    }
    quote.voice.and_then(|id| session.map().voices().get(id)).map_or("No attribution", |voice| voice.name.as_str())
}

/// The place of a quote's voice among the map's; past the last without one.
pub fn voice_place(session: &Session, quote: &Quote) -> usize {
    let voices = session.map().voices();
    quote.voice.and_then(|id| voices.iter().position(|voice| voice.id == id)).unwrap_or(voices.len().max(2))
}

/// Why a quote is not printed for a workshop, if it is not.
pub fn withheld(quote: &Quote) -> Option<String> {
    use crate::map::Consent::{Internal, NotRecorded, Withdrawn};
    (!Audience::default().may_read(quote.consent)).then(|| {
        let why = match quote.consent {
            NotRecorded => "no consent yet",
            Internal => "internal only",
            Withdrawn => "consent withdrawn",
            crate::map::Consent::Workshop | crate::map::Consent::Public => "not for this audience",
        };
        format!("Not for print: {why}")
    })
}

/// A sign in words for screen readers.
pub const fn sign(sign: PairSign) -> &'static str {
    match sign {
        PairSign::Agreed(Polarity::Plus) => "plus",
        PairSign::Agreed(Polarity::Minus) => "minus",
        PairSign::Agreed(Polarity::Unknown) => "unknown sign",
        PairSign::Contested => "contested sign",
    }
}

/// "1 step", "3 steps".
pub fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}
