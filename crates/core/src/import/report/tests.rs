//! Sections of made-up reports in which a figure or a rating stands where another's should be: each
//! is read rightly, or somebody is told.

use super::Report;
use crate::edition::Edition;
use crate::import::clean::Clean;
use crate::problem::{Code, Problem, Severity};
use crate::rate::rate;
use crate::share::Share;

fn read(text: &str) -> Report {
    super::read(&Clean::new(text), Edition::newest())
}

/// Each figure of the standard `number`, `-` where there is none, with a `?` where a problem says
/// more than a note of it.
fn figures(text: &str, number: &str) -> String {
    let read = read(text);
    let index = read.assessment.edition().standard_index(number).expect("a standard");
    let questions = read.assessment.edition().standards[index].key_questions;
    let shares = read.assessment.entries()[index].shares();
    let mut shown = Vec::new();
    for (question, share) in questions.iter().zip(shares) {
        let told = read.problems.iter().any(|problem| {
            problem.severity > Severity::Note
                && problem
                    .about
                    .as_deref()
                    .is_some_and(|about| about == number || about == question.number)
        });
        let share = share.map_or("-".to_owned(), Share::shown);
        shown.push(share + if told { "?" } else { "" });
    }
    shown.join(" ")
}

/// What stands above the rows of a table.
const HEAD: &str = "Domain two: Court disposals\n2.1. Assessment\n";

#[test]
fn what_was_not_inspected_was_not_rated_either() {
    let page =
        "1.1 Governance and leadership Good\n4.1 Resettlement policy and provision Not inspected\n";
    let section = "Domain four: Resettlement\n4.1. Resettlement policy and provision\nNot rated\n";
    let found = read(&[page, section].concat()).problems;
    let about: Vec<_> =
        found.iter().filter(|found| found.about.as_deref() == Some("4.1")).collect();
    assert!(about.is_empty(), "{about:?}");
    let rated = read(&[page, &section.replace("Not rated", "Good")].concat()).problems;
    assert!(rated.iter().any(|problem| problem.code == Code::RatingsDisagree));
}

#[test]
fn prompts_without_letters_contradict_no_key_question_that_is_settled() {
    let settled = "Does assessment say what helps desistance?\t70%\n\
                   Does assessment keep the child safe?\t60%\nDoes assessment protect others?\t40%\n";
    let codes = |rows: &str| {
        let read = read(&[HEAD, settled, HEAD, rows].concat());
        let prompts = read.assessment.prompts.len();
        let about = |problem: &Problem| problem.about.as_deref().unwrap_or_default().to_owned();
        let found = read.problems.iter().filter(|problem| problem.severity > Severity::Note);
        let found = found.map(|problem| (problem.code, about(problem)));
        (prompts, found.collect::<Vec<_>>())
    };
    let disagree = |number: &str| (Code::FiguresDisagree, number.to_owned());
    let unclear = || (Code::QuestionUnclear, String::new());
    for (rows, prompts, expected) in [
        (
            "Does assessment say what helps desistance?\nIs the talk of past offending open?\t7%\n\
             Is the school asked?\t8%",
            2,
            vec![],
        ),
        (
            "Does assessment say what helps desistance?\nMost of the work was done well, and some of \
             it was not done at all.\nOf the 30 cases:\tRelevant cases\tPercentage yes\n\
             Is the talk of past offending open?\t30\t7%\nIs the school asked?\t29\t8%",
            2,
            vec![],
        ),
        // Those with letters are all, and in their order.
        (
            "Does assessment say what helps desistance?\nIs the school asked?\t8%\n\
             2.1. Assessment\nDoes assessment say what helps desistance?\n\
             a) Is the talk of past offending open?\t7%\nb) Is the school asked?\t8%\nc) Is it so?\t9%",
            3,
            vec![],
        ),
        // It may be of another key question.
        (
            "Does assessment say what helps desistance?\nIs the talk of past offending open?\t7%\n\
             Does it say how to keep the child safe?\t8%",
            2,
            vec![unclear()],
        ),
        // A key question of its own.
        (
            "Does assessment say what helps desistance?\nDoes assessment keep the child safe?\t8%",
            0,
            vec![disagree("2.1.2")],
        ),
        // Nothing heads it.
        ("Is the talk of past offending open?\t7%", 0, vec![disagree("2.1.1")]),
    ] {
        assert_eq!(codes(rows), (prompts, expected), "{rows}");
    }
}

#[test]
fn a_figure_that_may_be_of_another_is_doubted() {
    for (why, rows, expected) in [
        (
            "prompts without letters, below a key question that has no figure",
            "Does assessment say what helps desistance?\nIs the talk of past offending open?\t70%\n\
             Does assessment keep the child safe?\nIs what makes the child safe written down?\t84%\n\
             Does it name who keeps the child safe?\t26%\nDoes assessment protect others?\t40%",
            "70%? 84%? 40%",
        ),
        (
            "a key question whose figure cannot be read, and a prompt",
            "Does assessment say what helps desistance?\t70%\nDoes assessment keep the child safe?\t5O%\n\
             Is what makes the child safe written down?\t84%\nDoes assessment protect others?\t40%",
            "70% 84%? 40%",
        ),
        (
            "figures above their questions, each with its cases below it",
            "70%\n7 of 10 cases\nDoes assessment say what helps desistance?\n84%\n8 of 10 cases\n\
             Does assessment keep the child safe?\n40%\n4 of 10 cases\nDoes assessment protect others?",
            "84%? 40%? -?",
        ),
        (
            "a figure that has come in two",
            "Does assessment say what helps desistance?\t8 3%\nDoes assessment keep the child safe?\t8 6%\n\
             Does assessment protect others?\t8 8%",
            "-? -? -?",
        ),
        (
            "a second column, above the questions like the first",
            "% 'Yes'\n70%\n60%\n40%\nA mark is explained here.\n30%\n40%\n60%\n\
             Does assessment say what helps desistance?\nDoes assessment keep the child safe?\n\
             Does assessment protect others?",
            "-? -? -?",
        ),
        (
            "questions in two columns, copied line by line",
            "Does assessment say what\nDoes assessment keep\nhelps desistance?\t70%\n\
             the child safe?\t60%\nDoes assessment protect others?\t40%",
            "70%? 60%? 40%",
        ),
        (
            "figures above their questions, each beside a number of cases, the first cut off",
            "70% 13\nThe team moved house that year.\nDoes assessment say what helps desistance?\n\
             60% 13\nDoes assessment keep the child safe?\n40% 13\nDoes assessment protect others?",
            "60%? 40%? -?",
        ),
        (
            "a sentence below a question without its mark",
            "Does assessment say what helps desistance\nOf 16 children, 9 were helped (56%)\n\
             Does assessment keep the child safe?\t60%\nDoes assessment protect others?\t40%",
            "56%? 60% 40%",
        ),
        (
            "prompts with capitals in one line",
            "Does assessment say what helps desistance? A. Is past offending faced? 70% \
             B. Is desistance talked of? 75%",
            "70%? -? -?",
        ),
        (
            "prompts in lines that were joined and cut elsewhere, below one that kept its letter",
            "Does assessment say what\nhelps desistance? a) Is past offending faced?\t70%\n\
             b) Is school asked?\t75% Does assessment keep the child safe? a)\n\
             Is what makes the child safe written down?\t84%",
            "70%? 84%? -?",
        ),
        (
            "a figure beside its question, among others that stand apart",
            "Does assessment say what helps desistance?\n\
             Does assessment keep the child safe?\t60%\tDoes assessment protect others?\n70%\n40%",
            "-? -? -?",
        ),
        (
            "percentages of an earlier year beside numbers of cases",
            "Does assessment say what helps desistance?\t92%\t9 of 16\n\
             Does assessment keep the child safe?\t69%\t11 of 16\nDoes assessment protect others?\t50%\t8 of 16",
            "-? -? -?",
        ),
        (
            "words broken at the ends of lines",
            "Does assess-\nment say what helps desi-\nstance?\t70%\nDoes assessment keep the child sa-\n\
             fe?\t60%\nDoes assessment protect oth-\ners?\t40%",
            "70% 60% 40%",
        ),
        (
            "numbers of cases that say the same",
            "Does assessment say what helps desistance?\t9 of 16 (56%)\n\
             Does assessment keep the child safe?\t69% (11/16)\nDoes assessment protect others?\t50%",
            "56% 69% 50%",
        ),
        (
            "numbers of cases alone",
            "% 'Yes'\nDoes assessment say what helps desistance?\t9 of 16\n\
             Does assessment keep the child safe?\t11/16\nDoes assessment protect others?\t16/16",
            "56% 69% 100%",
        ),
    ] {
        assert_eq!(figures(&[HEAD, rows].concat(), "2.1"), expected, "{why}");
    }
}

#[test]
fn words_that_a_space_has_parted_are_read_and_doubted() {
    let rows = "Does assessment say what helps desis tance?\t70%\n\
                Does assessment keep the child sa fe?\t60%\n\
                Does assessment keep other peop le safe?\t40%";
    assert_eq!(figures(&[HEAD, rows].concat(), "2.1"), "70%? 60%? 40%?");
}

#[test]
fn numbers_of_cases_are_passed_over_where_their_head_is_known() {
    for (why, rows, expected) in [
        (
            "numbers that differ",
            "\tRelevant cases\t% 'Yes'\nDoes assessment say what helps desistance?\t22\t77%\n\
             Does assessment keep the child safe?\t21\t64%\nDoes assessment protect others?\t20\t5%",
            "77% 64% 5%",
        ),
        (
            "percentages that are lost or have come in two",
            "\tRelevant cases\t% 'Yes'\nDoes assessment say what helps desistance?\t22\t\n\
             Does assessment keep the child safe?\t21\t6 4%\nDoes assessment protect others?\t20\t55%",
            "-? -? -?",
        ),
        (
            "percentages without signs",
            "\tRelevant cases\t% 'Yes'\nDoes assessment say what helps desistance?\t22\t77\n\
             Does assessment keep the child safe?\t21\t64\nDoes assessment protect others?\t20\t55",
            "77% 64% 55%",
        ),
        (
            "another head",
            "\tOut of\t% 'Yes'\nDoes assessment say what helps desistance?\t22\t77%\n\
             Does assessment keep the child safe?\t21\t64%\nDoes assessment protect others?\t20\t55%",
            "-? -? -?",
        ),
    ] {
        assert_eq!(figures(&[HEAD, rows].concat(), "2.1"), expected, "{why}");
    }
}

#[test]
fn a_table_that_is_plain_to_a_person_is_read() {
    for (why, rows, expected) in [
        (
            "columns, below which the questions come again as headings of prose",
            "Does assessment say what helps desistance?\nDoes assessment keep the child safe?\n\
             Does assessment protect others?\n% 'Yes'\n70%\n60%\n40%\n\
             Does assessment say what helps desistance?\nStaff knew the children well.",
            "70% 60% 40%",
        ),
        (
            "numbers of cases beside the first line of each question",
            "Does assessment say what     9 of 16    56%\nhelps desistance?\n\
             Does assessment keep the 11/16 69%\nchild safe?\n\
             Does assessment protect  16   100%\nothers?",
            "56% 69% 100%",
        ),
        (
            "numbers of cases in LaTeX, and joined to their percentages",
            "Does assessment say what helps desistance? & 16 & 56\\% \\\\\n\
             Does assessment keep the child safe? & 16 & 69\\% \\\\\n\
             Does assessment protect others?5 of 1631%",
            "56% 69% -?",
        ),
        (
            "a sentence's last words",
            "Does assessment say what helps desistance?\t70%\nDoes assessment keep the child safe?\t60%\n\
             The team moved house that year.\nIt was worse for harm to\nothers 40%.",
            "70% 60% -?",
        ),
        (
            "a head in words above numbers without a sign",
            "Percentage 'Yes'\nDoes assessment say what helps desistance?\t70\n\
             Does assessment keep the child safe?\t60\nDoes assessment protect others?\t40",
            "70% 60% 40%",
        ),
    ] {
        assert_eq!(figures(&[HEAD, rows].concat(), "2.1"), expected, "{why}");
    }
}

#[test]
fn a_rating_of_something_else_is_not_taken_unsaid() {
    let bands = "1.2 Staff\tGood\n4.1. Resettlement policy and provision\nThe way home is planned early.\n\
                 Lowest band\nA minority: less than 50%\nInadequate\nToo few: 50 to 64%\n\
                 Requires improvement";
    let earlier = "Standard\tRating in 2018\n1.1 Governance and leadership\tOutstanding\n\
                   1.2 Staff\tInadequate\n1.3 Partnerships and services\tGood";
    let both = "1.1 Governance and leadership\tGood\n\nHow it was rated in 2018\n\
                1.1 Governance and leadership\tOutstanding\n1.2 Staff\tInadequate";
    let broken =
        "1.3 Partnerships and services\n1.4\tInfor-\nmation and facilities\tGood\n1.2 Staff\tGood";
    let joined = "1.3. Partnerships and services\nFriends help.\nso it goes?\t1.4. Information and facilities\tGood\tAll is to hand.";
    let left_over = "1.1. Governance and leadership\nIs it led?\nIs it so?\nA thing.\nAnother.\nA third.\nA fourth.\n\
                     A fifth.\nGood\n1.2. Staff\nA thing.\nAnother.\nA third.\nA fourth.\nA fifth.\nOutstanding\n1.4 Information and facilities\tGood";
    let near = "1.2. Staff\nPeople are well led.\nWe met them all.\nGood\nStandard 1.3: Partnerships and services\n\
                Friends help.";
    let lead = "Much has changed in the years since the service was last inspected, when it had another \
                head, and these ratings:\n1.1 Governance and leadership\tInadequate\n";
    let year = "HM Inspectorate of Probation, May 2024\nRatings in 2021\n1.1 Governance and leadership\tGood\n";
    let back = "2. Court disposals\nPlanning\tGood\nReviewing\tGood\nAssessment\tInadequate\n";
    let above = "One.\nTwo.\nThree.\nFour.\nFive.\n1. Organisational delivery\nOutstanding\nGood\n\
                 1.1 Governance and leadership\n1.2 Staff\n1.3 Partnerships and services\tGood";
    for (text, number, rating, code) in [
        (above, "1.1", None, Code::StandardMissing),
        (back, "2.1", Some("inadequate"), Code::RatingDoubtful),
        (year, "1.1", Some("good"), Code::RatingDoubtful),
        (near, "1.2", Some("good"), Code::RatingDoubtful),
        (broken, "1.3", None, Code::StandardMissing),
        (joined, "1.3", None, Code::StandardMissing),
        (left_over, "1.2", Some("good"), Code::RatingDoubtful),
        (bands, "4.1", None, Code::StandardMissing),
        (earlier, "1.1", Some("outstanding"), Code::RatingDoubtful),
        (earlier, "1.3", Some("good"), Code::RatingDoubtful),
        (lead, "1.1", Some("inadequate"), Code::RatingDoubtful),
        (both, "1.1", Some("good"), Code::RatingsDisagree),
        (both, "1.2", Some("inadequate"), Code::RatingDoubtful),
    ] {
        let read = read(text);
        let rated = rate(&read.assessment);
        let found = rated.standard(number).and_then(|standard| standard.rating);
        assert_eq!(found.map(crate::Rating::code), rating, "{number} in {text}");
        let told =
            |problem: &Problem| problem.code == code && problem.about.as_deref() == Some(number);
        assert!(read.problems.iter().any(told), "{number}: {:?}", read.problems);
    }
}

#[test]
fn a_spaced_out_rating_stands_alone_too() {
    let read = read("1.2. Staff\nPeople are well led.\nG ood\n\n1.3. Partnerships and services\n");
    let rated = rate(&read.assessment);
    assert_eq!(
        rated.standard("1.2").and_then(|standard| standard.rating),
        Some(crate::Rating::Good)
    );
}

#[test]
fn the_last_words_of_a_paragraph_head_and_rate_nothing() {
    let read = read(
        "1.1. Governance and leadership\nIt is well led.\nGood\nMost were rated as 'Good', few as\n\
         'Inadequate'.\n\n1.2. Staff\nStaff are kind.\nOutstanding\nMore is to be done in\nplanning.\n\n\
         1.3. Partnerships and services\nFriends help.\nGood\nOthers too have skills for\nplanning\n\
         and for work on out of\ncourt disposals.\n1.4. Information and facilities\nAll is to hand.\n\
         Good\n",
    );
    let rated = rate(&read.assessment);
    let rating = |number| rated.standard(number)?.rating.map(crate::Rating::code);
    let found = ["1.1", "1.2", "1.3", "1.4", "2.2", "3.2"].map(rating);
    let good = Some("good");
    assert_eq!(found, [good, Some("outstanding"), good, good, None, None]);
    assert!(read.problems.iter().all(|problem| problem.code != Code::RatingsDisagree));
}

#[test]
fn other_numbers_do_not_stand_in_for_percentages() {
    for (why, rows, expected) in [
        (
            "a point in a figure, where reports have whole per cents",
            "Does assessment say what helps desistance?\t70%\nDoes assessment keep the child safe?\t8.4%\n\
             Does assessment protect others?\t40%",
            "70% 8.4%? 40%",
        ),
        (
            "the rows’ own numbers, beside percentages with their bands",
            "% 'Yes'\n1 Does assessment say what helps desistance?\n70% Good\n2 Does assessment keep \
             the child safe?\n84% Outstanding\n3 Does assessment protect others?\n40% Inadequate",
            "-? -? -?",
        ),
        (
            "marks of footnotes, where the percentages are lost",
            "% 'Yes'\nDoes assessment say what helps desistance? 5\nDoes assessment keep the child safe? 6\n\
             Does assessment protect others? 7",
            "-? -? -?",
        ),
        (
            "only the share of the other answer",
            "% 'No'\nDoes assessment say what helps desistance?\t30%\nDoes assessment keep the child safe?\t16%\n\
             Does assessment protect others?\t60%",
            "-? -? -?",
        ),
    ] {
        assert_eq!(figures(&format!("{HEAD}{rows}"), "2.1"), expected, "{why}");
    }
}

#[test]
fn what_is_said_among_key_questions_is_not_the_standards() {
    let questions = "% 'Yes'\nDoes assessment say what helps desistance?\n70% Good\nDoes assessment \
                     keep the child safe?\t84%\nOutstanding\nDoes assessment protect others?\t65% Good\n\
                     a) Are victims named?\nN/A\n";
    let text = format!("{HEAD}Assessment is sound.\nGood\n{questions}");
    assert_eq!(figures(&text, "2.1"), "70% 84% 65%");
    for (rating, stated) in [
        ("Good\n", Some("good")),
        ("Previous rating: Outstanding\nAssessment is sound.\nGood\n", Some("good")),
        ("At our last inspection it was rated Outstanding.\nGood\n", Some("good")),
        ("2019: Outstanding\nAssessment is sound.\nGood\n", Some("good")),
    ] {
        let read = read(&format!("{HEAD}{rating}{questions}"));
        let rated = rate(&read.assessment);
        let found = rated.standard("2.1").and_then(|standard| standard.rating);
        assert_eq!(found.map(crate::Rating::code), stated, "{rating}");
        assert_eq!(read.assessment.entries()[4].status, crate::Status::Inspected, "{rating}");
        assert!(read.problems.iter().all(|problem| problem.code != Code::RatingsDisagree));
    }
}
