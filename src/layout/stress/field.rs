//! What a box costs where it stands, in single precision and in columns, so that the machine looks at several others at a time: distances that
//! are not as links ask for, lines that cross, lines through boxes, boxes too close, and how far it is from where it stood.

use kurbo::Point;

use super::hops::Hops;
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

/// So many lines at most are looked at to count crossings.
const COUNTED: usize = 4000;

/// Middles, half sizes and lines of all boxes.
pub(super) struct Field<'a> {
    net: &'a Net,
    hops: Option<&'a Hops>,
    costs: Costs,
    x: Vec<f32>,
    y: Vec<f32>,
    half_width: Vec<f32>,
    half_height: Vec<f32>,
    from: Vec<(f32, f32)>,
    lines: Lines,
    /// The links of each box.
    of: Vec<Vec<usize>>,
}

/// Ends of all links, in columns.
#[derive(Default)]
struct Lines {
    ax: Vec<f32>,
    ay: Vec<f32>,
    bx: Vec<f32>,
    by: Vec<f32>,
}

/// One line.
type Line = [f32; 4];

impl<'a> Field<'a> {
    /// Boxes at these places. Without hops, distances cost nothing.
    pub fn new(net: &'a Net, hops: Option<&'a Hops>, costs: Costs, places: &[Point]) -> Self {
        let column = |of: &dyn Fn(&Point) -> f64| places.iter().map(|at| of(at) as f32).collect::<Vec<f32>>();
        let (x, y) = (column(&|at| at.x), column(&|at| at.y));
        let mut of = vec![Vec::new(); net.len()];
        for (link, &(a, b)) in net.links.iter().enumerate() {
            for end in [a, b] {
                if let Some(list) = of.get_mut(end) {
                    list.push(link);
                }
            }
        }
        let end = |column: &[f32], place: usize| column.get(place).copied().unwrap_or_default();
        let lines = Lines {
            ax: net.links.iter().map(|link| end(&x, link.0)).collect(),
            ay: net.links.iter().map(|link| end(&y, link.0)).collect(),
            bx: net.links.iter().map(|link| end(&x, link.1)).collect(),
            by: net.links.iter().map(|link| end(&y, link.1)).collect(),
        };
        Self {
            net,
            hops,
            costs,
            from: x.iter().copied().zip(y.iter().copied()).collect(),
            x,
            y,
            half_width: net.boxes.iter().map(|rect| (rect.width() / 2.0) as f32).collect(),
            half_height: net.boxes.iter().map(|rect| (rect.height() / 2.0) as f32).collect(),
            lines,
            of,
        }
    }

    /// Where a box stands.
    pub fn at(&self, place: usize) -> (f32, f32) {
        (self.x.get(place).copied().unwrap_or_default(), self.y.get(place).copied().unwrap_or_default())
    }

    /// Puts a box somewhere else, and the ends of its lines with it.
    pub fn put(&mut self, place: usize, (x, y): (f32, f32)) {
        let set = |column: &mut Vec<f32>, at: usize, value: f32| {
            if let Some(slot) = column.get_mut(at) {
                *slot = value;
            }
        };
        set(&mut self.x, place, x);
        set(&mut self.y, place, y);
        for &link in self.of.get(place).into_iter().flatten() {
            let is_first = self.net.links.get(link).is_some_and(|link| link.0 == place);
            let lines = &mut self.lines;
            let (column_x, column_y) = if is_first { (&mut lines.ax, &mut lines.ay) } else { (&mut lines.bx, &mut lines.by) };
            set(column_x, link, x);
            set(column_y, link, y);
        }
    }

    /// Where all stand.
    pub fn places(&self) -> Vec<Point> {
        self.x.iter().zip(&self.y).map(|(&x, &y)| Point::new(f64::from(x), f64::from(y))).collect()
    }

    /// How much a look at one box looks at, for budgets.
    pub fn work(&self) -> usize {
        let (boxes, links) = (self.net.len().max(1), self.net.links.len());
        boxes + links + 2 * links * (links + boxes) / boxes
    }

    /// How many lines cross; of many lines some stand for all.
    pub fn crossings(&self) -> f64 {
        let links = self.net.links.len();
        let each = links.div_ceil(COUNTED).max(1);
        let met: u32 = (0..links).step_by(each).map(|link| self.lines.across(self.lines.at(link))).sum();
        f64::from(met) * each as f64 / 2.0
    }

    /// What a box costs where it stands; something above `most`, as soon as it is more than that.
    pub fn cost(&self, place: usize, most: f32) -> f32 {
        let mut cost = self.distances(place) + self.closeness(place) + self.distance_moved(place);
        if cost > most {
            return cost;
        }
        let own = self.of.get(place).map(Vec::as_slice).unwrap_or_default();
        // Its own lines end in it.
        cost += self.costs.through * (self.lines_through(place) as f32 - own.len() as f32);
        for &link in own {
            if cost > most {
                return cost;
            }
            let line = self.lines.at(link);
            // The boxes at its two ends are no fault.
            cost += self.costs.through * (self.boxes_on(line) as f32 - 2.0) + self.costs.crossing * self.lines.across(line) as f32;
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
        let (x, y) = self.at(place);
        let half = |column: &[f32]| column.get(place).copied().unwrap_or_default();
        let (own_width, own_height) = (half(&self.half_width), half(&self.half_height));
        let (gap, close) = (self.costs.gap, self.costs.close);
        let others = self.x.iter().zip(&self.y).zip(self.half_width.iter().zip(&self.half_height));
        let cost = |less: f32| if less > 0.0 { close * (1.0 + (less / gap).min(1.0)) } else { 0.0 };
        let all: f32 = others
            .map(|((ox, oy), (w, h))| {
                let across = own_width + w + gap - (x - ox).abs();
                let down = own_height + h + gap - (y - oy).abs();
                cost(across.min(down))
            })
            .sum();
        // It has met itself.
        all - cost((2.0 * own_width + gap).min(2.0 * own_height + gap))
    }

    /// How many lines run through a box, its own among them.
    fn lines_through(&self, place: usize) -> u32 {
        let (x, y) = self.at(place);
        let half = |column: &[f32]| column.get(place).copied().unwrap_or_default();
        let (w, h) = (half(&self.half_width), half(&self.half_height));
        let Lines { ax, ay, bx, by } = &self.lines;
        let lines = ax.iter().zip(ay).zip(bx.iter().zip(by));
        lines.map(|((ax, ay), (bx, by))| u32::from(hits([*ax, *ay, *bx, *by], x, y, w, h))).sum()
    }

    /// How many boxes a line runs through, those at its ends among them.
    fn boxes_on(&self, line: Line) -> u32 {
        let boxes = self.x.iter().zip(&self.y).zip(self.half_width.iter().zip(&self.half_height));
        boxes.map(|((x, y), (w, h))| u32::from(hits(line, *x, *y, *w, *h))).sum()
    }
}

impl Lines {
    fn at(&self, link: usize) -> Line {
        let end = |column: &[f32]| column.get(link).copied().unwrap_or_default();
        [end(&self.ax), end(&self.ay), end(&self.bx), end(&self.by)]
    }

    /// How many lines cross this one. Lines that end in the same point do not.
    fn across(&self, [ax, ay, bx, by]: Line) -> u32 {
        let (dx, dy) = (bx - ax, by - ay);
        let all = self.ax.iter().zip(&self.ay).zip(self.bx.iter().zip(&self.by));
        all.map(|((&cx, &cy), (&ex, &ey))| {
            let sides = (dx * (cy - ay) - dy * (cx - ax)) * (dx * (ey - ay) - dy * (ex - ax));
            let (fx, fy) = (ex - cx, ey - cy);
            let others = (fx * (ay - cy) - fy * (ax - cx)) * (fx * (by - cy) - fy * (bx - cx));
            // Both are always looked at: the machine then does several at a time.
            u32::from(sides < 0.0) & u32::from(others < 0.0)
        })
        .sum()
    }
}

/// Whether a line touches a box around `x`, `y` with these half sizes: no axis parts them.
fn hits([ax, ay, bx, by]: Line, x: f32, y: f32, w: f32, h: f32) -> bool {
    let (mx, my) = ((ax + bx) * 0.5 - x, (ay + by) * 0.5 - y);
    let (dx, dy) = ((bx - ax) * 0.5, (by - ay) * 0.5);
    let (wide, high) = (dx.abs(), dy.abs());
    (mx.abs() < w + wide) & (my.abs() < h + high) & ((mx * dy - my * dx).abs() < w * high + h * wide)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_hits_what_it_runs_through() {
        assert!(hits([0.0, 0.0, 100.0, 0.0], 50.0, 4.0, 10.0, 5.0));
        assert!(!hits([0.0, 0.0, 100.0, 0.0], 50.0, 6.0, 10.0, 5.0));
        assert!(!hits([0.0, 0.0, 30.0, 0.0], 50.0, 0.0, 10.0, 5.0), "it ends before it");
        assert!(!hits([0.0, 0.0, 100.0, 100.0], 80.0, 20.0, 20.0, 20.0), "it runs past the corner");
    }

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
