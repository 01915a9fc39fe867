//! All integration tests in one binary, so that the library is linked once. Each topic is a file beside this one.

mod history;
