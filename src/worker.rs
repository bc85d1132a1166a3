//! Starts the file worker.
fn main() {
    whosaid::web::worker::serve();
}
