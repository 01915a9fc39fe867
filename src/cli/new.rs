//! `causeway new`: a new map from a template.

use std::path::PathBuf;

use clap::Args;

use super::failure::Failure;
use super::{Outcome, SOUND, files};
use crate::document::{TEMPLATES, Template};
use crate::format::ron;
use crate::map::IdSource;

#[derive(Debug, Args)]
pub(super) struct New {
    /// The file to make; whatever is there is replaced
    out: PathBuf,
    /// What to start from: blank, actor-map, limits-to-growth
    #[arg(long, value_name = "NAME", default_value = "blank")]
    template: String,
    /// Makes the identities repeatable
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
}

impl New {
    pub(super) fn run(&self) -> Outcome {
        let Some(template) = Template::named(&self.template) else {
            let names: Vec<&str> = TEMPLATES.iter().map(|t| t.name).collect();
            let what = format!("there is no template \u{201c}{}\u{201d}", self.template);
            return Err(Failure::new(what, format_args!("say one of {}", names.join(", "))));
        };
        let mut ids = self.seed.map_or_else(IdSource::random, IdSource::seeded);
        files::write(&self.out, ron::write(&template.map(&mut ids)).as_bytes())?;
        Ok(SOUND)
    }
}
