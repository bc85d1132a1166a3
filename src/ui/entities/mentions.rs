//! Where an entity is mentioned, in all articles: to go there, and to say that some mean somebody else.

use std::rc::Rc;

use web_sys::{Event, HtmlInputElement};
use yew::{Callback, Html, TargetCast, html};

use super::{EntitiesProps, EntitiesState};
use crate::domain::model::{Annotation, Article, Entity, Profile};
use crate::domain::workspace::{mentions_of, particulars_of, quote};
use crate::t;
use crate::ui::widgets::{Look, button, on_press};
use crate::ui::words::role_words;

/// The mentions, each with its article.
pub(super) fn mentions(props: &Rc<EntitiesProps>, entity: &Entity) -> Html {
    let chosen = &props.state.chosen;
    let mentions = mentions_of(&props.workspace, entity.id);
    let line = |(article, mention): &(Rc<Article>, Rc<Annotation>)| {
        let id = mention.id;
        let words = quote(article, mention);
        let onchange = {
            let props = Rc::clone(props);
            Callback::from(move |event: Event| {
                let field = event.target_dyn_into::<HtmlInputElement>();
                let before = props.state.chosen.iter().copied();
                let mut chosen: Vec<_> = before.filter(|it| *it != id).collect();
                if field.is_some_and(|it| it.checked()) {
                    chosen.push(id);
                }
                props.on_state.emit(EntitiesState {
                    chosen,
                    ..props.state.clone()
                });
            })
        };
        let on_go = props.on_go.clone();
        let layer = props.workspace.layer(article.id);
        let role = particulars_of(&layer, id).role.map(role_words);
        html! {
            <li class="mentions__one" key={id.to_string()}>
                <input type="checkbox" aria-label={t!("mention-choose", quote = &words)} checked={chosen.contains(&id)} {onchange} />
                <button type="button" class="mentions__go" dir="auto" onclick={on_press(move || on_go.emit(id))}>{ &words }</button>
                <span class="mentions__where" dir="auto">{ article.details.title.clone() }{ role.map(|it| html! { <>{ " · " }{ it }</> }) }</span>
            </li>
        }
    };
    let on_split = {
        let first = mentions.iter().find(|it| chosen.contains(&it.1.id));
        let name = first.map(|it| quote(&it.0, &it.1)).unwrap_or_default();
        let props = Rc::clone(props);
        on_press(move || {
            let chosen = props.state.chosen.clone();
            let n_chosen = chosen.len();
            if let Some(made) = props.store.identify_new(chosen, Profile::named(&name)) {
                props.show(Some(made), t!("meant-new", n = n_chosen, who = &name));
            }
        })
    };
    html! {
        <section class="mentions" aria-label={t!("mentions")}>
            <h3 class="check__title">{ t!("mentions") }</h3>
            if mentions.is_empty() {
                <p class="field__hint">{ t!("mentions-none") }</p>
            }
            <ul class="mentions__all" role="list" aria-label={t!("mentions")}>{ for mentions.iter().map(line) }</ul>
            if !chosen.is_empty() {
                <div>{ button(t!("mentions-split", n = chosen.len()), Look::default(), on_split) }</div>
            }
        </section>
    }
}
