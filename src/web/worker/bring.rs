//! Reads hand-ins.

use web_sys::File;

use super::message;
use super::{FileWorker, WorkerError};
use crate::domain::format::Problem;
use crate::domain::format::brought::{self, Brought};
use crate::domain::format::files::Given;

impl FileWorker {
    /// Reads a file that may be a hand-in.
    ///
    /// # Errors
    /// As [`Self::read_file`].
    pub async fn bring_file(
        &self,
        file: &File,
        given: Given,
    ) -> Result<Result<Brought, Problem>, WorkerError> {
        let bytes = match self.bytes_of(file).await? {
            Ok(bytes) => bytes,
            Err(problem) => return Ok(Err(problem)),
        };
        let name = file.name();
        let answer = self.ask_about(message::BRING, &name, bytes, given).await?;
        brought::hear(&answer).map_err(|_| WorkerError::Garbled)
    }
}
