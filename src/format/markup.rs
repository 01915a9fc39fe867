//! XML that others wrote, told as it comes, behind limits: no document type with declarations, no entities of its own, no depth and no attributes beyond
//! what people need. Names are told without their prefix.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::FormatError;

/// The deepest nesting.
const DEEPEST: usize = 256;
/// The most attributes of one element.
const MOST_ATTRIBUTES: usize = 256;

/// The attributes of an element.
#[derive(Debug, Default)]
pub(super) struct Attributes<'a>(Vec<(&'a str, Cow<'a, str>)>);

impl Attributes<'_> {
    /// The value of an attribute, its prefix aside.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_ref())
    }

    /// Every attribute, its prefix aside, with its value.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (*key, value.as_ref()))
    }

    /// The value of an attribute, empty when it is not there.
    pub fn text(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default()
    }
}

/// Hears of elements and text in the order of the file.
pub(super) trait Listener {
    /// An element begins.
    fn open(&mut self, name: &str, attributes: &Attributes<'_>);
    /// Text inside the element that began last; long text may come in several pieces.
    fn text(&mut self, text: &str);
    /// An element ends.
    fn close(&mut self, name: &str);
}

/// Tells a listener of a file.
pub(super) fn read(text: &str, listener: &mut impl Listener) -> Result<(), FormatError> {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|error| unreadable(&error))? {
            Event::Start(start) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(unreadable(&format_args!("it is nested more than {DEEPEST} deep")));
                }
                listener.open(local(start.name().0), &attributes(&start)?);
            }
            Event::Empty(start) => {
                listener.open(local(start.name().0), &attributes(&start)?);
                listener.close(local(start.name().0));
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                listener.close(local(end.name().0));
            }
            Event::Text(text) => listener.text(&text.xml10_content()),
            Event::CData(text) => listener.text(&text.xml10_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref().map_err(|error| unreadable(&error))? {
                Some(letter) => listener.text(letter.encode_utf8(&mut [0; 4])),
                None => listener.text(predefined(&reference).ok_or_else(|| unreadable(&"it uses an entity of its own"))?),
            },
            // One that only names itself has nothing to follow.
            Event::DocType(kind) if !kind.contains('[') => {}
            Event::DocType(_) => return Err(unreadable(&"it has a document type, which Causeway does not follow")),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof if depth > 0 => return Err(unreadable(&"it ends in the middle")),
            Event::Eof => return Ok(()),
        }
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn attributes<'a>(start: &'a BytesStart<'_>) -> Result<Attributes<'a>, FormatError> {
    let mut all = Vec::new();
    // Looking for one named twice takes the square of their number.
    for attribute in start.attributes().with_checks(false) {
        if all.len() == MOST_ATTRIBUTES {
            return Err(unreadable(&format_args!("an element has more than {MOST_ATTRIBUTES} attributes")));
        }
        let attribute = attribute.map_err(|error| unreadable(&error))?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| unreadable(&error))?;
        all.push((local(attribute.key.0), value));
    }
    Ok(Attributes(all))
}

fn predefined(name: &str) -> Option<&'static str> {
    match name {
        "amp" => Some("&"),
        "lt" => Some("<"),
        "gt" => Some(">"),
        "quot" => Some("\""),
        "apos" => Some("'"),
        _ => None,
    }
}

fn unreadable(why: &dyn std::fmt::Display) -> FormatError {
    FormatError::new(format!("the XML in the file cannot be read ({why})"), "export it again from the program that it comes from")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Heard(String);

    impl Listener for Heard {
        fn open(&mut self, name: &str, attributes: &Attributes<'_>) {
            self.0.extend(["<", name, " ", attributes.text("a"), ">"]);
        }
        fn text(&mut self, text: &str) {
            self.0 += text;
        }
        fn close(&mut self, name: &str) {
            self.0.extend(["</", name, ">"]);
        }
    }

    fn heard(text: &str) -> Result<String, String> {
        let mut heard = Heard::default();
        read(text, &mut heard).map(|()| heard.0).map_err(|error| error.to_string())
    }

    #[test]
    fn names_lose_their_prefix_and_characters_arrive() {
        let told = heard("<?xml version='1.0'?><q:T x:a='1 &amp; 2'>a &lt;b&gt; &#233;<![CDATA[<&>]]><E/></q:T>");
        assert_eq!(told.unwrap(), "<T 1 & 2>a <b> é<&><E ></E></T>");
    }

    #[test]
    fn traps_are_refused_with_a_reason() {
        let laughs = "<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><l>&b;</l>";
        assert!(heard(laughs).unwrap_err().contains("document type"));
        assert_eq!(heard("<!DOCTYPE graphml SYSTEM 'a.dtd'><l/>").unwrap(), "<l ></l>");
        assert!(heard("<l>&b;</l>").unwrap_err().contains("entity"));
        assert!(heard(&"<a>".repeat(100_000)).unwrap_err().contains("deep"));
        let many = (0..80_000).map(|at| format!(" a{at}=''")).collect::<Vec<_>>().concat();
        assert!(heard(&format!("<a{many}/>")).unwrap_err().contains("attributes"));
        assert!(heard("<a><b></a>").is_err() && heard("<a>").is_err());
    }
}
