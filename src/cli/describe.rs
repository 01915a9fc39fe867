//! `causeway describe`: the map in plain sentences.

use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::Failure;
use super::{Outcome, SOUND, files};
use crate::release::{Audience, release};
use crate::words::{Block, describe, html, markdown, plain_text};

#[derive(Debug, Args)]
pub(super) struct Describe {
    /// The map
    file: PathBuf,
    /// The file to write: .md, .html or .txt; standard output without it
    #[arg(short, long, value_name = "OUT", default_value = "-")]
    output: PathBuf,
    /// For whom: team, workshop or public
    #[arg(long, default_value = "workshop")]
    audience: Audience,
}

impl Describe {
    pub(super) fn run(&self) -> Outcome {
        let render = renderer(&self.output)?;
        let map = files::read_map(&self.file)?;
        let text = files::noting_findings(&map, self.audience, || render(&describe(&release(&map, self.audience))));
        files::write(&self.output, text.as_bytes())?;
        Ok(SOUND)
    }
}

fn renderer(path: &Path) -> Result<fn(&[Block]) -> String, Failure> {
    if files::is_stream(path) {
        return Ok(markdown);
    }
    match path.extension().and_then(|e| e.to_str()).map(str::to_lowercase).as_deref() {
        Some("md" | "markdown") => Ok(markdown),
        Some("html" | "htm") => Ok(html),
        Some("txt") => Ok(plain_text),
        _ => Err(Failure::new(
            format_args!("the name {} does not say how to write the text", path.display()),
            "end it in .md, .html or .txt",
        )),
    }
}
