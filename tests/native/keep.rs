//! What is kept: whatever storage does, no acknowledged work is missing after the next start.

use std::rc::Rc;

use whosaid::domain::keep::{Keeper, SaveStatus};
use whosaid::domain::model::*;
use whosaid::domain::ports::*;
use whosaid::domain::text::*;
use whosaid::domain::workspace::*;

#[test]
fn ok_smoke() {
    let storage: Rc<dyn Storage> = Rc::new(MemoryStorage::default());
    let (mut keeper, loaded) = Keeper::open(Rc::clone(&storage));
    let mut workspace = loaded.workspace;
    let ids = CountingIds::default();
    let clock = TickingClock::default();
    let maker = Maker {
        author: AuthorId(ids.next()),
        clock: &clock,
        ids: &ids,
    };
    let id = ArticleId(ids.next());
    let text = "Hello world\nsecond";
    let article = Article {
        id,
        text: Rc::new(Text::new(text)),
        hash: TextHash::of(text),
        blocks: Article::lines(text),
        details: Rc::default(),
        is_read_only: false,
        provenance: Provenance::new(maker.author, Millis(1)),
    };
    let change = apply(&workspace, Command::AddArticle(Rc::new(article)), maker).unwrap();
    workspace.take(&change);
    assert_eq!(keeper.save(&change), SaveStatus::Saved);
    let command = Command::Annotate {
        article: id,
        target: Span::of(0, 5).unwrap().into(),
        tag: TagKey::parse("actor").unwrap(),
    };
    let change = apply(&workspace, command, maker).unwrap();
    workspace.take(&change);
    assert_eq!(keeper.save(&change), SaveStatus::Saved);
    let (_, loaded) = Keeper::open(Rc::clone(&storage));
    println!("{:#?}", storage.entries("").unwrap());
    assert_eq!(loaded.unreadable, []);
    assert_eq!(loaded.workspace, workspace);
}
