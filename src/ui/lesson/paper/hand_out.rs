//! Handing out the sheets, each as a file.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::{Html, html};

use super::{Sheet, answer_sheet, worksheet};
use crate::domain::exercise::{Exercise, Key};
use crate::domain::model::{Article, TagSet};
use crate::t;
use crate::ui::names::file_name;
use crate::ui::store::Store;
use crate::ui::widgets::{Look, button, on_press};
use crate::web::fetch;
use crate::web::file::{download, text_of};
use crate::web::segmenter::BrowserBreaks;
use crate::web::worker::FileWorker;

/// Which sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// For pupils.
    Worksheet,
    /// For the teacher.
    Answers,
}

/// What is printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Printed {
    /// The article.
    pub article: Rc<Article>,
    /// The exercise on it.
    pub exercise: Rc<Exercise>,
    /// The tags in force.
    pub tags: Rc<TagSet>,
    /// The right answers.
    pub key: Rc<Key>,
}

/// Hands out a sheet as a file, and gives its name.
///
/// # Errors
/// The reason in words, where something cannot be fetched or the browser refuses the download.
pub async fn hand_out(kind: Kind, it: &Printed) -> Result<String, String> {
    let guide = FileWorker::shared().guide(&it.exercise.guidelines).await;
    let guide = guide.map_err(|it| it.to_string())?;
    let style = fetch::text("data/report/paper.css").await;
    let style = style.ok_or_else(|| t!("later-missing").to_string())?;
    let breaks = BrowserBreaks::new(&it.article.details.language);
    let sheet = Sheet {
        article: &it.article,
        exercise: &it.exercise,
        tags: &it.tags,
        guide: &guide,
        breaks: &breaks,
        style: &style,
    };
    let (page, ending) = match kind {
        Kind::Worksheet => (worksheet(&sheet), "worksheet.html"),
        Kind::Answers => (answer_sheet(&sheet, &it.key), "answers.html"),
    };
    let name = file_name(sheet.title(), ending);
    let file = text_of(&page).filter(|it| download(&name, it));
    file.map(|_| name)
        .ok_or_else(|| t!("download-refused").to_string())
}

/// Hands out a sheet and says so.
pub(in crate::ui::lesson) async fn hand_out_and_say(store: &Store, kind: Kind, it: &Printed) {
    match hand_out(kind, it).await {
        Ok(name) => store.announce(t!("exported", name = &name)),
        Err(why) => store.warn(why),
    }
}

/// The buttons that hand out both sheets. `printed` is asked when one is pressed; where it gives nothing, nothing
/// happens.
pub fn paper_buttons(
    store: &Store,
    printed: impl Fn() -> Option<Printed> + Clone + 'static,
) -> Html {
    let hand = |kind: Kind| {
        let (store, printed) = (store.clone(), printed.clone());
        on_press(move || {
            let store = store.clone();
            if let Some(it) = printed() {
                spawn_local(async move { hand_out_and_say(&store, kind, &it).await });
            }
        })
    };
    html! {
        <>
            { button(t!("paper-worksheet"), Look::default(), hand(Kind::Worksheet)) }
            { button(t!("paper-answer-sheet"), Look::default(), hand(Kind::Answers)) }
        </>
    }
}
