//! What a story card says, as pieces: the story somebody wrote, the steps in numbered sentences, what comes of them, a quote, a question.

use crate::map::{Code, Quote, Stance, SystemMap};
use crate::print::PrintOptions;
use crate::print::furniture::Sheet;
use crate::print::voices::{BESIDE, place};
use crate::scene::Tag;
use crate::text::{Align, TypeStyle, Typesetter};
use crate::theme::paper;
use crate::words::{ToldLoop, WARNING_BEFORE, loop_ending, loop_question, loop_steps, said_by};

use super::pieces::{BOX_PAD, Form, Piece, SAID_INDENT, STEP_INDENT};
use super::voice::stance_of;

/// How closely a card is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// As is pleasant to read.
    Easy,
    /// In the smallest text that is read, with little between.
    Tight,
}

impl Look {
    /// The size of sentences.
    fn words(self) -> TypeStyle {
        match self {
            Self::Easy => paper::QUOTE,
            Self::Tight => TypeStyle { leading: 1.3, ..paper::BODY },
        }
    }

    /// Room above a piece, in points.
    fn above(self, easy: f64) -> f64 {
        if self == Self::Easy { easy } else { easy * 0.5 }
    }

    /// The least room to write in.
    pub fn room(self) -> f64 {
        if self == Self::Easy { 44.0 } else { 30.0 }
    }
}

/// What a card is about.
pub(super) struct Text<'a> {
    pub map: &'a SystemMap,
    pub told: &'a ToldLoop<'a>,
    pub quote: Option<&'a Quote>,
}

impl Text<'_> {
    /// After how many pieces a sheet may end: all, the last step and what comes of it, the story alone.
    pub fn ends(&self) -> [usize; 3] {
        let story = usize::from(self.has_story());
        let told = story + self.told.found.steps.len() + 1;
        [self.count(), told, story]
    }

    /// How many pieces there are.
    pub fn count(&self) -> usize {
        let quote = self.quote.map_or(0, |quote| 1 + usize::from(self.announced(quote).is_some()));
        usize::from(self.has_story()) + self.told.found.steps.len() + 2 + quote
    }

    fn has_story(&self) -> bool {
        !self.told.named.story.trim().is_empty()
    }

    /// What has to be said before a quote.
    fn announced(&self, quote: &Quote) -> Option<String> {
        let code = Code::quote(quote.number);
        match (quote.sensitive, stance_of(quote, self.told)) {
            (true, _) => Some(WARNING_BEFORE.to_owned()),
            (false, Stance::Supports) => None,
            (false, Stance::Contradicts) => Some(format!("{code} says otherwise:")),
            (false, Stance::Qualifies) => Some(format!("{code} says yes, but:")),
        }
    }

    /// The pieces, set for a column of this width.
    pub fn pieces(&self, sheet: &Sheet, width: f64, look: Look, options: &PrintOptions, types: &mut Typesetter) -> Vec<Piece> {
        let mut setter = Setter { sheet, width, look, options, types, pieces: Vec::new() };
        if self.has_story() {
            setter.words(self.told.named.story.trim(), look.words(), 0.0, 0.0);
        }
        for (number, sentence) in (1..).zip(loop_steps(self.map, &self.told.found)) {
            setter.step(number, &sentence);
        }
        let strong = TypeStyle { weight: paper::STRONG.weight, ..look.words() };
        setter.words(&loop_ending(&self.told.found), strong, STEP_INDENT, 6.0);
        if let Some(quote) = self.quote {
            self.said(&mut setter, quote);
        }
        let question = self.told.named.question.trim();
        setter.question(if question.is_empty() { loop_question(self.told.found.kind) } else { question });
        setter.pieces
    }

    fn said(&self, setter: &mut Setter, quote: &Quote) {
        if let Some(before) = self.announced(quote) {
            setter.words(&before, paper::BODY, 0.0, 14.0);
            if let Some(last) = setter.pieces.last_mut() {
                last.with_next = true;
            }
        }
        let code = Code::quote(quote.number).to_string();
        let by = [said_by(self.map, quote), code].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        setter.said(quote.text(), &by, place(self.map, quote));
    }
}

struct Setter<'a> {
    sheet: &'a Sheet,
    width: f64,
    look: Look,
    options: &'a PrintOptions,
    types: &'a mut Typesetter,
    pieces: Vec<Piece>,
}

impl Setter<'_> {
    fn style(&self, style: TypeStyle) -> TypeStyle {
        self.sheet.style(style, self.options)
    }

    /// Words with an indent in ems.
    fn words(&mut self, text: &str, style: TypeStyle, indent: f64, above: f64) -> &mut Piece {
        let style = self.style(style);
        let indent = indent * f64::from(style.size);
        let text = self.types.shape(text, style, Some((self.width - indent) as f32), Align::Start);
        let above = self.look.above(above * self.sheet.factor);
        let at = self.pieces.len();
        self.pieces.push(Piece { form: Form::Words, text, indent, above, with_next: false, tag: Tag::Paragraph });
        #[expect(clippy::indexing_slicing, reason = "pushed on the line above")]
        &mut self.pieces[at]
    }

    fn step(&mut self, number: usize, sentence: &str) {
        let above = if number == 1 { 12.0 } else { 5.0 };
        let piece = self.words(sentence, self.look.words(), STEP_INDENT, above);
        (piece.form, piece.tag) = (Form::Step(number), Tag::Item);
    }

    /// Verbatim, with the quote marks outside.
    fn said(&mut self, text: &str, by: &str, place: usize) {
        let body = self.style(TypeStyle { leading: 1.3, ..paper::BODY });
        let room = self.width - (SAID_INDENT + BESIDE) * f64::from(body.size);
        let by = self.types.shape(by, body, Some(room as f32), Align::Start);
        let announced = self.pieces.last().is_some_and(|last| last.with_next);
        let piece = self.words(&format!("\u{201c}{text}\u{201d}"), self.look.words(), SAID_INDENT, if announced { 4.0 } else { 16.0 });
        piece.form = Form::Said(by, place);
    }

    fn question(&mut self, text: &str) {
        let style = TypeStyle { weight: paper::STRONG.weight, ..self.look.words() };
        self.width -= 2.0 * BOX_PAD;
        let piece = self.words(text, style, 0.0, 18.0);
        (piece.form, piece.indent) = (Form::Question, BOX_PAD);
        self.width += 2.0 * BOX_PAD;
    }
}
