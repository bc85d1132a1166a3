//! The words of the story, and what is said about them: tables by the first words of marks.

use crate::domain::model::{ClaimKind, EntityKind, Mode, Rating, Relation, Role, Stance};

pub(super) const TITLE: &str = "Bridge stays shut as council and builder disagree";

pub(super) const STORY: &str = "\
The swing bridge in Port Ellery will stay closed until spring, the town council said on Monday, after inspectors found cracks in two of its main beams.
“The bridge is not safe for cars or for people on foot,” Mayor Ruth Adeyemi told reporters outside the town hall. “We will not open it,” she added, “until every beam has been checked.”
Hallam & Sons, the firm that repaired the bridge last year, rejected the finding. Its director, Piet Hallam, said that the beams were sound when his crew left, and that the cracks were “a matter of paint, not of steel.”
A person who worked on the repair, and who asked not to be named for fear of losing the job, said that two beams had been welded in the rain and never tested.
About 4,000 people cross the bridge every day, according to the harbor office. With it closed, the drive from Northside to the hospital takes forty minutes instead of ten.
The ministry of transport in Carrow did not answer questions. A spokeswoman for the police said that Adeyemi had asked for a guard at both ends of the bridge.
";

/// Tag, pieces, note. Each piece is looked for after the one before it.
pub(super) const MARKS: &[(&str, &[&str], &str)] = &[
    (
        "claim",
        &["The swing bridge in Port Ellery will stay closed until spring"],
        "",
    ),
    ("location", &["Port Ellery"], ""),
    ("actor", &["the town council"], ""),
    (
        "claim",
        &["inspectors found cracks in two of its main beams"],
        "Piet Hallam says otherwise: compare his claim.",
    ),
    ("actor", &["inspectors"], ""),
    (
        "claim",
        &["“The bridge is not safe for cars or for people on foot,”"],
        "",
    ),
    ("actor", &["Mayor Ruth Adeyemi"], ""),
    (
        "claim",
        &[
            "“We will not open it,”",
            "“until every beam has been checked.”",
        ],
        "One quotation, cut in two by “she added”.",
    ),
    ("actor", &["Hallam & Sons"], ""),
    ("actor", &["Piet Hallam"], ""),
    (
        "claim",
        &["the beams were sound when his crew left"],
        "Contradicts what the inspectors found.",
    ),
    (
        "claim",
        &["the cracks were “a matter of paint, not of steel.”"],
        "",
    ),
    (
        "actor",
        &["A person who worked on the repair"],
        "An unnamed source; the story gives the reason.",
    ),
    (
        "claim",
        &["two beams had been welded in the rain and never tested"],
        "Rests on one unnamed source.",
    ),
    (
        "claim",
        &["About 4,000 people cross the bridge every day"],
        "",
    ),
    ("actor", &["the harbor office"], ""),
    ("location", &["Northside"], ""),
    ("location", &["the hospital"], ""),
    (
        "actor",
        &["The ministry of transport in Carrow"],
        "Asked, and silent.",
    ),
    ("location", &["Carrow"], ""),
    (
        "claim",
        &["A spokeswoman for the police said that Adeyemi had asked for a guard"],
        "A claim about what somebody asked for.",
    ),
    (
        "claim",
        &["Adeyemi had asked for a guard at both ends of the bridge"],
        "Overlaps the claim before it.",
    ),
    ("actor", &["A spokeswoman for the police"], ""),
];

/// The first words of a claim, those of who says it, and how it is quoted. Where nobody else does, the reporter
/// says it.
pub(super) const SAID: &[(&str, &str, Mode)] = &[
    (
        "The swing bridge in Port Ellery will stay closed until spring",
        "the town council",
        Mode::Paraphrase,
    ),
    (
        "inspectors found cracks in two of its main beams",
        "",
        Mode::Paraphrase,
    ),
    (
        "“The bridge is not safe for cars or for people on foot,”",
        "Mayor Ruth Adeyemi",
        Mode::Direct,
    ),
    ("“We will not open it,”", "Mayor Ruth Adeyemi", Mode::Direct),
    (
        "the beams were sound when his crew left",
        "Piet Hallam",
        Mode::Paraphrase,
    ),
    (
        "the cracks were “a matter of paint, not of steel.”",
        "Piet Hallam",
        Mode::Mixed,
    ),
    (
        "two beams had been welded in the rain and never tested",
        "A person who worked on the repair",
        Mode::Paraphrase,
    ),
    (
        "About 4,000 people cross the bridge every day",
        "the harbor office",
        Mode::Paraphrase,
    ),
    (
        "A spokeswoman for the police said that Adeyemi had asked for a guard",
        "",
        Mode::Paraphrase,
    ),
    (
        "Adeyemi had asked for a guard at both ends of the bridge",
        "A spokeswoman for the police",
        Mode::Paraphrase,
    ),
];

/// Whom and what mentions mean: name, what that is, and the first words of the mentions.
pub(super) const MEANT: &[(&str, EntityKind, &[&str])] = &[
    ("Ruth Adeyemi", EntityKind::Person, &["Mayor Ruth Adeyemi"]),
    ("Piet Hallam", EntityKind::Person, &["Piet Hallam"]),
    (
        "A worker on the repair",
        EntityKind::Unnamed,
        &["A person who worked on the repair"],
    ),
    (
        "Port Ellery town council",
        EntityKind::Organisation,
        &["the town council"],
    ),
    (
        "Hallam & Sons",
        EntityKind::Organisation,
        &["Hallam & Sons"],
    ),
    (
        "Harbor office",
        EntityKind::Organisation,
        &["the harbor office"],
    ),
    (
        "Ministry of transport",
        EntityKind::Organisation,
        &["The ministry of transport in Carrow"],
    ),
    ("Port Ellery", EntityKind::Place, &["Port Ellery"]),
    ("Carrow", EntityKind::Place, &["Carrow"]),
];

/// The first words of mentions that play a part.
pub(super) const ROLES: &[(&str, Role)] = &[
    ("Port Ellery", Role::Scene),
    ("The ministry of transport in Carrow", Role::Silent),
];

/// The first words of claims, and their kinds.
pub(super) const KINDS: &[(&str, ClaimKind)] = &[
    (
        "The swing bridge in Port Ellery will stay closed until spring",
        ClaimKind::Prediction,
    ),
    (
        "inspectors found cracks in two of its main beams",
        ClaimKind::Fact,
    ),
    ("“We will not open it,”", ClaimKind::Prediction),
    ("the beams were sound when his crew left", ClaimKind::Fact),
    (
        "two beams had been welded in the rain and never tested",
        ClaimKind::Fact,
    ),
    (
        "About 4,000 people cross the bridge every day",
        ClaimKind::Statistic,
    ),
];

/// The first words of two claims, and what the first is to the second.
pub(super) const LINKS: &[(&str, Relation, &str)] = &[
    (
        "the beams were sound when his crew left",
        Relation::Contradicts,
        "inspectors found cracks in two of its main beams",
    ),
    (
        "two beams had been welded in the rain and never tested",
        Relation::Contradicts,
        "the beams were sound when his crew left",
    ),
    (
        "inspectors found cracks in two of its main beams",
        Relation::Supports,
        "“The bridge is not safe for cars or for people on foot,”",
    ),
];

/// A verdict: the first words of the claim, where that was looked up, what stands there, what that does to the claim,
/// the rating and its reason.
pub(super) const CHECKED: &[(&str, &str, &str, Stance, Rating, &str)] = &[
    (
        "About 4,000 people cross the bridge every day",
        "Harbor office, counts of October, table 2",
        "Mean of all days: 4,030 people.",
        Stance::Supports,
        Rating::Supported,
        "The office counts every day; its table says the same.",
    ),
    (
        "the beams were sound when his crew left",
        "Inspection of 30 October, page 4",
        "Both cracks are rusted through and older than the repair.",
        Stance::Refutes,
        Rating::Refuted,
        "Cracks that are older than the repair were there when the crew left.",
    ),
    (
        "two beams had been welded in the rain and never tested",
        "Weather station at the harbor, April",
        "Rain on 19 of 30 days.",
        Stance::Context,
        Rating::NotEnough,
        "It rained, but nobody else was there, and no log of tests can be found.",
    ),
];
