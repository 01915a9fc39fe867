//! `causeway withdraw`: takes a participant's words, or single quotes, out of a map for good.

use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::{Failure, note};
use super::{Outcome, SOUND, files};
use crate::document::{Document, Withdrawal};
use crate::format::{ImportOptions, Imported, Passphrase, ron};
use crate::map::{Code, CodeKind, IdSource, QuoteId};
use crate::storage::journal::{folder, forget_words, still_held};
use crate::storage::{
    RealDisk, TakenBack, forget_quotes_in_all_versions, forget_words_in_versions, handed_out_with, taken_back_folder, tell_taken_back,
    versions_folder, wait_until_heard,
};
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

/// What the editor keeps of unsaved work and of earlier versions, and what its windows have open: the words have to go there too.
struct Unsaved<'a> {
    file: &'a Path,
    passphrase: Option<&'a Passphrase>,
    today: &'a str,
}

impl Unsaved<'_> {
    fn forget(&self, gone: &[QuoteId], withdrawal: &Withdrawal) {
        let taken = TakenBack::new(gone, withdrawal, Some(self.file));
        let told = taken_back_folder().map_or(Ok(()), |root| tell_taken_back(&RealDisk, &root, &taken));
        if let Err(error) = told {
            note(format_args!("Open windows of the editor cannot be told ({error}); close them without saving."));
        }
        if let Err(error) = self.forget_versions(gone, withdrawal) {
            note(format_args!("Earlier versions may still hold the words ({error}); delete them in the editor."));
        }
        let Some(root) = folder() else { return };
        match forget_words(&RealDisk, &root, &taken, self.today) {
            Ok((_, locked)) if locked.is_empty() => {}
            Ok(_) => note("Unsaved work under a passphrase may hold the words; discard it in the editor under File, Unsaved work."),
            Err(error) => note(format_args!("Unsaved work may still hold the words ({error}); discard it in the editor.")),
        }
        if wait_until_heard(|| still_held(&RealDisk, &root, gone)) > 0 {
            note("An open window of the editor still keeps the words and does not answer; close it without saving.");
        }
    }

    fn forget_versions(&self, gone: &[QuoteId], withdrawal: &Withdrawal) -> io::Result<()> {
        let Some(root) = versions_folder() else { return Ok(()) };
        forget_words_in_versions(&root, self.file, gone, withdrawal, self.passphrase, self.today)?;
        forget_quotes_in_all_versions(&root, gone, self.today)?;
        Ok(())
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
        let mut takes: Vec<(Vec<QuoteId>, Withdrawal)> = Vec::new();
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
            takes.push((all.into_keys().collect(), withdrawal));
            told.push(format!("{name}: {}", withdrawn_told(&withdrawn)));
            told.extend(repeated_told(document.map(), &withdrawn.repeated));
        }
        files::write(&self.out, ron::write(document.map()).as_bytes())?;
        let copies = Unsaved { file: &self.file, passphrase: files::known_passphrase(), today: &today };
        for (gone, withdrawal) in &takes {
            copies.forget(gone, withdrawal);
        }
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
