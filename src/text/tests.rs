//! What laid-out text must hold to, whatever the script.

use std::sync::Arc;

use super::*;

const LABEL: TypeStyle = TypeStyle { size: 14.0, leading: 1.25, weight: Weight::Regular };

fn words(shaped: &Shaped) -> Vec<&str> {
    let text = |line: &Line| shaped.text.get(line.text.0 as usize..line.text.1 as usize).map(str::trim);
    shaped.lines.iter().filter_map(text).collect()
}

/// Line ranges tile the text, runs tile lines, and glyph ranges cover what is visible.
fn assert_covered(shaped: &Shaped) {
    let mut at = 0;
    for line in &shaped.lines {
        assert_eq!(line.text.0, at, "{shaped:?}");
        at = line.text.1;
        let mut covered: Vec<bool> = vec![false; shaped.text.len()];
        for glyph in line.runs.iter().flat_map(|run| &run.glyphs) {
            assert!(line.text.0 <= glyph.text.0 && glyph.text.1 <= line.text.1);
            covered[glyph.text.0 as usize..glyph.text.1 as usize].fill(true);
        }
        let visible = shaped.text[..line.text.1 as usize].trim_end().len();
        assert!((line.text.0 as usize..visible).all(|byte| covered[byte]), "{:?} {covered:?}", shaped.text);
        let runs: u32 = line.runs.iter().map(|run| run.text.1 - run.text.0).sum();
        assert!(runs <= line.text.1 - line.text.0);
    }
    assert_eq!(at as usize, shaped.text.len());
}

const SAMPLES: [&str; 26] = [
    "Trust between people and practitioners",
    "Zażółć gęślą jaźń, příliš žluťoučký kůň, Ærøskøbing, İstanbul ğış",
    "Tiếng Việt: sự tin tưởng giữa người dân ậ Ả ơ",
    "Εμπιστοσύνη μεταξύ ανθρώπων Ώ ΐ",
    "Довіра між людьми, ґанок, їжак; доверие",
    "ɓ ɗ ƙ ẹ ọ ṣ ŋ ɛ ɔ ʔ Ŋ",
    "→ ← ↑ ↓ ↔ ↺ ↻ ⇒ ✓ ✗ ● ○ ■ ▲ ★ ⚠ − ≈ ≠ ≤ ≥ ∞ × · …",
    "“quotes” ‘single’ «guillemets» – — ‑ • § € £ ₂ ²",
    "العربية والعودة (abc) 2024",
    "الثِّقَة بَيْنَ النَّاس",
    "اعتماد میان مردم، گفتگو",
    "لوگوں کے درمیان اعتماد",
    "עברית עם (סוגריים) ו־2024",
    "शांति और विश्वास, क्षेत्र ज्ञान श्री",
    "মানুষের মধ্যে আস্থা, ক্ষমতা জ্ঞান",
    "fi ffi fl AVATAR To Ty.",
    "tab\there",
    "soft\u{ad}hyphen zero\u{200b}width no\u{a0}break",
    "e\u{301} a\u{308}\u{323} ệ decomposed: e\u{302}\u{323}",
    "  leading and trailing  ",
    "",
    " ",
    "\n",
    "a\r\nb\rc\u{2028}d\n\n",
    "לפני after שוב",
    "x = 2 (3 + 4) / 5 % – 10:30",
];

#[test]
fn no_letter_is_missing_and_ranges_cover() {
    let mut types = Typesetter::new();
    for text in SAMPLES {
        for weight in [Weight::Regular, Weight::SemiBold] {
            let style = TypeStyle { weight, ..LABEL };
            for shaped in [types.shape(text, style, None, Align::Start), types.balanced(text, style, 90.0, Align::Centre)] {
                assert_eq!(shaped.missing(), 0, "{text:?}");
                assert_covered(&shaped);
                assert!(shaped.lines.iter().all(|line| line.x >= 0.0 && line.x + line.width <= shaped.width + 0.001));
                assert!((shaped.height - shaped.lines.len() as f32 * 17.5).abs() < 0.001);
            }
        }
    }
}

/// Counts contours.
struct Count(usize);
impl OutlinePen for Count {
    fn move_to(&mut self, _: f32, _: f32) {
        self.0 += 1;
    }
    fn line_to(&mut self, _: f32, _: f32) {}
    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {}
    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {}
    fn close(&mut self) {}
}

#[test]
fn unknown_script_keeps_a_visible_box() {
    let mut types = Typesetter::new();
    let shaped = types.shape("信任", LABEL, None, Align::Start);
    assert_eq!(shaped.missing(), 2);
    assert!(shaped.width > 4.0);
    assert_covered(&shaped);
    let mut contours = Count(0);
    assert!(outline(shaped.lines[0].runs[0].face, 0, &mut contours) && contours.0 > 0);
}

#[test]
fn balanced_lines() {
    let mut types = Typesetter::new();
    let trust = types.balanced("Trust between people and practitioners", LABEL, 150.0, Align::Centre);
    assert_eq!(words(&trust), ["Trust between people", "and practitioners"]);
    let greedy = types.shape("Trust between people and practitioners", LABEL, Some(150.0), Align::Centre);
    assert_eq!(greedy.lines.len(), 2);
    let even = types.balanced("one two three four five six", LABEL, 140.0, Align::Centre);
    assert_eq!(words(&even), ["one two three", "four five six"]);
    let lines = types.balanced("one two three four five six\nseven", LABEL, 140.0, Align::Centre);
    assert_eq!(words(&lines), ["one two three", "four five six", "seven"]);
}

#[test]
fn widths_are_those_of_the_font() {
    // fonttools: Inter Regular, 2816 units per em, n 1648, H 2084, no kerning between them.
    let mut types = Typesetter::new();
    let nnnn = types.width("nnnn", LABEL);
    assert!((nnnn - 6592.0 / 2816.0 * 14.0).abs() < 0.001, "{nnnn}");
    assert!((types.width("H  ", LABEL) - 2084.0 / 2816.0 * 14.0).abs() < 0.001);
    assert!(types.width("nnnn", TypeStyle { weight: Weight::SemiBold, ..LABEL }) > nnnn);
    assert!((types.width("nnnn", TypeStyle { size: 28.0, ..LABEL }) - 2.0 * nnnn).abs() < 0.001);
    assert!(types.width("AVATAR", LABEL) < "AVATAR".chars().map(|c| types.width(&c.to_string(), LABEL)).sum());
}

#[test]
fn baseline_is_centred_on_capitals_in_every_script() {
    let mut types = Typesetter::new();
    for text in ["Hx", "العربية", "क्ष", "עברית", "H العربية क"] {
        let shaped = types.shape(&format!("{text}\n{text}"), LABEL, None, Align::Start);
        let baselines: Vec<f32> = shaped.lines.iter().map(|line| line.baseline).collect();
        assert!((baselines[0] - (8.75 + 0.36 * 14.0)).abs() < 0.001);
        assert!((baselines[1] - baselines[0] - 17.5).abs() < 0.001);
    }
}

#[test]
fn white_space_at_wraps_does_not_count() {
    let mut types = Typesetter::new();
    let wrapped = types.shape("mmm     nnn", LABEL, Some(60.0), Align::Centre);
    assert_eq!(words(&wrapped), ["mmm", "nnn"]);
    assert!((wrapped.lines[0].width - types.width("mmm", LABEL)).abs() < 0.001);
    assert!((wrapped.lines[1].x - (wrapped.width - types.width("nnn", LABEL)) / 2.0).abs() < 0.001);
    let rtl = types.shape("שלום     לך", LABEL, Some(40.0), Align::Start);
    assert_eq!(words(&rtl), ["שלום", "לך"]);
    // The trailing blanks hang out at the left, the letters start at the line's own edge.
    assert!(rtl.lines[0].runs.iter().all(|run| run.rtl));
    let seen = rtl.lines[0].runs.iter().flat_map(|run| run.glyphs.iter().map(|g| (g.text, run.x + g.x)));
    let left = seen.filter(|(text, _)| text.0 < 8).map(|(_, x)| x).fold(f32::MAX, f32::min);
    assert!((left - rtl.lines[0].x).abs() < 1.5, "{left} {:?}", rtl.lines[0]);
    assert!(rtl.is_rtl());
    assert!((rtl.lines[1].x + rtl.lines[1].width - rtl.width).abs() < 0.001, "right-aligned");
}

#[test]
fn right_to_left_reads_right_to_left() {
    let mut types = Typesetter::new();
    let shaped = types.shape("שלום abc", LABEL, None, Align::Start);
    let line = &shaped.lines[0];
    let at = |byte: u32| {
        let mut all = line.runs.iter().flat_map(|run| run.glyphs.iter().map(|g| (g.text, run.x + g.x)));
        all.find(|(text, _)| text.0 <= byte && byte < text.1).map(|(_, x)| x).unwrap()
    };
    assert!(at(0) > at(2) && at(2) > at(4) && at(4) > at(6), "Hebrew from right to left");
    assert!(at(9) < at(10) && at(10) < at(11), "Latin from left to right");
    assert!(at(11) < at(6), "Latin left of the Hebrew before it");
    assert!(at(9) >= 0.0 && at(9) < 1.0, "flush left: {}", at(9));
    // Per paragraph, not per text.
    let mixed = types.shape("abc\nשלום", LABEL, None, Align::Start);
    assert_eq!(mixed.lines.iter().map(|line| line.rtl).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn long_words_stick_out_very_long_ones_break() {
    let mut types = Typesetter::new();
    let word = "Verantwortungsgefühl";
    let width = types.width(word, LABEL);
    let out = types.balanced(&format!("das {word} da"), LABEL, width / 1.3, Align::Start);
    assert_eq!(words(&out), ["das", word, "da"]);
    let running = types.shape(&format!("das {word} da"), LABEL, Some(width / 1.3), Align::Start);
    assert_eq!(words(&running), ["das", "Verantwortungs", "gefühl da"], "nothing sticks out of a column");
    assert!(running.width <= width / 1.3);
    let text = format!("{} a", "x".repeat(100));
    let broken = types.balanced(&text, LABEL, 100.0, Align::Start);
    assert!(broken.lines.len() > 4 && broken.width <= 100.0, "{:?}", words(&broken));
    assert_eq!(words(&broken).concat().replace(' ', "").len(), 101, "nothing is cut off");
    // The other lines of a block with a wide word use its width.
    let even = types.balanced("aa bb cc Verantwortungsgefühl", LABEL, width / 1.3, Align::Start);
    assert_eq!(words(&even), ["aa bb cc", word]);
}

#[test]
fn same_words_same_layout() {
    let mut types = Typesetter::new();
    let a = types.shape("Trust", LABEL, Some(150.0), Align::Centre);
    assert!(Arc::ptr_eq(&a, &types.shape("Trust", LABEL, Some(150.0), Align::Centre)));
    assert!(!Arc::ptr_eq(&a, &types.shape("Trust", LABEL, Some(151.0), Align::Centre)));
    assert!(!Arc::ptr_eq(&a, &types.balanced("Trust", LABEL, 150.0, Align::Centre)));
    assert_eq!(types.shape("a\nb\n", LABEL, None, Align::Start).lines.len(), 3, "hard newlines are kept");
}

#[test]
fn every_bundled_face_parses() {
    assert_eq!(faces().len(), 12);
    for (id, face) in (0..).map(FaceId).zip(faces()) {
        assert_eq!(super::face(id), Some(face));
        assert!(glyph_outlines(id).is_some() && units_per_em(id) >= 1000.0, "{}", face.name);
    }
    let total: usize = faces().iter().map(|face| face.bytes.len()).sum();
    assert!(total < 4_000_000);
}

#[test]
fn words_with_hyphens_stay_whole() {
    let mut typesetter = Typesetter::new();
    let shaped = typesetter.balanced("Evidence that co-production works", LABEL, 150.0, Align::Centre);
    assert_eq!(words(&shaped), ["Evidence that", "co-production works"]);
    assert_covered(&shaped);
}

#[test]
fn many_texts_laid_out_ahead_are_the_same_as_one_by_one() {
    let texts: Vec<String> =
        (0..400).map(|n| format!("Words about {n} things that people say, \u{645}\u{631}\u{62d}\u{628}\u{627} {}", n % 7)).collect();
    let mut ahead = Typesetter::new();
    ahead.ahead(&texts, |types, text| drop(types.balanced(text, LABEL, 150.0, Align::Centre)));
    let mut plain = Typesetter::new();
    for text in &texts {
        assert_eq!(ahead.balanced(text, LABEL, 150.0, Align::Centre), plain.balanced(text, LABEL, 150.0, Align::Centre));
    }
    let known = texts.iter().filter(|text| ahead.knows_balanced(text, LABEL, 150.0, Align::Centre)).count();
    assert!(known == texts.len() && !ahead.knows_balanced("Nobody said this", LABEL, 150.0, Align::Centre));
}
