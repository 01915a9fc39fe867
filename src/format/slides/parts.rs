//! The parts that every set of slides has: the presentation, one master, one layout with a title, the theme.

use std::fmt::Write as _;

use kurbo::Rect;

use crate::format::office::{HEAD, OFFICE};

/// A slide of 16 to 9, in English metric units.
const SIZE: (u32, u32) = (12_192_000, 6_858_000);
/// What is left for the picture below the title, in points; a slide is 960 by 540.
pub(super) const ROOM: Rect = Rect::new(30.0, 78.0, 930.0, 522.0);

const NAMES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
const GROUP: &str = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>";

/// The list of slides.
pub(super) fn presentation(slides: usize) -> String {
    let mut list = String::new();
    for number in 0..slides {
        let _ = write!(list, "<p:sldId id=\"{}\" r:id=\"rId{}\"/>", 256 + number, 3 + number);
    }
    let (width, height) = SIZE;
    format!(
        "{HEAD}<p:presentation {NAMES} xmlns:r=\"{OFFICE}\"><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst>\
         <p:sldIdLst>{list}</p:sldIdLst><p:sldSz cx=\"{width}\" cy=\"{height}\"/><p:notesSz cx=\"{height}\" cy=\"9144000\"/></p:presentation>"
    )
}

fn title_shape(text: &str) -> String {
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Title\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr>\
         <p:spPr><a:xfrm><a:off x=\"381000\" y=\"254000\"/><a:ext cx=\"11430000\" cy=\"635000\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>\
         </p:spPr><p:txBody><a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"ctr\"><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p><a:r>\
         <a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
    )
}

/// White, with a title at the left.
pub(super) fn master(language: &str) -> String {
    let level = |number: u32| {
        format!(
            "<a:lvl{number}pPr><a:defRPr lang=\"{language}\" sz=\"1600\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill></a:defRPr></a:lvl{number}pPr>"
        )
    };
    format!(
        "{HEAD}<p:sldMaster {NAMES} xmlns:r=\"{OFFICE}\"><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>\
         <p:spTree>{GROUP}{}</p:spTree></p:cSld>\
         <p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" accent4=\"accent4\" \
         accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/><p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/>\
         </p:sldLayoutIdLst><p:txStyles><p:titleStyle><a:lvl1pPr algn=\"l\"><a:defRPr lang=\"{language}\" sz=\"2600\" b=\"1\"><a:solidFill>\
         <a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mj-lt\"/></a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle>{}</p:bodyStyle>\
         <p:otherStyle>{}</p:otherStyle></p:txStyles></p:sldMaster>",
        title_shape("Title"),
        level(1),
        level(1)
    )
}

/// A title and nothing else.
pub(super) fn layout() -> String {
    format!(
        "{HEAD}<p:sldLayout {NAMES} xmlns:r=\"{OFFICE}\" type=\"titleOnly\"><p:cSld name=\"Title only\"><p:spTree>{GROUP}{}</p:spTree></p:cSld>\
         <p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>",
        title_shape("Title")
    )
}

/// Colours and faces.
pub(super) fn theme() -> String {
    let colours = [
        ("dk1", "1D2730"),
        ("lt1", "FFFFFF"),
        ("dk2", "3A4753"),
        ("lt2", "EEF2F6"),
        ("accent1", "1F5FBF"),
        ("accent2", "B4561F"),
        ("accent3", "4C7A34"),
        ("accent4", "7A4B9A"),
        ("accent5", "1B7F86"),
        ("accent6", "8A6D1B"),
        ("hlink", "1F5FBF"),
        ("folHlink", "7A4B9A"),
    ];
    let mut scheme = String::new();
    for (name, hex) in colours {
        let _ = write!(scheme, "<a:{name}><a:srgbClr val=\"{hex}\"/></a:{name}>");
    }
    let fills = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>".repeat(3);
    let lines = "<a:ln w=\"9525\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>".repeat(3);
    let effects = "<a:effectStyle><a:effectLst/></a:effectStyle>".repeat(3);
    let face = "<a:latin typeface=\"Calibri\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>";
    format!(
        "{HEAD}<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Map\"><a:themeElements><a:clrScheme name=\"Map\">{scheme}</a:clrScheme>\
         <a:fontScheme name=\"Map\"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme><a:fmtScheme name=\"Map\">\
         <a:fillStyleLst>{fills}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effects}</a:effectStyleLst>\
         <a:bgFillStyleLst>{fills}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
}
