//! XML that others wrote as a tree, behind the limits of `markup`, for formats whose parts refer to each other.

use super::FormatError;
use super::markup::{self, Attributes, Listener};

/// The most elements of a tree.
const MOST: usize = 3_000_000;

/// An element of XML, its names without prefixes.
#[derive(Clone, Debug, Default)]
pub(super) struct Node {
    /// Its name.
    pub name: String,
    attributes: Vec<(String, String)>,
    /// The elements inside, in order.
    pub children: Vec<Node>,
    /// The text right inside it.
    pub text: String,
}

impl Node {
    /// An attribute; empty when it is not there.
    pub fn attribute(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default()
    }

    /// An attribute, if it is there.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The elements inside with this name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The first element inside with this name.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The trimmed text of the first element inside with this name.
    pub fn inner(&self, name: &str) -> &str {
        self.child(name).map(|child| child.text.trim()).unwrap_or_default()
    }

    /// Every element below with this name, in the order of the file.
    pub fn below<'a>(&'a self, name: &'a str) -> Vec<&'a Self> {
        let mut found = Vec::new();
        self.gather(name, &mut found);
        found
    }

    fn gather<'a>(&'a self, name: &str, found: &mut Vec<&'a Self>) {
        for child in &self.children {
            if child.name == name {
                found.push(child);
            }
            child.gather(name, found);
        }
    }
}

/// Reads a tree: the root.
pub(super) fn read(text: &str) -> Result<Node, FormatError> {
    let mut grower = Grower { open: vec![Node::default()], count: 0 };
    markup::read(text, &mut grower)?;
    if grower.count > MOST {
        return Err(FormatError::new("the file holds more than three million elements of XML", "export a part of it"));
    }
    let top = grower.open.into_iter().next().unwrap_or_default();
    top.children.into_iter().next().ok_or_else(|| FormatError::new("the file holds no XML", "export it again"))
}

struct Grower {
    open: Vec<Node>,
    count: usize,
}

impl Listener for Grower {
    fn open(&mut self, name: &str, attributes: &Attributes<'_>) {
        self.count += 1;
        let attributes =
            if self.count > MOST { Vec::new() } else { attributes.iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect() };
        self.open.push(Node { name: name.to_owned(), attributes, ..Node::default() });
    }

    fn text(&mut self, text: &str) {
        if let Some(last) = self.open.last_mut() {
            last.text.push_str(text);
        }
    }

    fn close(&mut self, _name: &str) {
        let Some(done) = self.open.pop() else { return };
        if self.count <= MOST
            && let Some(parent) = self.open.last_mut()
        {
            parent.children.push(done);
        }
    }
}
