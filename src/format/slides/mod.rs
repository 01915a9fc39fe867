//! Slides: the map as boxes and connectors that hold on to them, in its own places, once whole and in parts where it is large, then a slide for
//! each named loop. Everything can be moved, restyled and written over. Words that people said stay out of it.

mod loop_slide;
mod map_slide;
mod parts;
mod shapes;

use super::office::{core, language, relations, root, types};
use super::package::Package;
use super::picture::title;
use super::registry::{Format, Shelf};
use super::{ExportOptions, FormatError};
use crate::release::Released;
use crate::words::told_loops;

/// Slides in the list of formats.
pub(super) const FORMAT: Format = Format {
    name: "pptx",
    title: "Slides with shapes to edit (PowerPoint)",
    extensions: &["pptx"],
    shelf: Shelf::Documents,
    words: false,
    knows: None,
    import: None,
    export: Some(export),
};

/// What a part is, after `application/vnd.openxmlformats-`.
const KIND: &str = "officedocument.presentationml";

fn export(released: &Released, _options: &ExportOptions) -> Result<Vec<u8>, FormatError> {
    let map = released.map();
    let language = language(&map.about().language);
    let (loops, _) = told_loops(map);
    let mut slides = map_slide::slides(map, title(released), language);
    slides.extend(loops.iter().map(|told| loop_slide::slide(map, told, language)));

    let mut package = Package::new();
    let kind = |kind: &str| format!("{KIND}.{kind}+xml");
    let mut kinds = vec![
        ("ppt/presentation.xml".to_owned(), kind("presentation.main")),
        ("ppt/slideMasters/slideMaster1.xml".to_owned(), kind("slideMaster")),
        ("ppt/slideLayouts/slideLayout1.xml".to_owned(), kind("slideLayout")),
        ("ppt/theme/theme1.xml".to_owned(), "officedocument.theme+xml".to_owned()),
    ];
    kinds.extend((1..=slides.len()).map(|number| (format!("ppt/slides/slide{number}.xml"), kind("slide"))));
    package.add("[Content_Types].xml", types(kinds.iter().map(|(name, kind)| (name.clone(), kind.as_str()))))?;
    package.add("_rels/.rels", root("ppt/presentation.xml"))?;
    package.add("docProps/core.xml", core(title(released)))?;
    package.add("ppt/presentation.xml", parts::presentation(slides.len()))?;
    let slide = |number| ("slide", format!("slides/slide{number}.xml"));
    let first = [("slideMaster", "slideMasters/slideMaster1.xml".to_owned()), ("theme", "theme/theme1.xml".to_owned())];
    package.add("ppt/_rels/presentation.xml.rels", relations(first.into_iter().chain((1..=slides.len()).map(slide))))?;
    package.add("ppt/slideMasters/slideMaster1.xml", parts::master(language))?;
    let of_master = [("slideLayout", "../slideLayouts/slideLayout1.xml".to_owned()), ("theme", "../theme/theme1.xml".to_owned())];
    package.add("ppt/slideMasters/_rels/slideMaster1.xml.rels", relations(of_master))?;
    package.add("ppt/slideLayouts/slideLayout1.xml", parts::layout())?;
    let of_layout = [("slideMaster", "../slideMasters/slideMaster1.xml".to_owned())];
    package.add("ppt/slideLayouts/_rels/slideLayout1.xml.rels", relations(of_layout))?;
    package.add("ppt/theme/theme1.xml", parts::theme())?;
    for (number, slide) in (1..).zip(slides) {
        package.add(&format!("ppt/slides/slide{number}.xml"), slide)?;
        let layout = [("slideLayout", "../slideLayouts/slideLayout1.xml".to_owned())];
        package.add(&format!("ppt/slides/_rels/slide{number}.xml.rels"), relations(layout))?;
    }
    package.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Connection, ConnectionId, ConnectionKind, Element, ElementId, ElementKind, Influence, NamedLoop, NamedLoopId};
    use crate::map::{Extra, LoopType, Numbers, Point, Polarity, Record, SystemMap};
    use crate::release::{Audience, release};
    use std::io::{Cursor, Read};

    fn slides() -> Vec<String> {
        let element =
            |n: u32, x: f64| Element::new(ElementId::from_value(n.into()), n, ElementKind::Factor, format!("A & {n}"), Point::new(x, 0.0));
        let claim = |n: u32, from: u64, to: u64| {
            let kind = ConnectionKind::Influence(Influence { polarity: Polarity::Minus, delay: true, strength: None });
            Connection::new(ConnectionId::from_value(n.into()), n, ElementId::from_value(from), ElementId::from_value(to), kind)
        };
        let named = NamedLoop {
            id: NamedLoopId::from_value(1),
            number: 1,
            cycle: [1, 2].map(ElementId::from_value).to_vec(),
            name: "There and back".into(),
            story: String::new(),
            question: String::new(),
            starred: false,
            last_type: LoopType::Reinforcing,
            extra: Extra::default(),
        };
        let records = [Record::from(element(1, 0.0)), element(2, 400.0).into(), claim(1, 1, 2).into(), claim(2, 2, 1).into(), named.into()];
        let (map, _) = SystemMap::from_records(records, Numbers::default());
        let bytes = export(&release(&map, Audience::Public), &ExportOptions::default()).unwrap();
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut read = |number: usize| {
            let mut text = String::new();
            zip.by_name(&format!("ppt/slides/slide{number}.xml")).unwrap().read_to_string(&mut text).unwrap();
            text
        };
        vec![read(1), read(2)]
    }

    #[test]
    fn connectors_hold_on_to_their_boxes_and_do_not_share_a_way() {
        let slides = slides();
        for slide in &slides {
            assert_eq!(slide.matches("<p:cxnSp>").count(), 2);
            assert!(slide.contains("A &amp; 1") && !slide.contains("A & 1"));
            let ends = |tag: &str| -> Vec<String> {
                let tag = format!("<a:{tag} ");
                let pieces = slide.split(&tag).skip(1);
                pieces.filter_map(|rest| rest.split_once("/>").map(|(end, _)| end.to_owned())).collect()
            };
            let (from, to) = (ends("stCxn"), ends("endCxn"));
            for end in from.iter().chain(&to) {
                let id = end.split('"').nth(1).unwrap();
                assert!(slide.contains(&format!("<p:cNvPr id=\"{id}\"")), "{end}");
            }
            assert!(from[0] != to[1] || from[1] != to[0], "{from:?} {to:?}");
        }
        assert!(slides[1].contains("R1 There and back"));
    }

    #[test]
    fn a_large_map_comes_again_in_parts_that_can_be_read_and_nobody_is_left_out() {
        let map = crate::map::synthetic(crate::map::SyntheticSize { elements: 90, connections: 140, quotes: 0 }, 3);
        let slides = map_slide::slides(&map, "Map", "en-GB");
        assert!(slides.len() > 2, "{}", slides.len());
        let sizes = |slide: &String| {
            let sizes =
                slide.split(" sz=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse::<f64>().ok()).map(|size| size / 100.0);
            sizes.fold(f64::INFINITY, f64::min)
        };
        // All of it on one slide is too small for labels.
        let label = |slide: &String| map.elements().any(|element| slide.contains(&format!("<a:t>{}</a:t>", element.label)));
        assert!(sizes(&slides[0]) >= 6.0 && !label(&slides[0]) && slides.iter().skip(1).all(label));
        assert!(slides.iter().skip(1).all(|slide| sizes(slide) >= 9.0), "{:?}", slides.iter().map(sizes).collect::<Vec<_>>());
        for element in map.elements() {
            let name = crate::words::name_of(&map, crate::map::Part::Element(element.id));
            let name = format!("descr=\"{}\"", crate::format::svg::escaped(&name));
            assert!(slides.iter().skip(1).any(|slide| slide.contains(&name)), "{name}");
        }
    }
}
