//! `causeway convert`: from any format that can be read to any that can be written.

use std::path::PathBuf;

use clap::Args;

use super::failure::{Failure, note};
use super::{Outcome, SOUND, files};
use crate::format::{ExportOptions, Format, ImportOptions, Imported, PictureOptions, Shelf, ron};
use crate::map::Polarity;
use crate::release::{Audience, release};
use crate::storage;
use crate::theme::ThemeName;
use crate::words::counted;

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct Convert {
    /// The file to read; - is standard input
    input: PathBuf,
    /// The file to write, in place of whatever is there; - is standard output
    output: PathBuf,
    /// The format of the input, if its name does not say
    #[arg(long, value_name = "FMT")]
    from: Option<String>,
    /// The format of the output, if its name does not say
    #[arg(long, value_name = "FMT")]
    to: Option<String>,
    /// For whom: team, workshop or public. Workshop unless said, but a map written as ron is whole unless said
    #[arg(long)]
    audience: Option<Audience>,
    /// Makes new identities repeatable
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// What the name of a style, a colour or a label means where the input keeps a polarity as such; may be given again: 'NAME=+', 'NAME=-', 'NAME=?'
    #[arg(long, value_name = "NAME=SIGN", allow_hyphen_values = true, value_parser = polarity)]
    polarity: Vec<(String, Polarity)>,
    /// What a column of the input holds, if its name does not say; may be given again: 'NAME=from', 'NAME=to', 'NAME=polarity'
    #[arg(long, value_name = "NAME=FIELD", allow_hyphen_values = true, value_parser = column)]
    column: Vec<(String, String)>,
    /// A table (CSV) of the elements that a table of connections names
    #[arg(long, value_name = "FILE")]
    elements: Option<PathBuf>,
    /// Keep the report of what was repaired, guessed or not carried over with the map, as the note of a source
    #[arg(long)]
    keep_report: bool,
    /// Pixels of a PNG for one map unit, from 0.05 to 20; two unless said
    #[arg(long, value_name = "N", value_parser = scale)]
    scale: Option<f64>,
    /// A picture without a ground behind the map
    #[arg(long)]
    transparent: bool,
    /// The look of a picture: light, dark, paper (black on white) or paper-colour
    #[arg(long, value_name = "NAME", value_parser = theme)]
    theme: Option<ThemeName>,
    /// Letters of an SVG as outlines: the same everywhere, but no longer words
    #[arg(long)]
    outlines: bool,
    /// Reads a damaged Causeway map: every part of it that is whole
    #[arg(long, conflicts_with_all = ["from", "polarity", "column", "elements"])]
    rescue: bool,
}

/// The name and what it means; a name may hold the sign between them.
fn polarity(text: &str) -> Result<(String, Polarity), String> {
    let (name, sign) = text.rsplit_once('=').ok_or("write NAME=+ (or -, or ?)")?;
    let found = match sign.trim() {
        "+" => Polarity::Plus,
        "-" | "\u{2212}" => Polarity::Minus,
        "?" => Polarity::Unknown,
        _ => return Err("a polarity is +, - or ?".to_owned()),
    };
    Ok((name.to_owned(), found))
}

fn theme(text: &str) -> Result<ThemeName, String> {
    match text {
        "light" => Ok(ThemeName::Light),
        "dark" => Ok(ThemeName::Dark),
        "paper" => Ok(ThemeName::Paper),
        "paper-colour" => Ok(ThemeName::PaperColour),
        _ => Err("say light, dark, paper or paper-colour".to_owned()),
    }
}

fn scale(text: &str) -> Result<f64, String> {
    let scale = text.parse().ok().filter(|scale| (0.05..=20.0).contains(scale));
    scale.ok_or_else(|| "say a number from 0.05 to 20".to_owned())
}

fn column(text: &str) -> Result<(String, String), String> {
    let (name, field) = text.rsplit_once('=').ok_or("write NAME=from, NAME=to, NAME=polarity, NAME=label")?;
    Ok((name.to_owned(), field.to_owned()))
}

impl Convert {
    pub(super) fn run(&self) -> Outcome {
        let to = files::format_of(&self.output, self.to.as_deref(), "--to")?;
        if to.shelf == Shelf::Data && self.picture() != PictureOptions::default() {
            let what = format_args!("{} files hold no picture", to.name);
            return Err(Failure::new(what, "leave out --scale, --transparent, --theme and --outlines, or write svg, png or pdf"));
        }
        let elements = self.elements.as_deref().map(storage::read_file).transpose().map_err(Failure::of)?;
        let options = ImportOptions { seed: self.seed, polarity: self.polarity.clone(), columns: self.column.clone(), elements };
        let mut imported =
            if self.rescue { files::rescue(&self.input)? } else { files::read(&self.input, self.from.as_deref(), &options)? };
        if self.keep_report && !imported.report.is_empty() {
            let name = self.input.file_name().map_or_else(|| "standard input".into(), |name| name.to_string_lossy());
            imported.keep_report(&name, self.seed);
        }
        let bytes = match self.for_whom(to) {
            None => whole(&imported)?,
            Some(audience) => self.released(&imported, to, audience)?,
        };
        files::write(&self.output, &bytes)?;
        if let Some(audience) = self.for_whom(to).filter(|_| to.words) {
            let goes = imported.map.quotes().iter().filter(|quote| audience.may_read(quote.consent));
            files::remember(to.title, &self.output, audience, goes.map(|quote| quote.id));
        }
        for line in &imported.report {
            note(line);
        }
        Ok(SOUND)
    }

    /// How the map becomes a picture.
    fn picture(&self) -> PictureOptions {
        PictureOptions { theme: self.theme, outlines: self.outlines, scale: self.scale, transparent: self.transparent }
    }

    /// The audience; none where the whole map is kept.
    fn for_whom(&self, to: &Format) -> Option<Audience> {
        self.audience.or_else(|| (to.name != "ron").then(Audience::default))
    }

    /// What may reach the audience, in this format.
    fn released(&self, imported: &Imported, to: &Format, audience: Audience) -> Result<Vec<u8>, Failure> {
        let Some(export) = to.export else {
            return Err(Failure::new(format_args!("{} files can be read, not written", to.name), "choose another format"));
        };
        let released = release(&imported.map, audience);
        let left_out = released.left_out().quotes;
        if left_out > 0 {
            let audience = released.audience().key();
            note(format_args!("{} left out: their consent does not reach this audience ({audience})", counted(left_out, "quote")));
        }
        let options = ExportOptions { seed: self.seed, picture: self.picture() };
        files::noting_findings(&imported.map, released.audience(), || export(&released, &options)).map_err(Failure::of)
    }
}

/// The map with all it holds. Not of a file this version understands only in part: what it does not understand would be lost.
fn whole(imported: &Imported) -> Result<Vec<u8>, Failure> {
    match &imported.read_only {
        Some(why) => Err(Failure::new(format_args!("the map cannot be written again without loss ({why})"), "use a newer Causeway")),
        None => Ok(ron::write(&imported.map).into_bytes()),
    }
}
