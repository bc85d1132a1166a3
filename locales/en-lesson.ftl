# What only work in class says: it comes with its part of the program.

# Agreement
agreement = Agreement
agreement-lead = How alike is what several people marked and judged in this article, each for themselves?
agreement-alone = Only one person has marked or judged anything in this article. Ask a colleague for the file that they exported of the same article and bring it in by “Import”: their marks stand beside yours then, and this page compares them.
agreement-tick-two = Tick two authors or more to compare them.
agreement-authors = Authors
agreement-author = Author
agreement-unit = Counted in
agreement-tag = Tag
agreement-all-tags = All tags
agreement-how = How it is counted
unit-characters = Characters
unit-words = Words
author-me = You
author-me-named = { $name } (you)
author-unnamed = Author without a name { $n }
author-again = { $name } ({ $n })
lesson-marks = { $n ->
    [one] 1 mark
   *[other] { $n } marks
}
undefined = undefined

# What two have in common
common = Marks in common
common-about = Of all marks that two people made, how many are the same? 1 means all, 0 means none. The first number counts marks on exactly the same words, the second also those that only overlap.
common-pairs = F₁ of each two: exactly the same / overlapping
common-pair = { $strict } / { $overlap }
common-means = Marks are paired one to one within a tag: first those that are exactly alike, then as many of the others as overlap. n of two people is the sum of their marks, which stand where their row and column meet.
common-formula = F₁ = 2 × marks in common / (marks of one + marks of the other)
common-source = C. J. van Rijsbergen, Information Retrieval, 1979; for annotators G. Hripcsak and A. S. Rothschild, JAMIA 12(3), 2005.

# What is more than chance
chance = Agreement beyond chance
chance-about = Some agreement comes about by chance alone. These numbers take that away: 1 is full agreement, 0 is as much as chance would give, and below 0 is less than that.
chance-characters = On each character: which tags lie over it
chance-words = On each word: which tags lie over it
chance-characters-tag = On each character: whether it is marked as { $tag }
chance-words-tag = On each word: whether it is marked as { $tag }
chance-verdicts = On verdicts: claims with the same words
chance-borders = “Strong” begins at 0.80 and “fair” at 0.67, as K. Krippendorff advises (Content Analysis, 2004, p. 241).
column-measure = Measure
column-value = Value
column-n = n
n-none = –
n-characters = { $n ->
    [one] 1 character
   *[other] { $n } characters
}
n-words = { $n ->
    [one] 1 word
   *[other] { $n } words
}
n-pieces = { $n ->
    [one] 1 stretch
   *[other] { $n } stretches
}
n-claims = { $n ->
    [one] 1 claim
   *[other] { $n } claims
}
means-strong = Strong agreement: results can be relied on.
means-fair = Fair agreement: draw conclusions with care.
means-weak = Weak agreement: look at where they differ before relying on it.
means-chance = No more agreement than chance would give.
means-below = Less agreement than chance would give: they differ in a regular way.
rates-alike = Agreement seen: { $seen } %. By chance alone: { $chance } %.
rates-differ = Disagreement seen: { $seen } %. By chance alone: { $chance } %.

cohen = Cohen’s κ
cohen-about = For two people. Chance is as if each gave as many of each answer as they did, but anywhere in the text.
cohen-formula = κ = (A₀ − Aₑ) / (1 − Aₑ). A₀ is the share of cases in which both say the same; Aₑ is the sum, over all answers, of the share of one person times the share of the other.
cohen-source = J. Cohen, Educational and Psychological Measurement 20(1), 1960.
fleiss = Fleiss’ κ
fleiss-about = For two people or more. Chance is as if every answer were drawn from all that were given. Only what everybody answered counts.
fleiss-formula = κ = (A₀ − Aₑ) / (1 − Aₑ). A₀ is the share of pairs of people who say the same, on average; Aₑ is the sum of the squared shares of all answers.
fleiss-source = J. L. Fleiss, Psychological Bulletin 76(5), 1971.
alpha = Krippendorff’s α
alpha-about = For two people or more, also where some answers are missing. If you want one number, take this one.
alpha-formula = α = 1 − D₀ / Dₑ. D₀ is the share of pairs of answers to the same question that differ, Dₑ the share of such pairs among all answers, whichever question they belong to.
alpha-source = K. Krippendorff, Content Analysis, 2nd edition, 2004, section 11.3.
alpha-u = Krippendorff’s α for stretches
alpha-u-about = For two people. It sees where marks begin and end: one long mark is not two short ones, and ends that are far apart weigh more. Of a mark in several pieces each piece counts.
alpha-u-formula = α = 1 − D₀ / Dₑ. D₀ is the sum of the squared distances of both ends where two stretches overlap, and of the squared length of each stretch that meets none, by the squared length of the text; Dₑ is what the same stretches would give if they lay anywhere.
alpha-u-source = K. Krippendorff, Sociological Methodology 25, 1995; Content Analysis, 2nd edition, 2004, section 11.6. For more than two people its author advises against it (2016).

why-few-authors = Undefined because it takes two people to agree: tick two authors or more.
why-more-than-two = Undefined because this measure is for exactly two people: tick two authors only.
why-no-marks = Undefined where neither of the two has such a mark: nothing over nothing is no number.
why-few-units = Undefined because the text is too short: it takes two places that could differ.
why-few-verdicts = Undefined because fewer than two claims have a verdict from several of these people. Verdicts count as being on the same claim where exactly the same words are marked.
why-one-answer = Undefined because all say the same everywhere: with one answer only, chance alone gives full agreement.
why-one-verdict = Undefined because all verdicts are the same: with one answer only, chance alone gives full agreement.
why-overlapping = Undefined because marks of one person with the same tag lie over each other, which this measure does not know. Choose another tag.
why-too-many = Undefined because more than a million pairs of marks overlap: nobody could tell which belong together.

# Working on an exercise
work = Exercise
work-choose = There are several exercises on this article. Work on
work-name = Your name or pseudonym
work-name-hint = It stands in the file that you hand in, and in its name.
work-name-missing = Write your name or a pseudonym first: then hand in.
work-guidelines = What to do
work-no-guidelines = Read the article. Select words that fit one of the tags, and press the tag.
work-answered = { $answered } of { $n } questions answered
work-time = Time
work-begun-now = You have just begun.
work-begun-minutes = { $n ->
    [one] You began 1 minute ago.
   *[other] You began { $n } minutes ago.
}
work-begun-hours = You began { $n } hours ago.
work-begun-days = You began { $n } days ago.
work-meant = { $n ->
    [one] It is meant to take about 1 minute; nothing happens when that is over.
   *[other] It is meant to take about { $n } minutes; nothing happens when they are over.
}
work-questions = Questions
work-hint = Show a hint
work-passage = Mark the passage
work-passage-other = Choose other words
work-passage-remove = Take these words away
work-passage-removed = The words are taken away
work-take-name = Mark the passage
work-take-hint = { $question } Select the words in the article, then press “Take these words”.
work-take = Take these words
work-take-nothing = No words are selected yet: select some in the article first.
work-taken = Taken: { $quote }
work-handing = Hand in
work-hand-in = Hand in
work-not-handed-in = Not handed in yet. Your work is only in this browser until you do: “Hand in” gives you a file for your teacher.
work-handed-in = Handed in: { $when }. Nothing has changed since. Give your teacher the file that was downloaded.
work-handed-in-before = Handed in: { $when }. You have changed something since: hand in again, so that it counts. You may do that as often as you like.
work-short-not = not handed in yet
work-short-whole = handed in
work-short-before = changed since you handed in
work-handed-in-now = Your file is { $name }. Give it to your teacher.
work-reset = Reset this exercise
work-reset-ask = Do you want to begin anew? Your name, all marks in this article and all your answers are deleted. “Undo” brings them back as long as this page is open.
work-reset-do = Delete and begin anew
work-reset-done = You begin anew. “Undo” brings back what you had.
work-not-offered = This exercise does without that.
work-unread = This could not be read. { $why }
work-unread-outside = This does not fit the article. { $why }
work-brought = Exercise: { $title }
work-brought-work = Your work on the exercise: { $title }
work-brought-feedback = Feedback for { $name } on the exercise: { $title }
work-feedback = Feedback
work-feedback-on = Feedback: { $title }
work-points = { $points } of { $all } points
work-points-of = { $name }: { $points } of { $all } points
work-reason = Your teacher says: { $reason }
work-print = Print
work-check = Check yourself
work-check-about = { $n ->
    [one] One place in the article is for practice: you may check it as often as you like. Your teacher looks at everything else; the answers to that are not in this file.
   *[other] { $n } places in the article are for practice: you may check them as often as you like. Your teacher looks at everything else; the answers to that are not in this file.
}
work-check-do = Check my marks
work-check-items = What was checked
work-check-found = You found { $found } of { $n }.
work-check-traps = { $n ->
    [one] One of your marks is on words that only look right.
   *[other] { $n } of your marks are on words that only look right.
}
work-check-show = Show the words

# Why a thing gives points
why-found = Found.
why-near = Found, but { $off }. That is near enough.
why-near-same = Found, but for signs at the ends. That is near enough.
why-far = Not quite the right words: { $off }.
why-far-same = Not quite the right words: signs at the ends differ.
why-pieces = { $found } of { $of } parts are marked.
why-right-words = Right words, wrong tag: marked as { $tag }.
why-wrong-tag = Another tag is right; marked as { $tag }.
why-alternative = This is right as well.
why-missed = Not found.
why-avoided = Rightly not marked.
why-walked-into = This looks right, but is not to be marked.
why-source-right = The right source.
why-source-part = Some of the sources are right.
why-source-wrong = Another source is right.
why-source-missing = Nobody is given as the source.
why-verdict-right = The right verdict.
why-verdict-wrong = Another verdict is right, not “{ $rating }”.
why-verdict-missing = No verdict is given.
why-answer-right = The right answer.
why-answer-wrong = Another answer is right.
why-answer-missing = Not answered.
why-waits = Your teacher looks at this.
why-not-in-text = These words are not in this article: it counts for nothing.
off-start-long = { $n ->
    [one] one word too early
   *[other] { $n } words too early
}
off-start-short = { $n ->
    [one] one word too late at the start
   *[other] { $n } words too late at the start
}
off-end-long = { $n ->
    [one] one word too long
   *[other] { $n } words too long
}
off-end-short = { $n ->
    [one] one word too short
   *[other] { $n } words too short
}
off-both = { $one } and { $two }

# Making an exercise
exercise-lead = Make an exercise of this article: pupils get the text with your guidelines and questions, mark it for themselves, and hand in a file. Your own marks are the key. They never travel with it, unless you seal them.
exercise-marks = { $n ->
    [0] You have marked nothing in this article yet. You can begin all the same: what you mark later is in the key, too.
    [one] You have made 1 mark in this article: it becomes the key.
   *[other] You have made { $n } marks in this article: they become the key.
}
exercise-begin = Make an exercise
exercises = Exercises
exercise-nth = Exercise { $n }
exercise-unread = This exercise cannot be read here: { $why }. It stays with the article as it is.
exercise-delete = Delete exercise
exercise-title = Title
exercise-guidelines = Guidelines
exercise-guidelines-hint = What to do and how, with examples. Markdown: “# heading”, “**strong**”, “*emphasis*”, “- list”, “> quotation”.
exercise-guidelines-show = Show as pupils read it
exercise-guidelines-shown = Guidelines as pupils read them
exercise-may = What pupils may do
exercise-no-time = no time given
exercise-time = { $n ->
    [one] about 1 minute
   *[other] about { $n } minutes
}
exercise-may-entities = Say whom and what mentions mean
exercise-may-attribution = Say who claims are said by
exercise-may-verdicts = Give verdicts with evidence
exercise-may-suggestions = Ask for suggestions
pupils-may-mark = Mark words with a tag
exercise-minutes = Minutes
exercise-minutes-hint = Advice only: nobody is stopped. 0 says nothing about time.
exercise-as-pupil = See it as a pupil
exercise-as-pupil-note = This is what pupils read. Nothing of the key is in it.
exercise-back = Back to the exercise

# Questions of an exercise
questions = Questions
questions-n = { $n ->
    [0] none
    [one] 1 question
   *[other] { $n } questions
}
question-add = Add question
question-nth = Question { $n }
ask-of = Kind of question { $n }
ask-free = In own words
ask-choice = Choice
ask-passage = Mark the passage
question-up = Question { $n } up
question-down = Question { $n } down
question-delete = Delete question { $n }
question-points = Points
question-points-of = Points for question { $n }
question-hint = Hint
question-hint-of = Hint for question { $n }
question-how = { $how }, { $n ->
    [one] 1 point
   *[other] { $n } points
}
question-model = What you would write
question-model-of = What you would write to question { $n }
question-model-hint = You see it beside the answers, which you give points yourself. Pupils never do.
options-of = Options of question { $n }
options-hint = Tick what is right. Any of several right ones counts.
option = Option { $option }
option-of = Option { $option } of question { $n }
option-right = Option { $option } of question { $n } is right
option-add = Add option
option-delete = Delete option { $option } of question { $n }
passages = Right passages
passages-of = Right passages of question { $n }
passages-none = None yet.
passages-hint = Marking any part of one of them is right. You choose from your marks, and from what was selected in the article when you opened this page.
passage-do = Add passage
passage-add = Right passage for question { $n }
passage-choose = Choose a passage …
passage-selected = Selected: { $words }
passage-delete = Delete passage { $words }

# The key of an exercise
key = Key
key-sum = { $wanted } to find, { $traps ->
    [one] 1 trap
   *[other] { $traps } traps
}
key-lead = Your marks, in the order of the text. Pupils are to find each of them, unless you say otherwise. Open one to say what it counts, how exact it must be, and what whoever misses it is told.
key-empty = There are no marks yet. Close this page, mark words in the article, and come back.
key-gone = { $n ->
    [one] 1 entry’s mark is gone, and the entry with it. Undo brings both back.
   *[other] { $n } entries’ marks are gone, and the entries with them. Undo brings them back.
}
key-set = Set
key-forget = Forget what was said of it
key-whose = Whose marks are the key
entries-of = Show entries of
key-all = All that are shown
key-all-choose = { $n ->
    [one] Set the 1 shown to …
   *[other] Set all { $n } shown to …
}
role-of = Role of { $words }
role-wanted = To be found
role-trap = Trap
role-out = Left out
entry-out = It is no part of the key. It may be as right as another entry: choose it there.
entry-practice-badge = practice
entry-weight = Points
entry-weight-of = Points for { $words }
entry-tolerance = How exact
entry-tolerance-of = How exact { $words }
tolerance-overlap = Any part of it
tolerance-words = { $n ->
    [one] 1 word more or less
   *[other] { $n } words more or less
}
tolerance-exact = Exactly these words
entry-feedback = Feedback to whoever misses it
entry-feedback-trap = Feedback to whoever marks it
entry-feedback-of = { $what }: { $words }
entry-practice = Practice: pupils may check it themselves
also = As right
also-of = As right as { $words }
also-add = As right as { $words }: also
also-choose = Choose what is as right …
also-do = Accept
also-same = the same words as { $tag }
also-mark = { $tag }: { $words }
also-delete = No longer accept { $words }
also-hint = Other tags for the same words, and marks of yours that are left out of the key.
key-weights = Points for sources, verdicts and traps
key-weights-hint = Points for each right source and verdict on a claim of the key, and what marking a trap takes away.
weight-source = Right source
weight-verdict = Right verdict
weight-trap = A trap takes away

# Own tags
own-tags = Own tags
own-tags-n = { $n ->
    [0] none
    [one] 1 tag
   *[other] { $n } tags
}
own-tags-lead = Beside actor, location and claim. They are in the article as soon as you add them, for you and for your pupils.
own-tag-new = Name of a new tag
own-tag-add = Add tag
own-tag-nth = Own tag { $n }
own-tag-label = Name
own-tag-label-of = Name of own tag { $n }
own-tag-letter = Letter
own-tag-letter-of = Letter of own tag { $n }
own-tag-clash = { $letter } is the key for something else: it stands on the badge, and the tag is given by its button or number.
own-tag-color = Color
own-tag-color-of = Color of own tag { $n }
own-tag-like = Behaves like
own-tag-like-of = Behaves like: own tag { $n }
own-tag-means = Meaning
own-tag-means-of = Meaning of own tag { $n }
own-tag-delete = Delete own tag { $n }
color-0 = As what it behaves like
color-1 = Violet
color-2 = Magenta
color-3 = Red
color-4 = Gold
color-5 = Petrol
color-6 = Gray

# Files of an exercise
files = Files
files-key = The key in the file for pupils
files-key-none = None: it stays with you
files-key-sealed = Sealed with a passphrase: you can score from their files anywhere
files-practice = { $n ->
    [one] 1 practice entry travels where pupils can read it.
   *[other] { $n } practice entries travel where pupils can read them.
}
files-lacking = Before you hand it out:
files-said = What came of it
files-busy = The file is being made …
file-pupils = File for pupils
file-teacher = File for me
file-done = Saved as { $name }.
file-failed = The file could not be made: { $why }
flaw-no-title = It has no title of its own: pupils see “{ $title }”.
flaw-no-key = There is nothing to find or to answer yet: mark words in the article, or add a question.
flaw-no-words = Question { $n } has no words: say what is asked, or delete it.
flaw-few-options = Question { $n } needs at least two options with words.
flaw-no-right = Question { $n } has no right answer yet: without one you give its points yourself.
flaw-no-label = Own tag { $n } has no name.
flaw-same-tag = Own tag { $n } has the name or the letter of another tag: change one of them.
passphrase = Passphrase
passphrase-hint = Several words are best: whoever has the file may try as often as they like. Nobody can tell it to you again.
passphrase-show = Show the passphrase
passphrase-short = The passphrase is too short: write at least { $n } characters.
seal-closed = It stays closed: the passphrase is another one, or the file was changed. Look at capital letters and spaces, and try again.
seal-shape = Its key was sealed by another version of Whosaid, or is damaged: ask whoever made the file for it again.
seal-room = There is not enough memory to work on the key: close other pages and try again.
unseal = Open the sealed key
unseal-lead = The key travels in this file, sealed. Whoever made it knows the passphrase.
unseal-busy = Trying …
unseal-said = What came of the passphrase
unsealed = The key is open until you close or reload Whosaid. It is not stored.
entry-words = Words
entry-role = Role
column-feedback = Feedback
# What is told when a choice changes
agreement-result = Result
agreement-summary = α on all marks that count: { $value }, on { $n }. { $meaning }
agreement-no-number = α on all marks that count: { $why }

# Settling differences
settle = Settle the differences
settle-back = Back to the numbers
settle-said = What was done
settle-how = How it works
settle-found = { $n ->
    [0] These people differ nowhere.
    [one] These people differ in 1 place.
   *[other] These people differ in { $n } places.
}
settle-found-agreed = { $n ->
    [0] There is no mark that all made alike.
    [one] 1 mark all made alike.
   *[other] { $n } marks all made alike.
}
settle-step-blind = Round 1 is blind: each has marked alone, and how far all agree is kept now. You see A, B, C for the people until you reveal the names, so that you decide by the words and not by who marked them.
settle-step-decide = Walk through the differences. What you decide becomes the gold layer: marks of their own beside everybody’s, which you can export and take as the key of an exercise. Nobody’s marks are changed.
settle-step-talk = Reveal the names and talk. Let everybody change their own marks, and import their files again: that is round 2. Both numbers are kept.
settle-honest = Blind means here: without names. Everybody’s marks are in this browser as soon as their files are imported, so whoever still has to mark should do that first, in a browser without them.
settle-unread = What was settled here before cannot be read and is left as it is: { $why } You can begin anew beside it.
settle-begin = Begin with round 1
settle-begun = Round 1 is kept. Decide on one case after the other.
settle-blind = Names are hidden: { $letters } stand for the people.
settle-reveal = Reveal the names
settle-revealed = The names are shown now.
settle-is = { $letter } is { $name }
settle-undo = Undo the last step
settle-undone = The last step is taken back.

settle-cases = Cases
settle-case = Case { $n } of { $of }.
settle-progress = { $n } of { $of } settled
settle-previous = Previous
settle-next = Next
settle-first = This is the first case.
settle-last = This is the last case.
settle-all = { $n ->
    [one] Also walk through the case on which all agree
   *[other] Also walk through the { $n } cases on which all agree
}
settle-none = There is nothing to settle: nobody differs.
settle-mark = { $tag } { $quote }
settle-no-mark = No mark
settle-votes = { $n } of { $of }
settle-accept = Accept
settle-reject = Leave it unmarked
settle-merge = All these words
settle-common = Only the common words
settle-anew = Choose words
settle-legend = Colored: marked. Underlined: not everybody marked it. Dashed: only others marked it.
settle-open = Not settled yet.
settle-settled = Settled: { $mark }.
settle-changed = Settled before as { $mark }, but marks have changed since: decide again.
settle-finished = All are settled.
how-accepted = As { $names } had it.
how-all = With all the words that anybody marked.
how-common = With the words that all marked who marked any.
how-anew = In words chosen here.

vote-all = All say: { $answers }.
vote-majority = More than half, { $n } of { $of }, say: { $answers }.
vote-most = Most, { $n } of { $of }, say: { $answers }.
vote-tie = { $n ->
    [one] A tie, with 1 vote each: { $answers }.
   *[other] A tie, with { $n } votes each: { $answers }.
}

draft-now = Words chosen
draft-start-back = Start a word earlier
draft-start-on = Start a word later
draft-end-back = End a word earlier
draft-end-on = End a word later
draft-place = Take these words
draft-cancel = Cancel

gold = Gold layer
gold-name = Gold: { $title }
gold-marks = { $n ->
    [0] Nothing is in the gold layer yet. It will stand in the article as the author “{ $name }”.
    [one] 1 mark stands in the article as the author “{ $name }”.
   *[other] { $n } marks stand in the article as the author “{ $name }”.
}
gold-agreed = { $n ->
    [one] All agree on 1 more mark.
   *[other] All agree on { $n } more marks.
}
gold-take = { $n ->
    [one] Take it into the gold layer
   *[other] Take all { $n } into the gold layer
}
settle-agreed-done = { $n ->
    [one] 1 mark on which all agree is in the gold layer now.
   *[other] { $n } marks on which all agree are in the gold layer now.
}
gold-finished = Everything is settled. The gold layer goes along when you export the article, and can be the key of an exercise.
gold-note-accepted = { $n } of { $of } had it so.
gold-note-all = All the words that { $n } of { $of } marked.
gold-note-common = The common words of { $n } of { $of }.
gold-note-anew = Decided anew; { $n } of { $of } had marked something here.

rounds = Before and after talking
rounds-about = How far all agreed while nobody knew of the others, and how far they do after they talked. Only people’s own marks count, not the gold layer.
rounds-caption = Krippendorff’s α on marks, all tags
rounds-round = Round
rounds-people = People
round-first = Round 1, blind
round-later = Round { $n }
round-now = Now
round-same = As in round { $n }. Once somebody has changed marks of their own, you can keep one more round.
round-keep = Keep as round { $n }
round-kept = Round { $n } is kept.
round-moved = From { $first } in round 1 to { $now } now.
# Paper
files-export = Give pupils no other file: what “Export” makes holds all of your marks, which are the key.
files-paper = On paper
paper-worksheet = Worksheet to print
paper-answer-sheet = Answer sheet to print
paper-answers = Answers: { $title }
paper-with = Made with Whosaid.
paper-name = Name
paper-class = Class
paper-date = Date
paper-minutes = About { $n } minutes.
paper-do = What to do
paper-how = On paper: underline the words in the article and write the letter of their tag beside them. Then fill in the tables. The numbers in the margin are those of the lines.
paper-found = What you found
paper-table = { $tag } ({ $letter })
paper-line = Line
paper-nth = No.
paper-words = Words
paper-who = Who or what is it?
paper-where = What is there?
paper-said = Who says it?
paper-verdicts = Verdicts
paper-nth-claim = Claim no.
paper-why = What shows it? Give your reason.
paper-ratings = One of these: { $all }
paper-questions = Questions
paper-points = Points: { $n }
paper-passage = In which lines? Write down the first and the last words.
paper-at = { $words } (line { $lines })
paper-to-find = What is to be found
paper-rules = Points beside those of each mark: { $source } for the right source of a claim, { $verdict } for the right verdict. A trap takes { $trap } away. Where nothing else is said, a mark counts as soon as it has a word in common.
paper-no-key = This exercise has no key yet: mark the article and say which marks belong to it.
paper-points-column = Points
paper-traps = Traps: not to be marked
paper-trap = T{ $n }
paper-not-as = Not as
paper-also = Also right: { $words } (line { $lines })
paper-also-as = Also right: { $words } (line { $lines }) as { $tag }
paper-exact = Exactly these words.
paper-off = Up to { $n } words more or fewer at each end.
paper-practice = Practice: pupils could check it themselves.
paper-model = An answer to expect. You give the points.
paper-yours = You give the points.
paper-hint = Hint: { $words }

# Ready-made lessons
ready = Ready-made lessons
ready-lead = Three complete exercises on invented news stories, each with key, traps, guidelines, questions and a lesson plan. What you add to your library is yours: change in it what you like.
ready-level = { $level } · about { $n } minutes of work
ready-of = { $what }: { $title }
ready-plan = Read the lesson plan
ready-add = Add to my library
ready-added = The lesson is in your library.
ready-there = This lesson is in your library already.
ready-missing = This could not be fetched. Check the connection and try again.
ready-back = All lessons
ready-print = Print
ready-cat = The big cat of Tarnwick
ready-cat-level = Ages 11–12
ready-cat-about = Who says what, and who only tells what others are said to have found? A number to add up, and an explanation that does not fit the weather.
ready-scooters = Scooters off at ten
ready-scooters-level = Ages 13–14
ready-scooters-about = Two sides, the same figures, opposite claims. Counts and rates, a doctor who denies her quotation, and an opinion that is written as a fact.
ready-dam = The night the gates opened
ready-dam-level = Ages 15–17
ready-dam-about = Two governments tell two stories of one flood. Claims inside claims, sources with an interest, arithmetic in the article, and a correction that reaches further than it says.
# The class
class-of = Class: { $title }
class-exercise = Exercise
class-no-exercise = There is no exercise with this article.
class-add = Add hand-ins
class-add-files = Hand-in files
class-hide-names = Hide names
class-hidden-name = Pupil { $n }
class-unnamed = No name { $n }
class-boards = What to show
class-pupils = Pupils
class-items = Items
class-questions = Questions
class-map = Class map
class-empty = Nobody has handed anything in yet. Drop the files that your pupils handed in here, all at once, or choose them by “Add hand-ins”. They stay in this browser.
class-unread-exercise = This exercise cannot be read. { $why }
class-no-key-here = The key of this exercise is not here: hand-ins are kept, but there is nothing to score them against. Open the exercise where it was made.
class-empty-key = This exercise has no key yet: mark the article, or add questions, and all hand-ins are scored at once.
class-scoring = Scoring { $done } of { $total }
class-unread = Hand-ins that cannot be read
class-nobody = somebody without a name

# What became of files
class-files = Files
class-reading = Reading { $done } of { $total }
class-read = { $n ->
    [one] 1 file read,
   *[other] { $n } files read,
} { $taken } taken in.
class-read-same = { $n ->
    [one] 1 was there already.
   *[other] { $n } were there already.
}
class-outcomes = Files to look at
class-files-done = { $n ->
    [one] 1 file is read.
   *[other] All { $n } files are read.
}
class-file-added = Taken in: { $name }.
class-file-nameless = No name was given: the table calls it “No name”.
class-file-namesake = Somebody else has the same name: the table tells them apart by numbers.
class-file-shares = It comes from the same browser as the work of { $name }.
class-file-many = It has { $n } marks, which is more than anybody needs.
class-file-newer = { $name } handed in again: this takes the place of the hand-in of { $time }, which “Undo” brings back.
class-file-uncarried = { $n ->
    [one] One answer is another now: the points that you gave for it do not hold any more.
   *[other] { $n } answers are others now: the points that you gave for them do not hold any more.
}
class-file-damaged = { $n ->
    [one] One part of the file could not be read:
   *[other] { $n } parts of the file could not be read. The first:
} { $first }
class-file-same = The same hand-in of { $name } is there already.
class-file-clash = Not taken in: a hand-in of { $name } of the same minute is there, and says something else. One of both was changed by hand: ask for the file again.
class-file-older = Not taken in: { $name } handed in later too, and that hand-in, of { $time }, is there.
class-file-other-exercise = Not taken in: { $name } worked on another exercise, “{ $title }”. Open that one here, or bring the file in by “Import”.
class-file-other-text = Not taken in: { $name } worked on another version of the article, so that no mark can be compared. Hand the exercise out again, and ask for the work on that.
class-file-unfinished = Not taken in: { $name } has not handed in yet. Ask for the file that “Hand in” makes.
class-file-other = Not taken in: this is no hand-in. Bring it in by “Import”.
class-file-unreadable = Not taken in: ask for the file again.

# The table of pupils
class-table = { $n ->
    [one] 1 pupil
   *[other] { $n } pupils
}
class-table-means = Found: entries of the key that gave points. Missed: those that gave none. Extra: marks that the key does not have; they cost nothing. Activate a name for every point with its reason.
class-waiting = { $n ->
    [one] One hand-in has answers that wait for your points: open it and give them.
   *[other] { $n } hand-ins have answers that wait for your points: open them and give them.
}
class-waits = { $n ->
    [one] (1 waits)
   *[other] ({ $n } wait)
}
class-column-name = Name
class-column-score = Points
class-column-found = Found
class-column-missed = Missed
class-column-extra = Extra
class-column-traps = Traps
class-column-handed-in = Handed in
class-column-took = Time taken
class-points = { $points } of { $of }
class-of-traps = { $n } of { $of }
class-minutes = { $n } min
class-hours = { $n } h
class-days = { $n } days
class-book = Grade book (CSV)
class-feedback-all = Feedback files for all
class-feedback-name = { $name } { $title }
class-delete-all = Delete all hand-ins
class-delete-ask = { $n ->
    [one] Delete the hand-in of this exercise? “Undo” brings it back.
   *[other] Delete all { $n } hand-ins of this exercise? “Undo” brings them back.
}
class-delete-yes = { $n ->
    [one] Delete 1 hand-in
   *[other] Delete { $n } hand-ins
}
class-deleted = { $n ->
    [one] 1 hand-in deleted.
   *[other] { $n } hand-ins deleted.
}

# One pupil
class-back = Back to all pupils
class-feedback = Feedback file
class-print = Print
class-delete = Delete this hand-in
class-total = { $points } of { $of } points
class-when = Begun { $begun }, handed in { $handed }, { $took }.
class-roughly = So many marks lie over each other that the best way to pair them with the key could not be looked for: they are paired by what fits best first.
class-things = Points and reasons
class-column-thing = Item
class-column-points = Points
class-column-why = Why
class-column-answer = Answer
class-question = Question { $n }
class-option = Option { $n }
class-answered = Answer: { $answer }
class-right = Right: { $answer }
class-wait-words = Answered in words: it waits for your points.
class-points-waiting = waits, of { $of }
class-points-trap = −{ $points }
class-points-no-trap = –
class-given = You gave these points; { $counted } were counted.
class-given-reason = You gave these points; { $counted } were counted. Reason: { $reason }
class-extras = { $n ->
    [one] 1 mark beside the key
   *[other] { $n } marks beside the key
}
class-more-extras = And { $n } more.
class-no-questions = This exercise asks no questions.
class-answers = Answers
class-no-answer = No answer
giving-open = Other points
giving-open-of = Other points for { $name }
giving-waiting = Give points
giving-points = Points
giving-most = From 0 to { $most }
giving-reason = Reason
giving-give = Give these points
giving-back = Take back
giving-no-points = Expected points from 0 to { $most }, found “{ $found }”.
giving-no-reason = Say why: the pupil reads it beside the points.
given = { $points } points given for { $name }.
given-back = What was counted counts again for { $name }.

# Published figures
figures = Precision and recall
figures-about = The same four ways to count that researchers publish. They look at words and tags only: neither weights nor tolerance, alternatives or traps change them.
figures-table = Precision, recall and F₁ per tag
figures-tag = Tag
figures-way = Counted
figures-all = All tags
figures-precision = Precision
figures-recall = Recall
figures-f1 = F₁
figures-strict = Strict
figures-strict-means = the same words with the same tag.
figures-exact = Exact
figures-exact-means = the same words, whatever the tag.
figures-partial = Partial
figures-partial-means = the same words, or half of it for words that overlap, whatever the tag.
figures-type = Type
figures-type-means = the same tag on words that overlap.
figures-how = What these numbers mean
figures-precision-means = Precision: the share of the pupil’s marks that is right. 1 means that every mark is.
figures-recall-means = Recall: the share of the key that the pupil found. 1 means all of it.
figures-f1-means = F₁: both in one number, 2 × precision × recall / (precision + recall).
figures-source = I. Segura-Bedmar, P. Martínez and M. Herrero-Zazo, SemEval-2013 task 9, section 5.
figures-neither = There are no figures: neither the key nor the pupil marks anything.
figures-no-entries = Recall is undefined: the key marks nothing that could be found.
figures-no-marks = Precision is undefined: nothing was marked.
figures-told-found = Of what there was to mark, { $percent } % was found exactly.
figures-told-right = Of what was marked, { $percent } % was exactly right.

# What the class says about the exercise
items = How hard, and how telling
items-about = Which things of the key were easy, and which tell good work from other.
items-table = Difficulty and discrimination
items-difficulty = Difficulty
items-discrimination = Discrimination
items-means = What it means
items-percent = { $percent } %
items-difficulty-how = Difficulty: the mean share of the points for the thing, so 100 % is easiest; of a trap, the share of those who avoided it.
items-discrimination-how = Discrimination: the correlation, from −1 to 1, of the points for the thing with those for everything else (S. Henrysson, Psychometrika 28(2), 1963). “Well” begins at 0.40 and “a little” at 0.20, as R. L. Ebel advises (Essentials of Educational Measurement, 1972).
items-very-easy = Almost everybody has it.
items-easy = Most have it.
items-medium = Some have it, some do not.
items-hard = Few have it: talk about it.
items-tells-well = It tells well who is good at the rest.
items-tells = It tells a little who is good at the rest.
items-tells-little = It says little about who is good at the rest.
items-tells-against = Those who are good at the rest have it less often: look at the key again.
items-no-handins = Undefined: nobody’s answer counts yet.
items-few-handins = Discrimination is undefined for fewer than three hand-ins.
items-no-points = Undefined: it gives no points.
items-all-alike = Discrimination is undefined: all have the same points for it.
items-rest-alike = Discrimination is undefined: all have the same points for everything else.
items-missed = Most missed
items-missed-about = Where nothing was marked, or nothing was answered.
items-missed-by = { $n } of { $of }
items-missed-none = Nobody missed anything.
items-wrong = Most frequent marks beside the key
items-wrong-about = Marks that the key does not have, those of one tag that overlap taken together. If many agree, it may be the key that lacks something.
items-wrong-by = { $n ->
    [one] 1 pupil ({ $names })
   *[other] { $n } pupils ({ $names })
}
items-wrong-none = Nobody marked anything beside the key.
alike = Hand-ins that are alike
alike-about = Facts only. There are good reasons for some of them: working together, or going on with one file on two machines.
alike-none = No two hand-ins share marks, times, or all of their words.
alike-two = { $one } and { $two }:
alike-ids = { $n ->
    [one] one mark is the very same, made once and copied.
   *[other] { $n } marks are the very same, made once and copied.
}
alike-times = { $n ->
    [one] one mark was made in the same millisecond.
   *[other] { $n } marks were made in the same milliseconds.
}
alike-marks = All { $n } marks are on the same words with the same tags; { $beside } of them are not in the key.

# The class map
map-about = The darker the words, the more pupils marked them. What the key has is underlined twice.
map-hint = Point at words, touch them, or walk with the arrow keys, to see who marked them.
class-legend = Shades
map-level-one = { $n }
map-level = { $from }–{ $to }
map-key = in the key
map-key-sample = Aa
map-said = Who marked it
map-text = The article, shaded by how many marked each word. The arrow keys walk through what is marked.
map-table-show = As a table
map-table = Who marked which words
map-words = Words
map-count = Pupils
map-names = Who
map-key-column = In the key
map-nobody = { $words }: marked by nobody.
map-who = { $words }: marked by { $n } of { $of } ({ $names }).
map-in-key = In the key as { $key }.
map-trap = trap ({ $tag })

# The grade book
book-points = Points
book-out-of = Out of
book-begun = Begun
book-minutes = Minutes
book-thing = { $name } (of { $of })
book-trap = { $name } (trap)
exported-files = { $n ->
    [one] 1 file exported.
   *[other] { $n } files exported. If some are missing, allow this page to download several files.
}
