//! Passages of a text by code points, for programs that count the two characters of a line end as one and for those that count both.

/// A text that can be cut at any code point without being read from the beginning each time.
pub(super) struct CodePoints {
    text: String,
    /// Where every [`STRIDE`]th code point begins.
    every: Vec<usize>,
    count: usize,
}

const STRIDE: usize = 256;

impl CodePoints {
    pub fn new(text: String) -> Self {
        let (mut every, mut count) = (Vec::new(), 0);
        for (at, _) in text.char_indices() {
            if count % STRIDE == 0 {
                every.push(at);
            }
            count += 1;
        }
        Self { text, every, count }
    }

    /// From a code point to before another; none when it is not in the text.
    pub fn slice(&self, start: usize, end: usize) -> Option<&str> {
        self.text.get(self.offset(start)?..self.offset(end)?)
    }

    fn offset(&self, at: usize) -> Option<usize> {
        if at >= self.count {
            return (at == self.count).then_some(self.text.len());
        }
        let near = *self.every.get(at / STRIDE)?;
        let rest = self.text.get(near..)?;
        rest.char_indices().nth(at % STRIDE).map(|(further, _)| near + further)
    }
}

/// A source, as it is and with every line end as one character.
pub(super) struct SourceText {
    raw: CodePoints,
    /// None where it would be the same.
    one: Option<CodePoints>,
}

/// How a passage was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// Its words are those that the file gives beside it.
    Named,
    /// Nothing beside it tells whether it is right.
    Unproved,
}

impl SourceText {
    pub fn new(text: String) -> Self {
        let one = text.contains('\r').then(|| CodePoints::new(with_one_line_end(&text)));
        Self { raw: CodePoints::new(text), one }
    }

    /// The passage between two code points. `name` is what the file calls it, often its beginning; `counts_one` is how the program is known to
    /// count line ends, for passages that nothing else tells. Line ends of the answer are one character each.
    pub fn passage(&self, start: usize, end: usize, name: &str, counts_one: bool) -> Option<(String, Fit)> {
        let ways = [self.one.as_ref(), Some(&self.raw)];
        // Some writers include the last character in their count.
        let slices = || ways.into_iter().flatten().flat_map(|text| [end, end + 1].map(|end| text.slice(start, end)));
        let named = slices().flatten().find(|slice| is_called(slice, name, one_blank_each));
        if let Some(named) = named.or_else(|| slices().flatten().find(|slice| is_called(slice, name, blanks_as_one))) {
            return Some((with_one_line_end(named), Fit::Named));
        }
        let text = self.one.as_ref().filter(|_| counts_one).unwrap_or(&self.raw);
        text.slice(start, end).map(|slice| (with_one_line_end(slice), Fit::Unproved))
    }
}

/// Whether a passage is what a name says: equal to it, or begun by it where it ends in an ellipsis, both made `alike` first.
fn is_called(slice: &str, name: &str, alike: fn(&str) -> String) -> bool {
    if name.trim().is_empty() {
        return false;
    }
    let (said, called) = (alike(slice), alike(name));
    let beginning = called.strip_suffix('\u{2026}').or_else(|| called.strip_suffix("...")).map(str::trim_end);
    said == called || beginning.is_some_and(|beginning| !beginning.is_empty() && said.starts_with(beginning))
}

/// Every blank and line end a space: what becomes of them in an attribute.
fn one_blank_each(text: &str) -> String {
    with_one_line_end(text).chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect()
}

/// Runs of blanks as one, none at the ends: what programs do that tidy up.
fn blanks_as_one(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn with_one_line_end(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_code_points() {
        let text = CodePoints::new("é\u{1f600}".repeat(300) + "end");
        assert_eq!(text.slice(600, 603), Some("end"));
        assert_eq!(text.slice(1, 3), Some("\u{1f600}é"));
        assert_eq!((text.slice(603, 603), text.slice(600, 604), text.slice(3, 1)), (Some(""), None, None));
    }

    #[test]
    fn line_ends_may_have_been_counted_as_one_or_two() {
        let text = SourceText::new("a\r\nb\r\nwords here".to_owned());
        let named = |start, end| text.passage(start, end, "words here", true).unwrap();
        assert_eq!(named(4, 14), ("words here".to_owned(), Fit::Named));
        assert_eq!(named(6, 16), ("words here".to_owned(), Fit::Named));
        assert_eq!(text.passage(4, 9, "", true).unwrap(), ("words".to_owned(), Fit::Unproved));
        assert_eq!(text.passage(6, 11, "", false).unwrap(), ("words".to_owned(), Fit::Unproved));
        assert_eq!(text.passage(0, 4, "a b", false).unwrap().0, "a\nb");
        assert_eq!(text.passage(4, 14, "wor\u{2026}", false).unwrap().0, "words here");
    }
}
