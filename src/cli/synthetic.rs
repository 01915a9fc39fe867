//! `causeway gen`: a large map of nothing, for measuring. The same seed gives the same map.

use std::path::PathBuf;

use clap::Args;

use super::failure::Failure;
use super::{Outcome, SOUND, files};
use crate::format::ron;
use crate::map::{SyntheticSize, SystemMap, synthetic};

#[derive(Debug, Args)]
pub(super) struct Gen {
    /// How many elements
    #[arg(long, value_name = "N")]
    elements: u32,
    /// How many connections
    #[arg(long, value_name = "M")]
    connections: u32,
    /// How many quotes
    #[arg(long, value_name = "Q", default_value_t = 0)]
    quotes: u32,
    /// Which map
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// The file to write
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
}

impl Gen {
    pub(super) fn run(&self) -> Outcome {
        let pairs = u64::from(self.elements) * u64::from(self.elements.saturating_sub(1));
        if u64::from(self.connections) > pairs {
            let what = format!("{} elements have no room for {} connections", self.elements, self.connections);
            return Err(Failure::new(what, format_args!("ask for at most {pairs}")));
        }
        files::write(&self.output, ron::write(&self.map()).as_bytes())?;
        Ok(SOUND)
    }

    fn map(&self) -> SystemMap {
        let [elements, connections, quotes] = [self.elements, self.connections, self.quotes].map(|count| count as usize);
        synthetic(SyntheticSize { elements, connections, quotes }, self.seed)
    }
}
