//! Glyphs of text that reads from right to left, so that what is read out of the file has each letter in its place.
//!
//! A PDF says for each glyph which letters it stands for, and readers turn such text round letter by letter: a glyph for several letters comes
//! out back to front, and marks come before what they are on. Here every glyph gets one letter.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

use crate::text::{FaceId, Glyph, Run, advance_of, glyph_of};

/// Whether glyphs of one range stand for several letters, or for a letter and its marks.
pub(super) fn is_joined(cluster: &[Glyph], words: &str) -> bool {
    cluster.first().is_some_and(|glyph| letters(glyph, words).count() > 1)
}

/// The letters that a glyph stands for, with where each lies in the words.
fn letters<'w>(glyph: &Glyph, words: &'w str) -> impl DoubleEndedIterator<Item = ((u32, u32), char)> + use<'w> {
    let from = glyph.text.0;
    let text = words.get(from as usize..glyph.text.1 as usize).unwrap_or_default();
    let span = move |(at, letter): (usize, char)| ((from + at as u32, from + (at + letter.len_utf8()) as u32), letter);
    text.char_indices().map(span)
}

/// The glyphs of a run, from left to right, each with a letter of its own: to be read and not seen where glyphs stood for several. Of those the
/// last comes first.
pub(super) fn single_letters(run: &Run, words: &str, em: f32) -> Vec<Glyph> {
    let mut all = Vec::with_capacity(run.glyphs.len());
    for cluster in run.glyphs.chunk_by(|a, b| a.text == b.text) {
        match cluster.first() {
            Some(first) if is_joined(cluster, words) => all.extend(apart(run.face, cluster, letters(first, words), em)),
            _ => all.extend_from_slice(cluster),
        }
    }
    all
}

/// Letters by themselves, in about the room where they were drawn as one.
fn apart(face: FaceId, cluster: &[Glyph], letters: impl DoubleEndedIterator<Item = ((u32, u32), char)>, em: f32) -> Vec<Glyph> {
    let room = cluster.iter().map(|glyph| glyph.advance).sum::<f32>() / em;
    let middle = cluster.iter().map(|glyph| glyph.x).reduce(f32::min).unwrap_or(0.0) / em + room / 2.0;
    let letters: Vec<_> = letters.rev().collect();
    let share = room / letters.len().max(1) as f32;
    let alone: Vec<_> = letters.into_iter().map(|(text, letter)| (text, shape(face, letter, share))).collect();
    let wanted: f32 = alone.iter().map(|(_, (_, wide))| wide).sum();
    // Gaps are read as spaces. What stands close is not, unless it all but lies on what is before it.
    let stretch = (room / wanted.max(0.01)).max(1.0);
    let mut x = middle - wanted * stretch / 2.0;
    let place = |(text, (id, wide)): ((u32, u32), (u16, f32))| {
        let (at, advance) = (x, wide * stretch);
        x += advance;
        Glyph { id, x: at * em, y: 0.0, advance: advance * em, text }
    };
    alone.into_iter().map(place).collect()
}

/// Signs that hardly anyone writes, which take little room: one that the face has stands for marks, as what takes no room at all is taken for a
/// second print of what it stands on.
const SLIM: [char; 3] = ['\u{fbb3}', '\u{5f3}', '.'];

/// The glyph of a letter alone whose width is nearest to this, and its width, in ems. Letters that join have several shapes.
fn shape(face: FaceId, letter: char, near: f32) -> (u16, f32) {
    let joined = forms().get(&letter).map(Vec::as_slice).unwrap_or_default();
    let wide = |form: char| glyph_of(face, form).map(|glyph| (glyph, advance_of(face, glyph))).filter(|(_, wide)| *wide > 0.0);
    let shapes = std::iter::once(letter).chain(joined.iter().copied()).filter_map(wide);
    let own = shapes.min_by(|a, b| (a.1 - near).abs().total_cmp(&(b.1 - near).abs()));
    own.or_else(|| SLIM.into_iter().find_map(wide)).unwrap_or((0, 0.5))
}

/// The shapes that Unicode has names for, by the letter or mark whose shapes they are. Those of marks stand on a space or a stroke.
fn forms() -> &'static BTreeMap<char, Vec<char>> {
    static FORMS: OnceLock<BTreeMap<char, Vec<char>>> = OnceLock::new();
    FORMS.get_or_init(|| {
        let mut forms: BTreeMap<char, Vec<char>> = BTreeMap::new();
        for form in ('\u{fb50}'..='\u{fdff}').chain('\u{fe70}'..='\u{fefc}') {
            let letters: Vec<char> = std::iter::once(form).nfkc().collect();
            if let [letter] | [' ' | '\u{640}', letter] = letters.as_slice() {
                forms.entry(*letter).or_default().push(form);
            }
        }
        forms
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Align, Shaped, Typesetter};
    use crate::theme::paper;

    fn shaped(text: &str) -> std::sync::Arc<Shaped> {
        Typesetter::new().shape(text, paper::BODY, None, Align::Start)
    }

    /// What is read when the letters of glyphs are turned round.
    fn read(glyphs: &[Glyph], words: &str) -> String {
        glyphs.iter().rev().flat_map(|glyph| words[glyph.text.0 as usize..glyph.text.1 as usize].chars()).collect()
    }

    #[test]
    fn marks_follow_their_letter() {
        for text in ["بَيْنَ", "שָׁלוֹם"] {
            let shaped = shaped(text);
            let run = &shaped.lines[0].runs[0];
            let glyphs = single_letters(run, text, shaped.size);
            assert_eq!(read(&glyphs, text), text);
            assert!(glyphs.iter().all(|glyph| text[glyph.text.0 as usize..glyph.text.1 as usize].chars().count() == 1));
        }
    }

    #[test]
    fn a_glyph_for_two_letters_is_taken_apart() {
        let text = "العلاقات";
        let shaped = shaped(text);
        let run = &shaped.lines[0].runs[0];
        assert!(run.glyphs.len() < text.chars().count() && run.glyphs.chunk_by(|a, b| a.text == b.text).any(|c| is_joined(c, text)));
        let glyphs = single_letters(run, text, shaped.size);
        assert_eq!(read(&glyphs, text), text);
        assert!(glyphs.iter().all(|glyph| glyph.id != 0));
        let end = |glyphs: &[Glyph]| glyphs.iter().map(|glyph| glyph.x + glyph.advance).fold(0.0, f32::max);
        assert!((end(&glyphs) - end(&run.glyphs)).abs() < 0.01, "in the same room");
    }
}
