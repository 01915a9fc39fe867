//! `causeway print`: handouts as one PDF, ready for any printer.

use std::path::PathBuf;

use clap::Args;

use super::failure::{Failure, note};
use super::{Outcome, SOUND, files};
use crate::format::pdf::pdf;
use crate::print::{KINDS, Pace, Paper, PrintKind, PrintOptions, Setting, kind};
use crate::release::{Audience, release_with_photos};
use crate::session::photos_beside;

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, clippy::struct_field_names, reason = "each field is an option and named like it")]
#[command(after_help = kinds_help())]
pub(super) struct Print {
    /// The map
    file: PathBuf,
    /// The PDF to write, in place of whatever is there; - is standard output
    #[arg(short, long, value_name = "OUT.pdf")]
    output: PathBuf,
    /// Which handout
    #[arg(long, default_value = "map", value_parser = a_kind)]
    kind: &'static PrintKind,
    /// The finished size: A5 to A0, Letter, Tabloid, or 500x700mm; the kind's own without it
    #[arg(long)]
    paper: Option<Paper>,
    /// The sheets a poster is cut into
    #[arg(long, default_value = "A4")]
    tile: Paper,
    /// Wider than high; without it whichever way is larger
    #[arg(long)]
    landscape: bool,
    /// For whom: team, workshop or public
    #[arg(long, default_value = "workshop")]
    audience: Audience,
    /// Pure black on white, which handouts are unless --colour is given
    #[arg(long, conflicts_with = "colour")]
    greyscale: bool,
    /// The light colours of the map on white
    #[arg(long, alias = "color")]
    colour: bool,
    /// With the pictures behind the map, whatever is on them
    #[arg(long)]
    photo: bool,
    /// Text of 18 pt instead of 12, and a warning below 16
    #[arg(long)]
    large_print: bool,
    /// Warn below this size of text instead of 12 pt (16 in large print)
    #[arg(long, value_name = "PT")]
    min_text: Option<f64>,
    /// Only the loop with this code or name
    #[arg(long, value_name = "CODE", conflicts_with = "group")]
    r#loop: Option<String>,
    /// Only the group with this title or number
    #[arg(long, value_name = "NAME")]
    group: Option<String>,
    /// Only what the saved view with this title keeps
    #[arg(long, value_name = "NAME", conflicts_with_all = ["group", "loop"])]
    view: Option<String>,
    /// With what is one step away from that loop, group or view
    #[arg(long)]
    around: bool,
    /// A setting of this kind alone, as listed below; may be given more than once
    #[arg(long, value_name = "NAME=VALUE")]
    set: Vec<String>,
}

impl Print {
    pub(super) fn run(&self) -> Outcome {
        let map = files::read_map(&self.file)?;
        let (photos, wrong) = if self.photo { photos_beside(&map, &self.file) } else { Default::default() };
        let released = release_with_photos(&map, self.audience, &photos);
        let options = self.options()?;
        let printout = files::noting_findings(&map, self.audience, || -> Result<_, Failure> {
            let printout = self.kind.print(&released, &options, &Pace::default()).map_err(Failure::of)?;
            let bytes = pdf(&printout.pages, &released.map().about().title).map_err(Failure::of)?;
            files::write(&self.output, &bytes)?;
            files::remember(self.kind.title, &self.output, self.audience, printout.heard(&released));
            Ok(printout)
        })?;
        for warning in wrong.iter().chain(&printout.warnings) {
            note(warning);
        }
        Ok(SOUND)
    }

    fn options(&self) -> Result<PrintOptions, Failure> {
        let own = self.set.iter().map(|text| a_setting(self.kind, text)).collect::<Result<_, _>>().map_err(Failure::of)?;
        Ok(PrintOptions {
            paper: self.paper,
            tile: self.tile,
            landscape: self.landscape.then_some(true),
            greyscale: self.greyscale || !self.colour,
            large_print: self.large_print,
            min_text: self.min_text,
            loop_code: self.r#loop.clone(),
            group: self.group.clone(),
            view: self.view.clone(),
            around: self.around,
            own,
            ..PrintOptions::default()
        })
    }
}

fn a_kind(name: &str) -> Result<&'static PrintKind, String> {
    kind(name).ok_or_else(|| {
        let names: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
        format!("\u{201c}{name}\u{201d} is not a handout; say {}", names.join(", "))
    })
}

/// A setting of a kind as `name=value`.
fn a_setting(kind: &PrintKind, text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').unwrap_or((text, "yes"));
    let (name, value) = (name.trim(), value.trim());
    let Some(setting) = kind.settings.iter().find(|setting| setting.name == name) else {
        let names: Vec<&str> = kind.settings.iter().map(|setting| setting.name).collect();
        let known = if names.is_empty() { "it has none".to_owned() } else { format!("say {}", names.join(" or ")) };
        return Err(format!("\u{201c}{name}\u{201d} is not a setting of the handout {}; {known}", kind.name));
    };
    setting.check(value)?;
    Ok((name.to_owned(), value.to_owned()))
}

fn kinds_help() -> String {
    let settings = |kind: &PrintKind| {
        let row = |setting: &Setting| format!("\n      {}={}: {}", setting.name, setting.possible(), setting.help);
        kind.settings.iter().map(row).collect::<String>()
    };
    let rows = KINDS.iter().map(|kind| format!("\n  {:<18} {} ({}){}", kind.name, kind.help, kind.paper, settings(kind)));
    format!("Handouts, and the settings of each:{}", rows.collect::<String>())
}
