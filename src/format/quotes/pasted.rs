//! Quotes from a pasted text: blank lines lie between them, and a last line that begins with a dash says who spoke.

use super::sheet::{QuoteSheet, SheetQuote};

/// What an attribution line begins with: dashes of every length, and the hyphen that is easiest to type.
const DASHES: [char; 6] = ['\u{2014}', '\u{2013}', '\u{2015}', '\u{2212}', '\u{2012}', '-'];

/// The quotes of a text. Every character of the words is kept; the dash and the blanks after it belong to nobody.
pub fn pasted(text: &str) -> QuoteSheet {
    let mut quotes: Vec<SheetQuote> = Vec::new();
    for block in blocks(text) {
        let (words, attribution) = split(block);
        match quotes.last_mut() {
            // A line of attribution after a blank line belongs to the words before it.
            Some(last) if words.is_empty() && last.attribution.is_empty() => attribution.clone_into(&mut last.attribution),
            _ if words.is_empty() => quotes.push(SheetQuote { text: block.to_owned(), ..SheetQuote::default() }),
            _ => quotes.push(SheetQuote { text: words.to_owned(), attribution: attribution.to_owned(), ..SheetQuote::default() }),
        }
    }
    QuoteSheet { quotes, ..QuoteSheet::default() }
}

/// The text between blank lines, without the line ends around it.
fn blocks(text: &str) -> Vec<&str> {
    let (mut blocks, mut begun, mut at) = (Vec::new(), None, 0);
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        match (line.trim().is_empty(), begun) {
            (false, None) => begun = Some(at),
            (true, Some(start)) => {
                blocks.extend(text.get(start..at));
                begun = None;
            }
            _ => {}
        }
        at = end;
    }
    blocks.extend(begun.and_then(|start| text.get(start..)));
    blocks.into_iter().map(|block| block.trim_end_matches(['\n', '\r'])).collect()
}

/// The words of a block and who said them: its last line if that begins with a dash, else what follows a long dash after
/// the closing quote mark of a block that begins with one.
fn split(block: &str) -> (&str, &str) {
    let last = block.rfind('\n').map_or(0, |at| at + 1);
    if let Some((words, line)) = block.split_at_checked(last)
        && let Some(name) = after_dash(line)
    {
        return (words.trim_end_matches(['\n', '\r']), name);
    }
    if !block.trim_start().starts_with(['\u{201c}', '\u{2018}', '"', '\'']) {
        return (block, "");
    }
    for (at, closing) in block.char_indices().rev().filter(|(_, c)| matches!(c, '\u{201d}' | '\u{2019}' | '"' | '\'')) {
        let end = at + closing.len_utf8();
        if let Some((words, rest)) = block.split_at_checked(end)
            && let Some(name) = after_dash(rest).filter(|name| !name.contains('\n') && !rest.trim_start().starts_with('-'))
        {
            return (words, name);
        }
    }
    (block, "")
}

/// What stands after a dash at the beginning, when something does.
fn after_dash(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let name = line.trim_start_matches(DASHES);
    let dashes = line.get(..line.len() - name.len()).unwrap_or_default().chars().count();
    let name = name.trim();
    ((1..=3).contains(&dashes) && name.chars().any(char::is_alphabetic)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(String, String)> {
        pasted(text).quotes.into_iter().map(|quote| (quote.text, quote.attribution)).collect()
    }

    fn pair(text: &str, who: &str) -> (String, String) {
        (text.to_owned(), who.to_owned())
    }

    #[test]
    fn blank_lines_part_quotes_and_a_dash_names_who_spoke() {
        let text = "\n\u{201c}It\u{2019}s hard\u{2026}\nvery hard.\u{201d}\n\u{2014} Person accessing support\n \nJust words\n\n- one\n- A, worker\r\n\r\nlast \u{2013} really\n";
        assert_eq!(
            told(text),
            [
                pair("\u{201c}It\u{2019}s hard\u{2026}\nvery hard.\u{201d}", "Person accessing support"),
                pair("Just words", ""),
                pair("- one", "A, worker"),
                pair("last \u{2013} really", ""),
            ]
        );
    }

    #[test]
    fn a_name_may_stand_on_the_same_line_or_below_a_blank_one() {
        assert_eq!(told("\u{201c}Words.\u{201d} \u{2014} Worker"), [pair("\u{201c}Words.\u{201d}", "Worker")]);
        assert_eq!(told("Words.\n\n\u{2013} Worker\n\nMore"), [pair("Words.", "Worker"), pair("More", "")]);
        assert_eq!(
            told("It\u{2019}s \u{2018}fine\u{2019} \u{2013} really"),
            [pair("It\u{2019}s \u{2018}fine\u{2019} \u{2013} really", "")]
        );
        assert_eq!(told("\u{2013} Worker"), [pair("\u{2013} Worker", "")]);
    }

    #[test]
    fn characters_of_the_words_are_kept() {
        let words = "  \u{2018}a\u{202e}\u{2019}\t[x]  \u{1f600}";
        assert_eq!(told(&format!("{words}\n\n")), [pair(words, "")]);
        assert!(told(" \n\t\n").is_empty());
    }
}
