//! Every claim of the map, its sign and what speaks for it.

use super::column;
use crate::analysis::EvidenceCounts;
use crate::analysis::report::{Column, Options, Report, Row};
use crate::map::{CitedPart, Code, PairSign, Part, SystemMap};

const COLUMNS: &[Column] = &[
    column("Code", "As printed."),
    column("From", "Where it starts."),
    column("To", "Where it ends."),
    column("Sign", "This claim's sign, or its verb."),
    column("Pair", "The sign of all claims on the pair together."),
    column("Delay", "Whether the effect lags."),
    column("Quotes", "How many bear on it."),
    column("Sources", "Distinct sources of its quotes and references."),
];

pub(in crate::analysis) fn run(map: &SystemMap, _options: &Options) -> Report {
    let evidence = EvidenceCounts::of(map);
    let label = |id| map.element(id).map(|e| e.label.clone());
    let rows = map.connections().map(|c| {
        let on = evidence.on(CitedPart::Connection(c.id));
        let sign = c.influence().map_or_else(|| c.relation().map_or("", |r| &r.verb), |i| i.polarity.symbol());
        let pair = c.causal_pairs().next().and_then(|(from, to)| map.pair_sign(from, to)).map(pair_word);
        let delay = c.influence().map(|i| if i.delay { "delayed" } else { "" });
        let cells = vec![
            Code::connection(c.number).to_string().into(),
            label(c.from).into(),
            label(c.to).into(),
            sign.into(),
            pair.into(),
            delay.into(),
            on.total.into(),
            on.sources.into(),
        ];
        Row { parts: vec![Part::Connection(c.id)], cells }
    });
    Report { title: "Connections", columns: COLUMNS.into(), rows: rows.collect(), notes: Vec::new() }
}

const fn pair_word(sign: PairSign) -> &'static str {
    match sign {
        PairSign::Agreed(polarity) => polarity.symbol(),
        PairSign::Contested => "contested",
    }
}
