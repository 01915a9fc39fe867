//! Which card words fit on: the one that was asked for, in the largest type that does; or else a larger one; or several of the largest. Never
//! smaller type than can be read, and never fewer words than were said.

use std::sync::Arc;

use crate::print::PrintOptions;
use crate::print::imposition::Imposition;
use crate::print::lines::{line_height, lines};
use crate::text::{Align, Shaped, TypeStyle, Typesetter};
use crate::theme::paper;

use super::card::{Frame, Words};
use super::size::CardSize;

/// Steps in which type becomes smaller, in points.
const STEP: f32 = 0.5;

/// A card with its words set.
pub(super) struct Fitted {
    pub words: Words,
    pub size: CardSize,
    pub text: Arc<Shaped>,
    pub frame: Frame,
}

/// The cards for somebody's words: one, unless they fill more than a whole sheet.
pub(super) fn fitted(
    words: &Words,
    asked: CardSize,
    sizes: &[(CardSize, Imposition)],
    options: &PrintOptions,
    types: &mut Typesetter,
) -> Vec<Fitted> {
    let mut sizes = sizes.iter().filter(|(size, _)| *size >= asked);
    for (size, imposition) in sizes.clone() {
        let inside = size.inside(imposition);
        let frame = Frame::new(words, inside.width(), size.parts(), None, options, types);
        let room = frame.room(inside.height());
        for style in styles(options) {
            let text = set(words, style, room.width, types);
            if f64::from(text.height) <= room.height && f64::from(text.width) <= room.width + 0.5 {
                return vec![Fitted { words: words.clone(), size: *size, text, frame }];
            }
        }
    }
    sizes.next_back().map_or_else(Vec::new, |(size, imposition)| run_on(words, *size, imposition, options, types))
}

/// Type from the most pleasant to the smallest that can be read.
fn styles(options: &PrintOptions) -> impl Iterator<Item = TypeStyle> + use<> {
    let largest = options.style(paper::CARD);
    let least = options.style(TypeStyle { size: paper::SMALLEST_CARD, ..paper::CARD });
    let smaller = |style: &TypeStyle| Some(TypeStyle { size: style.size - STEP, ..*style });
    std::iter::successors(Some(largest), smaller).take_while(move |style| style.size > least.size).chain([least])
}

/// The quote marks stand outside the words.
fn set(words: &Words, style: TypeStyle, width: f64, types: &mut Typesetter) -> Arc<Shaped> {
    types.shape(&format!("\u{201c}{}\u{201d}", words.text), style, Some(width as f32), Align::Start)
}

/// Words that no card holds, on as many of the largest as it takes.
fn run_on(words: &Words, size: CardSize, imposition: &Imposition, options: &PrintOptions, types: &mut Typesetter) -> Vec<Fitted> {
    let inside = size.inside(imposition);
    let style = options.style(TypeStyle { size: paper::SMALLEST_CARD, ..paper::CARD });
    let text = set(words, style, inside.width(), types);
    let frame = Frame::new(words, inside.width(), 1, Some([88, 88]), options, types);
    let each = ((frame.room(inside.height()).height / line_height(&text)).floor() as usize).max(1);
    let count = text.lines.len();
    let of = count.div_ceil(each);
    let card = |this: usize| {
        let from = this * each;
        let run = (of > 1).then_some([this + 1, of]);
        let frame = Frame::new(words, inside.width(), 1, run, options, types);
        Fitted { words: words.clone(), size, text: Arc::new(lines(&text, from, (from + each).min(count))), frame }
    };
    (0..of).map(card).collect()
}
