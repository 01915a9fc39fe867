//! Lines of `Cause + Effect  # comment`: names with underscores for spaces, headings as comments of their own.

use crate::format::found::{Found, FoundConnection, FoundElement, Sign, build};
use crate::format::values::text_of;
use crate::format::{FormatError, ImportOptions, Imported};

/// Whether most lines are a cause, a sign and an effect.
pub(super) fn knows(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).take(40).collect();
    let claims = lines.iter().filter(|line| claim(line).is_some()).count();
    claims > 0 && claims * 3 >= lines.len() * 2
}

/// Cause, sign, effect and comment.
fn claim(line: &str) -> Option<(&str, Sign, &str, &str)> {
    let (line, comment) = line.split_once('#').unwrap_or((line, ""));
    let mut words = line.split_whitespace();
    let (from, sign, to) = (words.next()?, words.next()?, words.next()?);
    let sign = Sign::of(sign);
    (words.next().is_none() && matches!(sign, Sign::Said(_))).then(|| (from, sign, to, comment.trim()))
}

pub(super) fn import(bytes: &[u8], options: &ImportOptions) -> Result<Imported, FormatError> {
    let mut found = Found::default();
    let text = text_of(bytes, &mut found.log);
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some((from, sign, to, comment)) = claim(line) {
            for name in [from, to] {
                if !found.has(name) {
                    found.add(FoundElement::new(name, name.replace('_', " ")));
                }
            }
            found.connect(FoundConnection { sign, rationale: comment.to_owned(), ..FoundConnection::new(from, to) });
        } else if line.starts_with('#') {
            found.log.left_out("comments on lines of their own", line.trim_matches(['#', ' ', '\u{2013}', '-']));
        } else {
            found.log.left_out("lines that are no cause, sign and effect", line);
        }
    }
    build(found, options)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::Connection;

    #[test]
    fn lines_are_claims() {
        let text = "# Costs\r\nLabor_Cost + Project_Cost # rises\r\nProject_Cost \u{2013} Profit\nodd line here too\n";
        assert!(knows("a + b\nb - c\n") && !knows("from,to\na,b\n") && !knows(""));
        let read = import(text.as_bytes(), &ImportOptions::default()).unwrap();
        let signs: Vec<_> = read.map.connections().filter_map(Connection::influence).map(|claim| claim.polarity.symbol()).collect();
        assert_eq!((signs, read.map.elements().next().unwrap().label.as_str()), (vec!["+", "-"], "Labor Cost"));
        assert_eq!(read.map.connections().next().unwrap().rationale, "rises");
        assert!(read.report.iter().any(|line| line.contains("odd line")));
    }
}
