//! The class: files that pupils handed in become scores, with reasons, on the teacher's machine.

use std::path::PathBuf;

use serde_json::{Value, json};
use whosaid::domain::exercise::{Ask, Question, Reply, Right, Role, Setting};
use whosaid::domain::model::{AnnotationId, AuthorId};

use crate::browser::{Kind, Settings};
use crate::hands::CONTROL;
use crate::lesson::{BEGUN, Lesson, Pupil, id};
use crate::person::Person;
use crate::play;
use crate::scenario::Scenario;
use crate::scenarios::boards::shows;
use crate::trouble::{Outcome, Trouble, holds, same};
use crate::world::World;

pub(crate) const TABLE: &[Scenario] = &[
    Scenario::app("class_of_three_is_scored_and_explained", play!(scored)),
    Scenario::app("class_points_are_given_with_a_reason", play!(given)),
    Scenario::app("class_map_says_who_marked_what", play!(mapped)),
    Scenario::app("class_says_what_became_of_each_file", play!(files)),
    Scenario::app("class_takes_ten_thousand_marks_of_one_pupil", play!(many)),
    Scenario::app("class_hands_out_grades_and_feedback", play!(handed_out)),
    Scenario::app("class_is_read_on_a_narrow_dark_page", play!(narrow))
        .on(Settings {
            size: (360, 740),
            storage_denied: false,
            dark: true,
        })
        .only_in(&[Kind::Chromium]),
];

const TITLE: &str = "The bridge";
const TEXT: &str =
    "Mia Berg saw Leo Karr at noon.\nThe mayor said the bridge is safe.\nKarr denied it in Lisbon.";

/// Five things to find, one of them with its source, a trap, and two questions: 11 points.
fn lesson() -> Outcome<Lesson> {
    let mut lesson = Lesson::new(TITLE, TEXT);
    lesson.wants("Mia Berg", "actor")?;
    lesson.wants("Leo Karr", "actor")?;
    let mayor = lesson.wants("The mayor", "actor")?;
    let claim = lesson.wants("the bridge is safe", "claim")?;
    lesson.wants("Lisbon", "location")?;
    let trap = lesson.wants("noon", "location")?;
    lesson.says(claim, mayor);
    lesson.exercise.settings = vec![
        (
            claim,
            Setting {
                weight: 2,
                feedback: "Look for what can be true or false.".into(),
                ..Setting::default()
            },
        ),
        (
            trap,
            Setting {
                role: Role::Trap,
                feedback: "Noon is a time.".into(),
                ..Setting::default()
            },
        ),
    ];
    let question = |number, words: &str, ask, points| Question {
        number,
        words: words.to_owned(),
        hint: String::new(),
        ask,
        points,
    };
    let options = ["The bridge", "The weather"].map(str::to_owned).to_vec();
    lesson.exercise.questions = vec![
        question(1, "What is it about?", Ask::Choice(options), 1),
        question(2, "Who should be asked, and why?", Ask::Free, 3),
    ];
    lesson.exercise.answers = vec![
        (1, Right::Options(vec![0])),
        (2, Right::Model("Whoever built it.".to_owned())),
    ];
    Ok(lesson)
}

fn ada() -> Pupil {
    Pupil {
        name: "Ada",
        browser: 1,
        marks: vec![
            ("Mia Berg", 0, "actor"),
            ("Leo Karr", 0, "actor"),
            ("The mayor", 0, "actor"),
            ("the bridge is safe", 0, "claim"),
            ("Lisbon", 0, "location"),
        ],
        said: vec![(3, 2)],
        answers: vec![
            (1, Reply::Option(0)),
            (2, Reply::Words("=An engineer, for one".to_owned())),
        ],
        minutes: Some(25),
    }
}

/// A word too short, a wrong tag, the trap, and a mark beside the key.
fn ben() -> Pupil {
    Pupil {
        name: "Ben",
        browser: 2,
        marks: vec![
            ("Mia", 0, "actor"),
            ("saw", 0, "claim"),
            ("Leo Karr", 0, "location"),
            ("noon", 0, "location"),
        ],
        said: Vec::new(),
        answers: vec![(1, Reply::Option(1))],
        minutes: Some(40),
    }
}

fn nobody() -> Pupil {
    Pupil {
        name: "",
        browser: 3,
        marks: Vec::new(),
        said: Vec::new(),
        answers: Vec::new(),
        minutes: Some(5),
    }
}

/// Drops files on the page. A driver cannot drag from outside the browser: the events of such a drop are made by script.
pub(crate) async fn drop_all(me: &Person, files: &[(&str, String)]) -> Outcome {
    let files: Vec<Value> = files.iter().map(|it| json!([it.0, it.1])).collect();
    me.run(
        "const data = new DataTransfer();
        for (const [name, content] of arguments[0]) {
            data.items.add(new File([content], name, { type: 'application/json' }));
        }
        for (const type of ['dragenter', 'dragover', 'drop']) {
            document.querySelector('dialog[open], main').dispatchEvent(
                new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
        }",
        vec![files.into()],
    )
    .await?;
    Ok(())
}

/// The teacher has her file open.
async fn teach(world: &World) -> Outcome<Lesson> {
    world.enter().await?;
    let lesson = lesson()?;
    let file: PathBuf = world.file("bridge.whosaid.json", lesson.file())?;
    world.me.import(&file).await?;
    world.me.article_titled(TITLE).await?;
    Ok(lesson)
}

/// Three pupils handed in.
async fn begin(world: &World) -> Outcome<Lesson> {
    let lesson = teach(world).await?;
    let files = [
        ("ada.json", lesson.handin(&ada())?),
        ("ben.json", lesson.handin(&ben())?),
        ("unknown.json", lesson.handin(&nobody())?),
    ];
    drop_all(&world.me, &files).await?;
    world.me.find("dialog", "Class").await?;
    world.me.find("table", "3 pupils").await?;
    Ok(lesson)
}

/// The rows of the table of pupils without times.
async fn rows_of(me: &Person) -> Outcome<Vec<String>> {
    let script = "return [...document.querySelectorAll('.class__pupils tbody tr')].map(row =>
        [...row.cells].slice(0, 6).map(it => it.innerText.replace(/\\s+/g, ' ').trim()).join(' / '))";
    let rows = me.run(script, vec![]).await?;
    let rows = rows.as_array().into_iter().flatten();
    Ok(rows
        .map(|it| it.as_str().unwrap_or_default().to_owned())
        .collect())
}

pub(crate) async fn pupils(me: &Person, expected: &[&str]) -> Outcome {
    let expected: Vec<String> = expected.iter().map(|it| (*it).to_owned()).collect();
    let is_there = async || Ok((rows_of(me).await? == expected).then_some(()));
    match me.until("the rows of pupils", is_there).await {
        Ok(()) => Ok(()),
        Err(_) => same("the rows of pupils", &rows_of(me).await?, &expected),
    }
}

const ADA: &str = "Ada / 8 of 11 (1 waits) / 5 / 0 / 0 / 0 of 1";
const BEN: &str = "Ben / 0.5 of 11 / 2 / 3 / 1 / 1 of 1";
const NOBODY: &str = "No name 1 / 0 of 11 / 0 / 5 / 0 / 0 of 1";

async fn scored(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    me.says("dialog", "Class", "3 files read, 3 taken in.")
        .await?;
    me.says("dialog", "Class", "No name was given").await?;
    pupils(me, &[ADA, BEN, NOBODY]).await?;
    me.passes_axe("the table of pupils").await?;
    me.click_button("Points").await?;
    pupils(me, &[ADA, BEN, NOBODY]).await?;
    me.click_button("Points").await?;
    pupils(me, &[NOBODY, BEN, ADA]).await?;
    // Numbers stand for names, whichever: nothing but the names changes.
    me.click("checkbox", "Hide names").await?;
    let is_hidden = |it: &str| it.starts_with("Pupil ");
    let shown = rows_of(me).await?;
    same(
        "hidden names",
        &shown.iter().filter(|it| is_hidden(it)).count(),
        &3,
    )?;
    let rest = |it: &str| it.split_once(" / ").map_or("", |it| it.1).to_owned();
    let found: Vec<String> = shown.iter().map(|it| rest(it)).collect();
    same("the rest", &found, &[NOBODY, BEN, ADA].map(rest).to_vec())?;
    me.click("checkbox", "Hide names").await?;
    me.click_button("Ben").await?;
    let rows = [
        "Actor “Mia Berg” / 1 of 1 / Found, but one word too short. That is near enough. Other points",
        "Actor “Leo Karr” / 0.5 of 1 / Right words, wrong tag: marked as Location. Other points",
        "Location “noon” / −1 / This looks right, but is not to be marked. Noon is a time. Other points",
        "Actor “The mayor” / 0 of 1 / Not found. Other points",
        "Claim “the bridge is safe” / 0 of 3 / Not found. Look for what can be true or false. Other points",
        "Location “Lisbon” / 0 of 1 / Not found. Other points",
        "What is it about? / 0 of 1 / Another answer is right. Answer: The weather Right: The bridge Other points",
        "Who should be asked, and why? / 0 of 3 / Not answered. Right: Whoever built it. Other points",
    ];
    shows(me, "Points and reasons", &rows).await?;
    me.says("dialog", "Class", "1 mark beside the key").await?;
    me.passes_axe("one pupil").await?;
    me.click_button("Back to all pupils").await?;
    me.focus_is("button", "Ben").await?;
    me.click_button("Items").await?;
    me.find("table", "Difficulty and discrimination").await?;
    me.says("dialog", "Class", "Claim “saw”: 1 pupil (Ben)")
        .await?;
    me.says("dialog", "Class", "No two hand-ins share").await?;
    me.passes_axe("the items").await?;
    me.click_button("Questions").await?;
    me.says("dialog", "Class", "=An engineer, for one").await?;
    me.passes_axe("the questions").await?;
    // All of it is there after a reload.
    me.reload().await?;
    me.click_button("Class").await?;
    pupils(me, &[ADA, BEN, NOBODY]).await?;
    // And gone in one step, which is taken back in one.
    me.click_button("Delete all hand-ins").await?;
    me.click_button("Delete 3 hand-ins").await?;
    me.says("dialog", "Class", "Nobody has handed anything in yet.")
        .await?;
    me.click_button("Done").await?;
    me.gone("dialog", "Class").await?;
    me.press(&[CONTROL], 'z').await?;
    me.click_button("Class").await?;
    pupils(me, &[ADA, BEN, NOBODY]).await
}

async fn given(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    me.click_button("Ada").await?;
    me.click_button("Other points for Who should be asked, and why?")
        .await?;
    me.focus_is("textbox", "Points").await?;
    me.enter("Points", "4").await?;
    me.says("dialog", "Class", "Expected points from 0 to 3, found “4”.")
        .await?;
    me.passes_axe("giving points").await?;
    me.fill("Points", "2.5").await?;
    me.click_button("Give these points").await?;
    me.says("dialog", "Class", "10.5 of 11 points").await?;
    me.says("dialog", "Class", "You gave these points; 0 were counted.")
        .await?;
    me.click_button("Other points for Actor “Mia Berg”").await?;
    me.fill("Points", "0.5").await?;
    me.click_button("Give these points").await?;
    me.says("dialog", "Class", "Say why").await?;
    me.fill("Reason", "Found by luck").await?;
    me.click_button("Give these points").await?;
    me.says("dialog", "Class", "10 of 11 points").await?;
    me.says(
        "dialog",
        "Class",
        "You gave these points; 1 were counted. Reason: Found by luck",
    )
    .await?;
    me.click_button("Done").await?;
    me.reload().await?;
    me.click_button("Class").await?;
    let given = "Ada / 10 of 11 / 5 / 0 / 0 / 0 of 1";
    pupils(me, &[given, BEN, NOBODY]).await?;
    me.click_button("Ada").await?;
    me.click_button("Other points for Actor “Mia Berg”").await?;
    me.click_button("Take back").await?;
    me.says("dialog", "Class", "10.5 of 11 points").await?;
    me.click_button("Done").await?;
    me.press(&[CONTROL], 'z').await?;
    me.click_button("Class").await?;
    pupils(me, &[given, BEN, NOBODY]).await
}

async fn mapped(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    me.click_button("Class map").await?;
    me.passes_axe("the class map").await?;
    let text = me
        .run(
            "return [...document.querySelectorAll('.class__map p')].map(it => it.textContent).join('')",
            vec![],
        )
        .await?;
    same("the text of the map", text, json!(TEXT))?;
    let said = "Who marked it";
    me.run("document.querySelector('.class__map').focus()", vec![])
        .await?;
    me.press(&[], crate::hands::RIGHT).await?;
    me.says(
        "status",
        said,
        "“Mia”: marked by 2 of 3 (Ada, Ben). In the key as Actor.",
    )
    .await?;
    me.press(&[], crate::hands::RIGHT).await?;
    me.says(
        "status",
        said,
        "“Berg”: marked by 1 of 3 (Ada). In the key as Actor.",
    )
    .await?;
    // Touching and pointing say the same.
    me.run(
        "[...document.querySelectorAll('.class__map [data-run]')]
            .find(it => it.textContent === 'noon').click()",
        vec![],
    )
    .await?;
    me.says(
        "status",
        said,
        "“noon”: marked by 1 of 3 (Ben). In the key as trap (Location).",
    )
    .await?;
    me.choose_entry("Tag", "Location").await?;
    me.click_button("As a table").await?;
    let rows = [
        "Leo Karr / 1 / Ben / ",
        "noon / 1 / Ben / trap (Location)",
        "Lisbon / 1 / Ada / Location",
    ];
    shows(me, "Who marked which words", &rows).await?;
    me.passes_axe("the class map as a table").await?;
    // None of them has a name any more.
    me.click("checkbox", "Hide names").await?;
    let table = me.text_of("table", "Who marked which words").await?;
    holds(
        table.contains("Pupil ") && !table.contains("Ben") && !table.contains("Ada"),
        format!("names are hidden: {table}"),
    )
}

async fn files(world: &mut World) -> Outcome {
    let lesson = begin(world).await?;
    let me = &world.me;
    let mut other = lesson.clone();
    other.id = whosaid::domain::model::EnclosureId(id(3, 9));
    other.exercise.title = "Another".to_owned();
    let changed = Lesson {
        marks: lesson.marks.clone(),
        exercise: lesson.exercise.clone(),
        id: lesson.id,
        ..Lesson::new(TITLE, &TEXT.replace("Lisbon", "Lisbon!"))
    };
    let at = |minutes, pupil: Pupil| Pupil {
        minutes: Some(minutes),
        ..pupil
    };
    let named = |name, pupil: Pupil| Pupil { name, ..pupil };
    let mut late = at(30, ada());
    late.marks.pop();
    late.answers.pop();
    let torn = lesson.handin(&named(
        "Tom",
        Pupil {
            browser: 8,
            ..ben()
        },
    ))?;
    let torn = torn.replacen("\"exact\": \"noon\"", "\"exact\": \"moon\"", 1);
    let torn = torn.replacen("\"exact\":\"noon\"", "\"exact\":\"moon\"", 1);
    let files = [
        ("again.json", lesson.handin(&ada())?),
        ("late.json", lesson.handin(&late)?),
        ("early.json", lesson.handin(&at(10, ada()))?),
        (
            "namesake.json",
            lesson.handin(&Pupil {
                browser: 5,
                ..ben()
            })?,
        ),
        ("shared.json", lesson.handin(&named("Cem", ben()))?),
        ("other.json", other.handin(&named("Dora", ada()))?),
        (
            "text.json",
            changed.handin(&named(
                "Eve",
                Pupil {
                    marks: Vec::new(),
                    said: Vec::new(),
                    ..ada()
                },
            ))?,
        ),
        (
            "open.json",
            lesson.handin(&Pupil {
                minutes: None,
                ..named("Fay", ada())
            })?,
        ),
        ("broken.json", "{\"type\": ".to_owned()),
        ("torn.json", torn),
        ("words.txt", "Only words.".to_owned()),
    ];
    drop_all(me, &files).await?;
    let says = async |words: &str| me.says("dialog", "Class", words).await;
    says("11 files read, 4 taken in. 1 was there already.").await?;
    says("late.json: Ada handed in again: this takes the place of the hand-in of").await?;
    says("early.json: Not taken in: Ada handed in later too").await?;
    says("namesake.json: Taken in: Ben. Somebody else has the same name").await?;
    says("shared.json: Taken in: Cem. It comes from the same browser as the work of Ben.").await?;
    says("other.json: Not taken in: Dora worked on another exercise, “Another”.").await?;
    says("text.json: Not taken in: Eve worked on another version of the article").await?;
    says("open.json: Not taken in: Fay has not handed in yet.").await?;
    says("torn.json: Taken in: Tom. One part of the file could not be read:").await?;
    says("words.txt: Not taken in: this is no hand-in.").await?;
    let said = me.text_of("dialog", "Class").await?;
    holds(
        said.contains("broken.json: ") && said.contains("Not taken in: ask for the file again."),
        format!("a broken file is named: {said}"),
    )?;
    me.passes_axe("what became of files").await?;
    me.find("table", "6 pupils").await?;
    for name in ["Ben (1)", "Ben (2)", "Cem", "Tom"] {
        me.find("button", name).await?;
    }
    // One go is one step.
    me.click_button("Done").await?;
    me.press(&[CONTROL], 'z').await?;
    me.click_button("Class").await?;
    pupils(me, &[ADA, BEN, NOBODY]).await?;
    me.click_button("Done").await?;
    // What is no hand-in is imported as ever.
    drop_all(me, &[("words.txt", "Only words.".to_owned())]).await?;
    me.proposal().await?;
    me.click_button("Cancel").await
}

/// All of them on the same words: one is right, and no key press is lost over the others.
async fn many(world: &mut World) -> Outcome {
    let lesson = teach(world).await?;
    let me = &world.me;
    let by = AuthorId(id(6, 9));
    let target = lesson.target("Mia Berg", 0)?;
    let mut marks = Vec::new();
    for nth in 0..10_000 {
        let of = AnnotationId(id(7, nth));
        marks.push(lesson.mark(of, target.clone(), "actor", (by, BEGUN + nth))?);
    }
    let file = lesson.handin_of(by, "Max", marks, &[], Some(30))?;
    drop_all(me, &[("max.json", file)]).await?;
    me.says(
        "dialog",
        "Class",
        "marks, which is more than anybody needs.",
    )
    .await?;
    pupils(me, &["Max / 1 of 11 / 1 / 4 / 9999 / 0 of 1"]).await?;
    me.click_button("Max").await?;
    me.says("dialog", "Class", "Actor “Mia Berg” 1 of 1 Found.")
        .await?;
    Ok(())
}

async fn handed_out(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    me.click_button("Grade book (CSV)").await?;
    let file = world.downloaded("the-bridge.grades.csv").await?;
    let table = std::fs::read_to_string(file)?;
    let lines: Vec<&str> = table.trim_start_matches('\u{feff}').lines().collect();
    let [head, ada, ben, nobody] = lines.as_slice() else {
        return Err(Trouble(format!("a head and three rows: {table}")));
    };
    holds(
        head.starts_with("Name,Points,Out of,Found,Missed,Extra,Traps,Begun,Handed in,Minutes,Actor “Mia Berg” (of 1),"),
        format!("the head: {head}"),
    )?;
    holds(
        ada.starts_with("Ada,8,11,5,0,0,0,") && ada.ends_with(",25,1,1,0,1,3,1,1,"),
        format!("the row of Ada: {ada}"),
    )?;
    holds(
        ben.starts_with("Ben,0.5,11,2,3,1,1,") && ben.ends_with(",40,1,0.5,−1,0,0,0,0,0"),
        format!("the row of Ben: {ben}"),
    )?;
    holds(
        nobody.starts_with("No name 1,0,11,"),
        format!("the row of nobody: {nobody}"),
    )?;
    me.click_button("Ben").await?;
    me.click_button("Feedback file").await?;
    let file = world
        .downloaded("ben-the-bridge.feedback.whosaid.json")
        .await?;
    // It opens where nothing of the exercise is.
    world.move_to_another_machine().await?;
    let me = &world.me;
    me.import(&file).await?;
    me.article_titled(TITLE).await?;
    let page = "return document.body.innerText";
    let is_there = async || {
        let said = me.run(page, vec![]).await?;
        let said = said.as_str().unwrap_or_default();
        let has_all = ["Right words, wrong tag", "Noon is a time."];
        Ok(has_all.iter().all(|it| said.contains(it)).then_some(()))
    };
    me.until("the feedback on the page", is_there).await
}

async fn narrow(world: &mut World) -> Outcome {
    begin(world).await?;
    let me = &world.me;
    let beyond = "const dialog = document.querySelector('dialog'); \
        return [dialog, document.documentElement].filter(it => it.scrollWidth > it.clientWidth).length";
    let fits = async |what: &str| {
        me.passes_axe(what).await?;
        same(what, me.run(beyond, vec![]).await?, json!(0))
    };
    fits("the class, narrow and dark").await?;
    for board in ["Items", "Questions", "Class map"] {
        me.click_button(board).await?;
        fits(board).await?;
    }
    me.click_button("Pupils").await?;
    me.click_button("Ben").await?;
    fits("one pupil, narrow and dark").await
}
