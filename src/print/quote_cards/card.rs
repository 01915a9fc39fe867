//! What stands on a quote card: code at the top, words in the middle, whose they are and what they bear on at the foot.

use std::sync::Arc;

use kurbo::{Affine, Point, Rect, Size};

use crate::map::{CitedPart, Code, Quote, Stance, SystemMap};
use crate::print::PrintOptions;
use crate::print::asked::Asked;
use crate::print::furniture::{RULE, Sheet};
use crate::print::voices::{BESIDE, place, swatch_beside};
use crate::scene::Tag;
use crate::text::{Align, Shaped, TypeStyle, Typesetter};
use crate::theme::paper;
use crate::words::{ToldLoop, listed, said_by};

/// Between words and what stands above and below them.
const GAP: f64 = 12.0;
/// Around a rule.
const AIR: f64 = 5.0;
/// Below each row of parts.
const ROW: f64 = 2.0;
/// Between two things side by side.
const BETWEEN: f64 = 12.0;

/// What a card says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Words {
    pub code: String,
    /// Verbatim.
    pub text: String,
    /// Whose.
    by: String,
    /// The place of their voice among the patterns.
    place: usize,
    pub sensitive: bool,
    /// The parts they bear on: what each is called, and its code.
    parts: Vec<(String, String)>,
    /// How many of them are elements that stand first.
    elements: usize,
}

impl Words {
    /// Of a quote. Elements come before connections before loops, and those that were asked for before others.
    pub fn of(map: &SystemMap, loops: &[ToldLoop], asked: &Asked, quote: &Quote) -> Self {
        let mut cited: Vec<_> = quote.citations.iter().collect();
        let kind = |part| match part {
            CitedPart::Element(_) => 0,
            CitedPart::Connection(_) => 1,
            CitedPart::Loop(_) => 2,
        };
        cited.sort_by_key(|citation| (kind(citation.part), !asked.covers(map, citation.part)));
        let part = |part, stance| {
            let (name, code) = called(map, loops, part)?;
            Some(match stance {
                Stance::Supports => (name, code),
                Stance::Contradicts => (format!("{name} (says otherwise)"), code),
                Stance::Qualifies => (format!("{name} (says yes, but)"), code),
            })
        };
        Self {
            code: Code::quote(quote.number).to_string(),
            text: quote.text().to_owned(),
            by: said_by(map, quote),
            place: place(map, quote),
            sensitive: quote.sensitive,
            elements: cited.iter().filter(|citation| kind(citation.part) == 0).count(),
            parts: cited.into_iter().filter_map(|citation| part(citation.part, citation.stance)).collect(),
        }
    }
}

/// What a part is called, and its code.
fn called(map: &SystemMap, loops: &[ToldLoop], part: CitedPart) -> Option<(String, String)> {
    let label = |id| map.element(id).map(|element| element.label.as_str());
    Some(match part {
        CitedPart::Element(id) => (label(id)?.to_owned(), map.code_of(id)?.to_string()),
        CitedPart::Connection(id) => {
            let connection = map.connection(id)?;
            let ends = format!("{} \u{2192} {}", label(connection.from)?, label(connection.to)?);
            (ends, Code::connection(connection.number).to_string())
        }
        CitedPart::Loop(id) => {
            let told = loops.iter().find(|told| told.named.id == id)?;
            (told.named.name.clone(), told.code.clone())
        }
    })
}

/// A card but for its words, set for the inside of a card of some size.
pub(super) struct Frame {
    width: f64,
    code: Arc<Shaped>,
    mark: Option<Arc<Shaped>>,
    by: Arc<Shaped>,
    place: usize,
    /// Names at the left, codes at the right.
    parts: Vec<[Arc<Shaped>; 2]>,
}

impl Frame {
    /// Sets it `width` points wide, with so many parts in full; `run` is which of how many cards the words run over.
    pub fn new(words: &Words, width: f64, parts: usize, run: Option<[usize; 2]>, options: &PrintOptions, types: &mut Typesetter) -> Self {
        let small = TypeStyle { leading: 1.3, ..options.style(paper::BODY) };
        let strong = TypeStyle { weight: paper::STRONG.weight, ..small };
        let head = TypeStyle { size: strong.size * 1.17, ..strong };
        let mut set = |text: &str, style, measure: f64| types.shape(text, style, Some(measure.max(1.0) as f32), Align::Start);
        let code = set(&words.code, head, width);
        let sensitive = words.sensitive.then(|| "Sensitive topic".to_owned());
        let mark: Vec<String> = sensitive.into_iter().chain(run.map(|[this, of]| format!("{this} of {of}"))).collect();
        let mark = (!mark.is_empty()).then(|| set(&mark.join(" · "), small, width - f64::from(code.width) - BETWEEN));
        let by = set(&words.by, small, width - BESIDE * f64::from(small.size));
        // Elements by name; of a quote that bears on none, the first connection or loop.
        let (named, others) = words.parts.split_at(words.elements.clamp(1, parts).min(words.parts.len()));
        let mut rows: Vec<[Arc<Shaped>; 2]> = Vec::new();
        for (name, code) in named {
            let code = set(code, strong, width);
            rows.push([set(name, small, width - f64::from(code.width) - BETWEEN), code]);
        }
        let others: Vec<String> = others.iter().map(|(_, code)| code.clone()).collect();
        let also = match (words.parts.is_empty(), others.is_empty()) {
            (true, _) => Some("Not placed on the map yet".to_owned()),
            (false, false) => Some(format!("Also {}", listed(&others))),
            (false, true) => None,
        };
        rows.extend(also.map(|also| [set(&also, small, width), set("", small, width)]));
        Self { width, code, mark, by, place: words.place, parts: rows }
    }

    /// The room for words on a card whose inside is so high.
    pub fn room(&self, height: f64) -> Size {
        Size::new(self.width, height - self.head() - self.foot() - 2.0 * GAP)
    }

    /// From the top to below the upper rule.
    fn head(&self) -> f64 {
        let mark = self.mark.as_ref().map_or(0.0, |mark| f64::from(mark.height));
        f64::from(self.code.height).max(mark) + AIR
    }

    /// From whose words they are to the bottom.
    fn foot(&self) -> f64 {
        let by = if self.by.text.is_empty() { 0.0 } else { f64::from(self.by.height) };
        by + 2.0 * AIR + self.parts.iter().map(row_height).sum::<f64>()
    }

    /// Draws the card on the inside of its place, with its words.
    pub fn draw(&self, sheet: &mut Sheet, inside: Rect, text: &Arc<Shaped>, options: &PrintOptions) {
        let right = |shaped: &Shaped| inside.x1 - f64::from(shaped.width);
        let start = |shaped: &Shaped, left: f64| shaped.start_between(left, inside.x1);
        let rule = inside.y0 + self.head();
        sheet.words(&self.code, inside.origin(), Tag::Heading(2));
        if let Some(mark) = &self.mark {
            let baseline = |shaped: &Shaped| shaped.lines.first().map_or(0.0, |line| f64::from(line.baseline));
            sheet.words(mark, Point::new(right(mark), inside.y0 + baseline(&self.code) - baseline(mark)), Tag::Paragraph);
        }
        sheet.rule(rule, inside.x0, inside.x1, RULE);
        sheet.words(text, Point::new(start(text, inside.x0), rule + GAP), Tag::Paragraph);
        let mut y = inside.y1 - self.foot();
        if !self.by.text.is_empty() {
            let corner = Point::new(inside.x0, y);
            sheet.page.place(swatch_beside(&self.by, corner, self.place, options.theme()), Affine::IDENTITY);
            let left = inside.x0 + BESIDE * f64::from(self.by.size);
            sheet.words(&self.by, Point::new(start(&self.by, left), y), Tag::Paragraph);
            y += f64::from(self.by.height);
        }
        sheet.rule(y + AIR, inside.x0, inside.x1, RULE);
        y += 2.0 * AIR;
        for row in &self.parts {
            let [name, code] = row;
            sheet.words(name, Point::new(inside.x0, y), Tag::Paragraph);
            if !code.text.is_empty() {
                sheet.words(code, Point::new(right(code), y), Tag::Paragraph);
            }
            y += row_height(row);
        }
    }
}

fn row_height([name, code]: &[Arc<Shaped>; 2]) -> f64 {
    f64::from(name.height.max(code.height)) + ROW
}
