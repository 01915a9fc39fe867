//! Reading a table of text: a list of connections, a list of elements or a matrix. The meaning of its columns is in `tables`.

use crate::format::found::Log;
use crate::format::{FormatError, ImportOptions, Imported, sheets as own, tables};

pub(super) fn import(bytes: &[u8], options: &ImportOptions) -> Result<Imported, FormatError> {
    let mut log = Log::default();
    let mut sheets = Vec::new();
    if let Some(elements) = &options.elements {
        sheets.push(tables::from_csv(elements, &mut log)?);
    }
    sheets.push(tables::from_csv(bytes, &mut log)?);
    if own::is_own(&sheets) && options.columns.is_empty() {
        return Ok(own::map_of(&sheets, log.into_sentences(), options));
    }
    tables::import(&sheets, log, options)
}

pub(in crate::format) fn unreadable(error: &csv::Error) -> FormatError {
    let line = error.position().map_or(1, csv::Position::line);
    FormatError::at(usize::try_from(line).unwrap_or(1), 1, "the row cannot be read as CSV", "look for a stray quotation mark")
}

/// The character between cells: said by a `sep=` line as spreadsheets write it, else the most frequent one of the header.
pub(in crate::format) fn delimiter(text: &str) -> (u8, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let said = first.trim().strip_prefix("sep=").and_then(|said| said.bytes().next()).filter(u8::is_ascii);
    if let Some(said) = said {
        return (said, rest);
    }
    let count = |candidate: &u8| first.bytes().filter(|byte| byte == candidate).count();
    // Of equals the last is taken: a comma unless another is more frequent.
    let found = [b'\t', b';', b','].into_iter().max_by_key(count);
    (found.unwrap_or(b','), text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Connection, Direction, Polarity, SystemMap};

    fn read(bytes: &[u8]) -> Imported {
        import(bytes, &ImportOptions { seed: Some(1), ..ImportOptions::default() }).unwrap()
    }

    fn rows(map: &SystemMap) -> Vec<String> {
        let label = |id| map.element(id).map(|e| e.label.as_str()).unwrap_or_default();
        let sign = |c: &Connection| c.influence().map_or("relation", |i| if i.delay { "delayed" } else { i.polarity.symbol() });
        map.connections().map(|c| format!("{} {} {}", label(c.from), sign(c), label(c.to))).collect()
    }

    #[test]
    fn headers_delimiters_and_signs_as_people_write_them() {
        assert_eq!(rows(&read(b"src,dst,sign,weight\n0,1,1,3\n1,0,-1,2\n").map), ["0 + 1", "1 - 0"]);
        assert_eq!(rows(&read("Source;Target;Polarity\r\nA;B;\u{2212}\r\n".as_bytes()).map), ["A - B"]);
        assert_eq!(rows(&read(b"to\tfrom\tsign\tdelay\nB\tA\to\t\nB\tC\ts\tyes\n").map), ["A - B", "C delayed B"]);
        assert_eq!(rows(&read(b"sep=|\nfrom|to\n\"a, \"\"b\"\"\"|c\n").map), ["a, \"b\" ? c"]);
        assert_eq!(rows(&read(b"from,to,sign\ncaf\xE9,th\xE9,+\n").map), ["café + thé"]);
        let utf16: Vec<u8> = "\u{feff}Ursache;Wirkung\r\nè;b\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(rows(&read(&utf16).map), ["è ? b"]);
        assert_eq!(rows(&read(b"from,to,weight\na,b,-0.5\nb,a,2\n").map), ["a - b", "b + a"]);
    }

    #[test]
    fn every_guess_is_told() {
        let told = read(b"from,to,weight\nA,B,1\n").report.join("\n");
        assert!(told.contains("no column polarity") && told.contains("column weight"), "{told}");
        let read = read(b"from,to,sign,delay\nA,B,maybe,\nA,B,,\n,B,+,\nA,B,0.3,often\n");
        let told = read.report.join("\n");
        for expected in ["unknown polarity", "without a polarity", "without from", "number for a polarity", "under delay", "line 2"] {
            assert!(told.contains(expected), "{expected} in {told}");
        }
        assert_eq!(read.map.connection_count(), 3);
    }

    #[test]
    fn a_list_without_ends_is_refused_with_a_way_out() {
        let error = import(b"a,b\nx,y\ny,x\n", &ImportOptions::default()).unwrap_err();
        assert!(error.remedy.contains("from and to") && error.remedy.contains("--column 'a=from' --column 'b=to'"), "{error}");
        let said = [("a", "to"), ("b", "from")].map(|(name, word)| (name.to_owned(), word.to_owned())).to_vec();
        let said = ImportOptions { columns: said, ..ImportOptions::default() };
        assert_eq!(rows(&import(b"a,b\nx,y\n", &said).unwrap().map), ["y ? x"]);
        assert!(import(b"", &ImportOptions::default()).is_err());
        assert!(import(&[0xFF; 100], &ImportOptions::default()).is_err());
    }

    #[test]
    fn elements_are_numbered_as_they_appear_and_lie_apart() {
        let read = read(b"from,to,sign,direction\nC,A,+,mutual\nA,B,-,\nalone,,,\n");
        let labels: Vec<_> = read.map.elements().map(|e| e.label.as_str()).collect();
        assert_eq!(labels, ["C", "A", "B", "alone"]);
        assert_eq!(read.map.connections().next().unwrap().direction, Direction::Mutual);
        let at: Vec<_> = read.map.elements().map(|e| e.at).collect();
        assert!((0..4).all(|i| (0..i).all(|j| (at[i] - at[j]).hypot() > 50.0)), "{at:?}");
    }

    #[test]
    fn words_for_polarity_mean_what_somebody_says_and_opposite_claims_contest() {
        let bytes = b"from,to,type\nA,B,promotes\nA,B,hinders\nB,A,+\n";
        let read = read(bytes);
        assert_eq!(rows(&read.map), ["A ? B", "A ? B", "B + A"]);
        assert_eq!(
            read.asked.iter().map(|a| (a.name.as_str(), a.proposal)).collect::<Vec<_>>(),
            [("promotes", Some(Polarity::Plus)), ("hinders", Some(Polarity::Minus))]
        );
        let said = vec![("Promotes".to_owned(), Polarity::Plus), ("hinders".to_owned(), Polarity::Minus)];
        let map = import(bytes, &ImportOptions { polarity: said, ..ImportOptions::default() }).unwrap().map;
        let ends: Vec<_> = map.elements().map(|e| e.id).collect();
        assert_eq!(map.pair_sign(ends[0], ends[1]), Some(crate::map::PairSign::Contested));
    }

    #[test]
    fn a_matrix_is_the_influence_of_its_rows_on_its_columns() {
        let read = read(b",Rain,Grass,Cows\nRain,0,0.8,\nGrass,,0,1\nCows,,-0.3,0\n");
        assert_eq!(rows(&read.map), ["Rain + Grass", "Grass + Cows", "Cows - Grass"]);
        let strengths: Vec<_> = read.map.connections().filter_map(Connection::influence).map(|i| i.strength).collect();
        assert_eq!(strengths, [Some(2), None, Some(1)]);
    }

    #[test]
    fn elements_of_another_table_are_named_by_id_or_by_the_number_of_their_row() {
        let edges = b"from,to,sign\n1,2,+\n2,1,-\n";
        for nodes in ["label,type\nRain,a\nGrass,b\n", "id,label\n1,Rain\n2,Grass\n"] {
            let options = ImportOptions { elements: Some(nodes.into()), ..ImportOptions::default() };
            assert_eq!(rows(&import(edges, &options).unwrap().map), ["Rain + Grass", "Grass - Rain"]);
        }
    }

    #[test]
    fn quotes_of_rows_hang_on_one_connection() {
        let read =
            read(b"cause,effect,polarity,quote,participant_id\nA,B,positive,it rains,7\nA,B,positive,it pours,8\nA,B,negative,no,9\n");
        assert_eq!((read.map.connection_count(), read.map.quotes().len()), (2, 3));
        let quote = read.map.quotes().iter().nth(1).unwrap();
        assert_eq!((quote.original.as_str(), quote.participant.as_str(), quote.citations.len()), ("it pours", "8", 1));
    }
}
