//! Pictures that others took, JPEG or PNG: read within limits, turned the right way up, made smaller, and stripped of all but what is seen.
//! What else stands in a file of a photo (where it was taken, when, with what) is not kept.

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::FormatError;
use crate::map::Photo;

/// The most bytes of a file.
pub const LARGEST_PHOTO: usize = 64 * 1024 * 1024;
/// The longest side that is read, and the most pixels: more than any telephone takes.
const LONGEST: u32 = 20_000;
const MOST_PIXELS: u64 = 120_000_000;
/// The most bytes that reading may take.
const MOST_BYTES: u64 = 512 * 1024 * 1024;
/// The longest side that is kept: what is traced over is looked at as a whole, and no screen takes more.
const KEPT: u32 = 2048;

const REMEDY: &str = "make it smaller in a picture program and try again";

/// Reads a picture. An error says why there is none.
pub fn photo(bytes: &[u8]) -> Result<Photo, FormatError> {
    if bytes.len() > LARGEST_PHOTO {
        return Err(FormatError::new("the picture is larger than 64 MB", REMEDY));
    }
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|error| broken(&error))?;
    if !matches!(reader.format(), Some(ImageFormat::Jpeg | ImageFormat::Png)) {
        return Err(FormatError::new("the file is no picture in JPEG or PNG", "save the picture as JPEG and try again"));
    }
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height, limits.max_alloc) = (Some(LONGEST), Some(LONGEST), Some(MOST_BYTES));
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| refused(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(FormatError::new(format!("the picture has {width} × {height} pixels, more than 120 million"), REMEDY));
    }
    let turned = decoder.orientation().ok();
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| refused(&error))?;
    if width.max(height) > KEPT {
        picture = picture.thumbnail(KEPT, KEPT);
    }
    if let Some(turned) = turned {
        picture.apply_orientation(turned);
    }
    let mut pixels = picture.into_rgba8();
    // On white, as paper is: nothing behind a picture is to shine through.
    for pixel in pixels.pixels_mut() {
        let [r, g, b, a] = pixel.0;
        let on_white = |part: u8| (u32::from(part) * u32::from(a) + 255 * (255 - u32::from(a))).div_ceil(255).min(255) as u8;
        pixel.0 = [on_white(r), on_white(g), on_white(b), 255];
    }
    let (width, height) = pixels.dimensions();
    Photo::new(width, height, pixels.into_raw()).ok_or_else(|| FormatError::new("the picture is empty", "choose another"))
}

fn refused(error: &image::ImageError) -> FormatError {
    match error {
        image::ImageError::Limits(_) => FormatError::new("the picture is too large to be read", REMEDY),
        other => broken(other),
    }
}

fn broken(error: &dyn std::fmt::Display) -> FormatError {
    FormatError::new(format!("the file is no sound picture ({error})"), "take a copy that was not cut short, or save it again as JPEG")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let picture =
            image::RgbImage::from_fn(width, height, |x, _| if x < width / 2 { image::Rgb([200, 0, 0]) } else { image::Rgb([0, 0, 200]) });
        DynamicImage::from(picture).write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// A JPEG that says that it was taken with the telephone turned on its side (EXIF orientation 6), and where.
    fn turned(jpeg: &[u8]) -> Vec<u8> {
        let tiff = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        let body = [b"Exif\0\0".as_slice(), tiff].concat();
        let length = u16::try_from(body.len() + 2).unwrap().to_be_bytes();
        [&jpeg[..2], &[0xFF, 0xE1], &length, &body, &jpeg[2..]].concat()
    }

    #[test]
    fn photos_are_read_turned_and_made_smaller() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png] {
            assert_eq!(photo(&encoded(300, 200, format)).unwrap().size(), [300, 200]);
        }
        assert_eq!(photo(&encoded(4096, 1024, ImageFormat::Jpeg)).unwrap().size(), [2048, 512]);
        let upright = photo(&turned(&encoded(64, 32, ImageFormat::Jpeg))).unwrap();
        assert_eq!(upright.size(), [32, 64]);
        // What was on the left is above: red.
        assert!(upright.pixels()[0] > 150 && upright.pixels()[2] < 60, "{:?}", &upright.pixels()[..4]);
    }

    #[test]
    fn what_is_no_picture_or_too_large_is_refused_in_a_sentence() {
        let told = |bytes: &[u8]| photo(bytes).unwrap_err().to_string();
        assert!(told(b"").contains("no picture") && told(b"GIF89a........").contains("JPEG"));
        let whole = encoded(64, 64, ImageFormat::Png);
        for cut in [8, 20, whole.len() / 2] {
            assert!(photo(&whole[..cut]).is_err(), "{cut}");
        }
        // A file of a few bytes that says it has 30,000 by 30,000 pixels.
        let mut bomb = whole;
        bomb[16..20].copy_from_slice(&30_000_u32.to_be_bytes());
        bomb[20..24].copy_from_slice(&30_000_u32.to_be_bytes());
        let before = std::time::Instant::now();
        assert!(photo(&bomb).is_err());
        assert!(before.elapsed().as_secs() < 2);
    }
}
