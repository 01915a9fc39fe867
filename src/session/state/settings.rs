//! Steps of the size of words and buttons. What is kept of them is with `storage`.

use crate::storage::Settings;

/// Sizes of words and buttons that can be chosen, in percent.
pub const SCALES: [u32; 8] = [80, 90, 100, 110, 125, 150, 175, 200];

/// The size chosen, in percent.
pub fn scale_of(settings: &Settings) -> u32 {
    (settings.ui_scale * 100.0).round() as u32
}

/// The next size up or down; the same at the end.
pub fn next_scale(settings: &Settings, up: bool) -> u32 {
    let now = scale_of(settings);
    let next = if up { SCALES.into_iter().find(|&s| s > now) } else { SCALES.into_iter().rfind(|&s| s < now) };
    next.unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_stop_at_both_ends() {
        let next = |percent: u32, up| next_scale(&Settings { ui_scale: percent as f32 / 100.0, ..Settings::default() }, up);
        assert_eq!((next(100, true), next(100, false)), (110, 90));
        assert_eq!((next(200, true), next(80, false)), (200, 80));
        assert_eq!(next(137, true), 150);
    }
}
