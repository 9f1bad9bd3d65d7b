#!/usr/bin/env python3
"""Makes the files in this folder, with the programs that people use: LibreOffice and Chromium.

    apt-get install libreoffice-calc libreoffice-writer python3-uno poppler-utils chromium
    python3 tests/files/make.py

All services, cases and figures are made up. The files are kept in the repository, since other
versions of the programs make other bytes; run this only to add one, and keep the others as they are
(`git checkout`). What each holds is in the .json file beside it. LibreOffice cannot write .xlsb: those
are the .xlsx files, without merged cells and formats of numbers, written again by SheetJS 0.16.9 (`npm install xlsx@0.16.9` in a folder of its own):

    node -e 'const x = require("xlsx"); const [from, to] = process.argv.slice(1);
      x.writeFile(x.readFile(from, { cellNF: true }), to, { bookType: "xlsb", compression: true })' A.xlsx A.xlsb

hidden.xlsb is made in that way too, with `cellStyles` and the hidden rows set, as that program does not read them.

struck.xlsb is made in that way from struck.xlsx; then strike_out, below, strikes its cells out.

short-cells.xlsb is percentages.xlsx by version 0.18.5, which writes cells that the reader does not know.
"""
import base64
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
WORK = Path(tempfile.mkdtemp())

NAMESPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in {
        "office": "office", "style": "style", "table": "table", "text": "text",
        "number": "datastyle", "fo": "xsl-fo-compatible",
    }.items()
) + ' xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"'

STYLES = """<office:automatic-styles>
<number:percentage-style style:name="P0"><number:number number:decimal-places="0" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>
<number:date-style style:name="D0"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>
<style:style style:name="percent" style:family="table-cell" style:data-style-name="P0"/>
<style:style style:name="date" style:family="table-cell" style:data-style-name="D0"/>
<style:style style:name="struck" style:family="table-cell"><style:text-properties style:text-line-through-style="solid" style:text-line-through-type="single"/></style:style>
<style:style style:name="column" style:family="table-column"><style:table-column-properties style:column-width="4.8cm"/></style:style>
<style:style style:name="shown" style:family="table"><style:table-properties table:display="true"/></style:style>
<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style>
</office:automatic-styles>"""


def cell(value):
    """Text, a number, ('%', number), ('date', text), ('=', formula), ('struck', text), (text, rows, columns), or None."""
    if value is None:
        return "<table:table-cell/>"
    if value == "covered":
        return "<table:covered-table-cell/>"
    if isinstance(value, (int, float)):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    if isinstance(value, tuple) and value[0] == "%":
        return f'<table:table-cell table:style-name="percent" office:value-type="percentage" office:value="{value[1]}"/>'
    if isinstance(value, tuple) and value[0] == "date":
        return f'<table:table-cell table:style-name="date" office:value-type="date" office:date-value="{value[1]}"/>'
    if isinstance(value, tuple) and value[0] == "=":
        return f'<table:table-cell table:formula="of:={escape(value[1])}"/>'
    spans = ""
    if isinstance(value, tuple) and value[0] == "struck":
        value, spans = value[1], ' table:style-name="struck"'
    elif isinstance(value, tuple):
        value, rows, columns = value
        spans = f' table:number-rows-spanned="{rows}" table:number-columns-spanned="{columns}"'
    return f'<table:table-cell office:value-type="string"{spans}><text:p>{escape(value)}</text:p></table:table-cell>'


def workbook(name, sheets):
    """A flat OpenDocument workbook, for LibreOffice to convert. A name starting with ~ is a hidden sheet."""
    tables = ""
    for title, rows in sheets.items():
        style = "hidden" if title.startswith("~") else "shown"
        body = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
        tables += f'<table:table table:name="{title.strip("~")}" table:style-name="{style}"><table:table-column table:style-name="column" table:number-columns-repeated="5"/>{body}</table:table>'
    path = WORK / f"{name}.fods"
    path.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:version="1.3" '
        f'office:mimetype="application/vnd.oasis.opendocument.spreadsheet">{STYLES}'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document>"
    )
    return path


def hide(source, name):
    """The workbook with rows 5 and 7 and columns E to F of its first sheet hidden."""
    text = source.read_text()
    start, end = text.index("<table:table-column"), text.index("</table:table>")
    rows = text[start:end].replace('number-columns-repeated="5"/>', 'number-columns-repeated="4"/>'
        '<table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>', 1).split("<table:table-row>")
    for row, how in {5: "collapse", 7: "filter"}.items():
        rows[row] = f'table:visibility="{how}">{rows[row]}'
    body = "".join(part if at == 0 else f"<table:table-row {part}" if part.startswith("table:") else f"<table:table-row>{part}"
                   for at, part in enumerate(rows))
    path = WORK / f"{name}.fods"
    path.write_text(text[:start] + body + text[end:])
    return path


def convert(source, to, name, writer=False):
    """Converts with LibreOffice; `to` is an ending, with a filter and its options after colons."""
    out = WORK / "out"
    out.mkdir(exist_ok=True)
    infilter = ["--infilter=writer_web_HTML" if writer == "web" else "--infilter=HTML (StarWriter)"] if writer else []
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{WORK}/profile", *infilter,
         "--convert-to", to, "--outdir", out, source],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    made = out / f"{Path(source).stem}.{to.split(':')[0]}"
    shutil.move(made, HERE / name)


def page(name, body, style=""):
    path = WORK / f"{name}.html"
    path.write_text(
        f'<!doctype html><html><head><meta charset="utf-8"><title>{name}</title><style>{style}</style></head>'
        f"<body>{body}</body></html>"
    )
    return path


PERCENTAGES = {
    "Court": [
        [("Larchford audit, spring", 1, 4), "covered", "covered", "covered"],
        ["Standard", "Key question", "Share", "Checked on"],
        [("2.1 Assessment", 3, 1), "Supporting desistance", ("%", 0.83), ("date", "2024-05-01")],
        ["covered", "Keeping the child safe", ("%", 0.5), ("date", "2024-05-02")],
        ["covered", "Keeping other people safe", ("%", 0.645), None],
        ["2.2 Planning", "Supporting desistance", ("%", 2 / 3), ("=", "TRUE()")],
        [None, "Keeping the child safe", ("=", "NA()"), None],
        [],
        ["Cases", None, 12, 7.5],
    ],
    "Out of court": [
        ["Standard", "Key question", "Yes", "Total"],
        ["3.1", "Supporting desistance", 5, 6],
        ["3.1", "Keeping the child safe", 4, 6],
    ],
    "~Lists": [["yes"], ["no"]],
}

CASES = {
    "Court": [
        ["Case", "2.1.1", "2.1.2", "2.1.3", "Comment"],
        ["A-01", "Y", "N", "NA", "plan seen"],
        ["A-02", "Y", "Y", "Y", None],
        ["A-03", "N", "Y", "n/a", "café, £5 voucher"],
    ],
    "Out of court": [
        ["Case", "3.1.1", "3.1.2", "3.1.3"],
        ["B-01", "yes", "no", "yes"],
        ["B-02", "yes", "yes", None],
    ],
}

# What somebody took back: the whole case A-02, and one answer of A-03.
STRUCK = {
    "Court": [
        ["Case", "2.1.1", "2.1.2", "2.1.3"],
        ["A-01", "Y", "N", "NA"],
        [("struck", text) for text in ("A-02", "Y", "Y", "Y")],
        ["A-03", "N", ("struck", "Y"), "N"],
    ],
}

# Row 5 and 7, and columns E and F, are hidden; the merged cell of rows 3 to 5 is still seen in part.
HIDDEN = {
    "Court": [
        ["Court disposals"],
        ["Standard", "Key question", "Yes", "Total", "Yes last year", "Total last year"],
        [("2.1 Assessment", 3, 1), "Supporting desistance", 5, 6, 2, 6],
        ["covered", "Keeping the child safe", 4, 6, 3, 6],
        ["covered", "Keeping other people safe", 3, 6, 3, 6],
        ["2.2 Planning", "Supporting desistance", 4, 6, 4, 6],
        [None, "Keeping the child safe", 1, 6, 5, 6],
    ],
}

PROSE = (
    "The service in Larchford looked at the work with its children in spring. Managers read every plan, "
    "spoke with the staff who wrote it and noted what went well and what did not. They will do so again in "
    "autumn and compare the two. "
)

TABLE = """<table border="1"><tr><th>Key question</th><th>% yes</th></tr>
<tr><td colspan="2">2.1 Assessment: Requires improvement</td></tr>
<tr><td>Does assessment tell us well enough how to support the child&rsquo;s desistance?</td><td>83%</td></tr>
<tr><td>Does assessment tell us well enough how to keep the child safe?</td><td>50%</td></tr>
<tr><td>Does assessment tell us well enough how to keep other people safe?</td><td>67%</td></tr></table>"""

REPORT = f"<h1>Larchford youth justice service</h1><p>{PROSE}</p><h2>2.1 Assessment</h2>{TABLE}<p>{PROSE}</p>"


def make():
    percentages = workbook("percentages", PERCENTAGES)
    for to in ("xlsx:Calc MS Excel 2007 XML", "xlsm:Calc MS Excel 2007 VBA XML", "xls:MS Excel 97", "ods:calc8",
               "pdf:calc_pdf_Export", "html:HTML (StarCalc)"):
        convert(percentages, to, f"percentages.{to.split(':')[0]}")
    cases = workbook("cases", CASES)
    for to in ("xlsx:Calc MS Excel 2007 XML", "xls:MS Excel 97", "ods:calc8"):
        convert(cases, to, f"cases.{to.split(':')[0]}")
    hidden = hide(workbook("shown", HIDDEN), "hidden")
    for to in ("xlsx:Calc MS Excel 2007 XML", "xls:MS Excel 97", "ods:calc8"):
        convert(hidden, to, f"hidden.{to.split(':')[0]}")
    struck = workbook("struck", STRUCK)
    for to in ("xlsx:Calc MS Excel 2007 XML", "xls:MS Excel 97", "ods:calc8"):
        convert(struck, to, f"struck.{to.split(':')[0]}")
    # Separator, quote and encoding, as LibreOffice numbers them.
    for name, options in {
        "cases-utf-8.csv": "44,34,76", "cases-utf-16.csv": "44,34,65535",
        "cases-windows-1252.csv": "59,34,1", "cases.tsv": "9,34,76",
    }.items():
        convert(cases, f"csv:Text - txt - csv (StarCalc):{options}", name)
    convert(workbook("blank", {"Sheet1": [[]]}), "xlsx:Calc MS Excel 2007 XML", "blank.xlsx")

    report = page("report", REPORT)
    convert(report, "odt:writer8", "report.odt", writer=True)
    document = HERE / "report.odt"
    for to in ("docx:MS Word 2007 XML", "doc:MS Word 97", "rtf:Rich Text Format", "pdf:writer_pdf_Export",
               "txt:Text (encoded):UTF8", "html:HTML (StarWriter)"):
        convert(document, to, f"report.{to.split(':')[0]}")
    convert(page("table", TABLE), "odt:writer8", "table.odt", writer=True)
    convert(HERE / "table.odt", "docx:MS Word 2007 XML", "table.docx")
    (HERE / "table.odt").unlink()
    taken = "".join(f"<tr><td>2.1.{at}</td><td>{share}</td></tr>" for at, share in
                    ((1, "83%"), (2, "<s>50%</s> 55%"), (3, "<s>67%</s> 70%")))
    convert(page("struck", f"<table border=1><tr><td>Key question</td><td>% yes</td></tr>{taken}</table>"),
            "odt:writer8", "struck.odt", writer=True)
    convert(HERE / "struck.odt", "docx:MS Word 2007 XML", "struck.docx")
    (HERE / "struck.odt").unlink()
    take_back(HERE / "struck.docx")
    shutil.copy(HERE / "percentages.html", HERE / "web-page-called.xls")

    columns = page("columns", f"<h1>A letter in two columns</h1><div>{''.join(f'<p>{PROSE}</p>' for _ in range(6))}</div>",
                   "div { column-count: 2; column-gap: 3em; text-align: justify } body { font: 12pt serif }")
    # One font, so that the file is small.
    printed = page("printed", REPORT, "h1, h2, th { font-weight: normal }")
    # Cells of several lines, with their neighbours in the middle, and blank ones.
    wrapped = WORK / "wrapped.html"
    middle = "<style>td, th { border: 1px solid; padding: 4px; vertical-align: middle; width: 8em }</style>"
    rows = [("2.1 Assessment", "Does assessment say well enough what supports the child’s desistance?", "83%", "Requires improvement"),
            ("", "Does it say well enough how the child is kept safe?", "50%", "Good"),
            ("2.2 Planning", "Does planning say well enough what supports the child’s desistance?", "67%", "Good")]
    one = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in rows)
    other = "".join(f"<tr><td>{row}</td><td>{a}%</td><td>{b}%</td><td>{c}%</td></tr>" for row, a, b, c in
                    (("3.1 Assessment", 71, 64, 58), ("3.2 Planning", 62, 55, 49), ("3.3 Implementation and delivery", 80, 79, 65)))
    wrapped.write_text(
        f"<!doctype html><meta charset=utf-8>{middle}<h1>Larchford audit, spring</h1>"
        f"<table><tr><th>Standard<th>Key question<th>% yes<th>Remark</tr>{one}</table><p>The same for out-of-court work:</p>"
        "<table><tr><th>Standard<th>Supporting the desistance of the child<th>Keeping the child safe<th>Keeping other people safe</tr>"
        f"{other}</table>")
    # Cells with borders over two pages, with the table's head and the page's own on each.
    ruled = WORK / "ruled.html"
    tall = "<style>@page { size: A5; margin: 2cm; @top-center { content: 'Planning and review in Larchford' } @bottom-right { content: 'Page ' counter(page) ' of ' counter(pages) } } td, th { border: 1px solid; padding: 4px } table { border-collapse: collapse } "
    tall += "th, td { font-weight: normal } .turned { writing-mode: vertical-rl; transform: rotate(180deg) } tr { break-inside: avoid }</style>"
    remark = "<td>The team looked at this again in summer, and found what is said here to be right."
    groups = "".join(
        f"<tr><td rowspan=3>{label}<td>Supporting desistance<td>{a}%{remark}<tr><td>Keeping the child safe<td>{b}%{remark}"
        f"<tr><td>Keeping other people safe<td>{c}%{remark}"
        for label, a, b, c in (("2.1 Assessment", 83, 50, 67), ("2.2 Planning", 71, 64, 58), ("2.3 Implementation and delivery", 62, 55, 49)))
    ruled.write_text(
        f"<!doctype html><meta charset=utf-8>{tall}<table><thead><tr><th>Standard"
        f"<th>Key question<th class=turned>% yes<th>Remark</thead>{groups}</table>")
    # Two tables side by side, each below a heading that is wider than its first column.
    beside = page("beside", "".join(
        f"<table><tr><td colspan=2 class=head>{head}</td></tr>" + "".join(
            f"<tr><td>2.1.{at + 1}</td><td>{share}%</td></tr>" for at, share in enumerate(shares)) + "</table>"
        for head, shares in (("2022", (61, 62, 63)), ("2023", (81, 82, 83)))),
        "table { display: inline-block; width: 9cm; border-collapse: collapse } td { padding: 4px 8px; border: 1px solid; font: 11pt sans-serif } .head { border: 0; font-size: 14pt; padding: 4px 0 }")
    printed_files = {"beside.pdf": beside, "columns.pdf": columns, "printed.pdf": printed, "wrapped.pdf": wrapped, "ruled.pdf": ruled}
    for name, source in printed_files.items():
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                        f"--print-to-pdf={HERE / name}", f"file://{source}"], check=True, stderr=subprocess.DEVNULL)

    subprocess.run(["pdftoppm", "-r", "40", "-gray", "-png", "-singlefile", HERE / "report.pdf", WORK / "scan"], check=True)
    shutil.copy(WORK / "scan.png", HERE / "scan.png")
    scan = "data:image/png;base64," + base64.b64encode((WORK / "scan.png").read_bytes()).decode()
    convert(page("scanned", f'<p><img src="{scan}" width="500"></p>'), "odt:writer8", "scanned.odt", writer=True)
    convert(HERE / "scanned.odt", "pdf:writer_pdf_Export", "scanned.pdf")
    convert(page("mixed", f'<p>2.1.1 83%</p><p style="page-break-before: always"><img src="{scan}" width="500"></p>'),
            "odt:writer8", "mixed.odt", writer=True)
    convert(HERE / "mixed.odt", "pdf:writer_pdf_Export", "mixed.pdf")
    (HERE / "scanned.odt").unlink()
    (HERE / "mixed.odt").unlink()
    convert(document, 'pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},'
            '"DocumentOpenPassword":{"type":"string","value":"larch"}}', "encrypted.pdf")
    encrypt()

    for whole, part in {"cases.xlsx": 0.6, "cases.xls": 0.5, "report.docx": 0.7, "printed.pdf": 0.1}.items():
        content = (HERE / whole).read_bytes()
        (HERE / f"truncated{Path(whole).suffix}").write_bytes(content[: int(len(content) * part)])
    (HERE / "empty.txt").write_bytes(b"")
    (HERE / "notes.md").write_text("# Larchford\n\n- 2.1.1: 83%\n- 2.1.2: 50%\n", encoding="utf-8")


def records(data):
    """The records of a part of an .xlsb: the kind of each, and its bytes."""
    at = 0

    def number():
        nonlocal at
        value = 0
        for shift in (0, 7, 14, 21):
            byte = data[at]
            at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                break
        return value

    while at < len(data):
        kind, length = number(), number()
        yield kind, bytearray(data[at : at + length])
        at += length


def written(parts):
    def number(value):
        while value > 0x7F:
            yield value & 0x7F | 0x80
            value >>= 7
        yield value

    return b"".join(bytes(number(kind)) + bytes(number(len(data))) + data for kind, data in parts)


def strike_out(source, name):
    """The .xlsb with the cells of STRUCK struck out: a second typeface, which the second style of cells has."""
    with zipfile.ZipFile(source) as book, zipfile.ZipFile(HERE / name, "w", zipfile.ZIP_DEFLATED) as made:
        for part in book.namelist():
            data = book.read(part)
            out, row, styles = [], 0, None
            for kind, record in records(data) if part.endswith(("styles.bin", "sheet1.bin")) else ():
                out.append((kind, record))
                if kind == 611:
                    record[0] = 2
                if kind == 43:
                    struck = bytearray(record)
                    struck[2] |= 8
                    out.append((kind, struck))
                if kind == 617:
                    styles = 0
                if kind == 47 and styles is not None:
                    record[4] = styles
                    styles += 1
                if kind == 0 and part.endswith("sheet1.bin"):
                    row = record[0]
                if kind == 6:
                    record[4] = row == 2 or (row, record[0]) == (3, 2)
            made.writestr(part, written(out) if out else data)


def take_back(document):
    """The first run that is struck out is struck out twice instead, the second one hidden."""
    with zipfile.ZipFile(document) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    text = parts["word/document.xml"].decode()
    for way in ("<w:dstrike/>", "<w:vanish/>"):
        text = re.sub(r'<w:strike(?: w:val="true")?/>', way, text, count=1)
    parts["word/document.xml"] = text.encode()
    with zipfile.ZipFile(document, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)


def encrypt():
    """Workbooks with a password, which only LibreOffice's own interface can set."""
    script = WORK / "encrypt.py"
    script.write_text(f"""
import time, uno
from com.sun.star.beans import NamedValue, PropertyValue
def value(name, value):
    item = PropertyValue()
    item.Name, item.Value = name, value
    return item
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
for _ in range(60):
    try:
        context = resolver.resolve("uno:pipe,name=larch;urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(0.5)
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
book = desktop.loadComponentFromURL("file://{HERE}/cases.ods", "_blank", 0, (value("Hidden", True),))
for ending, filter in (("xls", "MS Excel 97"), ("ods", "calc8")):
    book.storeToURL("file://{HERE}/encrypted." + ending, (value("FilterName", filter), value("Password", "larch")))
def named(name, value):
    item = NamedValue()
    item.Name, item.Value = name, value
    return item
data = uno.Any("[]com.sun.star.beans.NamedValue", (named("OOXPassword", "larch"), named("CryptoType", "Standard")))
book.storeToURL("file://{HERE}/encrypted.xlsx", (value("FilterName", "Calc MS Excel 2007 XML"), value("EncryptionData", data)))
book.close(True)
try:
    desktop.terminate()
except Exception:
    pass
""")
    office = subprocess.Popen(["soffice", "--headless", f"-env:UserInstallation=file://{WORK}/profile",
                               "--accept=pipe,name=larch;urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        subprocess.run([os.environ.get("UNO_PYTHON", "/usr/bin/python3"), script], check=True)
        office.wait(30)
    finally:
        if office.poll() is None:
            office.terminate()


if __name__ == "__main__":
    make()
    shutil.rmtree(WORK)
    large = [path.name for path in HERE.iterdir() if path.stat().st_size > 32_000]
    sys.exit(f"over 32 kB: {large}" if large else 0)
