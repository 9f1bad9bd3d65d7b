//! The four ratings, and the words people write for them.

use serde::{Deserialize, Serialize};

/// A rating of a standard or of a whole service, from worst to best (R1, R5, R6).
///
/// ```
/// use youth_justice_ratings::Rating;
///
/// assert!(Rating::Good < Rating::Outstanding);
/// assert_eq!(Rating::from_words("requires IMPROVEMENT"), Some(Rating::RequiresImprovement));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Rating {
    /// The lowest rating.
    Inadequate,
    /// The second rating.
    RequiresImprovement,
    /// The third rating.
    Good,
    /// The highest rating.
    Outstanding,
}

impl Rating {
    /// All four, from worst to best.
    pub const ALL: [Self; 4] =
        [Self::Inadequate, Self::RequiresImprovement, Self::Good, Self::Outstanding];

    /// The rating that `words` name in full or by a usual abbreviation (`RI`, `O`, `G`, `I`), in
    /// any case; `None` for anything else, the empty text included.
    pub fn from_words(words: &str) -> Option<Self> {
        const NAMES: [(&str, Rating); 10] = [
            ("outstanding", Rating::Outstanding),
            ("o", Rating::Outstanding),
            ("good", Rating::Good),
            ("g", Rating::Good),
            ("requires improvement", Rating::RequiresImprovement),
            ("requires-improvement", Rating::RequiresImprovement),
            ("ri", Rating::RequiresImprovement),
            ("r", Rating::RequiresImprovement),
            ("inadequate", Rating::Inadequate),
            ("i", Rating::Inadequate),
        ];
        let words = words.trim();
        NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(words)).map(|&(_, rating)| rating)
    }

    /// Its name in the contract: `requires-improvement`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Inadequate => "inadequate",
            Self::RequiresImprovement => "requires-improvement",
            Self::Good => "good",
            Self::Outstanding => "outstanding",
        }
    }

    /// The next rating up, or `None` at the top.
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).copied()
    }
}

/// The rating whose range holds `value`, given the lowest values of the three upper ratings.
pub(crate) fn banded(value: u16, cuts: [u16; 3]) -> Rating {
    let reached = cuts.iter().filter(|&&cut| value >= cut).count();
    Rating::ALL[reached]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_in_any_case_and_abbreviated() {
        for (words, rating) in [
            (" Good ", Some(Rating::Good)),
            ("RI", Some(Rating::RequiresImprovement)),
            ("o", Some(Rating::Outstanding)),
            ("INADEQUATE", Some(Rating::Inadequate)),
            ("Goood", None),
            ("", None),
        ] {
            assert_eq!(Rating::from_words(words), rating, "{words:?}");
        }
    }

    #[test]
    fn the_next_rating_stops_at_the_top() {
        assert_eq!(Rating::Inadequate.next(), Some(Rating::RequiresImprovement));
        assert_eq!(Rating::Outstanding.next(), None);
    }
}
