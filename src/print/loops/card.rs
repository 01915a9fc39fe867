//! A story card on its sheets: on one if everything fits beside a ring that can be read, else the ring and its story in front and the rest
//! behind.

use kurbo::{Point, Rect};

use crate::map::Quote;
use crate::print::fit::fitted;
use crate::print::furniture::{Footer, RULE, Sheet};
use crate::print::loop_badge::loop_badge;
use crate::print::{Paper, PrintError, PrintOptions};
use crate::release::Released;
use crate::scene::Tag;
use crate::text::{Align, Typesetter};
use crate::theme::paper;
use crate::words::{ToldLoop, listed, loop_kind};

use super::pages::{by_sheet, draw, readable};
use super::pieces::Piece;
use super::plan::Plan;
use super::text::{Look, Text};

/// Height of the badge.
const BADGE: f64 = 46.0;

/// What every card of a handout is made with.
pub(super) struct Maker<'a> {
    pub released: &'a Released,
    pub paper: Paper,
    /// Of the first sheet of the handout; the others have it in brief.
    pub footer: &'a Footer,
    pub options: &'a PrintOptions,
    pub types: &'a mut Typesetter,
}

/// What one card is about.
pub(super) struct Card<'a> {
    pub told: &'a ToldLoop<'a>,
    pub quote: Option<&'a Quote>,
    /// To be said before anything else.
    pub note: Option<&'a str>,
    /// Whether it is the first of the handout.
    pub is_first: bool,
}

/// The sheets of a card, their footers still to be set, and the size of the labels in its ring in points.
pub(super) struct Made {
    pub sheets: Vec<Sheet>,
    pub label: f64,
}

impl Card<'_> {
    /// What it is called.
    fn name(&self) -> &str {
        let name = self.told.named.name.trim();
        if name.is_empty() { "A loop without a name" } else { name }
    }

    /// What those hear who cannot see the ring.
    fn alternative(&self, maker: &Maker) -> String {
        let map = maker.released.map();
        let labels = self.told.found.elements.iter().filter_map(|&id| map.element(id)).map(|element| element.label.clone());
        let labels: Vec<String> = labels.collect();
        format!("The loop {} drawn as a ring: {}, and round again. Numbered sentences tell each step.", self.told.code, listed(&labels))
    }
}

impl Maker<'_> {
    /// Makes a card.
    pub fn card(&mut self, card: &Card) -> Result<Made, PrintError> {
        let mut sheet = self.headed(card)?;
        let text = Text { map: self.released.map(), told: card.told, quote: card.quote };
        let plan = Plan::of(&sheet, &text, self.options, self.types);
        let label = self.draw(&mut sheet, card, &plan);
        let mut sheets = vec![sheet];
        if plan.pieces.len() < text.count() {
            sheets.extend(self.rest(card, &text, plan.pieces.len())?);
        }
        Ok(Made { sheets, label })
    }

    /// The sheets for what did not go on the first, closely set if that saves one.
    fn rest(&mut self, card: &Card, text: &Text, from: usize) -> Result<Vec<Sheet>, PrintError> {
        let like = self.continued(card)?;
        let width = readable(&like, self.options).width();
        let [easy, tight] = [Look::Easy, Look::Tight].map(|look| {
            let rest = text.pieces(&like, width, look, self.options, self.types).split_off(from);
            by_sheet(rest, like.free.height(), look.room() * like.factor)
        });
        let fill = |pieces: Vec<Piece>| {
            let mut sheet = self.continued(card)?;
            let column = sheet.free;
            draw(&mut sheet, column, &pieces, self.options, self.types);
            Ok(sheet)
        };
        if tight.len() < easy.len() { tight } else { easy }.into_iter().map(fill).collect()
    }

    /// Ring and words of the first sheet; the size of the ring's labels.
    fn draw(&mut self, sheet: &mut Sheet, card: &Card, plan: &Plan) -> f64 {
        let pens = &self.options.theme().pens;
        let page_from_scene = fitted(plan.ring.bounds, plan.area, plan.ring.label / pens.label);
        let alternative = card.alternative(self);
        sheet.page.place(plan.ring.scene.clone(), page_from_scene).tag = Tag::Figure(alternative);
        if plan.column.y0 >= plan.area.y1 && !plan.pieces.is_empty() {
            let y = f64::midpoint(plan.area.y1, plan.column.y0);
            sheet.rule(y, sheet.free.x0, sheet.free.x1, RULE * sheet.factor);
        }
        draw(sheet, plan.column, &plan.pieces, self.options, self.types);
        pens.label * page_from_scene.determinant().sqrt()
    }

    /// A sheet with badge, name and kind at its top.
    fn headed(&mut self, card: &Card) -> Result<Sheet, PrintError> {
        let mut sheet = self.blank(card, card.is_first)?;
        let (free, factor) = (sheet.free, sheet.factor);
        let large = f64::from(self.options.style(paper::BODY).size / paper::BODY.size);
        let size = BADGE * factor * large.sqrt();
        let left = free.x0 + size + 16.0 * factor;
        let measure = Some((free.x1 - left) as f32);
        let title = |style, types: &mut Typesetter| types.shape(card.name(), style, measure, Align::Start);
        let mut name = title(sheet.style(paper::DOCUMENT, self.options), self.types);
        if name.lines.len() > 2 {
            name = title(sheet.style(paper::TITLE, self.options), self.types);
        }
        let kind = self.types.shape(loop_kind(card.told.found.kind), sheet.style(paper::QUOTE, self.options), measure, Align::Start);
        let words = f64::from(name.height + kind.height);
        let height = size.max(words);
        let badge = loop_badge(&card.told.code, card.told.found.kind, self.options.theme(), self.types);
        let square = Rect::new(free.x0, free.y0, free.x0 + size, free.y0 + size);
        let square = square + kurbo::Vec2::new(0.0, if words <= size * 1.5 { (height - size) / 2.0 } else { 0.0 });
        let bounds = badge.bounds().unwrap_or_default();
        sheet.page.place(badge, fitted(bounds, square, f64::INFINITY)).tag = Tag::Figure(format!("Loop {}", card.told.code));
        let top = free.y0 + (height - words) / 2.0;
        sheet.words(&name, Point::new(left, top), Tag::Heading(1));
        sheet.words(&kind, Point::new(left, top + f64::from(name.height)), Tag::Paragraph);
        let rule = free.y0 + height + 5.0 * factor;
        sheet.rule(rule, free.x0, free.x1, 2.0 * RULE * factor);
        sheet.free.y0 = rule + 9.0 * factor;
        if let Some(note) = card.note {
            let note = self.types.shape(note, sheet.style(paper::BODY, self.options), Some(free.width() as f32), Align::Start);
            sheet.words(&note, Point::new(free.x0, sheet.free.y0), Tag::Paragraph);
            sheet.free.y0 += f64::from(note.height) + 6.0 * factor;
        }
        self.roomy(sheet)
    }

    /// A sheet that a card runs on over.
    fn continued(&mut self, card: &Card) -> Result<Sheet, PrintError> {
        let mut sheet = self.blank(card, false)?;
        sheet.header(card.name(), &format!("{} · continued", card.told.code), self.options, self.types);
        // Its header is not read again.
        sheet.page.placed.iter_mut().for_each(|placed| placed.tag = Tag::Artifact);
        self.roomy(sheet)
    }

    fn blank(&mut self, card: &Card, is_first: bool) -> Result<Sheet, PrintError> {
        let title = format!("{} {}", card.told.code, card.name());
        let mut sheet = Sheet::new(self.released, &title, self.paper, self.options)?;
        // A card is made for the hand: a larger one is read from further away.
        let side = sheet.page.size.width.min(sheet.page.size.height) / Paper::A4.size().width;
        sheet.factor = side.max(1.0).powf(0.6);
        let brief = self.footer.brief();
        sheet.reserve_footer(if is_first { self.footer } else { &brief }, self.options, self.types);
        Ok(sheet)
    }

    /// Six lines are the least that can be called a card.
    fn roomy(&self, sheet: Sheet) -> Result<Sheet, PrintError> {
        let least = 6.0 * f64::from(sheet.style(paper::QUOTE, self.options).line_height());
        if sheet.free.height() < least { Err(PrintError::NoRoom { paper: self.paper.to_string() }) } else { Ok(sheet) }
    }
}
