//! An agenda shared out over the time there is, in steps of five minutes; what the map has nothing for is not in it.

use crate::print::table::{Cell, CellText, Table, column};

use super::Matter;

/// One part of a workshop.
struct Slot {
    /// Of two hours.
    minutes: u32,
    title: &'static str,
    told: &'static str,
    with: &'static str,
}

const fn slot(minutes: u32, title: &'static str, told: &'static str, with: &'static str) -> Slot {
    Slot { minutes, title, told, with }
}

/// The agenda as a table with room for the time of day.
pub(super) fn table(matter: &Matter<'_>, minutes: u32) -> Table {
    let mut table =
        Table::new(vec![column("Minutes", 1.2), column("What happens", 4.2), column("On the table", 2.0), column("Clock", 0.9)]);
    table.whole = true;
    let slots = slots(matter);
    let weights: Vec<u32> = slots.iter().map(|slot| slot.minutes).collect();
    let starts = starts(&weights, minutes);
    let ends = starts.iter().copied().skip(1).chain([minutes]);
    for ((slot, from), to) in slots.iter().zip(&starts).zip(ends) {
        let what = vec![CellText::Strong(slot.title.to_owned()), CellText::Words(slot.told.to_owned())];
        let time = Cell::strong(format!("{from}\u{2013}{to}"));
        table.rows.push(vec![time, Cell::texts(what), Cell::words(slot.with), Cell::default()]);
    }
    table
}

fn slots(matter: &Matter<'_>) -> Vec<Slot> {
    let loops = if matter.loops.is_empty() {
        slot(
            30,
            "Walk along it",
            "In pairs: start anywhere and follow the arrows aloud. Where does it come back to itself?",
            "Table sheets",
        )
    } else {
        slot(
            30,
            "Stories",
            "Tell a loop or two with the script below. Who knows this from their own life or work? Where is it otherwise?",
            "Story cards, quote cards",
        )
    };
    let push = if matter.levers == 0 {
        slot(
            20,
            "What would help",
            "What would one have to change so that more gets better by itself? Four dots each.",
            "Blank cards, dots",
        )
    } else {
        slot(
            20,
            "Where to push",
            "Which of the leverage points would move most, and who can act? Four dots each.",
            "Leverage points, voting sheet, dots",
        )
    };
    vec![
        slot(10, "Welcome", "Who is here, what the map is and is not, what happens with what is said.", "Consent forms"),
        slot(
            15,
            "Reading the map",
            "How to read it, with one connection as an example. Everybody finds one thing that they know.",
            "The map, how to read it",
        ),
        loops,
        slot(10, "Break", "Leave the sheets where they lie.", ""),
        slot(
            25,
            "What is missing",
            "What is not on the map, what is different where you are, what is wrong? One note each, with a code.",
            "Gap sheet, sticky notes, pens",
        ),
        push,
        slot(10, "Close", "Read back what was heard. Say what happens next, and when people will hear of it.", "What to bring back"),
    ]
}

/// When each part begins, in steps of five minutes.
fn starts(weights: &[u32], minutes: u32) -> Vec<u32> {
    let all: u32 = weights.iter().sum();
    let before = weights.iter().scan(0, |sum, weight| {
        let start = *sum;
        *sum += weight;
        Some(start)
    });
    before.map(|before| (f64::from(before * minutes) / f64::from(all.max(1)) / 5.0).round() as u32 * 5).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_there_is_is_shared_out() {
        let weights = [10, 15, 30, 10, 25, 20, 10];
        assert_eq!(starts(&weights, 120), [0, 10, 25, 55, 65, 90, 110]);
        assert_eq!(starts(&weights, 60), [0, 5, 15, 30, 35, 45, 55]);
        assert!(starts(&weights, 45).is_sorted_by(|a, b| a < b), "every part has some time even in the shortest");
    }
}
