//! HTML as a source: each innermost table as a sheet, and the text as a browser would copy it.

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
    let sheets = tables.into_iter().map(sheet).collect();
    let text = plain.map_or_else(
        || {
            let mut text = String::new();
            write(document.root_element(), &mut text);
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

fn sheet(table: ElementRef<'_>) -> Sheet {
    let mut rows = Vec::new();
    collect_rows(table, &mut rows);
    Sheet { name: String::new(), rows }
}

fn collect_rows(element: ElementRef<'_>, rows: &mut Vec<Vec<Cell>>) {
    for child in children(element) {
        match child.value().name() {
            "tr" => rows.push(cells(child)),
            "thead" | "tbody" | "tfoot" => collect_rows(child, rows),
            _ => {}
        }
    }
}

fn cells(row: ElementRef<'_>) -> Vec<Cell> {
    let is_cell = |child: &ElementRef| matches!(child.value().name(), "td" | "th");
    let cells = children(row).filter(is_cell).map(|cell| {
        let span = |name| {
            let span = cell.value().attr(name).and_then(|span| span.trim().parse().ok());
            span.filter(|&span| span > 0).unwrap_or(1)
        };
        let mut text = String::new();
        write(cell, &mut text);
        Cell { text: text.trim().to_owned(), rows: span("rowspan"), columns: span("colspan") }
    });
    cells.collect()
}

/// Appends the text of `element`, with white space folded, a line for each block and a tab between
/// cells.
fn write(element: ElementRef<'_>, into: &mut String) {
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
                let Some(child) = ElementRef::wrap(child) else { continue };
                match tag.name() {
                    // A raised mark is a footnote's.
                    "style" | "script" | "title" | "head" | "sup" => continue,
                    "br" => into.push('\n'),
                    "td" | "th" => {
                        write(child, into);
                        into.push('\t');
                        continue;
                    }
                    _ => {}
                }
                let is_block = matches!(
                    tag.name(),
                    "p" | "div" | "li" | "tr" | "table" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
                );
                let inside = into.len();
                write(child, into);
                if is_block && into.len() > inside {
                    into.push('\n');
                }
            }
            _ => {}
        }
    }
}
