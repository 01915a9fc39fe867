//! Texts and numbers as they stand in the file: readable in any script, but nothing in them that git or an editor would change or hide.

use std::fmt::Write;

/// Appends a text in quotation marks.
pub(super) fn push_text(out: &mut String, text: &str) {
    out.push('"');
    let mut plain_from = 0;
    for (at, letter) in text.char_indices() {
        // Printable ASCII is nearly everything: one look settles it.
        if matches!(letter, ' '..='~') && letter != '"' && letter != '\\' || !must_escape(letter) {
            continue;
        }
        out.push_str(text.get(plain_from..at).unwrap_or_default());
        push_escaped(out, letter);
        plain_from = at + letter.len_utf8();
    }
    out.push_str(text.get(plain_from..).unwrap_or_default());
    out.push('"');
}

/// Quotation mark, backslash, controls, and what is invisible or turns the reading direction.
fn must_escape(letter: char) -> bool {
    matches!(
        letter,
        '"' | '\\'
            | '\0'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

fn push_escaped(out: &mut String, letter: char) {
    match letter {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        other => {
            // Writing into a string cannot fail.
            let _ = write!(out, "\\u{{{:x}}}", u32::from(other));
        }
    }
}

/// Appends a length in map units, rounded to 0.1. What is not finite is written as 0.0.
pub(super) fn push_length(out: &mut String, length: f64) {
    let tenths = (length * 10.0).round();
    if tenths.abs() < 1.0e15 {
        let tenths = tenths as i64;
        if tenths < 0 {
            out.push('-');
        }
        let whole = tenths.unsigned_abs();
        let _ = write!(out, "{}.{}", whole / 10, whole % 10);
    } else {
        push_number(out, length);
    }
}

/// Appends a bend, rounded to 0.001, with no more digits than it needs.
pub(super) fn push_bend(out: &mut String, bend: f64) {
    push_number(out, (bend * 1000.0).round() / 1000.0);
}

/// Whether two bends will stand in the file as one.
pub(super) fn same_bend(a: f64, b: f64) -> bool {
    (a * 1000.0).round() as i64 == (b * 1000.0).round() as i64
}

/// Appends a number so that it reads back the same. What is not finite is written as 0.0, and there is no -0.0.
pub(super) fn push_number(out: &mut String, number: f64) {
    if number == 0.0 || !number.is_finite() {
        out.push_str("0.0");
    } else {
        let _ = write!(out, "{number:?}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> String {
        let mut out = String::new();
        push_text(&mut out, text);
        out
    }

    fn length(value: f64) -> String {
        let mut out = String::new();
        push_length(&mut out, value);
        out
    }

    #[test]
    fn letters_stay_and_tricks_are_escaped() {
        assert_eq!(text("Zoë’s “ملاحظة” 👩 it's"), "\"Zoë’s “ملاحظة” 👩 it's\"");
        assert_eq!(text("a\"b\\c\nd\re\tf"), r#""a\"b\\c\nd\re\tf""#);
        assert_eq!(text("\u{202e}x\u{2028}\u{feff}\u{7}"), r#""\u{202e}x\u{2028}\u{feff}\u{7}""#);
    }

    #[test]
    fn lengths_have_one_digit_and_zero_no_sign() {
        assert_eq!([1.0, -0.04, 2.25, -12.34, 1234.56].map(length), ["1.0", "0.0", "2.3", "-12.3", "1234.6"]);
        assert_eq!([f64::NAN, f64::INFINITY].map(length), ["0.0", "0.0"]);
    }
}
