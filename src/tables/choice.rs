//! Typed words that stand for one of a few things: their whole name, or its beginning where only one begins so.

use crate::words::{fold, listed};

/// What the words stand for among these. An error says what could be typed.
pub(super) fn chosen<T: Copy>(what: &str, options: &[(&str, T)], typed: &str) -> Result<T, String> {
    let typed = fold(typed.trim());
    let whole = options.iter().find(|(name, _)| fold(name) == typed);
    let mut begun = options.iter().filter(|(name, _)| !typed.is_empty() && fold(name).starts_with(&typed));
    let only = begun.next().filter(|_| begun.next().is_none());
    whole.or(only).map(|(_, value)| *value).ok_or_else(|| {
        let names: Vec<String> = options.iter().filter(|(name, _)| !name.is_empty()).map(|(name, _)| (*name).to_owned()).collect();
        format!("{what} can be {}; type one of these.", listed(&names))
    })
}

/// Yes, or nothing.
pub(super) fn yes(what: &str, typed: &str) -> Result<bool, String> {
    let options = [("Yes", true), ("No", false), ("", false), ("true", true), ("false", false), ("x", true), ("1", true), ("0", false)];
    chosen(what, &options, typed).map_err(|_| format!("{what} can be Yes or No; type one of these, or nothing for No."))
}

/// How a yes stands in a cell; no is an empty cell.
pub(super) fn told(yes: bool) -> String {
    if yes { "Yes".to_owned() } else { String::new() }
}

/// The two words.
pub(super) fn yes_or_no() -> Vec<String> {
    vec!["Yes".to_owned(), "No".to_owned()]
}
