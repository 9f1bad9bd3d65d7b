//! What a cell's value looks like: numbers as a spreadsheet shows them, dates in a form that nothing
//! takes for a figure.

use calamine::{Data, DataRef, ExcelDateTime};

/// The significant digits that spreadsheets keep; a binary fraction's noise lies behind them.
const DIGITS: usize = 15;

/// The text of a value. `percent` says that its cell shows numbers as percentages.
pub(crate) fn of(value: &Data, percent: bool) -> String {
    match value {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Bool(truth) => of_bool(*truth),
        Data::Error(error) => error.to_string(),
        Data::DateTime(date) => of_date(*date),
        #[expect(clippy::cast_precision_loss, reason = "spreadsheets keep 15 digits themselves")]
        Data::Int(number) => of_number(*number as f64, percent),
        Data::Float(number) => of_number(*number, percent),
    }
}

/// The same for a value that is still in the reader's hands.
pub(crate) fn of_ref(value: DataRef<'_>, percent: bool) -> String {
    match value {
        DataRef::SharedString(text) => text.to_owned(),
        other => of(&other.into(), percent),
    }
}

pub(crate) fn of_bool(truth: bool) -> String {
    if truth { "TRUE" } else { "FALSE" }.to_owned()
}

/// Whether a number format shows a percentage: a `%` that is no part of its literal text.
pub(crate) fn is_percent(format: &str) -> bool {
    let mut characters = format.chars();
    let mut quoted = false;
    while let Some(character) = characters.next() {
        match character {
            '"' => quoted = !quoted,
            _ if quoted => {}
            // The next character is shown as it is, left as a gap, or repeated.
            '\\' | '_' | '*' => {
                characters.next();
            }
            '%' => return true,
            _ => {}
        }
    }
    false
}

pub(crate) fn of_number(number: f64, percent: bool) -> String {
    if !number.is_finite() {
        return "#NUM!".to_owned();
    }
    // One digit, a point, the others, `e` and the power of ten.
    let scientific = format!("{number:.*e}", DIGITS - 1);
    let (mantissa, power) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let power: i32 = power.parse().unwrap_or(0);
    if !(-20..=20).contains(&power) {
        return scientific;
    }
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let digits = mantissa.replace('.', "");
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return if percent { "0%" } else { "0" }.to_owned();
    }
    let power = if percent { power + 2 } else { power };
    let plain = plain(digits, power);
    if !percent {
        return format!("{sign}{plain}");
    }
    // Cut, not rounded: what is left still rounds to the same whole per cent.
    let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
    let decimals = decimals.get(..2).unwrap_or(decimals).trim_end_matches('0');
    let point = if decimals.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{decimals}%")
}

/// `digits`, of which the first stands for 10 to the power `power`, without an exponent.
fn plain(digits: &str, power: i32) -> String {
    let Ok(whole) = usize::try_from(power + 1) else {
        return format!("0.{}{digits}", "0".repeat(power.unsigned_abs() as usize - 1));
    };
    match digits.split_at_checked(whole) {
        Some(("", decimals)) => format!("0.{decimals}"),
        Some((whole, "")) => whole.to_owned(),
        Some((whole, decimals)) => format!("{whole}.{decimals}"),
        None => format!("{digits}{}", "0".repeat(whole - digits.len())),
    }
}

/// `2024-05-01`, with the time where there is one; a time without a day as `13:45`.
fn of_date(date: ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let seconds = if second == 0 { String::new() } else { format!(":{second:02}") };
    if date.is_duration() {
        let days = if date.as_f64() >= 1.0 { date.as_f64().trunc() } else { 0.0 };
        let hours = days * 24.0 + f64::from(hour);
        return format!("{hours}:{minute:02}{seconds}");
    }
    let time = format!("{hour:02}:{minute:02}{seconds}");
    if (0.0..1.0).contains(&date.as_f64()) {
        return time;
    }
    let day = format!("{year}-{month:02}-{day:02}");
    if time == "00:00" { day } else { format!("{day} {time}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{CellErrorType, ExcelDateTimeType};

    #[test]
    fn numbers_look_as_a_spreadsheet_shows_them() {
        for (number, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (83.0, "83"),
            (82.5, "82.5"),
            (0.1 + 0.2, "0.3"),
            (-1.25, "-1.25"),
            (1_000_000.0, "1000000"),
            (0.001, "0.001"),
            (0.05, "0.05"),
            (1.0 / 3.0, "0.333333333333333"),
            (123_456_789_012_345_680.0, "123456789012346000"),
            (1e300, "1.00000000000000e300"),
            (f64::NAN, "#NUM!"),
        ] {
            assert_eq!(of_number(number, false), text, "{number}");
        }
    }

    #[test]
    fn percentages_have_their_sign_and_are_cut_not_rounded() {
        for (number, text) in [
            (0.0, "0%"),
            (0.8333, "83.33%"),
            (5.0 / 6.0, "83.33%"),
            (2.0 / 3.0, "66.66%"),
            (0.644_999_9, "64.49%"),
            (0.645, "64.5%"),
            (0.07, "7%"),
            (0.005, "0.5%"),
            (0.000_1, "0.01%"),
            (0.000_01, "0%"),
            (1.0, "100%"),
            (0.29, "29%"),
            (-0.5, "-50%"),
            (1.5, "150%"),
        ] {
            assert_eq!(of_number(number, true), text, "{number}");
        }
    }

    #[test]
    fn a_percent_sign_counts_unless_it_is_literal() {
        for (format, percent) in [
            ("0%", true),
            ("0.00%;[Red]-0.00%", true),
            ("0", false),
            ("0\"%\"", false),
            ("0\\%", false),
            ("0_%", false),
            ("\"share \"0%", true),
        ] {
            assert_eq!(is_percent(format), percent, "{format}");
        }
    }

    #[test]
    fn dates_and_times_look_like_no_figure() {
        let date = |value, kind| of_date(ExcelDateTime::new(value, kind, false));
        assert_eq!(date(45_413.0, ExcelDateTimeType::DateTime), "2024-05-01");
        assert_eq!(date(45_413.5, ExcelDateTimeType::DateTime), "2024-05-01 12:00");
        assert_eq!(date(0.25, ExcelDateTimeType::DateTime), "06:00");
        assert_eq!(date(1.25, ExcelDateTimeType::TimeDelta), "30:00");
    }

    #[test]
    fn truths_and_errors_look_as_a_spreadsheet_shows_them() {
        assert_eq!(of(&Data::Bool(true), false), "TRUE");
        assert_eq!(of(&Data::Error(CellErrorType::NA), true), "#N/A");
        assert_eq!(of(&Data::Error(CellErrorType::Div0), false), "#DIV/0!");
    }
}
