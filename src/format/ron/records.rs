//! What is written of each record, in what order. `v1.rs` reads it back.

use std::fmt::Write;

use crate::map::{
    About, Attribute, Backdrop, Basis, Case, Citation, CitedPart, Connection, ConnectionKind, Consent, Direction, Element, ElementKind,
    Extra, Group, Grouping, Horizon, Kept, NamedLoop, Note, Numbers, Pack, Passage, Privacy, Quote, Record, RecordId, Reference, Source,
    SourceKind, Stance, Status, SystemMap, Tombstone, View, Voice, Vote, Workshop,
};

use super::quoting::{push_bend, push_number, push_text, same_bend};
use super::vocabulary::{ConnectionWord, Vocabulary};
use super::write::{Fields, Row, push_id, push_list, push_numbers};

/// Everything that will stand in the file, in the order in which it will.
pub(super) struct Sections<'a> {
    given: Numbers,
    about: &'a About,
    extra: &'a Extra,
    privacy: Option<&'a Privacy>,
    voices: Vec<&'a Voice>,
    sources: Vec<&'a Source>,
    groupings: Vec<&'a Grouping>,
    groups: Vec<&'a Group>,
    elements: Vec<&'a Element>,
    connections: Vec<&'a Connection>,
    loops: Vec<&'a NamedLoop>,
    quotes: Vec<&'a Quote>,
    withdrawn: Vec<&'a Tombstone>,
    cases: Vec<&'a Case>,
    views: Vec<&'a View>,
    workshops: Vec<&'a Workshop>,
    packs: Vec<&'a Pack>,
    notes: Vec<&'a Note>,
    backdrops: Vec<&'a Backdrop>,
}

impl<'a> Sections<'a> {
    pub(super) fn of_map(map: &'a SystemMap) -> Self {
        Self {
            given: map.numbers(),
            about: map.about(),
            extra: map.extra(),
            privacy: Some(map.privacy()),
            voices: map.voices().iter().collect(),
            sources: map.sources().iter().collect(),
            groupings: map.groupings().iter().collect(),
            groups: map.groups().iter().collect(),
            elements: map.elements().collect(),
            connections: map.connections().collect(),
            loops: map.named_loops().iter().collect(),
            quotes: map.quotes().iter().collect(),
            withdrawn: map.tombstones().iter().collect(),
            cases: map.cases().iter().collect(),
            views: map.views().iter().collect(),
            workshops: map.workshops().iter().collect(),
            packs: map.packs().iter().collect(),
            notes: map.notes().iter().collect(),
            backdrops: map.backdrops().iter().collect(),
        }
    }

    /// Records in the order given; `about` and `extra` stand in when there is none among them.
    pub(super) fn of_records(records: &'a [Record], about: &'a About, extra: &'a Extra) -> Self {
        let mut all = Self {
            given: Numbers::default(),
            about,
            extra,
            privacy: None,
            voices: Vec::new(),
            sources: Vec::new(),
            groupings: Vec::new(),
            groups: Vec::new(),
            elements: Vec::new(),
            connections: Vec::new(),
            loops: Vec::new(),
            quotes: Vec::new(),
            withdrawn: Vec::new(),
            cases: Vec::new(),
            views: Vec::new(),
            workshops: Vec::new(),
            packs: Vec::new(),
            notes: Vec::new(),
            backdrops: Vec::new(),
        };
        for record in records {
            match record {
                Record::About(about) => all.about = about,
                Record::Extra(extra) => all.extra = extra,
                Record::Privacy(privacy) => all.privacy = Some(privacy),
                Record::Voice(r) => all.voices.push(r),
                Record::Source(r) => all.sources.push(r),
                Record::Grouping(r) => all.groupings.push(r),
                Record::Group(r) => all.groups.push(r),
                Record::Element(r) => all.elements.push(r),
                Record::Connection(r) => all.connections.push(r),
                Record::NamedLoop(r) => all.loops.push(r),
                Record::Quote(r) => all.quotes.push(r),
                Record::Tombstone(r) => all.withdrawn.push(r),
                Record::Case(r) => all.cases.push(r),
                Record::View(r) => all.views.push(r),
                Record::Workshop(r) => all.workshops.push(r),
                Record::Pack(r) => all.packs.push(r),
                Record::Note(r) => all.notes.push(r),
                Record::Backdrop(r) => all.backdrops.push(r),
            }
        }
        all
    }

    /// Bytes, roughly and rather too many.
    pub(super) fn likely_size(&self) -> usize {
        let texts: usize = self.quotes.iter().map(|q| q.original.len() + q.attribution.len() + 300).sum();
        1000 + texts + 250 * self.elements.len() + 250 * self.connections.len()
    }

    fn in_use(&self) -> Numbers {
        let quotes = self.quotes.iter().map(|q| q.number).chain(self.withdrawn.iter().map(|q| q.number));
        Numbers {
            elements: self.elements.iter().map(|e| e.number).max().unwrap_or_default(),
            connections: self.connections.iter().map(|c| c.number).max().unwrap_or_default(),
            quotes: quotes.max().unwrap_or_default(),
        }
    }

    pub(super) fn push(&self, out: &mut String) {
        push_numbers(out, self.given, self.in_use());
        if *self.about != About::default() {
            out.push_str("  about: (\n");
            push_about(&mut Fields { out, indent: "    " }, self.about);
            out.push_str("  ),\n");
        }
        if let Some(privacy) = self.privacy.filter(|privacy| **privacy != Privacy::default()) {
            out.push_str("  privacy: (\n");
            push_privacy(&mut Fields { out, indent: "    " }, privacy);
            out.push_str("  ),\n");
        }
        push_list(out, "voices", &self.voices, |f, r| push_voice(f, r));
        push_list(out, "sources", &self.sources, |f, r| push_source(f, r));
        push_list(out, "groupings", &self.groupings, |f, r| push_grouping(f, r));
        push_list(out, "groups", &self.groups, |f, r| push_group(f, r));
        push_list(out, "elements", &self.elements, |f, r| push_element(f, r));
        push_list(out, "connections", &self.connections, |f, r| push_connection(f, r));
        push_list(out, "loops", &self.loops, |f, r| push_loop(f, r));
        push_list(out, "quotes", &self.quotes, |f, r| push_quote(f, r));
        push_list(out, "withdrawn", &self.withdrawn, |f, r| push_withdrawn(f, r));
        push_list(out, "cases", &self.cases, |f, r| push_case(f, r));
        push_list(out, "views", &self.views, |f, r| push_view(f, r));
        push_list(out, "workshops", &self.workshops, |f, r| push_workshop(f, r));
        push_list(out, "packs", &self.packs, |f, r| push_pack(f, r));
        push_list(out, "notes", &self.notes, |f, r| push_note(f, r));
        push_list(out, "backdrops", &self.backdrops, |f, r| push_backdrop(f, r));
        Fields { out, indent: "  " }.extra(self.extra);
    }
}

fn push_about(f: &mut Fields<'_>, about: &About) {
    f.text("title", &about.title);
    if !about.authors.is_empty() {
        f.other("authors", |out| push_texts(out, &about.authors));
    }
    f.text("version", &about.version);
    f.text("date", &about.date);
    f.text("purpose", &about.purpose);
    f.text("disclaimer", &about.disclaimer);
    f.text("language", &about.language);
    f.extra(&about.extra);
}

fn push_privacy(f: &mut Fields<'_>, privacy: &Privacy) {
    for (name, words) in [("harmless", &privacy.harmless), ("names", &privacy.names)] {
        if !words.is_empty() {
            f.other(name, |out| push_texts(out, words));
        }
    }
    if let Some(people) = privacy.smallest_cell {
        f.whole("smallest_cell", people);
    }
    f.text("review_by", &privacy.review_by);
    f.rows("kept", &privacy.kept, push_kept);
    f.extra(&privacy.extra);
}

fn push_kept(row: &mut Row<'_>, kept: &Kept) {
    let mut part = |name, push: &dyn Fn(&mut String)| row.field(name, push);
    match kept.part {
        RecordId::About | RecordId::Extra | RecordId::Privacy | RecordId::Tombstone(_) | RecordId::Workshop(_) => {}
        RecordId::Voice(id) => part("voice", &|out| push_id(out, id)),
        RecordId::Source(id) => part("source", &|out| push_id(out, id)),
        RecordId::Grouping(id) => part("grouping", &|out| push_id(out, id)),
        RecordId::Group(id) => part("group", &|out| push_id(out, id)),
        RecordId::Element(id) => part("element", &|out| push_id(out, id)),
        RecordId::Connection(id) => part("connection", &|out| push_id(out, id)),
        RecordId::NamedLoop(id) => part("named_loop", &|out| push_id(out, id)),
        RecordId::Quote(id) => part("quote", &|out| push_id(out, id)),
        RecordId::Case(id) => part("case", &|out| push_id(out, id)),
        RecordId::View(id) => part("view", &|out| push_id(out, id)),
        RecordId::Pack(id) => part("pack", &|out| push_id(out, id)),
        RecordId::Note(id) => part("note", &|out| push_id(out, id)),
        RecordId::Backdrop(id) => part("backdrop", &|out| push_id(out, id)),
    }
    row.field("field", |out| push_text(out, &kept.field));
    row.field("mark", |out| push_text(out, &kept.mark));
    row.field("because", |out| push_text(out, &kept.because));
    row.extra(&kept.extra);
}

fn push_voice(f: &mut Fields<'_>, voice: &Voice) {
    f.id("id", voice.id);
    f.whole("number", voice.number);
    f.text("name", &voice.name);
    f.extra(&voice.extra);
}

fn push_source(f: &mut Fields<'_>, source: &Source) {
    f.id("id", source.id);
    f.whole("number", source.number);
    f.text("title", &source.title);
    f.word_unless("kind", source.kind, SourceKind::Interviews);
    f.text("citation", &source.citation);
    f.text("note", &source.note);
    f.text("text", &source.text);
    f.extra(&source.extra);
}

fn push_grouping(f: &mut Fields<'_>, grouping: &Grouping) {
    f.id("id", grouping.id);
    f.whole("number", grouping.number);
    f.text("title", &grouping.title);
    f.extra(&grouping.extra);
}

fn push_group(f: &mut Fields<'_>, group: &Group) {
    f.id("id", group.id);
    f.whole("number", group.number);
    f.id("grouping", group.grouping);
    f.text("title", &group.title);
    f.whole("tint", group.tint.into());
    f.whole("hatch", group.hatch.into());
    f.flag("collapsed", group.collapsed);
    f.extra(&group.extra);
}

fn push_element(f: &mut Fields<'_>, element: &Element) {
    f.id("id", element.id);
    f.whole("number", element.number);
    f.text("label", &element.label);
    f.word_unless("kind", element.kind, ElementKind::Factor);
    f.text("description", &element.description);
    f.ids("groups", &element.groups);
    f.text("level", &element.level);
    f.lengths([("x", element.at.x), ("y", element.at.y)]);
    if let Some(size) = element.size {
        f.lengths([("width", size.width), ("height", size.height)]);
    }
    f.flag("pinned", element.pinned);
    f.flag("controllable", element.flags.controllable);
    f.flag("important", element.flags.important);
    f.flag("vulnerable", element.flags.vulnerable);
    f.pairs("leverage", &element.leverage.levels, |out, level| push_text(out, level));
    f.ids("leverage_who", &element.leverage.who);
    f.text("leverage_note", &element.leverage.note);
    if let Some(sector) = element.actor.sector {
        f.word("sector", sector);
    }
    f.text("place", &element.actor.place);
    f.number("power", element.actor.power);
    f.number("interest", element.actor.interest);
    f.word_unless("status", element.status, Status::None);
    f.word_unless("horizon", element.horizon, Horizon::Both);
    f.pairs("attributes", &element.attributes, |out, value| match value {
        Attribute::Text(text) => push_text(out, text),
        Attribute::Number(number) => push_number(out, *number),
    });
    f.rows("references", &element.references, push_reference);
    f.extra(&element.extra);
}

fn push_reference(row: &mut Row<'_>, reference: &Reference) {
    row.field("source", |out| push_id(out, reference.source));
    if !reference.locator.is_empty() {
        row.field("locator", |out| push_text(out, &reference.locator));
    }
    row.extra(&reference.extra);
}

fn push_connection(f: &mut Fields<'_>, connection: &Connection) {
    f.id("id", connection.id);
    f.whole("number", connection.number);
    f.id("from", connection.from);
    f.id("to", connection.to);
    f.word_unless("direction", connection.direction, Direction::Directed);
    let of_this_kind: &[&str] = match &connection.kind {
        ConnectionKind::Influence(influence) => {
            f.word("polarity", influence.polarity);
            f.flag("delay", influence.delay);
            if let Some(strength) = influence.strength {
                f.whole("strength", strength.into());
            }
            &["polarity", "delay", "strength"]
        }
        ConnectionKind::Relation(relation) => {
            f.word("kind", ConnectionWord::Relation);
            f.text("verb", &relation.verb);
            f.flag("absent", relation.absent);
            &["verb", "absent"]
        }
    };
    if !same_bend(connection.bend, Connection::DEFAULT_BEND) {
        f.other("bend", |out| push_bend(out, connection.bend));
    }
    f.word_unless("basis", connection.basis, Basis::Stated);
    f.text("rationale", &connection.rationale);
    f.text("confidence", &connection.confidence);
    f.word_unless("status", connection.status, Status::None);
    f.word_unless("horizon", connection.horizon, Horizon::Both);
    f.rows("references", &connection.references, push_reference);
    // Fields of the other kind are kept among the unknown ones; they must not stand twice when the kind was changed since.
    if connection.extra.0.keys().any(|name| of_this_kind.contains(&name.as_str())) {
        let mut extra = connection.extra.clone();
        extra.0.retain(|name, _| !of_this_kind.contains(&name.as_str()));
        f.extra(&extra);
    } else {
        f.extra(&connection.extra);
    }
}

fn push_loop(f: &mut Fields<'_>, named: &NamedLoop) {
    f.id("id", named.id);
    f.whole("number", named.number);
    f.ids("cycle", &named.cycle);
    f.text("name", &named.name);
    f.text("story", &named.story);
    f.text("question", &named.question);
    f.flag("starred", named.starred);
    f.word("last_type", named.last_type);
    f.extra(&named.extra);
}

fn push_part(row: &mut Row<'_>, part: CitedPart) {
    match part {
        CitedPart::Element(id) => row.field("element", |out| push_id(out, id)),
        CitedPart::Connection(id) => row.field("connection", |out| push_id(out, id)),
        CitedPart::Loop(id) => row.field("named_loop", |out| push_id(out, id)),
    }
}

fn push_citation(row: &mut Row<'_>, citation: &Citation) {
    push_part(row, citation.part);
    if citation.stance != Stance::Supports {
        row.field("stance", |out| out.push_str(citation.stance.word()));
    }
    row.extra(&citation.extra);
}

fn push_passage(row: &mut Row<'_>, passage: &Passage) {
    row.field("document", |out| push_text(out, &passage.document));
    row.field("digest", |out| push_text(out, &passage.digest));
    row.field("start", |out| push_whole(out, passage.start));
    row.field("end", |out| push_whole(out, passage.end));
    row.extra(&passage.extra);
}

fn push_quote(f: &mut Fields<'_>, quote: &Quote) {
    f.id("id", quote.id);
    f.whole("number", quote.number);
    f.text("original", &quote.original);
    if let Some(shown) = &quote.shown {
        f.text_even_if_empty("shown", shown);
    }
    f.text("attribution", &quote.attribution);
    f.id_or_none("voice", quote.voice);
    f.id_or_none("source", quote.source);
    f.text("locator", &quote.locator);
    if let Some(passage) = &quote.passage {
        f.row("passage", passage, push_passage);
    }
    if let Some(at) = quote.board {
        f.lengths([("board_x", at.x), ("board_y", at.y)]);
    }
    f.text("participant", &quote.participant);
    f.word_unless("consent", quote.consent, Consent::NotRecorded);
    f.text("consent_date", &quote.consent_date);
    f.text("consent_basis", &quote.consent_basis);
    f.flag("sensitive", quote.sensitive);
    f.rows("citations", &quote.citations, push_citation);
    if !quote.waits_for.is_empty() {
        f.other("waits_for", |out| push_texts(out, &quote.waits_for));
    }
    f.extra(&quote.extra);
}

fn push_withdrawn(f: &mut Fields<'_>, tombstone: &Tombstone) {
    f.id("id", tombstone.id);
    f.whole("number", tombstone.number);
    f.text("date", &tombstone.date);
    f.extra(&tombstone.extra);
}

fn push_case(f: &mut Fields<'_>, case: &Case) {
    f.id("id", case.id);
    f.whole("number", case.number);
    f.text("title", &case.title);
    f.text("kind", &case.kind);
    f.text("place", &case.place);
    f.text("read_on", &case.read_on);
    f.rows("references", &case.references, push_reference);
    f.ids("elements", &case.elements);
    f.extra(&case.extra);
}

fn push_view(f: &mut Fields<'_>, view: &View) {
    f.id("id", view.id);
    f.whole("number", view.number);
    f.text("title", &view.title);
    f.text("note", &view.note);
    f.pairs("filter", &view.filter, |out, values| push_texts(out, values));
    if let Some(camera) = view.camera {
        f.lengths([("x", camera.centre.x), ("y", camera.centre.y)]);
        f.number("zoom", Some(camera.zoom));
    }
    f.extra(&view.extra);
}

fn push_workshop(f: &mut Fields<'_>, workshop: &Workshop) {
    f.id("id", workshop.id);
    f.whole("number", workshop.number);
    f.text("title", &workshop.title);
    f.text("date", &workshop.date);
    f.text("group", &workshop.group);
    f.rows("votes", &workshop.votes, |row, vote: &Vote| {
        push_part(row, vote.part);
        row.field("dots", |out| push_whole(out, vote.dots));
        row.extra(&vote.extra);
    });
    f.extra(&workshop.extra);
}

fn push_pack(f: &mut Fields<'_>, pack: &Pack) {
    f.id("id", pack.id);
    f.whole("number", pack.number);
    f.text("title", &pack.title);
    f.rows("handouts", &pack.handouts, |row, handout| {
        row.field("kind", |out| push_text(out, &handout.kind));
        if !handout.options.is_empty() {
            row.field("options", |out| {
                out.push('{');
                for (index, (name, value)) in handout.options.iter().enumerate() {
                    out.push_str(if index == 0 { "" } else { ", " });
                    push_text(out, name);
                    out.push_str(": ");
                    push_text(out, value);
                }
                out.push('}');
            });
        }
        row.extra(&handout.extra);
    });
    f.extra(&pack.extra);
}

fn push_note(f: &mut Fields<'_>, note: &Note) {
    f.id("id", note.id);
    f.whole("number", note.number);
    f.text("text", &note.text);
    f.lengths([("x", note.at.x), ("y", note.at.y)]);
    if (note.width - Note::WIDTH).abs() >= 0.05 {
        f.number("width", Some((note.width * 10.0).round() / 10.0));
    }
    f.extra(&note.extra);
}

fn push_backdrop(f: &mut Fields<'_>, backdrop: &Backdrop) {
    f.id("id", backdrop.id);
    f.whole("number", backdrop.number);
    f.text("file", &backdrop.file);
    f.lengths([("x", backdrop.rect.x0), ("y", backdrop.rect.y0)]);
    f.lengths([("width", backdrop.rect.width()), ("height", backdrop.rect.height())]);
    f.whole("fade", backdrop.fade.into());
    f.flag("locked", backdrop.locked);
    f.extra(&backdrop.extra);
}

fn push_texts(out: &mut String, texts: &[String]) {
    out.push('[');
    for (index, text) in texts.iter().enumerate() {
        out.push_str(if index == 0 { "" } else { ", " });
        push_text(out, text);
    }
    out.push(']');
}

fn push_whole(out: &mut String, number: u32) {
    // Writing into a string cannot fail.
    let _ = write!(out, "{number}");
}
