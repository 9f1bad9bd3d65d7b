use super::*;
use crate::edition::Edition;
use crate::import::{Form, Import, Reading, Source, import};
use crate::problem::Code;
use crate::share::Percent;
use proptest::prelude::*;

const LINE: &str = "YJ:2021/1.1:G/2.1:83-50-50/2.2:10of13-8of13-5of13/3.1:69-81-63!G/4.1:G";

fn codes(read: &Import) -> Vec<Code> {
    read.problems.iter().map(|problem| problem.code).collect()
}

fn found(text: &str) -> Import {
    let read = import(&Source::text(text), &Reading::default());
    assert_eq!(read.form, Some(Form::Vector), "{text:?}");
    read
}

#[test]
fn a_vector_is_read_and_written_alike() {
    for line in [
        LINE,
        "YJ:2021",
        "YJ:2018/3.4:61-69/end",
        "YJ:2021/2.1:83-x-50/2.1:G/2:NI",
        "YJ:2021/2.1:83-50-50!Gs/2.1:G/2.1:NI/4.1:NR",
        "YJ:2021/2.1:!O/2.2:R!G/2.3:NI!R",
        "YJ:2021/1:NR/2.1:82.5-0.5pc-66.67/end",
    ] {
        let read = found(line);
        assert_eq!(codes(&read), [], "{line}");
        assert_eq!(write(&read.assessment), line);
    }
}

#[test]
fn a_service_is_read_behind_the_vector_wherever_its_link_went() {
    let link =
        "https://example.org/#YJ:2021/2.1:83-50-50/end&service=Stockton-on-Tees_%26_Ynys_M%c3%b4n";
    let encoded =
        link.replace('%', "%25").replace(['/', ':'], "%2F").replace('&', "%26").replace('=', "%3D");
    let encoded = encoded.replace("YJ%2F", "YJ%3A").replace("2.1%2F", "2.1%3A");
    for text in [
        link.to_owned(),
        format!("Ours: <{link}>."),
        format!("See {link}.\nYours, Jo"),
        format!("https://example.com/?url={encoded}&data=7"),
    ] {
        let read = found(&text);
        assert_eq!(
            read.assessment.service.as_deref(),
            Some("Stockton-on-Tees & Ynys Môn"),
            "{text}"
        );
        assert_eq!(codes(&read), [], "{text}");
    }
    for (text, service) in [
        ("YJ:2021/1.1:G", None),
        ("YJ:2021/1.1:G&service=", None),
        ("YJ:2021/1.1:G&service=_", None),
        ("YJ:2021/1.1:G&service=%", None),
        ("YJ:2021/1.1:G&service=%ff", None),
        ("YJ:2021/1.1:G&service=a%0ab", None),
        ("YJ:2021/1.1:G &service=Anytown", None),
        ("YJ:2021/1.1:G&serv=Anytown", None),
        ("YJ:2021/1.1:G&service=Anytown&service=Othertown", Some("Anytown")),
        ("YJ:2021&service=Anytown", Some("Anytown")),
    ] {
        assert_eq!(found(text).assessment.service.as_deref(), service, "{text}");
    }
}

/// Whatever surrounds it, and whatever it went through.
#[test]
fn a_vector_is_found_in_its_surroundings() {
    let expected = found(LINE).assessment;
    let encoded = LINE.replace(':', "%3A").replace('/', "%2f").replace('!', "%21");
    let twice = encoded.replace('%', "%25");
    let (first, second) = LINE.split_at(24);
    let mut wrapped = String::new();
    for (at, character) in LINE.char_indices() {
        wrapped.push(character);
        if at % 19 == 18 {
            wrapped.push_str("\r\n> ");
        }
    }
    for text in [
        format!("  {LINE}  "),
        format!("\"{LINE}\""),
        format!("Ours is {LINE}. Thanks, Jo\n12 March"),
        format!("<a href=\"https://example.org/ratings/#{LINE}\">Ours</a>"),
        format!("https://example.org/#{encoded}"),
        format!("https://example.org/?url=https%3A%2F%2Fexample.com%2F%23{encoded}&data=7"),
        format!("https://example.org/?url=x%2523{twice}&data=7"),
        format!("See you\nhttps://example.org/#{LINE} <https://example.org/#{LINE}>\nYours"),
        format!("{first}\n{second}"),
        format!("{first} {second}"),
        format!("{first}\u{200b}{second}"),
        LINE.replace('-', "–"),
        LINE.replace("YJ", "yj"),
        wrapped,
    ] {
        let read = found(&text);
        assert_eq!(codes(&read), [], "{text:?}");
        assert_eq!(read.assessment, expected, "{text:?}");
    }
}

/// Cut at any place by a line break or a space, a vector comes out as it was, or says so.
#[test]
fn a_cut_never_passes_unseen() {
    let line = "YJ:2021/1.1:G/2.1:83-50-50!R/2.2:10of13-100-5of13/3.1:69-81.5-63/end";
    let expected = found(line).assessment;
    for at in 9..line.len() {
        for gap in [" ", "\n", "\r\n", "\n> "] {
            for end in ["", "\n", "\n\nJo\n12/03/2025 10:30", " Thanks"] {
                let text = format!("{}{gap}{}{end}", &line[..at], &line[at..]);
                let read = found(&text);
                let same = read.assessment == expected;
                assert!(same || !read.problems.is_empty(), "{text:?}: {}", write(&read.assessment));
            }
        }
    }
    // Cut off for good: no figure that is kept differs unless a problem says so.
    for at in 9..line.len() {
        let read = found(&line[..at]);
        let wrong =
            read.assessment.entries().iter().zip(expected.entries()).any(|(read, whole)| {
                read.shares()
                    .iter()
                    .zip(whole.shares())
                    .any(|(read, whole)| read.is_some() && read != whole)
            });
        assert!(!wrong || !read.problems.is_empty(), "{}", &line[..at]);
    }
}

#[test]
fn damaged_parts_are_problems_with_their_place_and_the_others_are_kept() {
    for (part, code, column, about) in [
        ("2.1:83-5O-50", Code::NotAFigure, 18, "2.1.2"),
        ("2.1:83-150-50", Code::PercentOver100, 18, "2.1.2"),
        ("2.1:83-7of6-50", Code::YesOverOf, 18, "2.1.2"),
        ("2.1:83-0of0-50", Code::NoCases, 18, "2.1.2"),
        ("2.1:83-0.5-50", Code::FractionOrPercent, 18, "2.1.2"),
        ("2.1:83-0,5-50", Code::FractionOrPercent, 18, "2.1.2"),
        ("2.1:83-50", Code::PartNotUnderstood, 15, "2.1"),
        ("2.1:83-50-50-50", Code::TooManyFigures, 15, "2.1"),
        ("2.1:83--50", Code::NotAFigure, 18, "2.1.2"),
        ("2.1:Goood", Code::NotARating, 15, "2.1"),
        ("2.1:", Code::NotARating, 15, "2.1"),
        ("2.1:83-50-50!", Code::NotARating, 24, "2.1"),
        ("2.1", Code::PartNotUnderstood, 11, ""),
        ("2:G", Code::PartNotUnderstood, 11, ""),
        ("1.2:83", Code::FigureForJudged, 15, "1.2"),
        ("1.2:G!O", Code::DiscretionForJudged, 17, "1.2"),
        ("1.1:R", Code::RatingsDisagree, 15, "1.1"),
        ("1.1:NI/1.1:NR", Code::RatingsDisagree, 22, "1.1"),
        ("2.2:1-2-3/2.2:1-2-4", Code::FiguresDisagree, 29, "2.2.3"),
        ("9.1:G", Code::UnknownStandard, 11, "9.1"),
    ] {
        let text = format!("\n {}", format_args!("YJ:2021/{part}/1.1:G/4.1:I"));
        // What stands before the part comes first where two disagree.
        let text = if part.starts_with("1.1:R") {
            "\n YJ:2021/1.1:G/1.1:R/4.1:I".to_owned()
        } else {
            text
        };
        let column = if part.starts_with("1.1:R") { column + 5 } else { column - 1 };
        let read = found(&text);
        assert_eq!(codes(&read), [code], "{part}");
        let problem = &read.problems[0];
        assert_eq!((problem.line, problem.column), (Some(2), Some(column)), "{part}");
        assert_eq!(problem.about.as_deref().unwrap_or_default(), about, "{part}");
        assert_eq!(read.assessment.entries()[0].stated, Some(Rating::Good), "{part}");
    }
}

#[test]
fn what_is_doubtful_is_said() {
    for (text, code) in [
        ("YJ:2021/2.1:83-50-50", Code::VectorWithoutEnd),
        ("YJ:2021/2.1:83-50-5\n0/4.1:G", Code::VectorJoined),
        ("YJ:2021/1.1:G\nYJ:2021/1.1:R", Code::AnotherVector),
        ("2.1: 83, 50, 50\nYJ:2021/1.1:G", Code::BesideVector),
        ("YJ:2021/1.1:G\n2.1: 83, 50, 50", Code::BesideVector),
        ("edition\nYJ:2018/4.1:G", Code::OtherEdition),
    ] {
        assert_eq!(codes(&found(text)), [code], "{text:?}");
    }
    for (text, code) in [
        ("YJ2:2021/1.1:G", Code::UnknownVersion),
        ("YJ:2030/1.1:G", Code::UnknownEdition),
        ("YJ:2O21/1.1:G", Code::UnknownEdition),
    ] {
        let read = import(&Source::text(text), &Reading::default());
        assert_eq!((read.form, codes(&read)), (None, vec![code]), "{text:?}");
        assert_eq!(read.assessment, Assessment::blank(Edition::newest()));
    }
}

#[test]
fn other_texts_are_no_vectors() {
    for text in [
        "",
        "YJ",
        "YJ:",
        "the YJ: 2021/22 plan",
        "YJ:/1.1:G",
        "MYJ:2021/1.1:G",
        "YJS:2021/1.1:G",
        "YJ:2021x",
    ] {
        assert_eq!(read(text), None, "{text:?}");
    }
}

fn share() -> impl Strategy<Value = Option<Share>> {
    let percent =
        (0u16..=10_000).prop_map(|part| Percent::from_hundredths(part).map(Share::Percent).ok());
    let counts = (any::<u32>(), 1u32..).prop_map(|(yes, of)| Share::counts(yes % of, of).ok());
    prop_oneof![Just(None), percent, counts]
}

fn rating() -> impl Strategy<Value = Option<Rating>> {
    prop::option::of(prop::sample::select(&Rating::ALL[..]))
}

/// Any assessment of either edition, without words, prompts and what is published.
pub(crate) fn assessments() -> impl Strategy<Value = Assessment> {
    let status =
        prop::sample::select(&[Status::Inspected, Status::NotInspected, Status::NotRated][..]);
    let entry = (prop::collection::vec(share(), 3), rating(), rating(), any::<bool>(), status);
    (0..Edition::all().len(), prop::collection::vec(entry, 13)).prop_map(|(edition, entries)| {
        let edition = &Edition::all()[edition];
        let mut assessment = Assessment::blank(edition);
        for (index, (standard, known)) in edition.standards.iter().zip(entries).enumerate() {
            let (shares, stated, moved, stated_by_report, status) = known;
            let entry = assessment.entry_mut(index);
            for (into, share) in entry.shares_mut().iter_mut().zip(shares) {
                *into = share;
            }
            entry.stated = stated;
            entry.status = status;
            entry.discretion = moved
                .filter(|_| standard.is_case_based())
                .map(|rating| Discretion { rating, reason: String::new(), stated_by_report });
        }
        assessment
    })
}

proptest! {
    #[test]
    fn nothing_is_lost(assessment in assessments()) {
        let line = write(&assessment);
        prop_assert!(line.bytes().all(|byte| byte.is_ascii_alphanumeric() || b":/.-!".contains(&byte)));
        let read = read(&line).expect("a vector");
        prop_assert_eq!(read.problems, vec![]);
        prop_assert_eq!(read.assessment, assessment);
    }

    #[test]
    fn a_service_comes_back(assessment in assessments(), name in r"[!-$&-~é‘–]([ -$&-~é‘–]{0,30}[!-$&-~é‘–])?") {
        let mut named = assessment;
        named.service = Some(name);
        let line = write_with_service(&named);
        prop_assert!(!line.contains(char::is_whitespace));
        let read = read(&line).expect("a vector");
        prop_assert_eq!(read.problems, vec![]);
        prop_assert_eq!(read.assessment, named);
    }

    #[test]
    fn any_damage_is_read(line in r"YJ:2021/[0-9.:/!x of\nGRNIs%25A-]{0,80}(YJ:2021/)?(&service=)?[ -~]{0,40}") {
        if let Some(known) = read(&line).filter(|read| read.form.is_some()) {
            let again = read(&write_with_service(&known.assessment)).expect("a vector");
            prop_assert_eq!(again.problems, vec![]);
            prop_assert_eq!(again.assessment, known.assessment);
        }
    }
}
