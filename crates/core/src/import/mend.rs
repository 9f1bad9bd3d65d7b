//! Slips of the keys, where what was meant is certain.

use super::edges::Edges;
use crate::share::Share;

/// What was meant where only a slip of the keys can be: a letter for a digit, a sign twice.
#[inline(never)]
pub(super) fn mend(text: &str) -> Option<String> {
    if text.len() > 20 || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut mended = String::with_capacity(text.len());
    for (position, word) in text.split(' ').enumerate() {
        if position > 0 {
            mended.push(' ');
        }
        let is_number = word.bytes().any(|byte| byte.is_ascii_digit());
        for letter in word.chars() {
            if letter == '%' && mended.trim_end().ends_with('%') {
                continue;
            }
            // `83 %` is written `83%`.
            if letter == '%' {
                mended.truncate(mended.trim_end().len());
            }
            mended.push(match letter {
                'O' | 'o' if is_number => '0',
                'l' | 'I' if is_number => '1',
                _ => letter,
            });
        }
    }
    let end = mended.trim_end_edges(|edge| ['.', ',', ';', ' '].contains(&edge)).len();
    mended.truncate(end);
    (mended != text && mended.parse::<Share>().is_ok()).then_some(mended)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_keys_are_mended() {
        for (text, mended) in [
            ("8O%", Some("80%")),
            ("l00%", Some("100%")),
            ("83 %%", Some("83%")),
            ("5 of l2", Some("5 of 12")),
            ("83%.", Some("83%")),
            ("83%", None),
            ("Good", None),
            ("8O0%", None),
        ] {
            assert_eq!(mend(text).as_deref(), mended, "{text}");
        }
    }
}
