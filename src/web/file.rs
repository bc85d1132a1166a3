//! Files in and out: what was chosen or dropped, and handing a file to the person.

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{
    Blob, BlobPropertyBag, DataTransfer, File, FileList, HtmlAnchorElement, HtmlInputElement, Url,
};

/// A file that was chosen or dropped; nothing is read yet.
#[derive(Clone, Debug)]
pub struct Chosen {
    file: File,
}

impl Chosen {
    /// Its name, without a folder.
    #[must_use]
    pub fn name(&self) -> String {
        self.file.name()
    }

    /// The browser's own file.
    #[must_use]
    pub fn as_file(&self) -> &File {
        &self.file
    }
}

fn chosen(list: Option<FileList>) -> Vec<Chosen> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length())
        .filter_map(|at| list.get(at))
        .map(|file| Chosen { file })
        .collect()
}

/// The files that an input holds; it is emptied, so that the same file can be chosen again.
#[must_use]
pub fn take_chosen(input: &HtmlInputElement) -> Vec<Chosen> {
    let files = chosen(input.files());
    input.set_value("");
    files
}

/// The files that were dropped.
#[must_use]
pub fn dropped(transfer: &DataTransfer) -> Vec<Chosen> {
    chosen(transfer.files())
}

/// Whether what is being dragged over the page holds files.
#[must_use]
pub fn has_files(transfer: &DataTransfer) -> bool {
    transfer.types().includes(&"Files".into(), 0)
}

/// A file of text to hand out. Its type is never one that a browser opens as a page.
#[must_use]
pub fn text_of(text: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type("application/octet-stream");
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()
}

/// Downloads `content` as a file called `name`; says whether the browser took it.
#[must_use]
pub fn download(name: &str, content: &Blob) -> bool {
    try_download(name, content).is_some()
}

fn try_download(name: &str, content: &Blob) -> Option<()> {
    let url = Url::create_object_url_with_blob(content).ok()?;
    let link: HtmlAnchorElement = super::dom::document()?
        .create_element("a")
        .ok()?
        .dyn_into()
        .ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // Long enough for any browser to have begun the download.
    super::frame::later(60_000, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Some(())
}
