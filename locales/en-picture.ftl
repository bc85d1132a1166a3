# What only boards and reports say: it comes with their part of the program.

# The overview: boards
picture-boards = What is shown
picture-scope = Of what
picture-all = Whole library
picture-agreement = Agreement
board-claims = Claims
board-sources = Sources
board-map = Source map
board-places = Places
board-strip = Article strip
board-search = Search claims
board-group = Grouped by
board-ungrouped = nothing
board-found = Claims found
board-n-claims = { $n ->
    [0] No claim found.
    [one] 1 claim
   *[other] { $n } claims
}
board-more = { $n ->
    [one] Show 1 more claim
   *[other] Show { $n } more claims
}
board-more-lines = Show { $n } more
board-more-articles = { $n ->
    [one] Show 1 more article
   *[other] Show { $n } more articles
}
board-nobody = nobody yet
board-evidence = { $n ->
    [one] 1 piece of evidence
   *[other] { $n } pieces of evidence
}
board-contradicted = contradicted
board-no-claims = No claim is marked yet.
board-no-sources = Nobody is marked as actor, and nobody says a claim yet.
board-share-hint = Share of voice: of a hundred words that somebody says here, how many are theirs. Words quoted: those in quotation marks.
board-footing = What claims rest on
column-claim = Claim
column-source = Said by
column-kind = Kind
column-verdict = Verdict
report-verdict = { $words } ({ $rating })
column-called = Verdict in the words of its scale
column-mentions = Mentions
column-claims = Claims
column-quoted = Words quoted
column-share = Share of voice
column-place = Place
column-role = Role
footing-claims = claims in all
footing-nobody = without a source yet
footing-single = said by one source only
footing-unnamed = said by unnamed sources only
footing-reporter = said by the reporter only
ledger-told = passes on { $n ->
    [one] one claim of others
   *[other] { $n } claims of others
}
percent = { $n } %
map-says = Claims by number
map-legend = An arc joins claims that are linked: red where one contradicts the other.
map-some = { $n } of { $all } claims are drawn; the table has all.
map-links = Links between claims
places-none = No location is marked yet.
places-nowhere = None of these places has coordinates yet. Say what a location means on its card, then give it coordinates in “People and places”: it appears on a map here.
places-no-map = The map could not be fetched. Press “Places” again to retry.
places-map-comes = The map is on its way…
places-more = and { $n } more
by-tag = tag
by-source = source
by-verdict = verdict
by-kind = kind
strip-by = Lanes by
strip-empty = Nothing to show in “{ $title }” yet.
strip-lane = Lane
strip-where = Where in the article
strip-marks = Marks
strip-covers = Part of the article
strip-some = { $n } of { $all } lanes are shown, those with most marks.

# The overview: fact checks
board-checks = Fact checks
checks-hint = A verdict can go to other sites as a fact check (ClaimReview of schema.org). Here is what each one still lacks for that.
checks-url = Address where you publish it
checks-url-hint = A web address, a page of its own for each claim. Left empty, the file is still made, but no service will take it.
checks-none = No claim has a verdict yet.
checks-whole = Fact checks that are complete
checks-n-whole = { $n } of { $all } can be published.
checks-lacks = What is missing
checks-complete = Nothing is missing.
checks-save = Save this one as a file
checks-save-all = { $n ->
    [one] Save it as a file
   *[other] Save all { $n } as a file
}
lack-rating = A verdict is missing.
lack-url = Needed: the address where it is published.
lack-reviewer = Better with: your name, in Settings.
lack-speaker = Better with: who says the claim, by name.
lack-appearance = Better with: the address of the article, in its details.
lack-day = Better with: the day the article was published, as 2026-11-02, in its details.
lack-short = Better with: a claim of at most 75 characters.

# Reports
report-glance = At a glance
report-article = The article
report-mentions = Actors and locations
report-by = Analysed by
report-made = Report made on
report-with = Made with Whosaid.
report-numbers = The numbers in the article lead to the claims, actors and locations below it.
report-labels = The numbers in the article are those of the claims, actors and locations below it.
report-absent = a claim that is not in the library
column-number = No.
column-name = Source
column-words = Words
column-tag = Tag
column-links = Links
column-start = Start
column-end = End
