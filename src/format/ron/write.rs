//! Writing our own file: the frame of it, and blocks of fields. What each record's fields are stands in `records.rs`.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::map::{About, Extra, Id, Numbers, Record, SystemMap};

use super::quoting::{push_length, push_number, push_text};
use super::records::Sections;
use super::vocabulary::Vocabulary;
use super::{VERSION, checksum};

/// What the file says it is.
pub(super) const FIRST_LINE: &str = "// A systems map, written by Causeway.";

/// A map as a file. Writing what was read from such a file gives the same bytes.
pub fn write(map: &SystemMap) -> String {
    finish(&Sections::of_map(map))
}

/// Some records as a text of the same shape, for the clipboard. They need not be a sound map.
pub fn write_records(records: &[Record]) -> String {
    let (about, extra) = (About::default(), Extra::default());
    finish(&Sections::of_records(records, &about, &extra))
}

fn finish(sections: &Sections<'_>) -> String {
    let mut out = String::with_capacity(sections.likely_size());
    let _ = write!(out, "{FIRST_LINE}\n(\n  format: {VERSION},\n");
    sections.push(&mut out);
    out.push_str(")\n");
    checksum::append(&mut out);
    out
}

/// The numbers that are above those in use: nothing else in the file says them.
pub(super) fn push_numbers(out: &mut String, given: Numbers, in_use: Numbers) {
    let pairs = [
        ("last_element", given.elements, in_use.elements),
        ("last_connection", given.connections, in_use.connections),
        ("last_quote", given.quotes, in_use.quotes),
    ];
    for (name, given, in_use) in pairs {
        if given > in_use {
            let _ = writeln!(out, "  {name}: {given},");
        }
    }
}

/// A list of blocks under a name; nothing when it is empty.
pub(super) fn push_list<T>(out: &mut String, name: &str, items: &[T], mut push: impl FnMut(&mut Fields<'_>, &T)) {
    if items.is_empty() {
        return;
    }
    let _ = writeln!(out, "  {name}: [");
    for item in items {
        out.push_str("    (\n");
        push(&mut Fields { out, indent: "      " }, item);
        out.push_str("    ),\n");
    }
    out.push_str("  ],\n");
}

/// The fields of a block, one a line. A field at its default is left out.
pub(super) struct Fields<'a> {
    pub(super) out: &'a mut String,
    pub(super) indent: &'static str,
}

impl Fields<'_> {
    fn begin(&mut self, name: &str) {
        self.out.push_str(self.indent);
        self.out.push_str(name);
        self.out.push_str(": ");
    }

    fn end(&mut self) {
        self.out.push_str(",\n");
    }

    pub(super) fn id<K>(&mut self, name: &str, id: Id<K>) {
        self.begin(name);
        push_id(self.out, id);
        self.end();
    }

    pub(super) fn id_or_none<K>(&mut self, name: &str, id: Option<Id<K>>) {
        if let Some(id) = id {
            self.id(name, id);
        }
    }

    pub(super) fn ids<K>(&mut self, name: &str, ids: &[Id<K>]) {
        let Some((first, rest)) = ids.split_first() else { return };
        self.begin(name);
        self.out.push('[');
        push_id(self.out, *first);
        for id in rest {
            self.out.push_str(", ");
            push_id(self.out, *id);
        }
        self.out.push(']');
        self.end();
    }

    pub(super) fn whole(&mut self, name: &str, number: u32) {
        self.begin(name);
        let _ = write!(self.out, "{number}");
        self.end();
    }

    pub(super) fn text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.text_even_if_empty(name, text);
        }
    }

    pub(super) fn text_even_if_empty(&mut self, name: &str, text: &str) {
        self.begin(name);
        push_text(self.out, text);
        self.end();
    }

    pub(super) fn flag(&mut self, name: &str, set: bool) {
        if set {
            self.begin(name);
            self.out.push_str("true");
            self.end();
        }
    }

    pub(super) fn word<T: Vocabulary>(&mut self, name: &str, value: T) {
        self.begin(name);
        self.out.push_str(value.word());
        self.end();
    }

    pub(super) fn word_unless<T: Vocabulary>(&mut self, name: &str, value: T, default: T) {
        if value != default {
            self.word(name, value);
        }
    }

    pub(super) fn number(&mut self, name: &str, number: Option<f64>) {
        if let Some(number) = number {
            self.begin(name);
            push_number(self.out, number);
            self.end();
        }
    }

    /// Two lengths on one line: what moves together changes one line.
    pub(super) fn lengths(&mut self, [(name_a, a), (name_b, b)]: [(&str, f64); 2]) {
        self.begin(name_a);
        push_length(self.out, a);
        self.out.push_str(", ");
        self.out.push_str(name_b);
        self.out.push_str(": ");
        push_length(self.out, b);
        self.end();
    }

    /// A field whose value the caller writes.
    pub(super) fn other(&mut self, name: &str, push: impl FnOnce(&mut String)) {
        self.begin(name);
        push(self.out);
        self.end();
    }

    /// Pairs, one a line.
    pub(super) fn pairs<V>(&mut self, name: &str, pairs: &BTreeMap<String, V>, push: impl Fn(&mut String, &V)) {
        if pairs.is_empty() {
            return;
        }
        self.begin(name);
        self.out.push_str("{\n");
        for (key, value) in pairs {
            self.out.push_str(self.indent);
            self.out.push_str("  ");
            push_text(self.out, key);
            self.out.push_str(": ");
            push(self.out, value);
            self.out.push_str(",\n");
        }
        self.out.push_str(self.indent);
        self.out.push('}');
        self.end();
    }

    /// Small blocks, one a line.
    pub(super) fn rows<T>(&mut self, name: &str, rows: &[T], push: impl Fn(&mut Row<'_>, &T)) {
        if rows.is_empty() {
            return;
        }
        self.begin(name);
        self.out.push_str("[\n");
        for item in rows {
            self.out.push_str(self.indent);
            self.out.push_str("  (");
            push(&mut Row { out: self.out, first: true }, item);
            self.out.push_str("),\n");
        }
        self.out.push_str(self.indent);
        self.out.push(']');
        self.end();
    }

    /// One small block, on one line.
    pub(super) fn row<T>(&mut self, name: &str, item: &T, push: impl Fn(&mut Row<'_>, &T)) {
        self.begin(name);
        self.out.push('(');
        push(&mut Row { out: self.out, first: true }, item);
        self.out.push(')');
        self.end();
    }

    /// Unknown fields, as they stood.
    pub(super) fn extra(&mut self, extra: &Extra) {
        for (name, value) in &extra.0 {
            self.out.push_str(self.indent);
            push_name(self.out, name);
            self.out.push_str(": ");
            self.out.push_str(value);
            self.end();
        }
    }
}

/// A small block on one line.
pub(super) struct Row<'a> {
    out: &'a mut String,
    first: bool,
}

impl Row<'_> {
    /// A field whose value the caller writes.
    pub(super) fn field(&mut self, name: &str, push: impl FnOnce(&mut String)) {
        if !std::mem::take(&mut self.first) {
            self.out.push_str(", ");
        }
        push_name(self.out, name);
        self.out.push_str(": ");
        push(self.out);
    }

    /// Unknown fields, as they stood.
    pub(super) fn extra(&mut self, extra: &Extra) {
        for (name, value) in &extra.0 {
            self.field(name, |out| out.push_str(value));
        }
    }
}

/// Appends an identity in quotation marks.
pub(super) fn push_id<K>(out: &mut String, id: Id<K>) {
    let _ = write!(out, "\"{id}\"");
}

/// RON takes any name after `r#`; a plain one needs none.
fn push_name(out: &mut String, name: &str) {
    let plain = name.starts_with(|c: char| c.is_alphabetic() || c == '_') && name.chars().all(|c| c.is_alphanumeric() || c == '_');
    if !plain {
        out.push_str("r#");
    }
    out.push_str(name);
}
