//! What is read aloud of the pages and in what order: headings, paragraphs, lists, tables and figures. Everything else is an artifact.

use std::num::NonZeroU16;

use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node, Tag as PdfTag, TagGroup, TagTree};

use crate::scene::{Draw, Placed, Scene, Tag};

use super::grid::Grid;

/// The tag tree while pages are painted.
#[derive(Default)]
pub(super) struct Reading {
    groups: Vec<TagGroup>,
    /// Items that follow each other make one list, also over the end of a page.
    list: Option<TagGroup>,
    /// Cells that follow each other make one table, also over the end of a page.
    table: Option<Grid>,
}

impl Reading {
    /// Paints something and notes what it is, and the link that lies on it.
    pub fn content(&mut self, surface: &mut Surface<'_>, placed: &Placed, link: Option<Identifier>, paint: impl FnOnce(&mut Surface<'_>)) {
        if placed.scene.items.is_empty() {
            return;
        }
        if placed.tag == Tag::Artifact {
            surface.start_tagged(ContentTag::Artifact(Artifact::new(ArtifactType::Other, None)));
            paint(surface);
            surface.end_tagged();
            return;
        }
        let content = surface.start_tagged(ContentTag::Other);
        paint(surface);
        surface.end_tagged();
        let content = Node::from(content);
        self.note(
            placed,
            match link {
                Some(link) => TagGroup::with_children(PdfTag::Link, vec![link.into(), content]).into(),
                None => content,
            },
        );
    }

    fn note(&mut self, placed: &Placed, content: Node) {
        if let Tag::Cell(cell) = placed.tag {
            self.end_list();
            if self.table.as_ref().is_some_and(|table| !table.goes_on(cell)) {
                self.end_table();
            }
            self.table.get_or_insert_default().add(cell, TagGroup::with_children(PdfTag::P, vec![content]));
            return;
        }
        self.end_table();
        if placed.tag == Tag::Item {
            let body = TagGroup::with_children(PdfTag::LBody, vec![content]);
            let item = TagGroup::with_children(PdfTag::LI, vec![body.into()]);
            self.list.get_or_insert_with(|| TagGroup::new(PdfTag::L(ListNumbering::None))).push(item);
            return;
        }
        self.end_list();
        let children = vec![content];
        self.groups.push(match &placed.tag {
            Tag::Figure(words) => TagGroup::with_children(PdfTag::Figure(Some(words.clone())), children),
            Tag::Heading(level) => {
                let level = NonZeroU16::new(u16::from(*level).clamp(1, 6)).unwrap_or(NonZeroU16::MIN);
                TagGroup::with_children(PdfTag::Hn(level, Some(words(&placed.scene))), children)
            }
            Tag::Paragraph | Tag::Item | Tag::Cell(_) | Tag::Artifact => TagGroup::with_children(PdfTag::P, children),
        });
    }

    fn end_list(&mut self) {
        self.groups.extend(self.list.take());
    }

    fn end_table(&mut self) {
        self.groups.extend(self.table.take().map(Grid::finish));
    }

    /// The whole tree, once everything is painted.
    pub fn tree(mut self, language: &str) -> TagTree {
        self.end_list();
        self.end_table();
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        for group in self.groups {
            tree.push(group);
        }
        tree
    }
}

/// All words of a drawing, in the order of painting.
pub(super) fn words(scene: &Scene) -> String {
    let texts = scene.items.iter().filter_map(|item| match &item.draw {
        Draw::Text(text) => Some(text.shaped.text.trim()),
        Draw::Fill(_) | Draw::Stroke(_) | Draw::Hatch(_) | Draw::Photo(_) => None,
    });
    texts.collect::<Vec<_>>().join(" ")
}
