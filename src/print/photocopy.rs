//! A page as a black and white copier leaves it: scanned, a little out of focus and out of true, and then either black or white. What a page
//! says has to survive a copy of a copy. Pure functions on pixels.

use crate::format::png::{Grey, PngError, page_grey};
use crate::scene::Page;

/// Copies of copies.
const GENERATIONS: usize = 2;
/// Points to an inch of the copier.
const DPI: f64 = 200.0;
/// The most points of a page that is looked at; a larger page is scanned more coarsely.
const MOST: f64 = 6_000_000.0;
/// How far a point spreads, in millimetres (one standard deviation).
const SPREAD: f64 = 0.09;
/// How far each copy lies askew, in degrees.
const TURN: f64 = 0.25;
/// What is darker than this becomes black. Copiers darken: a line of half a point, the thinnest that we print, comes through.
const THRESHOLD: u8 = 165;

/// A page copied twice, no larger than so many points at its longer side.
pub fn of_page(page: &Page, longest: usize) -> Result<Grey, PngError> {
    let square_inches = page.size.area() / (72.0 * 72.0);
    let dpi = DPI.min((MOST / square_inches).sqrt());
    Ok(smaller(photocopied(page_grey(page, dpi)?, dpi), longest))
}

/// What comes out of the copier for a page of so many points to an inch, copied again and again.
pub fn photocopied(mut page: Grey, dpi: f64) -> Grey {
    // One pass of the blur spreads a point by the root of a half.
    let spread = SPREAD * dpi / 25.4;
    let passes = (2.0 * spread * spread).round().max(1.0) as usize;
    for _ in 0..GENERATIONS {
        page = turned(&page, TURN.to_radians());
        for _ in 0..passes {
            blur(&mut page);
        }
        for value in &mut page.values {
            *value = if *value < THRESHOLD { 0 } else { 255 };
        }
    }
    page
}

/// Turned about its middle; what comes in from outside is white.
fn turned(page: &Grey, angle: f64) -> Grey {
    let (sin, cos) = angle.sin_cos();
    let middle = (page.width as f64 / 2.0, page.height as f64 / 2.0);
    let at = |x: i64, y: i64| {
        let inside = usize::try_from(x).ok().filter(|x| *x < page.width).zip(usize::try_from(y).ok().filter(|y| *y < page.height));
        inside.and_then(|(x, y)| page.values.get(y * page.width + x)).map_or(255.0, |value| f64::from(*value))
    };
    let mut values = Vec::with_capacity(page.values.len());
    for row in 0..page.height {
        for column in 0..page.width {
            let (dx, dy) = (column as f64 + 0.5 - middle.0, row as f64 + 0.5 - middle.1);
            let (x, y) = (middle.0 + dx * cos + dy * sin - 0.5, middle.1 - dx * sin + dy * cos - 0.5);
            let (left, top) = (x.floor(), y.floor());
            let (across, down) = (x - left, y - top);
            let (left, top) = (left as i64, top as i64);
            let upper = at(left, top) * (1.0 - across) + at(left + 1, top) * across;
            let lower = at(left, top + 1) * (1.0 - across) + at(left + 1, top + 1) * across;
            values.push((upper * (1.0 - down) + lower * down).round() as u8);
        }
    }
    Grey { values, ..*page }
}

/// Each point becomes half itself and a quarter each of its neighbours, along rows and then along columns.
fn blur(page: &mut Grey) {
    for row in page.values.chunks_mut(page.width.max(1)) {
        spread(row);
    }
    let mut column = Vec::with_capacity(page.height);
    for x in 0..page.width {
        column.clear();
        column.extend(page.values.iter().skip(x).step_by(page.width).copied());
        spread(&mut column);
        for (value, spread) in page.values.iter_mut().skip(x).step_by(page.width).zip(&column) {
            *value = *spread;
        }
    }
}

fn spread(line: &mut [u8]) {
    let mut before = line.first().copied().unwrap_or(255);
    for place in 0..line.len() {
        let here = line.get(place).copied().unwrap_or(255);
        let after = line.get(place + 1).copied().unwrap_or(here);
        if let Some(value) = line.get_mut(place) {
            *value = ((u16::from(before) + 2 * u16::from(here) + u16::from(after) + 2) / 4) as u8;
        }
        before = here;
    }
}

/// Made smaller by whole points, so that the longer side has no more than so many; each point is the mean of those it stands for.
pub fn smaller(page: Grey, longest: usize) -> Grey {
    let by = page.width.max(page.height).div_ceil(longest.max(1));
    if by <= 1 {
        return page;
    }
    let (width, height) = (page.width.div_ceil(by), page.height.div_ceil(by));
    let mean = |x: usize, y: usize| {
        let rows = page.values.chunks(page.width).skip(y * by).take(by);
        let points = rows.flat_map(|row| row.iter().skip(x * by).take(by));
        let (sum, count) = points.fold((0_u32, 0_u32), |(sum, count), value| (sum + u32::from(*value), count + 1));
        (sum / count.max(1)) as u8
    };
    let values = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| mean(x, y)).collect();
    Grey { width, height, values }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::SystemMap;
    use crate::release::{Audience, release};
    use crate::scene::{Role, Scene};
    use crate::theme::ThemeName;
    use kurbo::{Affine, Line, Shape, Size};

    /// White paper of 2 by 1 inches with a bar across it, so many points high and this bright.
    fn bar(height: usize, bright: u8) -> Grey {
        let (width, rows) = (400, 200);
        let mut values = vec![255; width * rows];
        for y in 100..100 + height {
            values[y * width + 20..y * width + 380].fill(bright);
        }
        Grey { width, height: rows, values }
    }

    fn black(page: &Grey) -> usize {
        page.values.iter().filter(|value| **value < 128).count()
    }

    #[test]
    fn what_is_black_stays_and_what_is_pale_goes() {
        let copy = photocopied(bar(8, 0), 200.0);
        assert!(copy.values.iter().all(|value| matches!(value, 0 | 255)), "black or white");
        assert!((2600..3600).contains(&black(&copy)), "{}", black(&copy));
        assert!(black(&photocopied(bar(2, 0), 200.0)) > 500, "a line of 0.7 pt");
        assert_eq!(black(&photocopied(bar(8, 200), 200.0)), 0, "pale grey");
        assert_eq!(black(&photocopied(bar(1, 160), 200.0)), 0, "a grey hairline");
    }

    #[test]
    fn the_thinnest_line_we_print_comes_through() {
        let released = release(&SystemMap::default(), Audience::Workshop);
        let mut page = Page::new(&released, "Lines", Size::new(300.0, 200.0));
        let widths = [0.5, 0.7, 0.15];
        for (width, y) in widths.into_iter().zip([50.0, 100.0, 150.0]) {
            let mut scene = Scene::default();
            scene.stroke(None, Role::Ground, Line::new((20.0, y), (280.0, y)).to_path(0.1), ThemeName::Paper.theme().palette.text, width);
            page.place(scene, Affine::IDENTITY);
        }
        let copy = of_page(&page, 2000).unwrap();
        let share = |y: f64| {
            let rows = (y - 5.0) * DPI / 72.0..(y + 5.0) * DPI / 72.0;
            let is_black = |x: &usize| (rows.start as usize..rows.end as usize).any(|y| copy.values[y * copy.width + x] == 0);
            let columns = 80..copy.width - 80;
            columns.clone().filter(is_black).count() as f64 / columns.len() as f64
        };
        assert!(share(50.0) > 0.98 && share(100.0) > 0.99, "{} {}", share(50.0), share(100.0));
        assert!(share(150.0) < 0.02, "{}", share(150.0));
    }

    #[test]
    fn each_copy_lies_a_little_askew() {
        let copy = photocopied(bar(8, 0), 200.0);
        let top = |x: usize| (0..copy.height).find(|y| copy.values[y * copy.width + x] == 0).unwrap();
        let slope = (top(360) as f64 - top(40) as f64) / 320.0;
        assert!((slope - (2.0 * TURN).to_radians().tan()).abs() < 0.004, "{slope}");
    }

    #[test]
    fn a_smaller_picture_is_the_mean_of_the_larger() {
        let page = Grey { width: 4, height: 3, values: vec![0, 255, 255, 255, 0, 255, 255, 255, 8, 8, 8, 8] };
        let small = smaller(page.clone(), 2);
        assert_eq!((small.width, small.height, small.values), (2, 2, vec![127, 255, 8, 8]));
        assert_eq!(smaller(page.clone(), 4), page);
    }
}
