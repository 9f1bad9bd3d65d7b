//! HTML as a source: each innermost table as a sheet, and the text as a browser would copy it, without
//! what is struck out.

use scraper::{ElementRef, Html, Node};
use youth_justice_ratings::{Cell, Sheet};

/// The tables of `html` as sheets, and `plain`, or else its text, as text.
pub(crate) fn source(html: &str, plain: Option<&str>) -> (String, Vec<Sheet>) {
    let lower = html.to_ascii_lowercase();
    // Loose rows and cells, as some programs copy them, are dropped outside a table.
    let loose = !lower.contains("<table") && (lower.contains("<tr") || lower.contains("<td"));
    let row = if lower.contains("<tr") { "" } else { "<tr>" };
    let html = if loose { format!("<table>{row}{html}</table>") } else { html.to_owned() };
    let document = Html::parse_document(&html);
    let mut tables = Vec::new();
    collect(document.root_element(), &mut tables);
    let page = Page { struck: struck_classes(&document) };
    let sheets = tables.into_iter().map(|table| page.sheet(table)).collect();
    let text = plain.map_or_else(
        || {
            let mut text = String::new();
            page.write(document.root_element(), &mut text);
            text
        },
        ToOwned::to_owned,
    );
    (text, sheets)
}

fn children(element: ElementRef<'_>) -> impl Iterator<Item = ElementRef<'_>> {
    element.children().filter_map(ElementRef::wrap)
}

/// Every table without another inside: an outer one is for layout only.
fn collect<'a>(element: ElementRef<'a>, into: &mut Vec<ElementRef<'a>>) {
    let before = into.len();
    for child in children(element) {
        collect(child, into);
    }
    if element.value().name() == "table" && into.len() == before {
        into.push(element);
    }
}

/// What ends a line of text.
const BLOCKS: [&str; 12] =
    ["p", "div", "li", "tr", "table", "caption", "h1", "h2", "h3", "h4", "h5", "h6"];

/// What strikes text out on a page.
struct Page {
    /// The classes whose styles do.
    struck: Vec<String>,
}

/// The classes whose styles strike text out: Excel has one for each look of a cell.
fn struck_classes(document: &Html) -> Vec<String> {
    let mut classes = Vec::new();
    let styles = document.root_element().descendent_elements();
    for style in styles.filter(|element| element.value().name() == "style") {
        let css: String = style.text().collect();
        for rule in css.split('}') {
            let Some((selectors, style)) = rule.split_once('{') else { continue };
            if !strikes(style) {
                continue;
            }
            for selector in selectors.replace("<!--", "").split(',') {
                let (tag, class) = selector.trim().split_once('.').unwrap_or_default();
                let is_plain = |text: &str| {
                    text.chars().all(|sign| sign.is_alphanumeric() || "-_".contains(sign))
                };
                if is_plain(tag) && is_plain(class) && !class.is_empty() {
                    classes.push(class.to_owned());
                }
            }
        }
    }
    classes
}

/// Whether a style strikes text out.
fn strikes(style: &str) -> bool {
    says(style, |name, value| {
        matches!(name, "text-decoration" | "text-decoration-line") && value.contains("line-through")
    })
}

/// Whether it is raised, as the mark of a footnote is.
fn is_raised(element: ElementRef<'_>) -> bool {
    element.value().name() == "sup"
        || says(style_of(element), |name, value| name == "vertical-align" && value == "super")
}

fn style_of(element: ElementRef<'_>) -> &str {
    element.value().attr("style").unwrap_or_default()
}

/// Whether one of a style's declarations, in lower case, is looked for.
fn says(style: &str, is_wanted: impl Fn(&str, &str) -> bool) -> bool {
    style.to_ascii_lowercase().split(';').any(|part| {
        let (name, value) = part.split_once(':').unwrap_or_default();
        is_wanted(name.trim(), value.trim())
    })
}

/// Whether a browser, or Office, would show it.
fn is_shown(element: ElementRef<'_>) -> bool {
    let is_hidden = says(style_of(element), |name, value| {
        matches!(
            (name, value),
            ("display", "none") | ("mso-hide", "all") | ("visibility", "hidden" | "collapse")
        )
    });
    !is_hidden && element.value().attr("hidden").is_none()
}

impl Page {
    /// Whether an element is struck out: what somebody took back is no figure, and no row.
    fn is_struck(&self, element: ElementRef<'_>) -> bool {
        let style = style_of(element);
        let element = element.value();
        matches!(element.name(), "s" | "strike" | "del")
            || strikes(style)
            || !style.contains("text-decoration")
                && element.classes().any(|class| self.struck.iter().any(|known| known == class))
    }

    fn sheet(&self, table: ElementRef<'_>) -> Sheet {
        let mut rows = Vec::new();
        self.collect_rows(table, &mut rows);
        // As the page names it, if not by its number.
        let mut name = String::new();
        for caption in children(table).filter(|child| child.value().name() == "caption") {
            self.write(caption, &mut name);
        }
        Sheet { name: name.trim().to_owned(), rows }
    }

    fn collect_rows(&self, element: ElementRef<'_>, rows: &mut Vec<Vec<Cell>>) {
        for child in children(element) {
            match child.value().name() {
                "tr" if self.is_struck(child) || !is_shown(child) => {}
                "tr" => rows.push(self.cells(child)),
                "thead" | "tbody" | "tfoot" => self.collect_rows(child, rows),
                _ => {}
            }
        }
    }

    fn cells(&self, row: ElementRef<'_>) -> Vec<Cell> {
        let is_cell =
            |child: &ElementRef| matches!(child.value().name(), "td" | "th") && is_shown(*child);
        let cells = children(row).filter(is_cell).map(|cell| {
            let span = |name| {
                let span = cell.value().attr(name).and_then(|span| span.trim().parse().ok());
                span.filter(|&span| span > 0).unwrap_or(1)
            };
            let mut text = String::new();
            // A cell that is struck out leaves its place.
            if !self.is_struck(cell) {
                self.write(cell, &mut text);
            }
            Cell { text: text.trim().to_owned(), rows: span("rowspan"), columns: span("colspan") }
        });
        cells.collect()
    }

    /// Appends the text of `element`, with white space folded, a line for each block and a tab between
    /// cells.
    fn write(&self, element: ElementRef<'_>, into: &mut String) {
        for child in element.children() {
            match child.value() {
                Node::Text(text) => {
                    for (position, word) in text.split([' ', '\n', '\r', '\t']).enumerate() {
                        if position > 0 && !into.ends_with([' ', '\n', '\t']) {
                            into.push(' ');
                        }
                        into.push_str(word);
                    }
                }
                Node::Element(tag) => {
                    let Some(child) = ElementRef::wrap(child).filter(|&child| is_shown(child))
                    else {
                        continue;
                    };
                    match tag.name() {
                        "style" | "script" | "title" | "head" => continue,
                        _ if is_raised(child) => continue,
                        "br" => into.push('\n'),
                        "td" | "th" => {
                            let mut cell = String::new();
                            if !self.is_struck(child) {
                                self.write(child, &mut cell);
                            }
                            // A line's break within a cell is a space.
                            let is_outer = cell.contains('\t');
                            into.push_str(&if is_outer { cell } else { cell.replace('\n', " ") });
                            into.push('\t');
                            continue;
                        }
                        _ if self.is_struck(child) => continue,
                        _ => {}
                    }
                    let is_block = BLOCKS.contains(&tag.name());
                    let inside = into.len();
                    self.write(child, into);
                    if is_block && into.len() > inside {
                        into.push('\n');
                    }
                }
                _ => {}
            }
        }
    }
}
