//! Starts the app in the page.

fn main() {
    whosaid::ui::app::mount();
}
