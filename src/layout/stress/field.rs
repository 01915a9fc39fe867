//! What a box costs where it stands, in single precision and in columns, so that the machine looks at several others at a time: distances that
//! are not as links ask for, lines that cross, lines through boxes, boxes too close, and how far it is from where it stood.

use kurbo::Point;

use super::hops::Hops;
use crate::layout::lines::{Lines, Wired};
use crate::layout::net::Net;

/// What each fault costs, against 1 for a pair of boxes that is as far from where it ought to be as it ought to be from each other.
#[derive(Clone, Copy, Debug)]
pub(in crate::layout) struct Costs {
    /// Of a crossing.
    pub crossing: f32,
    /// Of a line through a box.
    pub through: f32,
    /// Of two boxes closer than the gap; up to twice that where they overlap.
    pub close: f32,
    /// Of a link's length away from where it stood, and growing with its square.
    pub away: f32,
    /// Between two boxes, map units.
    pub gap: f32,
    /// Of one link, map units.
    pub length: f32,
}

/// So many lines at most are looked at to count crossings; of more, some stand for all.
const COUNTED: usize = 4000;

/// Middles, half sizes and lines of all boxes.
#[derive(Clone)]
pub(super) struct Field<'a> {
    net: &'a Net,
    hops: Option<&'a Hops>,
    costs: Costs,
    wired: Wired<'a>,
    from: Vec<(f32, f32)>,
    /// Of very many lines every so manieth, for all.
    counted: Option<(usize, Lines)>,
}

impl<'a> Field<'a> {
    /// Boxes at these places. Without hops, distances cost nothing.
    pub fn new(net: &'a Net, hops: Option<&'a Hops>, costs: Costs, places: &[Point]) -> Self {
        let wired = Wired::new(&net.boxes, places.iter().copied(), &net.links);
        let each = net.links.len().div_ceil(COUNTED).max(1);
        let counted = (each > 1).then(|| (each, (0..net.links.len()).step_by(each).map(|link| wired.lines.at(link)).collect()));
        Self { net, hops, costs, from: wired.boxes.centres().collect(), wired, counted }
    }

    /// Where a box stands.
    pub fn at(&self, place: usize) -> (f32, f32) {
        self.wired.boxes.at(place)
    }

    /// Puts a box somewhere else, and the ends of its lines with it.
    pub fn put(&mut self, place: usize, at: (f32, f32)) {
        self.wired.put(place, at);
        if let Some((each, lines)) = &mut self.counted {
            for &link in self.wired.own(place).iter().filter(|link| *link % *each == 0) {
                let is_first = self.net.links.get(link).is_some_and(|ends| ends.0 == place);
                lines.put_end(link / *each, is_first, at);
            }
        }
    }

    /// Where all stand.
    pub fn places(&self) -> Vec<Point> {
        self.wired.middles().collect()
    }

    /// How much a look at one box looks at, for budgets.
    pub fn work(&self) -> usize {
        let (boxes, links) = (self.net.len().max(1), self.net.links.len());
        boxes + links + 2 * links * (links + boxes) / boxes
    }

    /// How many lines cross; of many lines some stand for all.
    pub fn crossings(&self) -> f64 {
        let (lines, each) = self.counted();
        let met: u32 = lines.all().map(|line| lines.across(line)).sum();
        f64::from(met) * f64::from(each * each) / 2.0
    }

    /// The lines that crossings are counted with, and how many each of them stands for.
    fn counted(&self) -> (&Lines, f32) {
        self.counted.as_ref().map_or((&self.wired.lines, 1.0), |(each, lines)| (lines, *each as f32))
    }

    /// What a box costs where it stands; something above `most`, as soon as it is more than that.
    pub fn cost(&self, place: usize, most: f32) -> f32 {
        let mut cost = self.distances(place) + self.closeness(place) + self.distance_moved(place);
        if cost > most {
            return cost;
        }
        let own = self.wired.own(place);
        let (lines, each) = self.counted();
        // Its own lines end in it.
        cost += self.costs.through * (self.wired.lines.through(self.at(place), self.wired.boxes.half(place)) as f32 - own.len() as f32);
        for &link in own {
            if cost > most {
                return cost;
            }
            let line = self.wired.lines.at(link);
            // The boxes at its two ends are no fault.
            cost +=
                self.costs.through * (self.wired.boxes.on(line, 0.0) as f32 - 2.0) + self.costs.crossing * lines.across(line) as f32 * each;
        }
        cost
    }

    fn distances(&self, place: usize) -> f32 {
        let (x, y) = self.at(place);
        let per_link = 1.0 / self.costs.length;
        let partners = self.hops.map(|hops| hops.of_box(place)).unwrap_or_default();
        let off = partners.iter().map(|&(other, hops)| {
            let (ox, oy) = self.at(other as usize);
            let off = ((x - ox) * (x - ox) + (y - oy) * (y - oy)).sqrt() * per_link / hops - 1.0;
            off * off
        });
        off.sum()
    }

    fn distance_moved(&self, place: usize) -> f32 {
        if self.costs.away <= 0.0 {
            return 0.0;
        }
        let ((x, y), from) = (self.at(place), self.from.get(place).copied().unwrap_or_default());
        let per_link = 1.0 / self.costs.length;
        let (dx, dy) = ((x - from.0) * per_link, (y - from.1) * per_link);
        self.costs.away * (dx * dx + dy * dy)
    }

    /// Boxes closer than the gap.
    fn closeness(&self, place: usize) -> f32 {
        let (gap, close) = (self.costs.gap, self.costs.close);
        self.wired.boxes.closeness(place, gap, |less| if less > 0.0 { close * (1.0 + (less / gap).min(1.0)) } else { 0.0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_costs_what_it_should() {
        use kurbo::Rect;
        let at = |x: f64, y: f64| Rect::from_center_size((x, y), (20.0, 10.0));
        // A cross, and a fifth box on one of its lines.
        let boxes = vec![at(0.0, 0.0), at(200.0, 200.0), at(200.0, 0.0), at(0.0, 200.0), at(50.0, 50.0)];
        let net = Net::new(Vec::new(), boxes, vec![false; 5], vec![(0, 1), (2, 3)], Vec::new());
        let costs = Costs { crossing: 3.0, through: 5.0, close: 7.0, away: 0.0, gap: 10.0, length: 100.0 };
        let mut field = Field::new(&net, None, costs, &net.centres());
        let cost = |field: &Field<'_>| [0, 2, 4].map(|place| field.cost(place, f32::INFINITY));
        let is = |field: &Field<'_>, costs: [f32; 3]| cost(field).iter().zip(costs).all(|(a, b)| (a - b).abs() < 1e-4);
        assert!(is(&field, [8.0, 3.0, 5.0]), "{:?}", cost(&field));
        field.put(4, (100.0, 20.0));
        assert!(is(&field, [3.0, 3.0, 0.0]), "{:?}", cost(&field));
        field.put(4, (25.0, 0.0));
        assert!(field.cost(4, f32::INFINITY) > 7.0 && field.cost(4, f32::INFINITY) < 14.0);
        field.put(1, (100.0, -90.0));
        assert!((field.cost(0, f32::INFINITY) - field.cost(4, f32::INFINITY)).abs() < 1e-3, "nothing but the two being close");
    }
}
