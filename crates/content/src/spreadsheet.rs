//! Tables for spreadsheets: CSV (RFC 4180) in UTF-8.

use csv::{Terminator, WriterBuilder};

/// Spreadsheets recognise UTF-8 only with this.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The characters that begin a formula, and those that spreadsheets skip before them.
const BEGINNINGS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A table with these columns. A cell that a spreadsheet would take for a formula begins with an apostrophe.
///
/// # Errors
/// If a row does not have as many cells as there are columns.
pub fn spreadsheet<R>(columns: &[&str], rows: impl IntoIterator<Item = R>) -> anyhow::Result<String>
where
    R: IntoIterator<Item = String>,
{
    let start = BYTE_ORDER_MARK.as_bytes().to_vec();
    let mut out = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(start);
    out.write_record(columns)?;
    for row in rows {
        out.write_record(row.into_iter().map(guarded))?;
    }
    Ok(String::from_utf8(out.into_inner()?)?)
}

fn guarded(cell: String) -> String {
    if cell.starts_with(BEGINNINGS) && !is_number(&cell) { format!("'{cell}") } else { cell }
}

/// Whether a cell is only a number after its first character: `-0.28`, or `= .04` for a p value. It means the same as a
/// formula, and programs expect it as it is.
fn is_number(cell: &str) -> bool {
    let rest = cell.get(1..).unwrap_or_default();
    let number = rest.strip_prefix(' ').unwrap_or(rest);
    let is_plain = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_plain && number.parse::<f64>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> String {
        let table = spreadsheet(&["a", "b"], [["x".to_owned(), text.to_owned()]]).unwrap();
        table.strip_prefix("\u{feff}a,b\r\nx,").unwrap().strip_suffix("\r\n").unwrap().to_owned()
    }

    #[test]
    fn no_cell_is_a_formula_and_numbers_stay_numbers() {
        for formula in
            ["=1+1", "+A1", "-A1", "@SUM(A1)", "=-1", "--1", "-", "=", "-1.2.3", "-1e5", "-inf", "=  1"]
        {
            assert_eq!(cell(formula), format!("'{formula}"));
        }
        for same in ["-0.28", "-5", "-.5", "+46", "= .04", "0.28", "", "a = b", "< .001", "’", "n – 1"] {
            assert_eq!(cell(same), same);
        }
        assert_eq!(cell("\t=1"), "'\t=1");
        assert_eq!(cell("=a, \"b\""), "\"'=a, \"\"b\"\"\"");
    }

    #[test]
    fn a_row_has_a_cell_for_each_column() {
        assert!(spreadsheet(&["a", "b"], [["x".to_owned()]]).is_err());
        assert_eq!(spreadsheet(&["a"], Vec::<Vec<String>>::new()).unwrap(), "\u{feff}a\r\n");
    }
}
