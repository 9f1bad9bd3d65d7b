//! What an edition may say: every rule, R1 to R10, has a result for every assessment by it, and the
//! readers can tell its standards apart.

use super::fields::{Faults, Fields, Node};
use super::json::Json;
use super::{
    DomainFile, EditionFile, Fault, LimitFile, MOST_POINTS, MOST_SLOTS, RATINGS, StandardFile,
    ThemeFile, Wrong,
};
use std::ops::RangeInclusive;

/// How many characters an id has: a shorter one could be a figure of a list, and a vector carries none
/// that is longer.
const IDS: RangeInclusive<usize> = 3..=10;
/// The longest name or label, in characters.
const LONGEST_NAME: usize = 80;
/// The longest cue or id of a theme, in characters.
const LONGEST_CUE: usize = 60;
/// The longest source of a rule, in characters.
const LONGEST_SOURCE: usize = 300;
/// The most cues of one thing, and the most themes.
const MOST_CUES: usize = 50;

pub(super) fn check(json: &Json, taken: &[&str]) -> Result<EditionFile, Vec<Fault>> {
    let mut checker = Checker { faults: Faults::default() };
    let edition = checker.edition(&Node { json, path: String::new() }, taken);
    let Faults(faults) = checker.faults;
    edition.filter(|_| faults.is_empty()).ok_or(faults)
}

struct Checker {
    faults: Faults,
}

impl Checker {
    fn edition(&mut self, root: &Node, taken: &[&str]) -> Option<EditionFile> {
        const NEEDED: [&str; 10] = [
            "id",
            "inUse",
            "bands",
            "points",
            "overallBands",
            "margin",
            "themes",
            "domains",
            "limits",
            "sources",
        ];
        let fields = self.faults.fields(root, &NEEDED, &["$schema"]);
        let id = self.id(fields.get("id"), taken);
        let in_use = self.period(fields.get("inUse"));
        let bands = self.cuts(fields.get("bands"), 100);
        let points = self.points(fields.get("points"));
        let overall_bands = self.cuts(fields.get("overallBands"), MOST_POINTS);
        let margin = self.faults.number(fields.get("margin"), &(0..=100));
        let themes = self.themes(&fields);
        let before = self.faults.0.len();
        let (domains, standards) = self.domains(&fields, &themes);
        // Where standards are wrong, so would be what they add up to.
        let are_right = self.faults.0.len() == before;
        if let Some(points) = points.filter(|_| are_right) {
            self.full_score(&fields, &domains, &standards, points[3], overall_bands);
        }
        let limits = self.limits(&fields, &standards);
        let sources = self.sources(fields.get("sources"));
        Some(EditionFile {
            id: id?,
            in_use: in_use?,
            bands: bands?,
            points: points?,
            overall_bands: overall_bands?,
            margin: margin?,
            domains,
            standards,
            limits,
            sources,
        })
    }

    fn id(&mut self, node: Option<&Node>, taken: &[&str]) -> Option<String> {
        let is_id = |id: &str| id.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let id = self.faults.formed(node, IDS, "A–Z a–z 0–9", is_id)?;
        if !taken.contains(&id.as_str()) {
            return Some(id);
        }
        self.faults.add(Wrong::Repeated, node?, "");
        None
    }

    fn period(&mut self, node: Option<&Node>) -> Option<[String; 2]> {
        let fields = self.faults.fields(node?, &["from", "to"], &[]);
        let is_year = |year: &str| year.bytes().all(|byte| byte.is_ascii_digit());
        let from = self.faults.formed(fields.get("from"), 4..=4, "2021", is_year);
        let to = self.faults.formed(fields.get("to"), 4..=4, "2021", is_year);
        let period = [from?, to?];
        if period[1] < period[0] {
            self.faults.add(Wrong::Order, fields.get("to")?, format!("≥ {}", period[0]));
        }
        Some(period)
    }

    /// The lowest figure of each rating but the lowest, rising.
    fn cuts(&mut self, node: Option<&Node>, most: u16) -> Option<[u16; 3]> {
        let fields = self.faults.fields(node?, &RATINGS[1..], &[]);
        let cuts = [1, 2, 3].map(|rating| {
            let cut = fields.get(RATINGS[rating]);
            (cut, self.faults.number(cut, &(1..=most)))
        });
        self.rising(&cuts, 1);
        let [(_, first), (_, second), (_, third)] = cuts;
        Some([first?, second?, third?])
    }

    fn points(&mut self, node: Option<&Node>) -> Option<[u16; 4]> {
        let fields = self.faults.fields(node?, &RATINGS, &[]);
        let points = [0, 1, 2, 3].map(|rating| {
            let points = fields.get(RATINGS[rating]);
            let least = u16::from(rating == 3);
            (points, self.faults.number(points, &(least..=MOST_POINTS)))
        });
        self.rising(&points, 0);
        let [(_, first), (_, second), (_, third), (_, fourth)] = points;
        Some([first?, second?, third?, fourth?])
    }

    /// Each is more by at least `step` than the one before.
    fn rising(&mut self, numbers: &[(Option<&Node>, Option<u16>)], step: u16) {
        for pair in numbers.windows(2) {
            if let [(_, Some(before)), (Some(node), Some(after))] = pair
                && *after < before + step
            {
                self.faults.add(Wrong::Order, node, format!("≥ {}", before + step));
            }
        }
    }

    fn themes(&mut self, fields: &Fields) -> Vec<ThemeFile> {
        let mut themes: Vec<ThemeFile> = Vec::new();
        let mut cues = Vec::new();
        for node in self.faults.items(fields.get("themes"), 0..=MOST_CUES) {
            let fields = self.faults.fields(&node, &["id", "label", "cues"], &["weakCues"]);
            let is_id =
                |id: &str| id.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
            let id = self.faults.formed(fields.get("id"), 1..=LONGEST_CUE, "a–z 0–9 -", is_id);
            let label = self.faults.text(fields.get("label"), LONGEST_NAME);
            let own = self.cues(fields.get("cues"), 1);
            let weak_cues = self.cues(fields.get("weakCues"), 0);
            let id = id.unwrap_or_default();
            if themes.iter().any(|known| !id.is_empty() && known.id == id) {
                self.repeated(fields.get("id"));
            }
            themes.push(ThemeFile {
                id,
                label: label.unwrap_or_default(),
                cues: texts(&own),
                weak_cues: texts(&weak_cues),
            });
            cues.push(own);
        }
        self.distinct(&cues, contains);
        themes
    }

    /// The cues of one thing, with where they are.
    fn cues<'a>(&mut self, node: Option<&Node<'a>>, least: usize) -> Vec<(Node<'a>, String)> {
        let mut cues = Vec::new();
        for node in self.faults.items(node, least..=MOST_CUES) {
            let lower = node.json.shown().to_lowercase();
            let is_cue = |cue: &str| cue == lower;
            if let Some(cue) = self.faults.formed(Some(&node), 2..=LONGEST_CUE, &lower, is_cue) {
                cues.push((node, cue));
            }
        }
        cues
    }

    /// Of several things, none has a cue that also names another: `same` tells.
    fn distinct(&mut self, all: &[Vec<(Node, String)>], same: fn(&str, &str) -> bool) {
        for (index, cues) in all.iter().enumerate() {
            for (node, cue) in cues {
                let mut others = all.iter().enumerate().filter(|(other, _)| *other != index);
                let clash = others.find_map(|(other, cues)| {
                    let found = cues.iter().find(|(_, known)| {
                        // Of two that are equal the second is reported, else the longer.
                        same(cue, known) && (cue != known || other < index)
                    })?;
                    Some(&found.0)
                });
                if let Some(clash) = clash {
                    self.faults.add(Wrong::CueShared, node, clash.path.clone());
                }
            }
        }
    }

    fn domains(
        &mut self,
        fields: &Fields,
        themes: &[ThemeFile],
    ) -> (Vec<DomainFile>, Vec<StandardFile>) {
        let (mut domains, mut standards) = (Vec::new(), Vec::new());
        let mut all_cues = Vec::new();
        let mut before = String::new();
        for node in self.faults.items(fields.get("domains"), 1..=9) {
            let needed = ["number", "name", "cues", "standards"];
            let fields = self.faults.fields(&node, &needed, &["scored", "disposals"]);
            let number = self.number(fields.get("number"), None, &mut before);
            let name = self.faults.text(fields.get("name"), LONGEST_NAME);
            let scored = self.faults.boolean(fields.get("scored"));
            let cues = self.cues(fields.get("cues"), 1);
            let disposals = self.cues(fields.get("disposals"), 0);
            self.standards(&fields, &number, domains.len(), themes, &mut standards);
            domains.push(DomainFile {
                number,
                name: name.unwrap_or_default(),
                scored: scored.unwrap_or(true),
                cues: texts(&cues),
                disposals: texts(&disposals),
            });
            all_cues.push(cues);
        }
        self.distinct(&all_cues, str::eq);
        let slots = standards.iter().fold(0, |sum, known| sum + 1 + known.key_questions.len());
        if let Some(node) = fields.get("domains").filter(|_| slots > MOST_SLOTS) {
            self.faults.add(Wrong::Range, node, format!("1–{MOST_SLOTS}"));
        }
        (domains, standards)
    }

    fn standards(
        &mut self,
        fields: &Fields,
        domain: &str,
        index: usize,
        themes: &[ThemeFile],
        standards: &mut Vec<StandardFile>,
    ) {
        let mut all_cues = Vec::new();
        let mut before = String::new();
        let mut names: Vec<String> = Vec::new();
        for node in self.faults.items(fields.get("standards"), 1..=9) {
            let needed = ["number", "name", "cues", "keyQuestions"];
            let fields = self.faults.fields(&node, &needed, &[]);
            let number = self.number(fields.get("number"), Some(domain), &mut before);
            let name = self.faults.text(fields.get("name"), LONGEST_NAME).unwrap_or_default();
            let cues = self.cues(fields.get("cues"), 1);
            if !name.is_empty() && names.contains(&name) {
                self.repeated(fields.get("name"));
            }
            names.push(name.clone());
            standards.push(StandardFile {
                number,
                name,
                domain: index,
                cues: texts(&cues),
                key_questions: self.key_questions(fields.get("keyQuestions"), themes),
            });
            all_cues.push(cues);
        }
        self.distinct(&all_cues, contains);
    }

    fn key_questions(&mut self, node: Option<&Node>, themes: &[ThemeFile]) -> Vec<ThemeFile> {
        let ids: Vec<_> = themes.iter().map(|theme| theme.id.as_str()).collect();
        let mut asked = Vec::new();
        for node in self.faults.items(node, 0..=9) {
            let Some(theme) = self.faults.one_of(Some(&node), &ids) else { continue };
            if asked.contains(&themes[theme]) {
                self.repeated(Some(&node));
            } else {
                asked.push(themes[theme].clone());
            }
        }
        asked
    }

    /// The number of a domain, a digit, or of a standard of the domain numbered `domain`; more than
    /// the one `before`.
    fn number(&mut self, node: Option<&Node>, domain: Option<&str>, before: &mut String) -> String {
        let (start, form) = match domain {
            None => (String::new(), "1–9".to_owned()),
            Some("") => (String::new(), String::new()),
            Some(domain) => (format!("{domain}."), format!("{domain}.1–{domain}.9")),
        };
        let fits = |number: &str| {
            // Of a domain without a number any will do: that is reported already.
            let digit = number.strip_prefix(&start).map(str::as_bytes);
            let digit = if form.is_empty() { Some(&b"1"[..]) } else { digit };
            matches!(digit, Some([b'1'..=b'9']))
        };
        let Some(number) = self.faults.formed(node, 1..=LONGEST_CUE, &form, fits) else {
            return String::new();
        };
        if let Some(node) = node.filter(|_| number <= *before) {
            let wrong = if number == *before { Wrong::Repeated } else { Wrong::Order };
            self.faults.add(wrong, node, format!("> {before}"));
        }
        before.clone_from(&number);
        number
    }

    /// Some standard is scored (R5), and the bands of the score end within it (R6).
    fn full_score(
        &mut self,
        fields: &Fields,
        domains: &[DomainFile],
        standards: &[StandardFile],
        most: u16,
        overall_bands: Option<[u16; 3]>,
    ) {
        let is_scored = |known: &&StandardFile| domains[known.domain].scored;
        let full = standards.iter().filter(is_scored).count() * usize::from(most);
        let is_possible = (1..=usize::from(MOST_POINTS)).contains(&full);
        if let Some(node) = fields.get("points").filter(|_| !is_possible && !standards.is_empty()) {
            self.faults.add(Wrong::Range, node, format!("1–{MOST_POINTS}"));
            self.faults.found(full);
        }
        let highest = overall_bands.map(|bands| bands[2]);
        let past = highest.filter(|&cut| is_possible && usize::from(cut) > full);
        if let (Some(node), Some(cut)) = (fields.get("overallBands"), past) {
            self.faults.add(Wrong::Range, node, format!("1–{full}"));
            self.faults.found(cut.into());
        }
    }

    fn limits(&mut self, fields: &Fields, standards: &[StandardFile]) -> Vec<LimitFile> {
        let numbers: Vec<_> = standards.iter().map(|known| known.number.as_str()).collect();
        let mut limits: Vec<LimitFile> = Vec::new();
        for node in self.faults.items(fields.get("limits"), 0..=MOST_CUES) {
            let needed = ["standard", "rating", "overallAtMost"];
            let fields = self.faults.fields(&node, &needed, &[]);
            let standard = self.faults.one_of(fields.get("standard"), &numbers);
            let rating = self.faults.one_of(fields.get("rating"), &RATINGS);
            // At most Outstanding limits nothing.
            let overall = self.faults.one_of(fields.get("overallAtMost"), &RATINGS[..3]);
            let (Some(standard), Some(rating), Some(overall_at_most)) = (standard, rating, overall)
            else {
                continue;
            };
            let same = |known: &LimitFile| (known.standard, known.rating) == (standard, rating);
            if limits.iter().any(same) {
                self.repeated(Some(&node));
            }
            limits.push(LimitFile { standard, rating, overall_at_most });
        }
        limits
    }

    fn sources(&mut self, node: Option<&Node>) -> Vec<(usize, String)> {
        const RULES: [&str; 10] = ["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10"];
        let Some(node) = node else { return Vec::new() };
        let fields = self.faults.fields(node, &[], &RULES);
        let mut sources = Vec::new();
        for (index, rule) in RULES.iter().enumerate() {
            let source = self.faults.text(fields.get(rule), LONGEST_SOURCE);
            sources.extend(source.map(|source| (index + 1, source)));
        }
        sources
    }

    fn repeated(&mut self, node: Option<&Node>) {
        if let Some(node) = node {
            self.faults.add(Wrong::Repeated, node, "");
        }
    }
}

fn texts(cues: &[(Node, String)]) -> Vec<String> {
    cues.iter().map(|(_, cue)| cue.clone()).collect()
}

fn contains(cue: &str, other: &str) -> bool {
    cue.contains(other)
}
