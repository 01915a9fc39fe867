//! Straight lines and boxes in columns of single precision, so that the machine looks at several at a time.

use kurbo::{Point, Rect};

/// From x, y to x, y.
pub(super) type Line = [f32; 4];

/// Ends of all lines, in columns.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    ax: Vec<f32>,
    ay: Vec<f32>,
    bx: Vec<f32>,
    by: Vec<f32>,
}

impl FromIterator<Line> for Lines {
    fn from_iter<T: IntoIterator<Item = Line>>(lines: T) -> Self {
        let mut found = Self::default();
        for [ax, ay, bx, by] in lines {
            found.ax.push(ax);
            found.ay.push(ay);
            found.bx.push(bx);
            found.by.push(by);
        }
        found
    }
}

impl Lines {
    /// One of them; without length at 0, 0 if there is none.
    pub fn at(&self, link: usize) -> Line {
        let end = |column: &[f32]| column.get(link).copied().unwrap_or_default();
        [end(&self.ax), end(&self.ay), end(&self.bx), end(&self.by)]
    }

    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = Line> {
        (0..self.ax.len()).map(|link| self.at(link))
    }

    /// Puts one end of a line somewhere else, the first or the other.
    pub fn put_end(&mut self, link: usize, is_first: bool, (x, y): (f32, f32)) {
        let (column_x, column_y) = if is_first { (&mut self.ax, &mut self.ay) } else { (&mut self.bx, &mut self.by) };
        if let (Some(slot_x), Some(slot_y)) = (column_x.get_mut(link), column_y.get_mut(link)) {
            (*slot_x, *slot_y) = (x, y);
        }
    }

    /// How many lines cross this one. Lines that end in the same point do not.
    pub fn across(&self, [ax, ay, bx, by]: Line) -> u32 {
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

    /// How many lines run through a box with this middle and these half sizes.
    pub fn through(&self, (x, y): (f32, f32), (w, h): (f32, f32)) -> u32 {
        let Self { ax, ay, bx, by } = self;
        let lines = ax.iter().zip(ay).zip(bx.iter().zip(by));
        lines.map(|((ax, ay), (bx, by))| u32::from(hits([*ax, *ay, *bx, *by], x, y, w, h))).sum()
    }
}

/// Middles and half sizes of all boxes, in columns.
#[derive(Clone, Debug, Default)]
pub(super) struct Boxes {
    x: Vec<f32>,
    y: Vec<f32>,
    half_width: Vec<f32>,
    half_height: Vec<f32>,
}

impl Boxes {
    /// Boxes by middle and half size.
    pub fn new(boxes: impl IntoIterator<Item = ((f32, f32), (f32, f32))>) -> Self {
        let mut found = Self::default();
        for ((x, y), (w, h)) in boxes {
            found.x.push(x);
            found.y.push(y);
            found.half_width.push(w);
            found.half_height.push(h);
        }
        found
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.x.len()
    }

    /// The middle of one.
    pub fn at(&self, place: usize) -> (f32, f32) {
        (self.x.get(place).copied().unwrap_or_default(), self.y.get(place).copied().unwrap_or_default())
    }

    /// Half its width and height.
    pub fn half(&self, place: usize) -> (f32, f32) {
        (self.half_width.get(place).copied().unwrap_or_default(), self.half_height.get(place).copied().unwrap_or_default())
    }

    /// All middles.
    pub fn centres(&self) -> impl Iterator<Item = (f32, f32)> + '_ {
        self.x.iter().copied().zip(self.y.iter().copied())
    }

    /// Puts the middle of one somewhere else.
    pub fn put(&mut self, place: usize, (x, y): (f32, f32)) {
        if let (Some(slot_x), Some(slot_y)) = (self.x.get_mut(place), self.y.get_mut(place)) {
            (*slot_x, *slot_y) = (x, y);
        }
    }

    /// How many boxes, each `more` larger on all sides, a line runs through.
    pub fn on(&self, line: Line, more: f32) -> u32 {
        let boxes = self.x.iter().zip(&self.y).zip(self.half_width.iter().zip(&self.half_height));
        boxes.map(|((x, y), (w, h))| u32::from(hits(line, *x, *y, *w + more, *h + more))).sum()
    }

    /// The sum over all boxes but this one of what it costs that they are so much closer than a gap (0 and below: they are not). The cost
    /// must be the same for equal values.
    pub fn closeness(&self, place: usize, gap: f32, cost: impl Fn(f32) -> f32) -> f32 {
        let ((x, y), (own_width, own_height)) = (self.at(place), self.half(place));
        let others = self.x.iter().zip(&self.y).zip(self.half_width.iter().zip(&self.half_height));
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
}

/// Boxes with straight lines between their middles, which follow when a box is put somewhere else.
#[derive(Clone, Debug)]
pub(super) struct Wired<'a> {
    /// The boxes.
    pub boxes: Boxes,
    /// The lines, by link.
    pub lines: Lines,
    /// By link: the boxes at its two ends.
    pub links: &'a [(usize, usize)],
    /// By box: its links.
    of: Vec<Vec<usize>>,
}

impl<'a> Wired<'a> {
    /// Boxes of these sizes with these middles.
    pub fn new(boxes: &[Rect], middles: impl IntoIterator<Item = Point>, links: &'a [(usize, usize)]) -> Self {
        let single = |x: f64, y: f64| (x as f32, y as f32);
        let half = |rect: &Rect| single(rect.width() / 2.0, rect.height() / 2.0);
        let boxes = Boxes::new(middles.into_iter().zip(boxes).map(|(at, rect)| (single(at.x, at.y), half(rect))));
        let mut of = vec![Vec::new(); boxes.len()];
        for (link, &(a, b)) in links.iter().enumerate() {
            for end in [a, b] {
                if let Some(list) = of.get_mut(end) {
                    list.push(link);
                }
            }
        }
        let line = |&(a, b): &(usize, usize)| {
            let ((ax, ay), (bx, by)) = (boxes.at(a), boxes.at(b));
            [ax, ay, bx, by]
        };
        Self { lines: links.iter().map(line).collect(), boxes, links, of }
    }

    /// Puts a box somewhere else, and the ends of its lines with it.
    pub fn put(&mut self, place: usize, at: (f32, f32)) {
        self.boxes.put(place, at);
        for &link in self.of.get(place).into_iter().flatten() {
            let is_first = self.links.get(link).is_some_and(|ends| ends.0 == place);
            self.lines.put_end(link, is_first, at);
        }
    }

    /// The links of a box.
    pub fn own(&self, place: usize) -> &[usize] {
        self.of.get(place).map(Vec::as_slice).unwrap_or_default()
    }

    /// The middles of all boxes.
    pub fn middles(&self) -> impl Iterator<Item = Point> + '_ {
        self.boxes.centres().map(|(x, y)| Point::new(f64::from(x), f64::from(y)))
    }
}

/// Whether a line touches a box around `x`, `y` with these half sizes: no axis parts them.
pub(super) fn hits([ax, ay, bx, by]: Line, x: f32, y: f32, w: f32, h: f32) -> bool {
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
    fn lines_that_share_an_end_do_not_cross() {
        let fan: Lines = [[0.0, 0.0, 10.0, 3.0], [0.0, 0.0, 7.0, 9.0], [7.0, 9.0, 10.0, 3.0], [5.0, -5.0, 5.0, 20.0]].into_iter().collect();
        assert_eq!([0, 1, 2, 3].map(|link| fan.across(fan.at(link))), [1, 1, 0, 2]);
    }
}
