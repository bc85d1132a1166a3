//! Files in and out: reading what was chosen or dropped, and handing a file to the person.

use gloo::file::futures::read_as_bytes;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, DataTransfer, FileList, HtmlAnchorElement, HtmlInputElement, Url};

/// A file that was chosen or dropped; nothing is read yet.
#[derive(Clone, Debug)]
pub struct Chosen {
    file: gloo::file::File,
}

impl Chosen {
    /// Its name, without a folder.
    #[must_use]
    pub fn name(&self) -> String {
        self.file.name()
    }

    /// Its size in bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.file.size()
    }

    /// Its bytes.
    ///
    /// # Errors
    /// The browser's own words, where the file is gone or may not be read.
    pub async fn bytes(&self) -> Result<Vec<u8>, String> {
        read_as_bytes(&self.file).await.map_err(|error| error.to_string())
    }
}

fn chosen(list: Option<FileList>) -> Vec<Chosen> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.get(at)).map(|file| Chosen { file: file.into() }).collect()
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

/// Downloads `content` as a file called `name`.
///
/// Always as JSON or plain bytes: a browser never opens what is handed out here as a page.
pub fn download(name: &str, content: &[u8], media_type: &str) -> bool {
    try_download(name, content, media_type).is_some()
}

fn try_download(name: &str, content: &[u8], media_type: &str) -> Option<()> {
    let parts = Array::of1(&Uint8Array::from(content));
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let document = super::dom::document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
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
