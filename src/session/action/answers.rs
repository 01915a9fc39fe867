//! What can be asked of the page of questions, and of figures on the map.

use crate::map::ElementId;

/// Something of the page of questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswersAction {
    /// Puts the page in the place of the right panel, or takes it away.
    Open(bool),
    /// Another question.
    Ask(&'static str),
    /// Starts from the selected elements.
    StartHere,
    /// Starts from where the question starts by itself.
    StartAnew,
    /// Where a path starts.
    From(ElementId),
    /// Where a path ends.
    To(ElementId),
    /// Turns a path round.
    Swap,
    /// Lights one answer on the map, or none.
    Choose(Option<usize>),
    /// Goes to a step of the path that is lit, from 0; beyond the last comes the first.
    Step(usize),
    /// Saves what is lit as a view.
    Keep,
    /// Prints what is lit.
    Print,
    /// Waits for the answer no longer.
    Stop,
    /// Shows the table of an analysis below the map, or none.
    Table(Option<&'static str>),
    /// Sorts it by this column; again turns the order round, and once more leaves it as it came.
    SortTable(usize),
    /// Only rows with this in any cell.
    FindTable(String),
    /// Lights a row of the table, or none.
    ChooseRow(Option<usize>),
    /// Asks for a path and saves the table there.
    SaveTable,
    /// Waits for the table no longer.
    StopTable,
    /// Sizes and shades elements by a figure; none shows them alike.
    Figure(Option<&'static str>),
}
