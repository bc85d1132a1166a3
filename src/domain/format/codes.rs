//! Everything that can be wrong with a file, or worth knowing about it, each with its sentence.

use super::Severity;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident $key:literal $severity:ident $sentence:literal)*) => {
        /// What can be wrong, or worth knowing. Keys are stable: messages are found by them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Code {
            $($(#[$doc])* $name,)*
        }

        impl Code {
            /// All codes, so that a test can ask for a message of each.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Names the code in messages and between the page and its worker.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }

            /// What becomes of a part with this problem.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            /// The sentence in English, its arguments in braces.
            #[must_use]
            pub const fn sentence(self) -> &'static str {
                match self { $(Self::$name => $sentence,)* }
            }
        }
    };
}

codes! {
    /// The file is over the limit for its kind.
    TooLarge "too-large" Refused
        "expected a file of at most {limit} bytes, found {found}: export fewer articles at a time"
    /// The file has no bytes.
    EmptyFile "empty-file" Refused
        "expected a file with something in it, found none: choose another file"
    /// The name says nothing that this app reads.
    UnknownKind "unknown-kind" Refused
        "expected a file ending in .whosaid.json, .md or .txt, found {name}: choose another file, or save it as text"
    /// The bytes are no UTF-8.
    NotUtf8 "not-utf8" Refused
        "expected text in UTF-8, found other bytes after {before} bytes: save the file as UTF-8 and try again"
    /// The bytes are no text at all.
    Binary "binary" Refused
        "expected text, found a NUL after {before} bytes, as programs and pictures have: choose another file, or copy its text and paste it"
    /// UTF-16 that ends inside of a unit.
    CutShort "cut-short" Refused
        "expected whole characters, found half of one at the end, after {before} bytes: the file is cut short; get it again"
    /// The JSON is broken.
    BrokenJson "broken-json" Refused
        "expected JSON, found that it breaks off or is misspelled ({detail}): ask for the file again, or mend it at this place"
    /// Values inside of values, too many levels.
    TooDeep "too-deep" Refused
        "expected values nested at most {limit} deep, found more: this is no file of Whosaid, choose another"
    /// Half of a surrogate pair.
    LoneSurrogate "lone-surrogate" Refused
        "expected whole characters, found half of one ({found}): remove it at this place"
    /// JSON that another tool wrote, or none that is known.
    OtherJson "other-json" Refused
        "expected a Whosaid file, found {found}: export the work from Whosaid as \"Whosaid JSON\""
    /// A file of ours in which a value that everything else needs is of another kind.
    WrongShape "wrong-shape" Refused
        "expected the parts of a Whosaid file, found another kind of value ({detail}): ask for the file again"
    /// Offsets in a unit that is not known.
    UnknownUnit "unknown-unit" Refused
        "expected offsets in \"codepoint\", found \"{found}\": export the file again with Whosaid"
    /// More parts than the limit.
    TooMany "too-many" Refused
        "expected at most {limit} {what}, found {found}: export fewer at a time"
    /// The file was written by a newer version.
    NewerVersion "newer-version" Note
        "expected format {limit} or older, found {found}: its articles can be read here, not changed; reload this page for a newer Whosaid"
    /// An article that cannot be understood.
    BrokenArticle "broken-article" Refused
        "expected an article, found something else ({detail}): ask for the file again"
    /// An article with no text.
    EmptyArticle "empty-article" Refused
        "expected an article with text, found none in \"{title}\": there is nothing to bring in"
    /// An article longer than the limit.
    LongArticle "long-article" Refused
        "expected an article of at most {limit} characters, found {found} in \"{title}\": cut it into parts"
    /// The text was changed after it was written.
    WrongHash "wrong-hash" Refused
        "expected the text of \"{title}\" to have the hash {expected}, found {found}: the text was changed outside of Whosaid; ask for the file again"
    /// Blocks that do not cover the text.
    BlocksReplaced "blocks-replaced" Note
        "expected blocks that cover the text of \"{title}\", found others: each line is a paragraph now"
    /// An author that cannot be understood.
    BrokenAuthor "broken-author" Refused
        "expected an author, found something else ({detail}): the name is missing, nothing else"
    /// Two parts with one id.
    DuplicateId "duplicate-id" Refused
        "expected each id once, found {id} again: the first is kept"
    /// An annotation that cannot be understood.
    BrokenAnnotation "broken-annotation" Refused
        "expected an annotation, found something else ({detail}): the others are not affected"
    /// An attribution that cannot be understood.
    BrokenAttribution "broken-attribution" Refused
        "expected a claim and who says it, found something else ({detail}): say again who says it"
    /// Evidence or a verdict that cannot be understood.
    BrokenFinding "broken-finding" Refused
        "expected evidence or a verdict on a claim, found something else ({detail}): write it again"
    /// An entity that cannot be understood.
    BrokenEntity "broken-entity" Refused
        "expected a person, organisation or place with its name, found something else ({detail}): say again whom the marks mean"
    /// A scale of verdicts that cannot be understood.
    BrokenScale "broken-scale" Refused
        "expected a scale of 2 to 12 grades, each with its own words and the rating that these stand for, found something else ({detail}): make the scale again"
    /// What lies with an article and cannot be understood.
    BrokenEnclosure "broken-enclosure" Refused
        "expected an exercise or what belongs to one, found something else ({detail}): ask whoever made the file for it again"
    /// An attribution or a finding whose mark, source or entity was refused, or is not in the file.
    NoEnd "no-end" Refused
        "expected the marks that this is tied to in one article of the file, found none under the id {found}: mark the words and tie it to them again"
    /// An id that is no UUID.
    BadId "bad-id" Refused
        "expected an id such as urn:uuid:6f1c1a52-0000-4000-8000-000000000001, found \"{found}\": mend it at this place"
    /// A time that is none.
    BadTime "bad-time" Refused
        "expected a time such as 2026-11-20T10:00:00Z, found \"{found}\": mend it at this place"
    /// A tag that can be none.
    BadTag "bad-tag" Refused
        "expected a tag of at most 40 lower case letters, digits, hyphens and underscores, found \"{found}\": mend it at this place"
    /// The article of an annotation is not in the file, or was refused.
    NoArticle "no-article" Refused
        "expected the article of this annotation in the file, found none of the id or hash {found}: export it with its article"
    /// The target names another text than the article of the annotation has.
    OtherText "other-text" Refused
        "expected a target in the text {expected}, found one in {found}: export it with its article"
    /// Start, end or both say no place of the text.
    BadPosition "bad-position" Note
        "expected a start before an end within {length} characters, found {start} to {end}: the words were looked for instead"
    /// The words are elsewhere than the position says.
    Moved "moved" Note
        "expected \"{quote}\" at the position given, found it elsewhere: it is taken over where the words are"
    /// The words are at several places.
    Ambiguous "ambiguous" Doubtful
        "expected \"{quote}\" at one place, found it at {hits}: the nearest is taken; check it"
    /// A position without words to check it by.
    NoQuote "no-quote" Doubtful
        "expected the words of the target, found only a position: it is taken as it is; check it"
    /// One of several pieces is not in the text.
    PieceLost "piece-lost" Doubtful
        "expected \"{quote}\" in the text, found it nowhere: the annotation is taken over without this piece; check it"
    /// The words are nowhere in the text.
    Orphan "orphan" Orphaned
        "expected \"{quote}\" in the text of \"{title}\", found it nowhere: tagged {tag}, noted \"{note}\"; mark it again by hand"
    /// A span that cuts what a person sees as one character.
    CutsCharacter "cuts-character" Note
        "expected a span of whole characters, found one that cuts a character in \"{quote}\": it is kept as it is"
}

impl Code {
    /// Reads a [`Self::key`].
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.key() == key)
    }
}
