//! Exact shares of cases: percentages in hundredths, counts as yes of all, and their rounding.

use std::fmt;
use std::str::FromStr;

/// A percentage from 0 to 100, in hundredths of a per cent, exact.
///
/// ```
/// use youth_justice_ratings::Percent;
///
/// let percent: Percent = "62.5 %".parse()?;
/// assert_eq!((percent.hundredths(), percent.rounded()), (6_250, 63));
/// # Ok::<(), youth_justice_ratings::ShareError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(u16);

impl Percent {
    /// A percentage of so many hundredths of a per cent.
    ///
    /// # Errors
    /// [`ShareError::Over100`] above 10 000.
    pub fn from_hundredths(hundredths: u16) -> Result<Self, ShareError> {
        if hundredths > 10_000 { Err(ShareError::Over100) } else { Ok(Self(hundredths)) }
    }

    /// A percentage of so many whole per cent.
    ///
    /// # Errors
    /// [`ShareError::Over100`] above 100.
    pub fn from_whole(whole: u8) -> Result<Self, ShareError> {
        Self::from_hundredths(u16::from(whole) * 100)
    }

    /// Hundredths of a per cent, 0 to 10 000.
    pub fn hundredths(self) -> u16 {
        self.0
    }

    /// Whole per cent, half rounded up, 0 to 100 (R2).
    pub fn rounded(self) -> u8 {
        whole(self.0.saturating_add(50) / 100)
    }
}

impl fmt::Display for Percent {
    /// With no more decimals than it has: `83`, `62.5`, `66.67`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl Percent {
    /// What `Display` shows, without the formatting machinery, which is dear in wasm.
    pub(crate) fn text(self) -> String {
        let mut text = String::with_capacity(6);
        let (whole, rest) = (self.0 / 100, self.0 % 100);
        push_number(&mut text, u32::from(whole));
        if rest > 0 {
            text.push('.');
            push_number(&mut text, u32::from(rest / 10));
            if rest % 10 > 0 {
                push_number(&mut text, u32::from(rest % 10));
            }
        }
        text
    }
}

/// Appends `number` in decimal digits.
pub(crate) fn push_number(out: &mut String, number: u32) {
    if number >= 10 {
        push_number(out, number / 10);
    }
    out.extend(char::from_digit(number % 10, 10));
}

impl FromStr for Percent {
    type Err = ShareError;

    /// Reads `83`, `83%`, `83 %`, `62.5` or `62,5`.
    ///
    /// Decimals after the second are cut off, not rounded: what is left still rounds to the same
    /// whole per cent, so that R2 is never applied twice.
    fn from_str(text: &str) -> Result<Self, ShareError> {
        let text = text.trim();
        let text = text.strip_suffix('%').unwrap_or(text).trim_end();
        let (whole, decimals) = text.split_once(&['.', ','][..]).unwrap_or((text, "0"));
        let is_run =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !is_run(whole) || !is_run(decimals) {
            return Err(ShareError::NotAFigure);
        }
        let whole = parse_count(whole).ok_or(ShareError::Over100)?;
        let mut digits = decimals.bytes().map(|byte| u32::from(byte - b'0'));
        let hundredths = digits.next().unwrap_or(0) * 10 + digits.next().unwrap_or(0);
        let more = digits.any(|digit| digit > 0);
        let total = whole.saturating_mul(100).saturating_add(hundredths);
        if total > 10_000 || (total == 10_000 && more) {
            return Err(ShareError::Over100);
        }
        u16::try_from(total).map_err(|_| ShareError::Over100).and_then(Self::from_hundredths)
    }
}

/// A run of decimal digits as a number; `None` where it is empty, not digits or past [`u32::MAX`].
pub(crate) fn parse_count(digits: &str) -> Option<u32> {
    if digits.is_empty() {
        return None;
    }
    digits.bytes().try_fold(0u32, |number, byte| {
        let digit = byte.is_ascii_digit().then(|| u32::from(byte - b'0'))?;
        number.checked_mul(10)?.checked_add(digit)
    })
}

/// A key question's share of sufficient cases: what was stated, exactly.
///
/// ```
/// use youth_justice_ratings::Share;
///
/// let share: Share = "11 of 17".parse()?;
/// assert_eq!(share, Share::counts(11, 17)?);
/// assert_eq!(share.whole_percent(), 65, "64.7 per cent, rounded half up");
/// # Ok::<(), youth_justice_ratings::ShareError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// A percentage as printed.
    Percent(Percent),
    /// `yes` sufficient cases `of` all inspected cases; `yes <= of`, and `of` is not 0. Made by
    /// [`Share::counts`].
    Counts {
        /// Sufficient cases.
        yes: u32,
        /// Inspected cases.
        of: u32,
    },
}

impl Share {
    /// `yes` sufficient cases `of` all inspected cases.
    ///
    /// # Errors
    /// [`ShareError::NoCases`] when `of` is 0, [`ShareError::YesOverOf`] when `yes` is more.
    pub fn counts(yes: u32, of: u32) -> Result<Self, ShareError> {
        match of {
            0 => Err(ShareError::NoCases),
            _ if yes > of => Err(ShareError::YesOverOf),
            _ => Ok(Self::Counts { yes, of }),
        }
    }

    /// Whole per cent, half rounded up, 0 to 100: the one place where a share is rounded (R2).
    pub fn whole_percent(self) -> u8 {
        match self {
            Self::Percent(percent) => percent.rounded(),
            Self::Counts { yes, of } => whole(rounded_ratio(yes, of, 100)),
        }
    }

    /// As a percentage with two decimals, half rounded up: for showing, never for banding.
    pub fn percent(self) -> Percent {
        match self {
            Self::Percent(percent) => percent,
            Self::Counts { yes, of } => Percent(rounded_ratio(yes, of, 10_000)),
        }
    }

    /// Whether `percent` is what this share gives, at the decimals that it shows.
    pub(crate) fn agrees(self, percent: Percent) -> bool {
        let (exact, shown) = (self.percent().hundredths(), percent.hundredths());
        let Self::Counts { yes, of } = self else { return exact == shown };
        // What has more decimals is cut.
        exact.wrapping_sub(shown) < 2
            || shown == rounded_ratio(yes, of, 1_000) * 10
            || shown == u16::from(self.whole_percent()) * 100
    }

    /// As it was entered: `5 of 6` or `62.5%`.
    pub(crate) fn shown(self) -> String {
        let mut text = String::new();
        match self {
            Self::Percent(percent) => {
                text.push_str(&percent.text());
                text.push('%');
            }
            Self::Counts { yes, of } => {
                push_number(&mut text, yes);
                text.push_str(" of ");
                push_number(&mut text, of);
            }
        }
        text
    }

    /// Whether the share, unrounded, is at least `whole` per cent.
    pub fn reaches(self, whole: u8) -> bool {
        match self {
            Self::Percent(percent) => percent.0 >= u16::from(whole) * 100,
            Self::Counts { yes, of } => u64::from(yes) * 100 >= u64::from(of) * u64::from(whole),
        }
    }
}

/// Whole per cent, which callers keep to at most 100.
fn whole(percent: u16) -> u8 {
    u8::try_from(percent).unwrap_or(100)
}

/// `yes / of` in parts of `scale`, half rounded up; at most `scale`, as `yes <= of`.
fn rounded_ratio(yes: u32, of: u32, scale: u64) -> u16 {
    let (yes, of) = (u64::from(yes), u64::from(of.max(1)));
    u16::try_from((2 * scale * yes + of) / (2 * of)).unwrap_or(u16::MAX)
}

impl FromStr for Share {
    type Err = ShareError;

    /// Reads a percentage as [`Percent`] does, or counts: `5 of 6`, `5 out of 6`, `5/6`.
    fn from_str(text: &str) -> Result<Self, ShareError> {
        match split_counts(text) {
            Some((yes, of)) => {
                let yes = parse_count(yes).ok_or(ShareError::NotAFigure)?;
                let of = parse_count(of).ok_or(ShareError::NotAFigure)?;
                Self::counts(yes, of)
            }
            None => text.parse().map(Self::Percent),
        }
    }
}

fn split_counts(text: &str) -> Option<(&str, &str)> {
    if let Some((yes, of)) = text.split_once('/') {
        return Some((yes.trim(), of.trim()));
    }
    let start = text.as_bytes().windows(2).position(|pair| pair.eq_ignore_ascii_case(b"of"))?;
    let (yes, of) = (text[..start].trim_end(), text[start + 2..].trim());
    let without_out = yes.len().checked_sub(3).and_then(|at| yes.split_at_checked(at));
    match without_out {
        Some((yes, out)) if out.eq_ignore_ascii_case("out") => Some((yes.trim(), of)),
        _ => Some((yes.trim(), of)),
    }
}

/// Whether `figure` is a decimal below 1 without a sign, which may be a fraction of one or of a
/// hundred.
pub(crate) fn is_fraction(figure: &str) -> bool {
    (figure.starts_with("0.") || figure.starts_with("0,"))
        && !figure.ends_with('%')
        && figure[2..].bytes().any(|byte| byte != b'0')
}

/// Why a text is not a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareError {
    /// It is neither a percentage nor counts.
    NotAFigure,
    /// It is more than 100 per cent.
    Over100,
    /// More sufficient cases than cases.
    YesOverOf,
    /// No cases at all.
    NoCases,
}

impl fmt::Display for ShareError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAFigure => "neither a percentage (83) nor counts (5 of 6)",
            Self::Over100 => "more than 100 per cent",
            Self::YesOverOf => "more sufficient cases than inspected cases",
            Self::NoCases => "no inspected cases",
        })
    }
}

impl std::error::Error for ShareError {}

#[cfg(test)]
mod tests;
