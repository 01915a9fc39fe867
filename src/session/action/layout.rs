//! What can be asked of layouts.

/// Something of a layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LayoutAction {
    /// Finds places by the layout with this name: for the selected elements or those of the selected group, else for all.
    Run(&'static str),
    /// Takes in what was found, or moves the picture on a step.
    Step,
    /// The same layout from another start.
    Another,
    /// Keeps the picture that is looked at.
    Keep,
    /// Puts the picture back as it was.
    PutBack,
    /// Stops a layout on its way.
    Stop,
}
