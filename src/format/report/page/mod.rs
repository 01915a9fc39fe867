//! The map as one page for any browser: the picture to move about in, a click or Enter on a part for what people said of it, and the report
//! below. It loads nothing and says so to the browser; without scripts a click leads to the same words further down.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::format::office::language;
use crate::format::picture::{drawn, title};
use crate::format::svg::escaped;
use crate::format::{ExportOptions, FormatError, PictureOptions};
use crate::map::{Code, LoopKey, Part, SystemMap};
use crate::release::Released;
use crate::words::{Block, ToldLoop, connection_told, element_told, html_body, named_loop_told, report, report_html, told_loops};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

pub(super) fn export(released: &Released, options: &ExportOptions) -> Result<Vec<u8>, FormatError> {
    let map = released.map();
    let (loops, _) = told_loops(map);
    let codes: BTreeMap<LoopKey, &str> = loops.iter().map(|told| (told.named.key(), told.code.as_str())).collect();
    let link = |part: Part| anchor(map, &codes, part).map(|anchor| format!("#{anchor}"));
    // On the white sheet of the page, unless somebody asked for another look.
    let picture = PictureOptions { transparent: options.picture.theme.is_none(), ..options.picture };
    let options = ExportOptions { picture, ..*options };
    let svg = if map.element_count() == 0 { String::new() } else { drawn(released, &options, Some(&link))? };
    let picture = format!("<div id=\"map\">{svg}</div><aside id=\"told\" hidden aria-label=\"What is said of it\"></aside>");
    let title = escaped(title(released));
    let page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{}{}</main>\n\
         <script>{SCRIPT}</script>\n</body>\n</html>\n",
        language(&map.about().language),
        policy(),
        report_html(&report(released), &picture),
        one_by_one(map, &loops)
    );
    Ok(page.into_bytes())
}

/// Nothing is fetched, sent or framed; only this style and this script are followed.
fn policy() -> String {
    let digest = |text: &str| STANDARD.encode(Sha256::digest(text.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        digest(STYLE),
        digest(SCRIPT)
    )
}

/// Where on the page a part is told of.
fn anchor(map: &SystemMap, loops: &BTreeMap<LoopKey, &str>, part: Part) -> Option<String> {
    match part {
        Part::Element(id) => map.code_of(id).map(|code| code.to_string()),
        Part::Connection(id) => map.connection(id).map(|connection| Code::connection(connection.number).to_string()),
        Part::Loop(key) => loops.get(&key).map(|code| (*code).to_owned()),
        Part::Group(_) | Part::Quote(_) | Part::Note(_) | Part::Backdrop(_) => None,
    }
}

/// Every element, connection and named loop with what was said of it.
fn one_by_one(map: &SystemMap, loops: &[ToldLoop<'_>]) -> String {
    let section = |anchor: String, blocks: &[Block]| format!("<section id=\"{anchor}\">\n{}</section>\n", html_body(blocks));
    let mut all = html_body(&[Block::Heading(2, "One by one".to_owned())]);
    for element in map.elements() {
        all.push_str(&section(Code::element(element.number).to_string(), &element_told(map, element)));
    }
    for connection in map.connections() {
        all.push_str(&section(Code::connection(connection.number).to_string(), &connection_told(map, connection)));
    }
    for told in loops {
        all.push_str(&section(told.code.clone(), &named_loop_told(map, told)));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Citation, CitedPart, Consent, Element, ElementId, ElementKind, Numbers, Point, Quote, QuoteId, Record, Stance};
    use crate::release::{Audience, release};

    fn page() -> String {
        let label = "</title></svg><script>alert(1)</script>\" onload=\"x";
        let element = Element::new(ElementId::from_value(1), 1, ElementKind::Factor, label, Point::ZERO);
        let mut quote = Quote { consent: Consent::Public, ..Quote::new(QuoteId::from_value(1), 1, "<img src=http://x>") };
        quote.citations.push(Citation::new(CitedPart::Element(element.id), Stance::Supports));
        let (map, _) = SystemMap::from_records([Record::from(element), quote.into()], Numbers::default());
        String::from_utf8(export(&release(&map, Audience::Public), &ExportOptions::default()).unwrap()).unwrap()
    }

    #[test]
    fn what_people_wrote_cannot_become_markup() {
        let page = page();
        assert_eq!((page.matches("<script").count(), page.matches("<svg").count()), (1, 1));
        assert!(!page.contains("<img") && !page.contains("onload=\"x") && page.contains("&lt;img src=http://x&gt;"));
        let whole = page.split_once("<script>").unwrap().1.split_once("</script>").unwrap().0;
        assert_eq!(whole, SCRIPT);
    }

    #[test]
    fn the_browser_is_told_to_fetch_nothing_and_each_link_leads_somewhere() {
        let page = page();
        assert!(page.contains("default-src 'none'; style-src 'sha256-"));
        for attribute in ["src=\"", "href=\"http", "url(h"] {
            assert!(!page.contains(attribute), "{attribute}");
        }
        let links: Vec<&str> = page.split("href=\"#").skip(1).filter_map(|rest| rest.split_once('"').map(|(anchor, _)| anchor)).collect();
        assert!(links.contains(&"N1"));
        for link in links {
            assert!(page.contains(&format!("id=\"{link}\"")), "{link}");
        }
    }
}
