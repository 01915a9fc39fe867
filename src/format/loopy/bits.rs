//! Bits as LOOPY 2 packs them: numbers with their highest bit first, one after another, and areas that hold the rows of a table column by
//! column. It only reads, and what is asked for beyond the end is nothing.

/// Bytes, read from their first bit on.
#[derive(Clone, Debug)]
pub(super) struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Bits<'a> {
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The next number, of at most 32 bits; of none it is 0.
    pub fn number(&mut self, bits: usize) -> Option<u32> {
        let number = number(self.at, bits, |at| bit(self.bytes, at))?;
        self.at += bits;
        Some(number)
    }

    /// Passes over the rest of a byte that was begun.
    pub const fn skip_to_byte(&mut self) {
        self.at = self.at.next_multiple_of(8);
    }

    /// The next area: so many columns of one bit, each with room for so many rows.
    pub fn area(&mut self, columns: usize, room: usize) -> Option<Area<'a>> {
        let area = Area { bytes: self.bytes, begin: self.at, columns, room };
        self.at = self.at.checked_add(columns.checked_mul(room)?)?;
        (self.at <= self.bytes.len().checked_mul(8)?).then_some(area)
    }

    /// The bytes that follow, from the next whole one on.
    pub fn rest(mut self) -> &'a [u8] {
        self.skip_to_byte();
        self.bytes.get(self.at / 8..).unwrap_or_default()
    }
}

/// A table of bits: every row has the same number of them. All first bits stand together, then all second ones, and so on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area<'a> {
    bytes: &'a [u8],
    begin: usize,
    columns: usize,
    room: usize,
}

impl<'a> Area<'a> {
    pub const fn row(self, row: usize) -> Row<'a> {
        Row { area: self, place: row, at: 0 }
    }
}

/// A row of an area, read from its first bit on.
#[derive(Clone, Debug)]
pub(super) struct Row<'a> {
    area: Area<'a>,
    place: usize,
    at: usize,
}

impl Row<'_> {
    /// The next number of the row, of at most 32 bits; nothing when the row has fewer left.
    pub fn number(&mut self, bits: usize) -> Option<u32> {
        let Area { bytes, begin, columns, room } = self.area;
        let fits = self.place < room && self.at + bits <= columns;
        let number = number(self.at, bits, |at| bit(bytes, begin + at * room + self.place)).filter(|_| fits)?;
        self.at += bits;
        Some(number)
    }
}

fn number(at: usize, bits: usize, bit: impl Fn(usize) -> Option<u32>) -> Option<u32> {
    (at..at + bits.min(32)).try_fold(0, |number: u32, at| Some(number << 1 | bit(at)?))
}

fn bit(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at / 8).map(|byte| u32::from(byte >> (7 - at % 8) & 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What LOOPY's own tests say of this number.
    #[test]
    fn numbers_have_their_highest_bit_first() {
        let bytes = 242_424_242_u32.to_be_bytes();
        let read = |skipped: usize, bits: usize| {
            let mut all = Bits::new(&bytes);
            all.number(skipped).and_then(|_| all.number(bits))
        };
        let expected = [(0, 4, 0), (0, 8, 14), (4, 4, 14), (4, 3, 7), (9, 3, 7), (6, 3, 4), (4, 16, 59185), (7, 0, 0)];
        for (skipped, bits, number) in expected {
            assert_eq!(read(skipped, bits), Some(number), "{bits} after {skipped}");
        }
        assert_eq!(read(30, 3), None);
    }

    /// Two rows, 111 101010 001 and 011 000000 001, with room for eight: LOOPY's own tests have these bytes.
    #[test]
    fn rows_of_an_area_stand_column_by_column() {
        let bytes = [0x80, 0xC0, 0xC0, 0x80, 0, 0x80, 0, 0x80, 0, 0, 0, 0xC0, 0x40];
        let mut bits = Bits::new(&bytes);
        let area = bits.area(12, 8).unwrap();
        let row = |at| {
            let mut row = area.row(at);
            [3, 6, 3, 1].map(|bits| row.number(bits))
        };
        assert_eq!(row(0), [Some(7), Some(42), Some(1), None]);
        assert_eq!(row(1), [Some(3), Some(0), Some(1), None]);
        assert_eq!(row(8), [None; 4]);
        assert_eq!((bits.number(2), bits.clone().rest()), (Some(1), &[][..]));
        assert!(bits.area(7, 1).is_none() && Bits::new(&bytes).area(usize::MAX, 2).is_none());
    }
}
