use super::*;
use crate::{Edition, Rating};

#[test]
fn reads_every_spelling_of_a_share() {
    let percent = |hundredths| Ok(Share::Percent(Percent(hundredths)));
    for (text, share) in [
        ("83", percent(8300)),
        (" 83 % ", percent(8300)),
        ("62.5%", percent(6250)),
        ("62,5", percent(6250)),
        ("64.4999", percent(6449)),
        ("100.00", percent(10_000)),
        ("0", percent(0)),
        ("5 of 6", Share::counts(5, 6)),
        ("5 OUT OF 6", Share::counts(5, 6)),
        ("5/6", Share::counts(5, 6)),
        ("5of6", Share::counts(5, 6)),
        ("101", Err(ShareError::Over100)),
        ("100.001", Err(ShareError::Over100)),
        ("99999999999999", Err(ShareError::Over100)),
        ("7 of 6", Err(ShareError::YesOverOf)),
        ("0/0", Err(ShareError::NoCases)),
        ("8O", Err(ShareError::NotAFigure)),
        ("-5", Err(ShareError::NotAFigure)),
        ("", Err(ShareError::NotAFigure)),
        ("%", Err(ShareError::NotAFigure)),
        ("83.", Err(ShareError::NotAFigure)),
        ("of 6", Err(ShareError::NotAFigure)),
        ("½ of 6", Err(ShareError::NotAFigure)),
    ] {
        assert_eq!(text.parse::<Share>(), share, "{text:?}");
    }
}

#[test]
fn shows_no_more_decimals_than_there_are() {
    for (hundredths, shown) in [(8300, "83"), (6250, "62.5"), (6667, "66.67"), (5, "0.05")] {
        assert_eq!(Percent(hundredths).to_string(), shown);
    }
    assert_eq!(Share::Counts { yes: 2, of: 3 }.percent().to_string(), "66.67");
}

/// Below, on and above every cut-off of R1.
#[test]
fn bands_at_every_cut_off() {
    for (whole, band) in [
        (0, Rating::Inadequate),
        (49, Rating::Inadequate),
        (50, Rating::RequiresImprovement),
        (51, Rating::RequiresImprovement),
        (64, Rating::RequiresImprovement),
        (65, Rating::Good),
        (66, Rating::Good),
        (79, Rating::Good),
        (80, Rating::Outstanding),
        (81, Rating::Outstanding),
        (100, Rating::Outstanding),
    ] {
        let judged = Edition::newest().judge(Share::Percent(Percent::from_whole(whole).unwrap()));
        assert_eq!((judged.whole, judged.band), (whole, band), "{whole}%");
        assert!(!judged.rounding_decides);
    }
}

/// R2 at its edges: hundredths and counts on both sides of the half.
#[test]
fn rounding_is_half_up_and_says_when_it_decides() {
    for (text, whole, decides) in [
        ("64.49", 64, false),
        ("64.5", 65, true),
        ("64.4999999", 64, false),
        ("49.5", 50, true),
        ("79.49", 79, false),
        ("79.5", 80, true),
        ("10 of 16", 63, false),
        ("11 of 17", 65, true),
        ("9 of 14", 64, false),
        ("13 of 20", 65, false),
    ] {
        let judged = Edition::newest().judge(text.parse().unwrap());
        assert_eq!((judged.whole, judged.rounding_decides), (whole, decides), "{text}");
    }
}

/// Of all counts up to 91 cases, the largest sample in use, so many are banded by the rounding
/// alone.
#[test]
fn how_many_counts_the_rounding_decides() {
    let mut decided = [(50, 0), (65, 0), (80, 0)];
    for of in 1..=91u32 {
        for yes in 0..=of {
            let judged = Edition::newest().judge(Share::counts(yes, of).unwrap());
            // The same answer, worked out another way: whole half per cents, then their half up.
            assert_eq!(u32::from(judged.whole), (200 * yes / of).div_ceil(2), "{yes} of {of}");
            let below_cut = yes * 100 < of * u32::from(judged.whole);
            if let Some((_, count)) = decided.iter_mut().find(|(cut, _)| *cut == judged.whole) {
                assert_eq!(judged.rounding_decides, below_cut, "{yes} of {of}");
                *count += u32::from(below_cut);
            }
        }
    }
    assert_eq!(decided, [(50, 0), (65, 19), (80, 12)]);
}
