//! Containers (zip) that we write: the parts of office documents and of research projects. No dates, no comments, nothing of the machine: the
//! same parts give the same bytes.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::FormatError;

/// A container in the making.
pub(super) struct Package {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Package {
    /// An empty one.
    pub fn new() -> Self {
        Self { zip: ZipWriter::new(Cursor::new(Vec::new())) }
    }

    /// Adds a file.
    pub fn add(&mut self, name: &str, bytes: impl AsRef<[u8]>) -> Result<(), FormatError> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).last_modified_time(DateTime::default());
        self.zip.start_file(name, options).map_err(|error| failed(&error))?;
        self.zip.write_all(bytes.as_ref()).map_err(|error| failed(&error))
    }

    /// Its bytes.
    pub fn finish(self) -> Result<Vec<u8>, FormatError> {
        self.zip.finish().map(Cursor::into_inner).map_err(|error| failed(&error))
    }
}

fn failed(error: &dyn std::fmt::Display) -> FormatError {
    FormatError::new(format!("the file could not be packed ({error})"), "try again")
}
