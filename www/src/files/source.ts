// What every way in ends in: a text, and the tables that came with it.

/** One cell; a merged one covers several rows or columns, and the cells it covers are absent. */
export interface Cell {
  text: string;
  /** How many rows it covers; absent where it is one. */
  rows?: number;
  /** How many columns it covers; absent where it is one. */
  columns?: number;
}

export interface Sheet {
  /** The sheet's or table's own name; a table without one has its number. */
  name: string;
  rows: Cell[][];
}

/**
 * Plain text has no sheets; a workbook has no text. A document has its whole text, and its tables as
 * sheets beside. A PDF has text only: pages with a form feed between, a table's cells with a tab.
 */
export interface Source {
  text: string;
  sheets: Sheet[];
}
