//! The report for Word: real styles that a researcher can restyle, tables whose heads come again on every page, a picture with its description.

mod body;
mod styles;

use super::png;
use crate::format::office::{HEAD, OFFICE, core, language, relations, root, types};
use crate::format::package::Package;
use crate::format::picture::title;
use crate::format::svg::escaped;
use crate::format::{ExportOptions, FormatError};
use crate::release::Released;
use crate::words::report;

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// What a part is, after `application/vnd.openxmlformats-`.
const KIND: &str = "officedocument.wordprocessingml";

pub(super) fn export(released: &Released, options: &ExportOptions) -> Result<Vec<u8>, FormatError> {
    let picture = png(released, options)?;
    let mut package = Package::new();
    let parts =
        [("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"), ("settings", "settings"), ("footer1", "footer")];
    let kinds = parts.map(|(name, kind)| (format!("word/{name}.xml"), format!("{KIND}.{kind}+xml")));
    package.add("[Content_Types].xml", types(kinds.iter().map(|(name, kind)| (name.clone(), kind.as_str()))))?;
    package.add("_rels/.rels", root("word/document.xml"))?;
    package.add("docProps/core.xml", core(title(released)))?;
    let mut to = vec![
        ("styles", "styles.xml".to_owned()),
        ("numbering", "numbering.xml".to_owned()),
        ("settings", "settings.xml".to_owned()),
        ("footer", "footer1.xml".to_owned()),
    ];
    to.extend(picture.as_ref().map(|_| ("image", "media/map.png".to_owned())));
    package.add("word/_rels/document.xml.rels", relations(to))?;
    let size = picture.as_ref().map(|picture| picture.size);
    package.add("word/document.xml", body::document(&report(released), size))?;
    package.add("word/styles.xml", styles::styles(language(&released.map().about().language)))?;
    package.add("word/numbering.xml", styles::numbering())?;
    package.add("word/settings.xml", settings())?;
    package.add("word/footer1.xml", footer(title(released)))?;
    if let Some(picture) = picture {
        package.add("word/media/map.png", picture.png)?;
    }
    package.finish()
}

/// Set as by a Word of today.
fn settings() -> String {
    format!(
        "{HEAD}<w:settings xmlns:w=\"{MAIN}\"><w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>"
    )
}

/// The title and the number of the page.
fn footer(title: &str) -> String {
    let field = |name: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {name} </w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    format!(
        "{HEAD}<w:ftr xmlns:w=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>\
         <w:r><w:t xml:space=\"preserve\">{}  \u{b7}  </w:t></w:r>{}<w:r><w:t xml:space=\"preserve\"> of </w:t></w:r>{}</w:p></w:ftr>",
        escaped(title),
        field("PAGE"),
        field("NUMPAGES")
    )
}
