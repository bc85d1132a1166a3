//! Starts the file worker.
fn main() {}
