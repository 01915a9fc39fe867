//! What can be asked of the page of who is who.

use crate::format::Person;

/// Something of who is who.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhoAction {
    /// Asks for a key file and opens it.
    Open,
    /// Asks where a new key file is to lie.
    New,
    /// Another person in this row.
    Set(usize, Box<Person>),
    /// Adds a row.
    Add,
    /// Adds a row for every code of the map that has none.
    AddCodes,
    /// Takes a row out.
    Remove(usize),
    /// Saves the file.
    Save,
    /// Closes file and page; asks first if something would be lost.
    Close,
    /// Stays after all.
    Stay,
    /// Closes, changes or not.
    Discard,
}
