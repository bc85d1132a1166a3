# Names on the screen. Tests and screen readers find things by these: keep them.
app-name = Whosaid
page-title = { $title } – Whosaid
library = Library
annotations = Annotations
article-text = Article text
new-article = New article
import = Import
import-files = Files to import
export = Export
export-whosaid = Whosaid JSON
export-all = Whole library (Whosaid JSON)
export-html = Report to read and print (HTML)
export-markdown = Report (Markdown)
export-claims = Claims as a table (CSV)
export-sources = Sources as a table (CSV)
export-marks = Annotations as a table (CSV)
picture = Overview
exercise = Exercise
class = Class
undo = Undo
redo = Redo
undo-step = Undo: { $step }
redo-step = Redo: { $step }
settings = Settings
announcements = Announcements
storage = Storage
close = Close
cancel = Cancel

# Tags
tag-actor = Actor
tag-location = Location
tag-claim = Claim
tag-selection = Tag selection
expand = Expand
shrink = Shrink
show-card = Open card
pieces = { $n } pieces
count-of = { $tag }: { $n }

# Saving
saved = Saved
not-saved-full = Not saved: the browser’s storage is full
not-saved-denied = Not saved: the browser does not allow storage here
not-saved-absent = Not saved: this browser has no storage
not-saved-cleared = Not saved: it was cleared from the browser’s storage
storage-hint = Your work is kept in this browser only. Export a file to keep it elsewhere.
retry = Try again
save-file = Save a file

# The library
lessons = Ready-made lessons
library-empty = Nothing here yet. Paste an article, or drop a file on the page.
rename-article = Rename { $title }
delete-article = Delete article { $title }
deleted-article = Deleted “{ $title }”. Undo brings it back.

# Reading and marking
empty-name = Who said what, and where?
empty-words = Choose an article from the library, paste a new one, or drop a file on the page.
empty-gone = This article is not in your library. It may have been deleted: Undo brings it back.
article-read-only = A newer version of Whosaid made this article. You can read it; to change it, open it there.
annotated = { $tag } added: “{ $quote }”
hidden = { $n ->
    [one] 1 character here cannot be seen.
   *[other] { $n } characters here cannot be seen.
}
hidden-show = Show them
outline = Outline
ruler-above = { $n ->
    [one] 1 mark above: go to it
   *[other] { $n } marks above: go to the last of them
}
ruler-below = { $n ->
    [one] 1 mark below: go to it
   *[other] { $n } marks below: go to the first of them
}
marks-here = Marks here
adding-piece = Select the words to add, then choose “Add piece”.
add-piece-to = Add piece to “{ $quote }”
piece-added = Piece added.
piece-kept = Piece kept. Select the next one, or choose a tag.
armed = Every selection becomes: { $tag }
armed-once = The next selection becomes: { $tag }
arm = Go on tagging
disarm = End
disarmed = Selections are not tagged any more.
mark-now = { $tag }: “{ $quote }”
replace-words = Put “{ $quote }” here
reshaped = Now: “{ $quote }”

# The same words again
deleted-all = { $n ->
    [one] 1 annotation deleted. Undo brings it back.
   *[other] { $n } annotations deleted. Undo brings them back.
}
annotated-all = { $tag }: { $n } marked. Undo takes it back.

# Suggestions
suggest = Suggest

# Whom and what mentions mean
meant-now = { $n ->
    [one] Means { $who }.
   *[other] { $n } marks mean { $who }. Undo takes it back.
}
meant-new = { $n ->
    [one] Means { $who }, who is new here.
   *[other] { $n } marks mean { $who }, who is new here. Undo takes it back.
}
role-dateline = where the report was written
role-scene = where it happens
role-origin = where somebody comes from
role-metonym = a place that stands for those who act
role-silent = was asked and said nothing
claim-fact = a fact to check
claim-statistic = a number
claim-quotation = words on record
claim-prediction = a prediction
claim-opinion = an opinion
claim-advice = advice

# Links between claims
links = Related claims
links-more = { $n ->
    [one] 1 more
   *[other] { $n } more
}
link-to = { $relation }: { $quote }
link-absent = (in “{ $title }”, which is not in the library)
link-contradicts = contradicts
link-supports = supports
link-supported = is supported by
link-repeats = says the same as
link-corrects = corrects
link-corrected = is corrected by
said-nobody = Nobody is said to say it

# People and places
entities = People and places
entity-unsaid = not said
entity-person = a person
entity-organisation = an organisation
entity-document = a document
entity-crowd = many people
entity-unnamed = somebody not named
entity-place = a place

# The list
search-annotations = Search annotations
filter-by-tag = Filter by tag
filter-all = All
list-empty = Nothing marked yet. Select words in the article, then choose a tag.
list-nothing-found = No annotation matches. Clear the search or choose “All”. You can write tag:claim, note:“two words”, by:name, has:note, verdict:open, and -word for those without it.
list-count = { $n ->
    [0] No annotation
    [one] 1 annotation
   *[other] { $n } annotations
}
retagged-all = { $n } are now: { $tag }. Undo takes it back.
delete-annotation = Delete annotation { $quote }
deleted-sources = { $n ->
    [one] One “said by” went with it.
   *[other] { $n } “said by” went with it.
}
deleted-findings = { $n ->
    [one] One piece of evidence or verdict went with it.
   *[other] { $n } pieces of evidence and verdicts went with it.
}
open-out-of-sight = “{ $quote }” is open. It is in view now: press the key again to change it.
saying = In the article, choose the actor who says it.
saying-other = That is no actor. Choose the mark of an actor, or cancel.
filter-unsaid = Without source
said-by = Said by { $who }
said-reporter = the reporter
said-gone = somebody whose mark is gone
said-meant = { $words } ({ $who })
said-told = { $who }, as told by { $teller }
said-now = Said by { $who }.
mode-direct = in own words
mode-paraphrase = in other words
mode-mixed = partly quoted
deleted-annotation = { $tag } deleted: “{ $quote }”. Undo brings it back.
note = Note
retagged = Now { $tag }: “{ $quote }”

# Checking a claim
check = Check this claim
check-no-claim = Only claims are checked. Open a claim first.
evidence = Evidence
stance-supports = Supports
stance-refutes = Refutes
stance-context = Context
rating-open = Open
rating-supported = Supported
rating-refuted = Refuted
rating-not-enough = Not enough evidence
rating-conflicting = Conflicting evidence
rating-not-checkable = Not checkable
missing-nothing = Nothing is missing.
missing-reason = A verdict needs a reason: write why.
missing-evidence = A verdict needs evidence: add at least one piece.
missing-both = A verdict needs a reason and at least one piece of evidence.

# Steps
undone = Undone: { $step }
redone = Done again: { $step }
undo-nothing = Nothing to undo.
redo-nothing = Nothing to do again.
undo-overtaken = Not undone ({ $step }): another tab has changed it since.
step-add-article = adding an article
step-describe = article details
step-delete-article = deleting an article
step-annotate = tagging
step-annotate-all = tagging words
step-add-piece = adding a piece
step-reshape = changing the words of a mark
step-retag = changing a tag
step-write-note = writing a note
step-delete = deleting
step-attribute = saying who says it
step-convey = saying how it is told
step-unattribute = taking a source away
step-add-evidence = adding evidence
step-write-evidence = writing evidence
step-delete-finding = deleting evidence
step-judge = the verdict
step-identify = whom it means
step-specify = particulars
step-write-entity = writing about somebody
step-merge = two becoming one
step-delete-entity = deleting somebody
step-scale = changing a verdict scale
step-lesson = changing an exercise
step-settle = settling differences
step-link = linking claims
step-unlink = taking a link away
step-import = importing
step-introduce = your name

# Refusals
refusal-no-article = That article is not in the library any more.
refusal-no-annotation = That annotation is not there any more.
refusal-outside-text = Expected words of the article, found none there. Select them again.
refusal-already-tagged = You have already tagged these words as { $tag }.
refusal-read-only = A newer version of Whosaid made this article. It cannot be changed here.
refusal-other-text = Expected the text this article has here, found another. Nothing was changed.
refusal-empty-text = Expected the article’s text, found none.
refusal-own-source = A claim cannot be its own source. Choose who says it.
refusal-own-teller = This one says it already. Choose somebody else who tells it.
refusal-same-source = The claim has this source already.
refusal-own-link = A claim cannot be linked with itself. Choose another one.
refusal-same-link = These claims are linked like this already.
refusal-circle = The other claim leads back to this one. That would be a circle.
refusal-not-checkable = Predictions, opinions and advice have no verdict but “not checkable”. Say that it is another kind of claim first.
refusal-has-verdict = This claim has a verdict. Open the verdict again before you say that nothing can decide it.
refusal-no-entity = That person or place is not there any more.
refusal-no-name = Expected a name, found none. The one before is kept.

# Settings
cards = Cards stand at their lines, where there is room
signs = Show characters that cannot be seen
talk = What is announced
spoken = Say where marks begin and end
said-begins = { $tags } begins
said-ends = { $tags } ends

# What could not be read
unreadable-name = Not readable
unreadable-annotations = { $n ->
    [one] 1 annotation could not be read: download it.
   *[other] { $n } annotations could not be read: download them.
}
unreadable-records = { $n ->
    [one] 1 record could not be read: download it.
   *[other] { $n } records could not be read: download them.
}
unreadable-kept = It stays in this browser as it is.
download-it = Download

# Export
exported = Exported as { $name }.
export-failed = The file could not be made: { $why } Try again.

# Importing
download-refused = the browser refused the download
later-missing = A part of the page could not be fetched. Check the connection and try again.
