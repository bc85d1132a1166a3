//! **Whosaid**: mark who said what, and where. An annotator that runs wholly in the browser.
//!
//! This page is the architecture: what there is, where it is, and what never happens.
//!
//! # Bird's-eye view
//!
//! A person opens an article, selects words and tags them. The selection, UTF-16 offsets in the DOM, becomes
//! a [`Target`](domain::text::Target) in bytes. A [`Command`](domain::workspace::Command) goes to the
//! [`Desk`](domain::desk::Desk), which applies it to the [`Workspace`](domain::workspace::Workspace) and gets
//! a [`Change`](domain::workspace::Change): records before and after. The change is put in place, written to
//! storage by the [`Keeper`](domain::keep::Keeper), each record under its own key and before the action
//! ends, and remembered as a step that can be taken back. Components draw from a snapshot of the workspace;
//! only the blocks whose runs changed are drawn again.
//!
//! Files go the other way round: a Web Worker, the second program of this package, reads them into records
//! and problems; a [`Plan`](domain::workspace::Plan) says what importing them would do; the person agrees,
//! and it is one more command.
//!
//! # Code map
//!
//! | where | what |
//! |---|---|
//! | [`domain::text`] | offsets as types, spans, the text index, words, sentences and grapheme clusters, search, how a caret walks |
//! | [`domain::interval`] | which marks lie where: lanes and runs |
//! | [`domain::model`] | articles, annotations, attributions, authors, tags |
//! | [`domain::anchor`] | describe a span by its words, find it again |
//! | [`domain::workspace`] | the state; commands in, changes out; undo; plans of imports; queries |
//! | [`domain::format`] | serialized types: stored records, our own file, Markdown and plain text |
//! | [`domain::agreement`] | how far several authors of one article agree: F₁, κ, α |
//! | [`domain::adjudicate`] | how their differences are settled: cases, votes, decisions, the gold layer |
//! | [`domain::exercise`] | exercises, keys, hand-ins, and what comes of comparing them |
//! | [`domain::picture`] | what an analysis amounts to: claims with their sources, the ledger, places, lanes, the source map |
//! | [`domain::keep`] | load, save, quarantine, other tabs |
//! | [`domain::keys`] | what keys do, and a person's own choice of keys |
//! | [`domain::suggest`] | marks proposed by rules and by earlier marks; how good they are |
//! | [`domain::desk`] | workspace, history and keeper together: all that the interface acts through |
//! | [`domain::ports`] | what the core asks of the world |
//! | [`web`] | the browser: storage, selection, points, files, the worker |
//! | [`ui`] | Yew components, one folder a pane |
//! | `locales` | the words on the screen, as Fluent; `build.rs` brings them into a short form for the page |
//!
//! In the reader a key, a tap and a button end in one place, `ui::reader`'s `Hands`; the caret that keys move is
//! drawn by the app and always where the browser's own selection ends.
//!
//! The page's program is cut in four (`src/main.rs`, `ui::app`'s `parts`): what reading and marking need; dialogs,
//! cards, files and suggestions, right after the first paint; boards and reports, and work in class, each when
//! somebody asks for it. Each brings its own messages.
//!
//! Arrows run one way: `main → ui → web → domain`. `tests/native/rules` enforces them.
//!
//! # Invariants
//!
//! - **The core never meets the browser.** It has no clock, no randomness, no DOM, no async, and runs
//!   natively in tests.
//! - **Offsets of different units never meet.** Bytes inside, UTF-16 at the DOM, code points in files, each
//!   its own type; only [`domain::text::Text`] converts.
//! - **An article's text never changes**, and its blocks follow each other without gaps, so that the reader's
//!   `textContent` is the text exactly.
//! - **Nothing is written before a load has fully succeeded**, and what cannot be read is never overwritten.
//! - **A position is believed only if the words there match.**
//! - **The model is not serializable.** Each format has types of its own, one set for each version.
//! - **What comes from outside never traps**: no `unwrap`, no `expect`, no unchecked index, no recursion over
//!   what a file nests.
//! - **Article text and imported strings only ever become text nodes and attribute values.** No string
//!   becomes markup, a style or a script, and the page's content policy would refuse it. A report is markup: every
//!   string in it goes through one function, and its own policy lets nothing run.

pub mod domain;
pub mod ui;
pub mod web;
