//! Text, numbers and path data as they may stand in XML.

use std::borrow::Cow;

use kurbo::{BezPath, PathEl, Point};

/// Text with everything escaped that means something in XML, in content and in attributes; characters that XML forbids become `�`.
pub(in crate::format) fn escaped(text: &str) -> Cow<'_, str> {
    let plain = |c: char| !matches!(c, '&' | '<' | '>' | '"' | '\'' | '\t' | '\n' | '\r') && allowed(c);
    if text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            c if allowed(c) => out.push(c),
            _ => out.push('\u{fffd}'),
        }
    }
    Cow::Owned(out)
}

/// The characters of XML 1.0 §2.2.
fn allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..) && !('\u{7f}'..='\u{9f}').contains(&c)
}

/// With two decimals at most.
pub(in crate::format) fn number(value: f64) -> String {
    precise(value, 2)
}

/// With this many decimals at most.
pub(super) fn precise(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return "0".into();
    }
    let mut text = format!("{value:.decimals$}");
    if text.contains('.') {
        text.truncate(text.trim_end_matches('0').trim_end_matches('.').len());
    }
    if text == "-0" { "0".into() } else { text }
}

/// Absolute commands.
pub(in crate::format) fn path_data(path: &BezPath) -> String {
    let mut out = String::new();
    let mut push = |letter: char, points: &[Point]| {
        out.push(letter);
        for (at, p) in points.iter().enumerate() {
            if at > 0 {
                out.push(' ');
            }
            out.push_str(&number(p.x));
            out.push(' ');
            out.push_str(&number(p.y));
        }
    };
    for el in path.elements() {
        match *el {
            PathEl::MoveTo(p) => push('M', &[p]),
            PathEl::LineTo(p) => push('L', &[p]),
            PathEl::QuadTo(a, p) => push('Q', &[a, p]),
            PathEl::CurveTo(a, b, p) => push('C', &[a, b, p]),
            PathEl::ClosePath => push('Z', &[]),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_out_of_its_place() {
        assert_eq!(escaped("a & b <c> \"d\" 'e' ]]>"), "a &amp; b &lt;c&gt; &quot;d&quot; &#39;e&#39; ]]&gt;");
        assert_eq!(escaped("a\u{0}b\u{1b}c\u{fffe}d\u{85}"), "a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}");
        assert_eq!(escaped("line\nline\ttab"), "line&#10;line&#9;tab");
        assert!(matches!(escaped("plain – “words” العربية"), Cow::Borrowed(_)));
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!([1.0, -0.001, 0.126, 1234.5, f64::NAN].map(number), ["1", "0", "0.13", "1234.5", "0"].map(String::from));
    }
}
