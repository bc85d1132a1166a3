# What the second part of the program says: it comes with it, after the first paint.

# The library
article-details = Article details
save-details = Save details
untitled = Untitled
field-title = Title
field-title-hint = Left empty, it is the first line of the text.
field-text = Text
field-text-hint = Paste the article here. Headings and paragraphs of a web page are kept.
field-source = Source address
field-author = Author
field-published = Published
field-published-hint = For example 2026-11-02
field-language = Language
field-language-hint = For example en or ar
add-article = Add article
article-added = Article added.
already-here = This text is already in your library as “{ $title }”.
open-it = Open it
text-missing = Expected the article’s text, found none. Paste it into the field “Text”.
pasted-replaced = { $n ->
    [one] 1 broken character was replaced by �.
   *[other] { $n } broken characters were replaced by �.
}

# Reading and marking
find-in-article = Find in article
find-count = { $n } of { $total }
find-nothing = Nothing found
find-previous = Previous place
find-next = Next place
find-whole = Whole words
find-exact = Exact letters
find-pattern = Pattern
find-broken = Not a pattern yet
find-select = Select
add-piece = Add piece

# The same words again
again = Same words…
again-name = The same words: “{ $quote }”
again-more = { $n } more “{ $quote }”
again-heard = { $n } more with these words.
again-review = Review
again-all = Mark all
again-choices = What counts as the same words
again-forms = Other forms of the name
again-everywhere = In all articles
again-nothing = No other place has these words, or all are marked already.
again-marked = marked
again-longer = in a longer mark
again-beyond = { $n ->
    [one] 1 more place is not listed here.
   *[other] { $n } more places are not listed here.
}
again-untick = Tick none
again-tick = Tick all
again-mark = Mark { $n }
again-remove = { $n ->
    [one] Remove the mark
   *[other] Remove all { $n } marks
}

# Suggestions
suggestions = Suggestions
suggested = { $n } suggested. Nothing is marked until you accept it.
suggest-hint = Dotted in the article. Nothing is marked until you accept it.
suggest-keys = ↑ and ↓ go on, Enter accepts, Delete rejects. A tag’s key accepts with that tag.
suggest-rejected = Rejected: { $quote }
suggest-rejected-all = { $n ->
    [one] 1 rejected.
   *[other] { $n } rejected.
}
step-reject = rejecting suggestions
suggest-none = Nothing is left to decide.
suggest-accept-all-short = Accept all
suggest-reject-all-short = Reject all
suggest-accept-all = Accept all { $n } of { $tag }
suggest-reject-all = Reject all { $n } of { $tag }
suggest-accept = Accept: { $quote }
suggest-reject = Reject: { $quote }
suggest-said-by = Said by { $who }
suggest-known = Marked so before
suggest-quoted = A quotation
suggest-attributed = Somebody says so
suggest-according = According to somebody
suggest-title = A name with a title
suggest-institution = An institution
suggest-capitals = A name
suggest-place = A place
suggest-no-language = There are no suggestions yet for articles in this language ({ $language }).
suggest-broken = The rules for suggestions could not be read. { $why }

# Whom and what mentions mean
meant-field = Means
meant-proposed = Means { $who }?
meant = Means { $who }
meant-open = Means { $who }: all about them
meant-remove = Not { $who }
meant-removed = It does not mean { $who } any more.
mention-nth = Mention { $n } of { $total }
mention-previous = Previous mention
mention-next = Next mention
role-of-location = Here it is
role-of-actor = In this article
role-none = just named
claim-type = Kind of claim
claim-type-none = not said
claim-day = Day it speaks of
claim-place = Place it speaks of

# Links between claims
links-none = No other claim is linked with this one yet.
link-add = Link it with another claim
link-relation = This claim
link-find = Find a claim
link-claims = Claims to link with
link-more = { $n ->
    [one] 1 more. Write some of its words above.
   *[other] { $n } more. Write some words of the one you mean above.
}
link-no-claims = No other claim has these words.
link-made = Linked: { $relation } “{ $quote }”.
link-remove = Take away: { $relation } { $quote }
link-removed = The link is gone.

# People and places
entities-none = Nobody yet. Open an actor or a location and say whom it means.
entities-find = Find
entities-said = What was done
entities-all = All people and places
entity-mentions = { $n ->
    [0] not mentioned
    [one] 1 mention
   *[other] { $n } mentions
}
entity-name = Name
entity-aliases = Also called, one name a line
entity-kind = What it is
entity-description = How they are described
entity-description-hint = In the words of the article, such as “two officials”
entity-reason = Why they are not named
entity-coordinates = Coordinates
entity-coordinates-hint = Degrees north and east, such as 51.48, 0.00
entity-coordinates-wrong = Expected two numbers, degrees north and east, such as 51.48, 0.00
entity-outside = The same elsewhere
entity-outside-hint = A web address, or a number of Wikidata such as Q42
entity-same = The same as
entity-same-none = Choose…
entity-merge = Make them one
entity-same-hint = Its names and mentions come here. Undo takes that back.
entity-merged = { $who } is { $kept } now.
entity-merged-kinds = { $who } is { $kept } now: { $kind }, not { $lost }.
entity-delete = Delete { $who }
entity-deleted = { $who } is deleted. The marks stay.
mentions = Mentions
mentions-none = Not mentioned anywhere.
mention-choose = Choose { $quote }
mentions-split = { $n ->
    [one] This one is somebody else
   *[other] These { $n } are somebody else
}

# The list
bulk = { $n ->
    [one] Change the one shown …
   *[other] Change all { $n } …
}
bulk-retag = Tag all { $n } as { $tag }
bulk-delete = { $n ->
    [one] Delete 1 annotation?
   *[other] Delete { $n } annotations?
}
bulk-delete-short = Delete …
bulk-meant = They all mean
said-field = Said by
cue-of = Cue words: { $who }
cue-now = “{ $cue }” says that { $who } speaks.
told-more = Cue words and teller
told-cue = Cue words: “{ $cue }”
told-cue-remove = Remove the cue words of { $who }
told-cue-hint = Cue words show that somebody speaks, such as “said”. Select them in the article, then choose “Cue words: { $who }”.
told-by = As told by
told-by-short = told by { $who }
told-by-who = Who tells what { $who } says
told-by-now = { $who }, as told by { $teller }.
told-by-nobody = { $who } tells it directly.
say-choose = Choose in the article
show-in-article = Show in article
said-how = How { $who } is quoted
said-remove = Remove source { $who }
said-removed = { $who } does not say it any more.
said-unknown = No actor “{ $who }” is marked in this article. Mark the words as actor first.
note-on = Note on { $quote }
tag-of = Tag of { $quote }

# Checking a claim
done = Done
evidence-none = What did you look up? Add what speaks for the claim, against it, or helps to understand it.
evidence-add = Add evidence
evidence-nth = Evidence { $n }
evidence-delete = Delete: { $name }
evidence-source = Address or citation
evidence-opens = Opens:
evidence-no-link = An address that begins with “{ $scheme }:” is kept as words. Only http and https can be opened.
evidence-passage = Its exact words
evidence-consulted = Looked up on
evidence-question-summary = As question and answer
evidence-question = What did you ask?
evidence-answer = What does it answer?
stance = What it does to the claim
verdict = Verdict
verdict-reason = Reason
verdict-rating = Your verdict
verdict-history = { $n ->
    [one] 1 earlier verdict
   *[other] { $n } earlier verdicts
}

# Verdict scales
scale = Verdict scale
scales = Verdict scales
scale-own = Own scale …
scale-built-in = Whosaid’s own
scale-hint = Words of your own for verdicts. Each stands for one of Whosaid’s verdicts, by which claims are searched and counted. Verdicts that were given keep their words, whatever you change here.
scale-said = What was done
scale-name = Name of the scale
scale-n-grades = { $n } grades
scales-all = All scales
scale-new = New scale
scale-save = Save scale
scale-saved = Scale “{ $name }” saved.
scale-delete = Delete scale
scale-deleted = Scale “{ $name }” deleted. Verdicts keep its words. Undo brings it back.
grades = Grades
grade-head-words = Words
grade-head-rating = Stands for
grade-words = Words of grade { $n }
grade-rating = Grade { $n } stands for
grade-remove = Remove grade { $n }
grade-add = Add grade
grade-choose = Choose …
scale-flaw-no-name = The scale needs a name.
scale-flaw-long-name = The name is longer than 60 characters: shorten it.
scale-flaw-count = Expected 2 to 12 grades, found { $n }.
scale-flaw-no-words = Grade { $n } has no words: write them, or remove the grade.
scale-flaw-long-words = Grade { $n } is longer than 60 characters: shorten it.
scale-flaw-twice = Grade { $n } has the words of an earlier one: change one of them.
scale-flaw-no-rating = Choose what grade { $n } stands for.

# Settings
your-name = Your name
your-name-hint = Goes into the files you export. It may be left empty.
snap-to-words = Selections grow to whole words
theme = Colors
theme-system = As the device
theme-light = Light
theme-dark = Dark
reading = Reading
contrast = Contrast
contrast-normal = As the device
contrast-high = High
face = Letters
face-serif = With serifs
face-sans = Without serifs
size = Size of the text
size-normal = Normal
size-large = Large
size-larger = Very large
measure = Width of the text
measure-narrow = Narrow
measure-normal = Normal
measure-wide = Wide
spacing = Space between lines
spacing-close = Little
spacing-normal = Normal
spacing-wide = Much
badges = Letters above marks
badges-all = All
badges-few = Of the mark in hand
badges-none = None
talking = Announcements
talk-all = Everything
talk-less = What was done
talk-trouble = Only what went wrong

# Keys
keys = Keyboard shortcuts
letter-keys = Single letters, digits and signs are shortcuts
keys-hint = Shift with a key that moves the caret selects. Ctrl while selecting by mouse adds a piece; Alt selects exactly.
key-change = Change
key-change-of = Change the key: { $what }
key-press = Press a key
key-changed = { $key } now does: { $what }
key-taken = { $key } is taken: { $what }. Choose another key.
key-no-letter = The letter { $letter } does something else here or is not on every keyboard.
keys-reset = Reset all keys
keys-reset-done = All keys are as they were at first.
key-tag = Tag as { $tag }
key-arm = Tag every selection as { $tag }
key-left = One character left
key-right = One character right
key-up = One line up
key-down = One line down
key-word-left = One word left
key-word-right = One word right
key-line-start = Start of the line
key-line-end = End of the line
key-sentence-back = Previous sentence
key-sentence-on = Next sentence
key-paragraph-back = Previous paragraph
key-paragraph-on = Next paragraph
key-page-up = One page up
key-page-down = One page down
key-text-start = Start of the article
key-text-end = End of the article
key-widen = Select the word, the clause, the sentence, the paragraph
key-narrow = Select less again
key-piece = Keep the selection as a piece of the next mark; without one, add a piece to the open mark
key-let-go = Let go of the selection
key-next = Next mark
key-previous = Previous mark
key-open = Open the mark at the caret, then its note
key-delete = Delete the open mark
key-replace = Put the open mark on the selection
key-source = Say who says the open claim
key-cue = The selected words say that the source of the open claim speaks
key-choose-source = Choose in the article who says the open claim
key-links = See what the open claim is to other claims
key-picture = Open the overview
key-agreement = Open the agreement between authors
key-exercise = Make an exercise, or open it
key-check = Check the open claim: evidence and verdict
key-identify = Say whom the open mark means
key-again = See where else the words of the open mark are
key-start-back = Start of the open mark: a word back
key-start-on = Start of the open mark: a word on
key-end-back = End of the open mark: a word back
key-end-on = End of the open mark: a word on
key-start-back-one = Start of the open mark: a character back
key-start-on-one = Start of the open mark: a character on
key-end-back-one = End of the open mark: a character back
key-end-on-one = End of the open mark: a character on
key-find = Find in the article
key-undo = Undo
key-redo = Redo
key-keys = These shortcuts

# Problems of files: expected, found, what to do
problem-too-large = Expected a file of at most { $limit } bytes, found { $found }: export fewer articles at a time
problem-empty-file = Expected a file with something in it, found none: choose another file
problem-unknown-kind = Expected a file ending in .whosaid.json, .md or .txt, found { $name }: choose another file, or save it as text
problem-not-utf8 = Expected text in UTF-8, found other bytes after { $before } bytes: save the file as UTF-8 and try again
problem-binary = Expected text, found a NUL after { $before } bytes, as programs and pictures have: choose another file, or copy its text and paste it
problem-cut-short = Expected whole characters, found half of one at the end, after { $before } bytes: the file is cut short; get it again
problem-broken-json = Expected JSON, found that it breaks off or is misspelled ({ $detail }): ask for the file again, or mend it at this place
problem-too-deep = Expected values nested at most { $limit } deep, found more: this is no file of Whosaid, choose another
problem-lone-surrogate = Expected whole characters, found half of one ({ $found }): remove it at this place
problem-other-json = Expected a Whosaid file, found { $found }: export the work from Whosaid as “Whosaid JSON”
problem-wrong-shape = Expected the parts of a Whosaid file, found another kind of value ({ $detail }): ask for the file again
problem-unknown-unit = Expected offsets in “codepoint”, found “{ $found }”: export the file again with Whosaid
problem-too-many = Expected at most { $limit } { $what }, found { $found }: export fewer at a time
problem-newer-version = Expected format { $limit } or older, found { $found }: its articles can be read here, not changed; reload this page for a newer Whosaid
problem-broken-article = Expected an article, found something else ({ $detail }): ask for the file again
problem-empty-article = Expected an article with text, found none in “{ $title }”: there is nothing to bring in
problem-long-article = Expected an article of at most { $limit } characters, found { $found } in “{ $title }”: cut it into parts
problem-wrong-hash = Expected the text of “{ $title }” to have the hash { $expected }, found { $found }: the text was changed outside of Whosaid; ask for the file again
problem-blocks-replaced = Expected blocks that cover the text of “{ $title }”, found others: each line is a paragraph now
problem-broken-author = Expected an author, found something else ({ $detail }): the name is missing, nothing else
problem-duplicate-id = Expected each id once, found { $id } again: the first is kept
problem-broken-annotation = Expected an annotation, found something else ({ $detail }): the others are not affected
problem-bad-id = Expected an id such as urn:uuid:6f1c1a52-0000-4000-8000-000000000001, found “{ $found }”: mend it at this place
problem-bad-time = Expected a time such as 2026-11-20T10:00:00Z, found “{ $found }”: mend it at this place
problem-bad-tag = Expected a tag of at most 40 lower case letters, digits, hyphens and underscores, found “{ $found }”: mend it at this place
problem-no-article = Expected the article of this annotation in the file, found none of the id or hash { $found }: export it with its article
problem-other-text = Expected a target in the text { $expected }, found one in { $found }: export it with its article
problem-bad-position = Expected a start before an end within { $length } characters, found { $start } to { $end }: the words were looked for instead
problem-moved = Expected “{ $quote }” at the position given, found it elsewhere: it is taken over where the words are
problem-ambiguous = Expected “{ $quote }” at one place, found it at { $hits }: the nearest is taken; check it
problem-no-quote = Expected the words of the target, found only a position: it is taken as it is; check it
problem-piece-lost = Expected “{ $quote }” in the text, found it nowhere: the annotation is taken over without this piece; check it
problem-broken-attribution = Expected a claim and who says it, found something else ({ $detail }): say again who says it
problem-broken-finding = Expected evidence or a verdict on a claim, found something else ({ $detail }): write it again
problem-broken-entity = Expected a person, organisation or place with its name, found something else ({ $detail }): say again whom the marks mean
problem-broken-enclosure = Expected an exercise or what belongs to one, found something else ({ $detail }): ask whoever made the file for it again
problem-broken-scale = Expected a scale of 2 to 12 grades, each with its own words and the rating that these stand for, found something else ({ $detail }): make the scale again
problem-no-end = Expected the marks that this is tied to in one article of the file, found none under the id { $found }: mark the words and tie it to them again
problem-orphan = Expected “{ $quote }” in the text of “{ $title }”, found it nowhere: tagged { $tag }, noted “{ $note }”; mark it again by hand
problem-cuts-character = Expected a span of whole characters, found one that cuts a character in “{ $quote }”: it is kept as it is

# Importing
import-reading = Reading…
import-nothing = Nothing here can be imported. Nothing was changed.
import-same-only = Everything in it is in your library already. Nothing will change.
import-here = It is here already, as it was when you left it. Nothing will change.
import-open = Open
import-kind-article = New articles
import-kind-new = New
import-kind-same = The same
import-kind-changed = Changed
import-kind-deleted = Deleted in the file
import-kind-back = Deleted here, would come back
import-kind-older = Changed here since: yours stays
import-kind-refused = Refused
import-articles = { $n ->
    [one] 1 article
   *[other] { $n } articles
}
import-of-tag = { $tag }: { $n }
import-sources = Sources of claims: { $n }
import-findings = Evidence and verdicts: { $n }
import-entities = People and places: { $n }
import-scales = Verdict scales: { $n }
import-enclosed = Exercises and what belongs to them: { $n }
import-links = Links between claims: { $n }
import-particulars = Whom marks mean, and kinds of claims: { $n }
import-by = By { $names }
import-problems = { $n ->
    [one] 1 thing to know
   *[other] { $n } things to know
}
import-at = { $at }: { $words }
import-done = Imported. Undo takes it back.
import-reason-other-text = Expected the text that is in your library under this id, found another: add it as a new article
import-reason-no-article = Expected the annotation’s article in the file or in your library, found neither: import the file that holds it first
import-reason-no-end = Expected the marks that this is tied to in the file or in your library, found one of them missing: mark the words and tie it to them again
import-reason-outside-text = Expected a target within the article’s text, found one outside of it: ask for the file again
import-reason-twice = Expected each record once, found a second one under the same id: the first is kept
severity-note = Note
severity-doubtful = Doubtful
severity-orphaned = Orphaned
severity-refused = Refused
worker-failed = The file could not be read. { $why }

# The line to the source
tie-grip = Drag to the actor who says it
tie-nobody = Drop the line on an actor to say who says the claim.
