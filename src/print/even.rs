//! Things in order in columns that end up about equally high. Heights only; what they are is the caller's.

/// The column of each thing and how far down it stands, when no column is higher than `most` unless one thing alone is.
pub(super) fn placed(heights: &[f64], most: f64) -> Vec<(usize, f64)> {
    let (mut column, mut y) = (0, 0.0);
    let place = |height: &f64| {
        if y > 0.0 && y + height > most + 0.01 {
            (column, y) = (column + 1, 0.0);
        }
        let at = (column, y);
        y += height;
        at
    };
    heights.iter().map(place).collect()
}

/// The least height of so many columns into which all go.
pub(super) fn least_height(heights: &[f64], columns: usize) -> f64 {
    let fits = |most: f64| placed(heights, most).last().is_none_or(|(column, _)| *column < columns);
    let all: f64 = heights.iter().sum();
    let tallest = heights.iter().copied().fold(0.0, f64::max);
    let (mut low, mut high) = ((all / columns.max(1) as f64).max(tallest), all);
    if fits(low) {
        return low;
    }
    for _ in 0..40 {
        let middle = f64::midpoint(low, high);
        if fits(middle) { high = middle } else { low = middle }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_even_as_order_allows() {
        let heights = [3.0, 1.0, 1.0, 1.0, 4.0, 2.0];
        let least = least_height(&heights, 2);
        assert!((least - 6.0).abs() < 0.02, "{least}");
        let columns: Vec<usize> = placed(&heights, least).into_iter().map(|(column, _)| column).collect();
        assert_eq!(columns, [0, 0, 0, 0, 1, 1]);
        assert!((least_height(&[5.0], 3) - 5.0).abs() < 1e-9 && least_height(&[], 2).abs() < 1e-9);
    }
}
