// The npm package's element: importing it defines <youth-justice-ratings>.
import type { AssessmentRecord, Outcome } from '../contract';
import { EmbeddedRatings } from '../embedded/element';
import type { AssessmentInput } from '../input';

/** What happens to an element, with what it is told of. Both bubble. */
export interface YouthJusticeRatingsEventMap {
  /** A person has changed what is entered. */
  'assessment-change': CustomEvent<AssessmentRecord>;
  /** The ratings are others than before, whoever changed what they rest on. */
  'ratings-change': CustomEvent<Outcome>;
}

/** The tool, or parts of it, in a page. Each property but the first three goes with an attribute. */
export interface YouthJusticeRatingsElement extends HTMLElement {
  /** What was entered; null until the element has started. Setting it replaces everything; what is left out, or of another type, is unknown. */
  get assessment(): AssessmentRecord | null;
  set assessment(assessment: Partial<AssessmentInput> | null);
  /** What the rules make of it; null until the element has started. */
  readonly ratings: Outcome | null;
  /** The edition to begin with; setting it later changes the edition of what is entered. */
  edition: string;
  /** The text of the file of an edition of one's own, to begin with or to change to; empty: a built-in one. */
  editionFile: string;
  /** An assessment as one line, to begin with or to replace what is entered. */
  vector: string;
  /** Whether nothing may be changed; the attribute is `readonly`. */
  readOnly: boolean;
  /** The name under which this browser keeps a draft; without one nothing is kept. */
  storage: string;

  addEventListener<K extends keyof YouthJusticeRatingsEventMap>(
    type: K,
    listener: (this: YouthJusticeRatingsElement, event: YouthJusticeRatingsEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'youth-justice-ratings': YouthJusticeRatingsElement;
  }
}

/** The element's class, to define under another name or to extend. */
export const YouthJusticeRatings: { new (): YouthJusticeRatingsElement } = EmbeddedRatings;

if (!customElements.get('youth-justice-ratings')) {
  customElements.define('youth-justice-ratings', EmbeddedRatings);
}

export type * from '../contract';
