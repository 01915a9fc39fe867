//! Gap sheets: what is left out is not on the page at all, and everything else is.

use causeway::format::pdf::pdf;
use causeway::format::svg::{Letters, SvgOptions, page_svg};
use causeway::map::SystemMap;
use causeway::print::{Pace, PrintError, PrintOptions, Printout, kind};
use causeway::release::{Audience, release};
use causeway::scene::{Draw, Page, Role};
use causeway::theme::ThemeName;

use crate::painters::assert_golden;
use crate::pdf_reader::Pdf;
use crate::print_tables::kitchen;

fn try_print(map: &SystemMap, own: &[(&str, &str)]) -> Result<Printout, PrintError> {
    let own = own.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let options = PrintOptions { own, ..PrintOptions::default() };
    kind("gap").unwrap().print(&release(map, Audience::Workshop), &options, &Pace::default())
}

fn text(printout: &Printout) -> String {
    Pdf::read(&pdf(&printout.pages, "A map").unwrap()).texts().concat().split_whitespace().collect()
}

fn count(page: &Page, role: Role) -> usize {
    page.placed
        .iter()
        .filter(|placed| placed.scene.items.len() > 20)
        .flat_map(|placed| &placed.scene.items)
        .filter(|i| i.role == role)
        .count()
}

#[test]
fn every_third_label_is_a_box_to_write_in() {
    let printout = try_print(&kitchen(), &[]).unwrap();
    let text = text(&printout);
    for there in ["Guests", "Volunteers", "Dishestowash", "N3", "N6", "Someboxesareempty"] {
        assert!(text.contains(there), "{there}");
    }
    for gone in ["Meals", "Hotwater"] {
        assert!(!text.contains(gone), "{gone} is to be found out");
    }
    let all = kind("map").unwrap().print(&release(&kitchen(), Audience::Workshop), &PrintOptions::default(), &Pace::default()).unwrap();
    assert_eq!(count(&printout.pages[0], Role::Head), count(&all.pages[0], Role::Head), "every arrow is there");
}

#[test]
fn connections_can_be_left_out_instead() {
    let printout = try_print(&kitchen(), &[("leave", "connections"), ("codes", "N3")]).unwrap();
    let text = text(&printout);
    assert!(text.contains("Meals") && text.contains("thickoutline"));
    // Three of seven connections are of N3.
    assert_eq!(count(&printout.pages[0], Role::Head), 4);
    let thick = printout.pages[0].placed.iter().flat_map(|placed| &placed.scene.items).filter(|item| match &item.draw {
        Draw::Stroke(stroke) => item.role == Role::Element && item.part.is_some() && stroke.width > 3.0,
        _ => false,
    });
    assert_eq!(thick.count(), 1);
}

#[test]
fn what_is_not_there_cannot_be_left_out() {
    let told = |own: &[(&str, &str)]| try_print(&kitchen(), own).unwrap_err().to_string();
    assert!(told(&[("which", "outcomes")]).contains("no outcome on this part"));
    assert!(told(&[("codes", "N77")]).contains("none of the codes"));
    let some = try_print(&kitchen(), &[("codes", "N1 N77")]).unwrap();
    assert!(some.warnings.iter().any(|warning| warning.starts_with("N77 is no code")), "{:?}", some.warnings);
}

#[test]
fn a_gap_sheet_looks_as_reviewed() {
    let page = try_print(&kitchen(), &[]).unwrap().pages.remove(0);
    let ground = Some(ThemeName::Paper.theme().palette.ground);
    let options = SvgOptions { title: "Gap sheet", ground, letters: Letters::Text, name: &|_| None, link: None };
    assert_golden("print-gap.svg", &page_svg(&page, &options));
}
