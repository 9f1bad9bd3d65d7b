// Generated from the core's types by its test `contract`: change those, not this.

export type Rating = "inadequate" | "requires-improvement" | "good" | "outstanding";
export type Rule = "R1" | "R2" | "R3" | "R4" | "R5" | "R6" | "R7" | "R8" | "R9" | "R10";
export type Severity = "note" | "warning" | "error";
export type Code = "percent-over-100" | "yes-over-of" | "no-cases" | "not-a-figure" | "not-a-rating" | "fraction-or-percent" | "too-many-figures" | "too-few-figures" | "figure-for-judged" | "discretion-for-judged" | "unknown-standard" | "unknown-key-question" | "other-edition" | "unknown-edition" | "figures-disagree" | "ratings-disagree" | "totals-disagree" | "line-not-understood" | "more-problems" | "nothing-recognised" | "too-long" | "counts-disagree" | "total-missing" | "question-unclear" | "question-doubtful" | "rating-doubtful" | "taken-as-not-rated" | "rows-not-matched" | "key-question-missing" | "rating-missing" | "standard-missing" | "score-differs" | "overall-differs" | "rating-far-from-rule" | "rating-differs-from-rule" | "name-differs" | "prompt-incomplete" | "edition-assumed" | "score-not-stated" | "overall-not-stated" | "service-not-found" | "month-not-found" | "item-repeated" | "cell-hidden" | "counts-do-not-add-up" | "answers-unclear" | "part-not-understood" | "unknown-version" | "another-vector" | "broken-json" | "vector-joined" | "vector-without-end" | "beside-vector" | "band-differs" | "answer-unclear" | "disposal-unclear" | "case-repeated" | "cases-left-out" | "period-unclear" | "periods-together" | "services-together" | "blanks-left-out" | "table-too-wide" | "later-programme" | "worked-out-differs" | "total-left-out" | "file-too-large" | "file-too-full" | "file-encrypted" | "file-scanned" | "file-pages-scanned" | "file-empty" | "file-damaged" | "file-unknown" | "file-reader-missing" | "file-needs-webassembly" | "file-too-slow" | "file-cancelled" | "file-sheets-hidden" | "file-cells-hidden" | "perhaps-not-own" | "edition-too-large" | "edition-not-json" | "edition-cut-off" | "edition-key-missing" | "edition-key-unknown" | "edition-key-twice" | "edition-wrong-kind" | "edition-out-of-range" | "edition-wrong-form" | "edition-out-of-order" | "edition-repeated" | "edition-unknown-name" | "edition-cue-shared";
export type Problem = { 
/**
 * What is wrong.
 */
code: Code, 
/**
 * How much it matters.
 */
severity: Severity, 
/**
 * The line of the text, from 1.
 */
line: number | null, 
/**
 * The column in characters, from 1.
 */
column: number | null, 
/**
 * The name of the sheet.
 */
sheet: string | null, 
/**
 * The cell, such as `C7`.
 */
cell: string | null, 
/**
 * The page, from 1, of a text that has pages.
 */
page: number | null, 
/**
 * The number of the standard (`2.1`) or key question (`2.1.3`) it concerns; in the file of an
 * edition where in the data it is (`domains[1].name`).
 */
about: string | null, 
/**
 * What stood there, at most 80 characters of it.
 */
found: string | null, 
/**
 * What was kept, allowed or worked out instead: a figure, a rating's name, a number.
 */
expected: string | null, 
/**
 * The line of the other of two places that disagree, from 1.
 */
otherLine: number | null, 
/**
 * What to put in place of `found`, where that is certain.
 */
mend: string | null, };
export type Form = "report" | "list" | "table" | "cases" | "vector";
export type Status = "inspected" | "not-inspected" | "not-rated";
export type Basis = "lowest-band" | "judged" | "stated" | "discretion" | "not-inspected" | "not-rated" | "incomplete";
export type Period = { 
/**
 * The first year.
 */
from: string, 
/**
 * The last year.
 */
to: string, };
export type Domain = { 
/**
 * Its number: `2`.
 */
number: string, 
/**
 * Its name: `Court disposals`.
 */
name: string, 
/**
 * Whether its standards are part of the score (R5); R7 keeps resettlement out.
 */
scored: boolean, };
export type KeyQuestion = { 
/**
 * Its number: `2.1.3`.
 */
number: string, 
/**
 * What it asks about, the same for all standards that ask it: `child-safe`.
 */
theme: string, 
/**
 * Its short label, in our words.
 */
label: string, };
export type Standard = { 
/**
 * Its number: `2.1`.
 */
number: string, 
/**
 * Its name: `Assessment`.
 */
name: string, 
/**
 * The position of its domain in [`Edition::domains`].
 */
domain: number, 
/**
 * Whether it is part of the score (R5, R7).
 */
scored: boolean, 
/**
 * Its key questions, in order.
 */
keyQuestions: Array<KeyQuestion>, };
export type Limit = { 
/**
 * The position of the limiting standard in [`Edition::standards`].
 */
standard: number, 
/**
 * The rating that limits.
 */
rating: Rating, 
/**
 * The best overall rating that is then possible.
 */
overallAtMost: Rating, };
export type Source = { 
/**
 * The rule.
 */
rule: Rule, 
/**
 * The report and its annexe or page, or that the rule is our reading.
 */
source: string, };
export type Edition = { 
/**
 * Its name, a year: `2021`.
 */
id: string, 
/**
 * The inspections that it was used for.
 */
inUse: Period, 
/**
 * R1: the lowest whole per cent of Requires improvement, Good and Outstanding.
 */
bands: [number, number, number], 
/**
 * R5: the points of each rating, from Inadequate to Outstanding.
 */
points: [number, number, number, number], 
/**
 * R6: the lowest full score of Requires improvement, Good and Outstanding.
 */
overallBands: [number, number, number], 
/**
 * R9: how many points below the next band a lowest share is *within the margin*.
 */
margin: number, 
/**
 * Its domains, in order.
 */
domains: Array<Domain>, 
/**
 * Its standards, in order, over all domains.
 */
standards: Array<Standard>, 
/**
 * R8: its limiting judgements.
 */
limits: Array<Limit>, 
/**
 * Where each of its rules is published.
 */
sources: Array<Source>, };
export type ShareRecord = { 
/**
 * Per cent, at most two decimals.
 */
percent: string | null, 
/**
 * Sufficient cases.
 */
yes: number | null, 
/**
 * Inspected cases.
 */
of: number | null, };
export type DiscretionRecord = { 
/**
 * The rating it was moved to.
 */
rating: Rating, 
/**
 * The person's reason; empty where none is given.
 */
reason: string, 
/**
 * Whether it is only known from a report that states another rating than the rule gives.
 */
statedByReport: boolean, };
export type StandardRecord = { 
/**
 * The shares of its key questions, by their numbers.
 */
keyQuestions: { [key in string]: ShareRecord } | null, 
/**
 * The rating that a person or a report states.
 */
stated: Rating | null, 
/**
 * Professional discretion (R9).
 */
discretion: DiscretionRecord | null, 
/**
 * Whether it was inspected and rated.
 */
status: Status, };
export type PublishedRecord = { 
/**
 * The stated score in points.
 */
score: number | null, 
/**
 * What it is out of, in points.
 */
outOf: number | null, 
/**
 * The stated overall rating.
 */
rating: Rating | null, 
/**
 * The month of publication: `2022-05`.
 */
month: string | null, };
export type AssessmentRecord = { 
/**
 * The edition's name: `2021`.
 */
edition: string, 
/**
 * The service.
 */
service: string | null, 
/**
 * What is known of each standard, by its number.
 */
standards: { [key in string]: StandardRecord }, 
/**
 * What the source states of the whole.
 */
published: PublishedRecord | null, 
/**
 * The percentages of prompts, by the number of their key question.
 */
prompts: { [key in string]: Array<string | null> }, };
export type BandOutcome = { 
/**
 * The least.
 */
min: Rating, 
/**
 * The best.
 */
max: Rating, };
export type NextBand = { 
/**
 * Its rating.
 */
rating: Rating, 
/**
 * How far it is: percentage points for a standard, points of the score for the whole.
 */
short: number, };
export type KeyQuestionOutcome = { 
/**
 * Its share in per cent, at most two decimals.
 */
percent: string | null, 
/**
 * Sufficient cases, where counts are known.
 */
yes: number | null, 
/**
 * Inspected cases, where counts are known.
 */
of: number | null, 
/**
 * The share in whole per cent, half rounded up (R2): the figure that is banded.
 */
whole: number | null, 
/**
 * Its band (R1).
 */
band: Rating | null, 
/**
 * Whether the rounding decides the band (R2).
 */
roundingDecides: boolean, };
export type StandardOutcome = { 
/**
 * Each of its key questions by number, known or not; null for a judged standard.
 */
keyQuestions: { [key in string]: KeyQuestionOutcome } | null, 
/**
 * The rating by R3 alone.
 */
byRule: Rating | null, 
/**
 * The rating.
 */
rating: Rating | null, 
/**
 * The rating that was stated: of a judged standard, or in place of figures.
 */
stated: Rating | null, 
/**
 * Professional discretion (R9).
 */
discretion: DiscretionRecord | null, 
/**
 * Whether it was inspected and rated.
 */
status: Status, 
/**
 * What the rating rests on.
 */
basis: Basis, 
/**
 * The rule that gives the rating.
 */
rule: Rule | null, 
/**
 * Its points in the score (R5); null where unknown or not part of the score.
 */
points: number | null, 
/**
 * The ratings still possible; null when it is not to be rated.
 */
range: BandOutcome | null, 
/**
 * The key questions with the lowest share, by number (R3).
 */
drivers: Array<string>, 
/**
 * The lowest known share in whole per cent.
 */
lowest: number | null, 
/**
 * Whether that share is within the margin below the next band (R9).
 */
withinMargin: boolean, 
/**
 * The next band up, and how many percentage points the lowest share is short of it.
 */
next: NextBand | null, };
export type ByRuleOutcome = { 
/**
 * The score in points.
 */
score: number | null, 
/**
 * The overall rating.
 */
rating: Rating | null, };
export type RangeEnd = { 
/**
 * Points.
 */
score: number, 
/**
 * The overall rating; null when nothing is to be rated.
 */
rating: Rating | null, };
export type RangeOutcome = { 
/**
 * The least.
 */
min: RangeEnd, 
/**
 * The most.
 */
max: RangeEnd, };
export type OverallOutcome = { 
/**
 * The score in points (R5); null while a scored standard is unknown.
 */
score: number | null, 
/**
 * The most points there could be (R5, R10).
 */
outOf: number, 
/**
 * The overall rating (R6, R8); null unless only one is possible.
 */
rating: Rating | null, 
/**
 * Whether a limiting judgement lowers it (R8).
 */
limited: boolean, 
/**
 * Whether it rests on R10.
 */
indicative: boolean, 
/**
 * Score and rating without discretion.
 */
byRule: ByRuleOutcome, 
/**
 * What is still possible.
 */
range: RangeOutcome, 
/**
 * The lowest scores of Requires improvement, Good and Outstanding, out of `outOf` (R6, R10).
 */
cuts: [number, number, number], 
/**
 * The next band up of a known score.
 */
next: NextBand | null, 
/**
 * The numbers of the standards and key questions whose figures or ratings are unknown.
 */
missing: Array<string>, 
/**
 * The rules that the result rests on.
 */
rules: Array<Rule>, };
export type Ask = "sheet" | "column" | "unit" | "disposal" | "period";
export type Question = { 
/**
 * What is open.
 */
ask: Ask, 
/**
 * What can be answered.
 */
options: Array<string>, };
export type Mark = { 
/**
 * The line of the text, from 1; null where there is no text.
 */
line: number | null, 
/**
 * The column in characters, from 1.
 */
column: number | null, 
/**
 * How many characters it takes.
 */
length: number, 
/**
 * The number of the key question or standard that it is the value of.
 */
about: string, 
/**
 * The sheet's name, where it is in a sheet that has one.
 */
sheet: string | null, 
/**
 * The cell, such as `C7`, where it is in a sheet.
 */
cell: string | null, };
export type Outcome = { 
/**
 * The edition's name: `2021`.
 */
edition: string, 
/**
 * What the text was read as; null where it was not text.
 */
form: Form | null, 
/**
 * The service, as it is named in the source.
 */
service: string | null, 
/**
 * Each standard of the edition, by its number.
 */
standards: { [key in string]: StandardOutcome }, 
/**
 * The whole.
 */
overall: OverallOutcome, 
/**
 * What the source states of the whole.
 */
published: PublishedRecord, 
/**
 * The percentages of prompts, by the number of their key question, in the source's order.
 */
prompts: { [key in string]: Array<string | null> }, 
/**
 * What to mend or to know.
 */
problems: Array<Problem>, 
/**
 * What has to be answered first; what depends on it is not known yet.
 */
questions: Array<Question>, 
/**
 * Where the values that were taken stand.
 */
marks: Array<Mark>, };
