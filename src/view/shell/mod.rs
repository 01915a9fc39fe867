//! The window as a whole: menu bar, toolbar, status line, notices, questions, palette, pages over the window.
