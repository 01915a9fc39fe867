//! `causeway withdraw`: takes a participant's words, or single quotes, out of a map for good.

use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::{Failure, note};
use super::{Outcome, SOUND, files};
use crate::document::{Document, Withdrawal};
use crate::format::{ImportOptions, Imported, ron};
use crate::map::{Code, CodeKind, IdSource, QuoteId};
use crate::storage::journal::{folder, forget_words};
use crate::storage::{RealDisk, forget_words_in_versions, handed_out_with, versions_folder};
use crate::words::{OUT_OF_REACH, repeated_told, withdrawn_told};

#[derive(Debug, Args)]
pub(super) struct Withdraw {
    /// The map to take words out of
    file: PathBuf,
    /// The code of a person who takes everything back; may be given more than once
    #[arg(long, value_name = "CODE", required_unless_present = "quote")]
    participant: Vec<String>,
    /// A quote that is taken back, such as Q31; may be given more than once
    #[arg(long, value_name = "CODE")]
    quote: Vec<String>,
    /// The map to write, in place of whatever is there; - is standard output
    #[arg(short, value_name = "OUT")]
    out: PathBuf,
}

/// What the editor keeps of unsaved work and of earlier versions: the words have to go there too.
#[derive(Default)]
struct Unsaved {
    gone: Vec<QuoteId>,
    withdrawals: Vec<Withdrawal>,
}

impl Unsaved {
    fn forget(&self, file: &Path, today: &str) {
        let Some(root) = folder() else { return };
        let file = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
        for withdrawal in &self.withdrawals {
            let versions = versions_folder().map_or(Ok((0, 0)), |root| {
                forget_words_in_versions(&root, &file, &self.gone, withdrawal, files::known_passphrase(), today)
            });
            if let Err(error) = versions {
                note(format_args!("Earlier versions may still hold the words ({error}); delete them in the editor."));
            }
            match forget_words(&RealDisk, &root, &self.gone, Some((file.as_path(), withdrawal)), today) {
                Ok((_, locked)) if locked.is_empty() => {}
                Ok(_) => note("Unsaved work under a passphrase may hold the words; discard it in the editor under File, Unsaved work."),
                Err(error) => note(format_args!("Unsaved work may still hold the words ({error}); discard it in the editor.")),
            }
        }
    }
}

impl Withdraw {
    pub(super) fn run(&self) -> Outcome {
        let Imported { map, report, read_only, .. } = files::read(&self.file, None, &ImportOptions::default())?;
        if let Some(why) = read_only {
            return Err(Failure::new(format_args!("the map cannot be written again without loss ({why})"), "use a newer Causeway"));
        }
        report.iter().for_each(note);
        let mut document = Document::new(map, IdSource::random());
        let today = jiff::Zoned::now().date().to_string();
        let (mut told, mut left) = (Vec::new(), Vec::new());
        let mut copies = Unsaved::default();
        for (name, withdrawal) in self.withdrawals(&document)? {
            let withdrawn = document.withdraw(&withdrawal, &today);
            if withdrawn.is_empty() {
                return Err(Failure::new(
                    format_args!("{name} has no words in {}", self.file.display()),
                    "look at how the code is written",
                ));
            }
            let all = withdrawn.quotes.iter().chain(&withdrawn.forgotten).map(|(&code, &id)| (id, code)).collect();
            left.extend(handed_out_with(&all));
            copies.gone.extend(all.into_keys());
            copies.withdrawals.push(withdrawal);
            told.push(format!("{name}: {}", withdrawn_told(&withdrawn)));
            told.extend(repeated_told(document.map(), &withdrawn.repeated));
        }
        files::write(&self.out, ron::write(document.map()).as_bytes())?;
        copies.forget(&self.file, &today);
        told.iter().for_each(note);
        note("What this program cannot reach, and somebody has to see to:");
        for line in OUT_OF_REACH {
            note(format_args!("- {line}."));
        }
        for line in left {
            note(format_args!("- {line}."));
        }
        if self.out != self.file {
            note(format_args!("- {} itself, which is unchanged.", self.file.display()));
        }
        Ok(SOUND)
    }

    fn withdrawals(&self, document: &Document) -> Result<Vec<(String, Withdrawal)>, Failure> {
        let participants = self.participant.iter().map(|code| Ok((code.clone(), Withdrawal::Participant(code.clone()))));
        let quotes = self.quote.iter().map(|code| {
            let number = code.parse::<Code>().ok().filter(|code| code.kind == CodeKind::Quote).map(|code| code.number);
            let found = document.map().quotes().iter().find(|quote| Some(quote.number) == number);
            let found = found.ok_or_else(|| {
                Failure::new(format_args!("there is no quote \u{201c}{code}\u{201d} in the map"), "give a code such as Q31")
            })?;
            Ok((code.clone(), Withdrawal::Quote(found.id)))
        });
        participants.chain(quotes).collect()
    }
}
