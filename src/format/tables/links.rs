//! Sheets of connections: every row is one, or an element alone. Polarity, delay, words and quotes as far as there are columns for them.

use std::collections::HashSet;

use super::ends::Ends;
use super::field::{Columns, Field};
use super::items::typed;
use super::sheet::cell;
use super::{Sheet, scale};
use crate::format::csv::{self, Sign as Word};
use crate::format::found::{Found, FoundConnection, FoundQuote, On, Sign, number};
use crate::format::quotes::TableRow;
use crate::format::tally::Tally;
use crate::map::Polarity;

const KNOWN: [Field; 21] = [
    Field::From,
    Field::To,
    Field::Polarity,
    Field::Verb,
    Field::Label,
    Field::Rationale,
    Field::Delay,
    Field::Direction,
    Field::Kind,
    Field::Type,
    Field::Confidence,
    Field::Strength,
    Field::Quote,
    Field::Attribution,
    Field::Participant,
    Field::Source,
    Field::Locator,
    Field::FromLabel,
    Field::ToLabel,
    Field::FromType,
    Field::ToType,
];

/// Reads one.
pub(super) fn read(sheet: &Sheet, columns: &Columns, found: &mut Found, ends: &mut Ends) {
    let reader = Reader::new(sheet, columns);
    reader.remarks(found);
    let mut tally = Tally::default();
    let named: HashSet<&str> =
        sheet.rows.iter().flat_map(|row| [Field::From, Field::To].map(|field| cell(row, columns.at(field)))).collect();
    for row in &sheet.rows {
        let (from, to) = (cell(row, columns.at(Field::From)), cell(row, columns.at(Field::To)));
        match (from, to) {
            ("", "") => tally.count("without from and to, left out", row.line),
            ("", _) => tally.count("without from, left out", row.line),
            (alone, "") => drop(ends.key(alone, found)),
            (from, to) => {
                // A bar parts several names only where one of them is a name elsewhere.
                let parts: Vec<&str> = to.split('|').map(str::trim).filter(|one| !one.is_empty()).collect();
                let several = parts.len() > 1 && !ends.knows(to) && parts.iter().any(|one| named.contains(one) || ends.knows(one));
                let several = if several { parts } else { vec![to] };
                if several.len() > 1 {
                    found.log.guessed("cells with several ends, a connection for each", to);
                }
                for to in several {
                    reader.connection(row, from, to, found, ends, &mut tally);
                }
            }
        }
    }
    tally.sentences().for_each(|sentence| found.log.say(sentence));
}

/// What a sheet says of polarity.
enum Says {
    /// A column of signs and words.
    Column(usize),
    /// A column of types: signs, or names that somebody has to read.
    Type(usize),
    /// Numbers, some of them below 0.
    Weight(usize),
    /// A column for each step of a scale, one of them marked.
    Scale(scale::Scale),
    Nothing,
}

struct Reader<'a> {
    sheet: &'a Sheet,
    columns: &'a Columns,
    says: Says,
}

impl<'a> Reader<'a> {
    fn new(sheet: &'a Sheet, columns: &'a Columns) -> Self {
        let below = |at: usize| sheet.rows.iter().any(|row| number(cell(row, Some(at))).is_some_and(|weight| weight < 0.0));
        let says = if let Some(scale) = scale::Scale::of(&sheet.header) {
            Says::Scale(scale)
        } else if let Some(at) = columns.at(Field::Polarity) {
            Says::Column(at)
        } else if let Some(at) = columns.at(Field::Type) {
            Says::Type(at)
        } else {
            columns.at(Field::Weight).filter(|&at| below(at)).map_or(Says::Nothing, Says::Weight)
        };
        Self { sheet, columns, says }
    }

    /// What the header has too little or too much of.
    fn remarks(&self, found: &mut Found) {
        let columns = self.columns;
        if matches!(self.says, Says::Nothing) && !columns.has(Field::Verb) {
            found.log.say("there is no column polarity or sign; every connection has the polarity ?");
        }
        let weighs = |at: usize| matches!(self.says, Says::Weight(weight) if weight == at);
        let scaled = |at: usize| matches!(&self.says, Says::Scale(scale) if scale.has(at));
        for (at, name) in columns.others(&self.sheet.header, &KNOWN) {
            if !weighs(at) && !scaled(at) {
                found.log.say(format!("the column {name} is not carried over"));
            }
        }
    }

    fn connection(&self, row: &TableRow, from: &str, to: &str, found: &mut Found, ends: &mut Ends, tally: &mut Tally) {
        let say = |field| cell(row, self.columns.at(field));
        // A number that no element has may stand beside the label of the one that is meant.
        let [from, to] = [(from, Field::FromLabel), (to, Field::ToLabel)]
            .map(|(end, beside)| if ends.finds(end) || say(beside).is_empty() { end } else { say(beside) });
        let mut new = FoundConnection::new(ends.key(from, found), ends.key(to, found));
        for (end, field) in [(new.from.clone(), Field::FromType), (new.to.clone(), Field::ToType)] {
            if let Some(element) = found.end(&end, "").filter(|_| !say(field).is_empty()) {
                typed(element, say(field));
                element.join("Type", say(field));
            }
        }
        let label = say(Field::Label);
        let verb = say(Field::Verb);
        if say(Field::Kind).eq_ignore_ascii_case("relation") {
            new.verb = Some(if verb.is_empty() { label } else { verb }.to_owned());
        } else if !verb.is_empty() && matches!(self.says, Says::Nothing) {
            new.verb = Some(verb.replace('_', " "));
        } else {
            new.sign = self.sign(row, &mut new.strength, tally);
            new.delay = csv::delay(say(Field::Delay)).unwrap_or_else(|| {
                tally.count("with a word under delay that is neither yes nor no, taken for yes", row.line);
                true
            });
        }
        if new.verb.is_none() {
            let words: Vec<&str> = [label, say(Field::Rationale)].into_iter().filter(|words| !words.is_empty()).collect();
            new.rationale = words.join(". ");
        } else {
            say(Field::Rationale).clone_into(&mut new.rationale);
        }
        match csv::direction(say(Field::Direction)) {
            Some(direction) => new.direction = direction,
            None => tally.count("with an unknown direction, taken for directed", row.line),
        }
        say(Field::Confidence).clone_into(&mut new.confidence);
        new.strength = new.strength.or_else(|| say(Field::Strength).parse().ok().filter(|level| (1..=3).contains(level)));
        let at = found.connect(new);
        self.quote(row, at, found);
    }

    fn quote(&self, row: &TableRow, connection: usize, found: &mut Found) {
        let say = |field| cell(row, self.columns.at(field)).to_owned();
        let text = self.columns.at(Field::Quote).and_then(|at| row.cells.get(at)).cloned().unwrap_or_default();
        if !text.trim().is_empty() {
            found.quotes.push(FoundQuote {
                text,
                attribution: say(Field::Attribution),
                source: say(Field::Source),
                locator: say(Field::Locator),
                participant: say(Field::Participant),
                on: Some(On::Connection(connection)),
            });
        }
    }

    fn sign(&self, row: &TableRow, strength: &mut Option<u8>, tally: &mut Tally) -> Sign {
        let at = match &self.says {
            Says::Nothing => return Sign::Blank,
            Says::Scale(scale) => {
                let (sign, level) = scale.read(row);
                *strength = level;
                return sign;
            }
            Says::Weight(at) => {
                tally.count("with a number for a polarity, of which the sign was taken", row.line);
                return number(cell(row, Some(*at))).map_or(Sign::Blank, Sign::of_weight);
            }
            Says::Column(at) | Says::Type(at) => *at,
        };
        let text = cell(row, Some(at));
        if let Says::Type(_) = self.says {
            return Sign::of(text);
        }
        match csv::sign(text) {
            Word::Said(polarity) => Sign::Said(polarity),
            Word::Weighed(polarity) => {
                tally.count("with a number for a polarity, of which the sign was taken", row.line);
                Sign::Said(polarity)
            }
            Word::Blank => {
                tally.count("without a polarity, taken for ?", row.line);
                Sign::Said(Polarity::Unknown)
            }
            Word::Odd => {
                tally.count("with an unknown polarity, taken for ? unless somebody says", row.line);
                Sign::Named(text.to_owned())
            }
        }
    }
}
