//! `causeway quotes`: adds people's words from a table or a coded project to a map.

use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::{Failure, note};
use super::{Outcome, SOUND, files};
use crate::document::Document;
use crate::format::quotes::{CodeUse, Intake, QUOTE_FORMATS, QuoteFormat, quote_format};
use crate::format::{ImportOptions, ron};
use crate::map::IdSource;
use crate::storage;

#[derive(Debug, Args)]
pub(super) struct Quotes {
    /// The map
    map: PathBuf,
    /// The quotes: a CSV or Excel table, Taguette highlights, or a REFI-QDA project or codebook
    #[arg(value_name = "QUOTES")]
    words: PathBuf,
    /// The map to write, in place of whatever is there; - is standard output
    #[arg(short, long, value_name = "OUT.ron")]
    output: PathBuf,
    /// The kind of file the quotes are in, if its name does not say
    #[arg(long, value_name = "FMT")]
    from: Option<String>,
    /// What becomes of codes: match elements by name, become elements, or leave unplaced
    #[arg(long, value_name = "USE", default_value = "match", value_parser = ["match", "become", "leave"])]
    codes: String,
}

impl Quotes {
    pub(super) fn run(&self) -> Outcome {
        let format = self.format()?;
        let imported = files::read(&self.map, None, &ImportOptions::default())?;
        if let Some(why) = &imported.read_only {
            return Err(Failure::new(format_args!("the map cannot be written again without loss ({why})"), "use a newer Causeway"));
        }
        for line in &imported.report {
            note(format_args!("{}: {line}", self.map.display()));
        }
        let bytes = storage::read_file(&self.words).map_err(Failure::of)?;
        let refused = |error| Failure::of(format_args!("{} cannot be read: {error}", self.words.display()));
        let sheet = (format.read)(&bytes).and_then(crate::format::quotes::QuoteFile::sheet).map_err(refused)?;
        let mut document = Document::new(imported.map, IdSource::random());
        let intake = Intake::of(&sheet, document.map(), self.code_use());
        document.edit(&intake.edit());
        files::write(&self.output, ron::write(document.map()).as_bytes())?;
        for line in intake.report() {
            note(line);
        }
        note(intake.told());
        Ok(SOUND)
    }

    fn code_use(&self) -> CodeUse {
        match self.codes.as_str() {
            "become" => CodeUse::Become,
            "leave" => CodeUse::Leave,
            _ => CodeUse::Match,
        }
    }

    fn format(&self) -> Result<&'static QuoteFormat, Failure> {
        let names: Vec<&str> = QUOTE_FORMATS.iter().map(|format| format.name).collect();
        let known = format!("say one of {}", names.join(", "));
        match &self.from {
            Some(name) => QUOTE_FORMATS
                .iter()
                .find(|format| format.name == name)
                .ok_or_else(|| Failure::new(format_args!("no quotes are read from \u{201c}{name}\u{201d}"), known)),
            None => quote_format(&self.words).ok_or_else(|| {
                let shown = Path::display(&self.words);
                Failure::new(
                    format_args!("the name {shown} does not say what kind of file the quotes are in"),
                    format_args!("add --from: {known}"),
                )
            }),
        }
    }
}
