//! Some of the lines of a text as a text of their own, for what runs over the end of a page.

use crate::text::{Line, Run, Shaped};

/// The height of each line of a text.
pub(super) fn line_height(text: &Shaped) -> f64 {
    f64::from(text.height) / text.lines.len().max(1) as f64
}

/// The lines from one to before another as a text that says no more than they do.
pub(super) fn lines(text: &Shaped, from: usize, to: usize) -> Shaped {
    let height = line_height(text) as f32;
    let kept = text.lines.get(from..to).unwrap_or_default();
    let start = kept.first().map_or(0, |line| line.text.0);
    let end = kept.last().map_or(start, |line| line.text.1);
    let back = |range: (u32, u32)| (range.0 - start, range.1 - start);
    let moved = |line: &Line| Line {
        baseline: line.baseline - height * from as f32,
        text: back(line.text),
        runs: line.runs.iter().map(|run| moved_run(run, back)).collect(),
        ..line.clone()
    };
    let words = text.text.get(start as usize..end as usize).unwrap_or_default().to_owned();
    Shaped { text: words, size: text.size, lines: kept.iter().map(moved).collect(), width: text.width, height: height * kept.len() as f32 }
}

fn moved_run(run: &Run, back: impl Fn((u32, u32)) -> (u32, u32)) -> Run {
    let mut run = run.clone();
    run.text = back(run.text);
    for glyph in &mut run.glyphs {
        glyph.text = back(glyph.text);
    }
    run
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Align, Typesetter};
    use crate::theme::paper;

    #[test]
    fn some_lines_are_a_text_of_their_own() {
        let mut types = Typesetter::new();
        let all = types.shape("one two three four five six seven", paper::BODY, Some(60.0), Align::Start);
        let count = all.lines.len();
        assert!(count >= 3);
        let (head, tail) = (lines(&all, 0, 2), lines(&all, 2, count));
        assert_eq!(format!("{}{}", head.text, tail.text), all.text);
        assert!((tail.lines[0].baseline - all.lines[0].baseline).abs() < 0.001);
        let range = tail.lines[0].runs[0].glyphs[0].text;
        assert_eq!(tail.text.get(range.0 as usize..range.1 as usize).map(str::len), Some(1));
        assert!((head.height + tail.height - all.height).abs() < 0.01);
    }
}
