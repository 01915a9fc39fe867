//! Where a poster is cut along one side: off what should stay whole, as far as the room that the last sheet leaves lets the cuts move. All
//! lengths in points.

use crate::print::MM;

/// Cuts are tried this far from each other.
const GRAIN: f64 = MM;
/// What it costs to move a cut by a millimetre, against 1 for something that it splits.
const MOVE: f64 = 1e-4;

/// Sheets along one side of a poster.
#[derive(Clone, Copy, Debug)]
pub struct Side {
    /// Of the poster.
    pub length: f64,
    /// What a sheet shows at most.
    pub window: f64,
    /// How far neighbours overlap.
    pub overlap: f64,
    /// A sheet adds at least this much to the one before it.
    pub least: f64,
    /// From where a sheet begins to the seam that is seen when all are glued.
    pub seam: f64,
}

impl Side {
    /// How many sheets it takes.
    pub fn count(&self) -> usize {
        (((self.length - self.overlap) / self.step() - 1e-6).ceil().max(1.0)) as usize
    }

    /// From where one sheet begins to where the next does, at most.
    fn step(&self) -> f64 {
        self.window - self.overlap
    }

    /// Where each sheet begins, so that seams split as few of these stretches as can be.
    pub fn starts(&self, whole: &[(f64, f64)]) -> Vec<f64> {
        let (count, step) = (self.count(), self.step());
        let latest = |sheet: usize| sheet as f64 * step;
        // Sheets that begin earlier could not reach the end.
        let earliest = |sheet: usize| (self.length - self.window - (count - 1 - sheet) as f64 * step).max(sheet as f64 * self.least);
        let mut ways = vec![vec![Way { start: 0.0, cost: 0.0, from: 0 }]];
        for sheet in 1..count {
            let room = (latest(sheet) - earliest(sheet)).max(0.0);
            let tries = (0..=(room / GRAIN).floor() as u32).map(|moved| latest(sheet) - f64::from(moved) * GRAIN);
            let before = ways.last().map(Vec::as_slice).unwrap_or_default();
            let found: Vec<Way> = tries.filter_map(|start| self.way(before, start, latest(sheet) - start, whole)).collect();
            if found.is_empty() {
                return (0..count).map(latest).collect();
            }
            ways.push(found);
        }
        cheapest(&ways)
    }

    /// The cheapest way to begin a sheet here.
    fn way(&self, before: &[Way], start: f64, moved: f64, whole: &[(f64, f64)]) -> Option<Way> {
        let reaches = |way: &&Way| (self.least - 1e-6..=self.step() + 1e-6).contains(&(start - way.start));
        let best = before.iter().enumerate().filter(|(_, way)| reaches(way)).min_by(|a, b| a.1.cost.total_cmp(&b.1.cost))?;
        let own = self.split(start, whole) as f64 + moved / MM * MOVE;
        Some(Way { start, cost: best.1.cost + own, from: best.0 })
    }

    /// How many stretches the seam splits if a sheet begins here.
    pub fn split(&self, start: f64, whole: &[(f64, f64)]) -> usize {
        let seam = start + self.seam;
        whole.iter().filter(|(from, to)| *from < seam && seam < *to).count()
    }
}

/// A way to have begun all sheets up to one.
#[derive(Clone, Copy, Debug)]
struct Way {
    start: f64,
    cost: f64,
    /// The place of the way to the sheet before.
    from: usize,
}

/// The starts along the cheapest way.
fn cheapest(ways: &[Vec<Way>]) -> Vec<f64> {
    let last = ways.last().map(Vec::as_slice).unwrap_or_default();
    let mut place = last.iter().enumerate().min_by(|a, b| a.1.cost.total_cmp(&b.1.cost)).map_or(0, |(place, _)| place);
    let mut starts = Vec::with_capacity(ways.len());
    for sheet in ways.iter().rev() {
        if let Some(way) = sheet.get(place) {
            starts.push(way.start);
            place = way.from;
        }
    }
    starts.reverse();
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIDE: Side = Side { length: 1000.0, window: 400.0, overlap: 34.0, least: 100.0, seam: 0.0 };

    #[test]
    fn cuts_stay_where_they_are_when_nothing_is_in_the_way() {
        assert_eq!((SIDE.count(), SIDE.starts(&[])), (3, vec![0.0, 366.0, 732.0]));
    }

    #[test]
    fn cuts_move_off_what_should_stay_whole() {
        let whole = [(340.0, 380.0), (715.0, 760.0), (500.0, 520.0)];
        let starts = SIDE.starts(&whole);
        assert!(starts.iter().skip(1).all(|&start| SIDE.split(start, &whole) == 0), "{starts:?}");
        assert!(starts[1] <= 340.0 && starts[1] > 330.0, "no further than needed: {starts:?}");
        assert!(starts.windows(2).all(|pair| pair[1] - pair[0] <= 366.0 + 1e-6) && starts[2] + 400.0 >= 1000.0, "{starts:?}");
    }

    #[test]
    fn without_room_to_spare_cuts_cannot_move() {
        let full = Side { length: 400.0 + 2.0 * 366.0, ..SIDE };
        assert_eq!(full.starts(&[(340.0, 380.0)]), [0.0, 366.0, 732.0]);
        assert_eq!(Side { length: 300.0, ..SIDE }.starts(&[]), [0.0]);
    }

    #[test]
    fn the_fewest_are_split_where_all_cannot_stay_whole() {
        // Every place where the first cut can be splits something, one of them only one.
        let whole = [(200.0, 390.0), (300.0, 390.0), (350.0, 390.0)];
        let starts = SIDE.starts(&whole);
        assert_eq!(SIDE.split(starts[1], &whole), 1, "{starts:?}");
    }
}
