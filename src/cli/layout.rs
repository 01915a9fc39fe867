//! `causeway layout`: finds new places for the elements of a map.

use std::path::PathBuf;

use clap::Args;

use super::failure::{Failure, note};
use super::{Outcome, SOUND, files};
use crate::analysis::Pace;
use crate::document::Document;
use crate::format::{ImportOptions, Imported, ron};
use crate::layout::{LAYOUTS, Layout, LayoutOptions, layout};
use crate::map::{IdSource, SystemMap};
use crate::words::counted;

#[derive(Debug, Args)]
#[command(after_help = layouts_help())]
pub(super) struct Lay {
    /// The map
    input: PathBuf,
    /// The map to write, in place of whatever is there; - is standard output
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
    /// How
    #[arg(long, default_value = "stress", value_parser = a_layout)]
    layout: &'static Layout,
    /// The same seed gives the same picture
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Forget where elements stand today
    #[arg(long)]
    afresh: bool,
    /// What a scatter goes by, from left to right and upwards: power, interest, or an attribute's name
    #[arg(long, value_name = "ACROSS,UP", value_delimiter = ',', num_args = 2)]
    axes: Vec<String>,
    /// The loop to draw as a ring, by its code or name
    #[arg(long, value_name = "CODE")]
    r#loop: Option<String>,
    /// Only the elements of the group with this title or number
    #[arg(long, value_name = "NAME")]
    group: Option<String>,
}

impl Lay {
    pub(super) fn run(&self) -> Outcome {
        let Imported { map, report, read_only, .. } = files::read(&self.input, None, &ImportOptions::default())?;
        if let Some(why) = read_only {
            return Err(Failure::new(format_args!("the map cannot be written again without loss ({why})"), "use a newer Causeway"));
        }
        report.iter().for_each(note);
        let laid = self.layout.lay_out(&map, &self.options(&map)?, &Pace::default()).map_err(Failure::of)?;
        let moved = laid.places.len();
        let mut document = Document::new(map, IdSource::random());
        document.edit(&laid.edit(document.map()));
        files::write(&self.output, ron::write(document.map()).as_bytes())?;
        note(format_args!("{} laid out", counted(moved, "element")));
        Ok(SOUND)
    }

    fn options(&self, map: &SystemMap) -> Result<LayoutOptions, Failure> {
        let axes = if let [across, up] = self.axes.as_slice() { Some((across.clone(), up.clone())) } else { None };
        let only = self.group.as_deref().map(|asked| {
            let asked = asked.trim().to_lowercase();
            let is_it = |group: &&crate::map::Group| group.title.trim().to_lowercase() == asked || group.number.to_string() == asked;
            let group = map.groups().iter().find(is_it);
            group.map(|group| map.members(group.id).map(|element| element.id).collect()).ok_or_else(|| unknown("group", &asked))
        });
        let ring = self.r#loop.as_deref().map(|asked| {
            let marks = crate::scene::Marks::of(map).loops;
            let same = |text: &str| text.trim().to_lowercase() == asked.trim().to_lowercase();
            let found = marks.into_iter().find(|mark| same(&mark.code) || same(&mark.name));
            found.map(|mark| mark.elements).ok_or_else(|| unknown("loop", asked))
        });
        Ok(LayoutOptions {
            seed: self.seed,
            afresh: self.afresh,
            only: only.transpose()?,
            axes,
            ring: ring.transpose()?.unwrap_or_default(),
        })
    }
}

fn unknown(what: &str, asked: &str) -> Failure {
    Failure::new(format_args!("no {what} of this map is called \u{201c}{asked}\u{201d}"), "say its name as on the map")
}

fn a_layout(name: &str) -> Result<&'static Layout, String> {
    layout(name).ok_or_else(|| {
        let names: Vec<&str> = LAYOUTS.iter().map(|layout| layout.name).collect();
        format!("\u{201c}{name}\u{201d} is not a layout; say {}", names.join(", "))
    })
}

fn layouts_help() -> String {
    let rows = LAYOUTS.iter().map(|layout| format!("\n  {:<10} {}", layout.name, layout.help));
    format!("Layouts:{}", rows.collect::<String>())
}
