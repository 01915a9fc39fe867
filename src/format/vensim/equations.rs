//! The equations of a model: what each defines, the note on it, and the variables that it names.

use crate::format::found::key_of;

/// What stands for an equation in a drawing without any.
const LIST: &str = "A FUNCTION OF";

/// One equation.
#[derive(Clone, Debug)]
pub(super) struct Equation {
    /// What all spellings of the name have in common.
    pub key: String,
    /// The variable, as written, without quotation marks.
    pub name: String,
    expression: String,
    /// The note on it.
    pub comment: String,
}

impl Equation {
    /// Whether the right side only lists causes.
    pub fn is_list(&self) -> bool {
        self.expression.trim_start().starts_with(LIST)
    }

    /// Names on the right side, known or not, and whether a minus stands before each.
    pub fn causes(&self) -> Vec<(String, bool)> {
        let expression = self.expression.trim_start().strip_prefix(LIST).unwrap_or(&self.expression);
        let mut causes: Vec<(String, bool)> = Vec::new();
        let (mut name, mut quoted, mut escaped, mut minus) = (String::new(), false, false, false);
        for letter in expression.chars().chain([',']) {
            let ends = !quoted && "+-*/^(),=<>:[]{}&!;".contains(letter);
            if letter == '"' && !escaped {
                quoted = !quoted;
            }
            escaped = letter == '\\' && !escaped;
            if !ends {
                name.push(letter);
                continue;
            }
            let found = clean(&name);
            if !found.is_empty()
                && found.chars().any(char::is_alphabetic)
                && !causes.iter().any(|(known, _)| key_of(known) == key_of(&found))
            {
                causes.push((found, minus));
            }
            minus = letter == '-';
            name.clear();
        }
        causes
    }
}

/// A name without quotation marks, its line breaks as such.
pub(super) fn clean(name: &str) -> String {
    let name = name.replace("\\\r\n", " ").replace("\\\n", " ");
    let name = name.trim().trim_start_matches('\u{feff}');
    let bare = name.strip_prefix('"').and_then(|name| name.strip_suffix('"')).map(|name| name.replace("\\\"", "\""));
    let bare = bare.unwrap_or_else(|| name.to_owned()).replace("\\n", "\n");
    bare.split(['\t', '\r', ' ']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Every equation before the sketches.
pub(super) fn equations(text: &str) -> Vec<Equation> {
    let text = text.trim_start().strip_prefix("{UTF-8}").unwrap_or(text);
    let mut found = Vec::new();
    let mut rest = text;
    while !rest.trim().is_empty() {
        // Bars and waves may stand in quoted names; in notes quotation marks mean nothing.
        let Some(wave) = outside(rest, "~|") else { break };
        let (left, after) = rest.split_at(wave);
        let after_mark = after.get(1..).unwrap_or_default();
        if after.starts_with('|') {
            rest = after_mark;
            continue;
        }
        let end = after_mark.find('|').unwrap_or(after_mark.len());
        let mut parts = after_mark.get(..end).unwrap_or_default().split('~');
        let comment = parts.nth(1).unwrap_or_default();
        rest = after_mark.get(end + 1..).unwrap_or_default();
        found.extend(equation(left, comment));
    }
    found
}

fn equation(left: &str, comment: &str) -> Option<Equation> {
    if left.contains("****") {
        return None;
    }
    let left = without_braces(left);
    let left = left.trim();
    if left.is_empty() || left.starts_with(':') {
        return None;
    }
    let end = outside(left, "=([<").unwrap_or(left.len());
    let (name, expression) = left.split_at(end);
    let name = clean(name.trim_end().trim_end_matches(':'));
    let expression =
        expression.find('=').and_then(|at| expression.get(at + 1..)).unwrap_or_default().replace("\\\r\n", " ").replace("\\\n", " ");
    let comment = comment.split_whitespace().collect::<Vec<_>>().join(" ");
    (!name.is_empty()).then(|| Equation { key: key_of(&name), name, expression, comment })
}

/// Where one of these marks first stands outside quotation marks.
fn outside(text: &str, marks: &str) -> Option<usize> {
    let (mut quoted, mut escaped) = (false, false);
    for (at, letter) in text.char_indices() {
        match letter {
            '"' if !escaped => quoted = !quoted,
            _ if !quoted && marks.contains(letter) => return Some(at),
            _ => {}
        }
        escaped = letter == '\\' && !escaped;
    }
    None
}

fn without_braces(text: &str) -> String {
    let mut depth = 0_usize;
    let keep = |letter: &char| {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    };
    text.chars().filter(keep).collect()
}
