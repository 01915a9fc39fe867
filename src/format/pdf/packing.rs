//! Packs the streams of a finished PDF that were left unpacked, and writes its table of offsets anew. Knows only the plain PDF that krilla
//! writes: one table, each object once, the length of a stream first in its dictionary.

use libdeflater::{CompressionLvl, Compressor};
use memchr::memmem;

/// How hard is tried, of twelve, for streams up to a length and for longer ones: as long as krilla itself would take, and smaller by 6 % or as
/// small.
const LEVELS: [i32; 2] = [7, 5];
/// Longer streams are packed more lightly, in bytes.
const LONG: usize = 1 << 20;
/// Bytes of a row in the table of offsets.
const ROW: usize = 20;

/// The same file with its streams packed; `None` when it is not written as expected.
pub(super) fn packed(pdf: &[u8]) -> Option<Vec<u8>> {
    let tail = memmem::rfind(pdf, b"startxref\n")?;
    let table_at = number(pdf.get(tail + 10..)?)?;
    let table = Table::of(pdf.get(table_at..tail)?)?;
    let mut order: Vec<(usize, usize)> = table.offsets().collect::<Option<_>>()?;
    order.sort_unstable_by_key(|&(_, offset)| offset);
    let ends = order.iter().skip(1).map(|&(_, offset)| offset).chain([table_at]);

    let mut out = Vec::with_capacity(pdf.len() / 4);
    out.extend_from_slice(pdf.get(..order.first()?.1)?);
    let mut rows = table.rows.to_vec();
    let [short, long] = LEVELS.map(|level| CompressionLvl::new(level).ok().map(Compressor::new));
    let (mut short, mut long) = (short?, long?);
    for (&(row, from), end) in order.iter().zip(ends) {
        rows.get_mut(row * ROW..row * ROW + 10)?.copy_from_slice(format!("{:010}", out.len()).as_bytes());
        let packer = if end.checked_sub(from)? < LONG { &mut short } else { &mut long };
        push_object(&mut out, pdf.get(from..end)?, packer)?;
    }
    let start = out.len();
    out.extend_from_slice(table.head);
    out.extend_from_slice(&rows);
    out.extend_from_slice(table.trailer);
    out.extend_from_slice(format!("startxref\n{start}\n%%EOF").as_bytes());
    Some(out)
}

/// Where objects are.
struct Table<'a> {
    /// Up to its first row.
    head: &'a [u8],
    /// A row for each number, of ten digits of offset, five of generation, and whether there is such an object.
    rows: &'a [u8],
    /// What follows.
    trailer: &'a [u8],
}

impl<'a> Table<'a> {
    fn of(bytes: &'a [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(b"xref\n0 ")?;
        let head = bytes.len() - rest.len() + memchr::memchr(b'\n', rest)? + 1;
        let (head, rest) = bytes.split_at_checked(head)?;
        let (rows, trailer) = rest.split_at_checked(number(bytes.get(7..)?)? * ROW)?;
        trailer.starts_with(b"trailer").then_some(Self { head, rows, trailer })
    }

    /// Each row that has an object, and its offset.
    fn offsets(&self) -> impl Iterator<Item = Option<(usize, usize)>> {
        let rows = self.rows.chunks_exact(ROW).enumerate().filter(|(_, row)| row.get(17) == Some(&b'n'));
        rows.map(|(at, row)| Some((at, number(row)?)))
    }
}

/// Adds an object, its stream packed if it has one that is not and that takes less room so. What is said about the file stays plain for those
/// who look for it without reading PDF.
fn push_object(out: &mut Vec<u8>, object: &[u8], packer: &mut Compressor) -> Option<()> {
    const HEAD: &[u8] = b"<</Length ";
    let stream = memmem::find(object, b">>\nstream\n").and_then(|end| Some((object.get(..end)?, object.get(end + 10..)?)));
    let Some((dictionary, rest)) = stream.filter(|(dictionary, _)| is_plain(dictionary)) else {
        out.extend_from_slice(object);
        return Some(());
    };
    let begin = memmem::find(dictionary, HEAD)? + HEAD.len();
    let length = number(dictionary.get(begin..)?)?;
    let (content, after) = rest.split_at_checked(length)?;
    let mut small = vec![0; packer.zlib_compress_bound(length)];
    let size = packer.zlib_compress(content, &mut small).ok()?;
    if size + 20 >= length {
        out.extend_from_slice(object);
        return Some(());
    }
    let digits = dictionary.get(begin..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
    out.extend_from_slice(dictionary.get(..begin)?);
    out.extend_from_slice(format!("{size}/Filter/FlateDecode").as_bytes());
    out.extend_from_slice(dictionary.get(begin + digits..)?);
    out.extend_from_slice(b">>\nstream\n");
    out.extend_from_slice(small.get(..size)?);
    out.extend_from_slice(after);
    Some(())
}

fn is_plain(dictionary: &[u8]) -> bool {
    memmem::find(dictionary, b"/Filter").is_none() && memmem::find(dictionary, b"/Metadata").is_none()
}

/// The whole number that bytes begin with.
fn number(bytes: &[u8]) -> Option<usize> {
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(bytes.get(..digits)?).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Objects as krilla writes them, the second number not given to any.
    fn file(content: &str) -> Vec<u8> {
        let objects = [
            (3, format!("3 0 obj\n<</Length {}/Type/XObject>>\nstream\n{content}\nendstream\nendobj\n\n", content.len())),
            (1, "1 0 obj\n<</Type/Catalog>>\nendobj\n\n".to_owned()),
            (4, format!("4 0 obj\n<</Length {}/Type/Metadata>>\nstream\n{content}\nendstream\nendobj\n\n", content.len())),
        ];
        let mut bytes = b"%PDF-1.7\n".to_vec();
        let mut rows = vec!["0000000002 65535 f\r\n".to_owned(); 5];
        for (number, object) in objects {
            rows[number] = format!("{:010} 00000 n\r\n", bytes.len());
            bytes.extend_from_slice(object.as_bytes());
        }
        let start = bytes.len();
        bytes.extend_from_slice(format!("xref\n0 5\n{}trailer\n<</Size 5>>\nstartxref\n{start}\n%%EOF", rows.concat()).as_bytes());
        bytes
    }

    #[test]
    fn streams_are_packed_and_everything_is_found_where_the_table_says() {
        let content = "0 0 m 10 10 l S\n".repeat(100);
        let plain = file(&content);
        let packed = packed(&plain).unwrap();
        assert!(packed.len() + content.len() < plain.len() + 200, "one of two streams is small: {}", packed.len());
        let table = Table::of(&packed[number(&packed[memmem::rfind(&packed, b"startxref\n").unwrap() + 10..]).unwrap()..]).unwrap();
        let found: Vec<(usize, usize)> = table.offsets().map(Option::unwrap).collect();
        assert_eq!(found.iter().map(|at| at.0).collect::<Vec<_>>(), [1, 3, 4]);
        for (row, at) in &found {
            assert!(packed[*at..].starts_with(format!("{row} 0 obj\n").as_bytes()), "{row}");
        }
        let at = found[1].1;
        let size = number(&packed[at + 18..]).unwrap();
        let begin = at + memmem::find(&packed[at..], b"stream\n").unwrap() + 7;
        let mut again = vec![0; content.len()];
        libdeflater::Decompressor::new().zlib_decompress(&packed[begin..begin + size], &mut again).unwrap();
        assert_eq!(again, content.as_bytes());
        assert!(packed[begin + size..].starts_with(b"\nendstream"));
        assert!(memmem::find(&packed, content.as_bytes()).is_some(), "what is said about the file is plain");
    }

    #[test]
    fn what_is_small_stays_and_what_is_not_known_is_left() {
        let plain = file("S");
        assert_eq!(packed(&plain), Some(plain.clone()));
        assert_eq!(packed(&plain[..plain.len() - 30]), None);
        assert_eq!(packed(b""), None);
    }
}
