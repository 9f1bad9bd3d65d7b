// A custom element that Lit draws: the part of LitElement that one element without reactive
// properties needs, at a tenth of the bytes.
import { render, type TemplateResult } from 'lit/html.js';
import { ENGLISH, speak } from '../../words';

export abstract class DrawnElement extends HTMLElement {
  readonly root = this.attachShadow({ mode: 'open' });
  /** What its words are said in. */
  protected voice = ENGLISH;
  #drawing: Promise<void> | undefined;

  constructor(css: string) {
    super();
    this.adopt(css);
  }

  /** Adds a style sheet to those of the shadow root. */
  protected adopt(css: string): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    this.root.adoptedStyleSheets = [...this.root.adoptedStyleSheets, sheet];
  }

  protected abstract render(): TemplateResult;

  /** Called after each drawing with what had the focus before, and all that it stood in. */
  protected abstract drawn(focused: readonly Element[]): void;

  /** Resolves once what changed up to now is drawn: all changes of one task are one drawing. */
  draw(): Promise<void> {
    this.#drawing ??= Promise.resolve().then(() => {
      this.#drawing = undefined;
      const focused: Element[] = [];
      for (let at = this.root.activeElement; at; at = at.parentElement) focused.push(at);
      speak(this.voice);
      render(this.render(), this.root, { host: this });
      this.drawn(focused);
    });
    return this.#drawing;
  }
}
