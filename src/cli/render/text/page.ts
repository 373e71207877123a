import { pad, plain, widthOf, wrap } from '../../terminal/layout.ts';
import type { Style } from '../../terminal/style.ts';

/** Lines of a page in the making, with what every section needs to write them. */
export class Page {
  readonly style: Style;
  readonly columns: number;
  readonly #lines: string[] = [];

  constructor(style: Style, columns: number) {
    this.style = style;
    this.columns = columns;
  }

  /** A section's title after an empty line; `aside` stands beside it, dimmed. */
  heading(title: string, aside = ''): void {
    const beside = aside === '' ? '' : `  ${this.style.dim(plain(aside))}`;
    this.#lines.push('', this.style.bold(title) + beside);
  }

  /** Wrapped text, `indent` columns in. `paint` colours each finished line. */
  text(text: string, indent = 2, paint: (line: string) => string = (line) => line): void {
    const lines = wrap(plain(text), this.columns, ' '.repeat(indent));
    this.#lines.push(...lines.map((line) => paint(line)));
  }

  /** Wrapped text behind a label; later lines stand under the text. The label may be coloured. */
  labelled(label: string, width: number, text: string, paint = (line: string) => line): void {
    const hanging = ' '.repeat(width + 4);
    const [first = '', ...rest] = wrap(plain(text), this.columns, hanging);
    const start = `  ${pad(label, width)}  `;
    this.#lines.push(
      start + paint(first.slice(hanging.length)),
      ...rest.map((line) => paint(line)),
    );
  }

  /** Wrapped text behind something that stands at the very left. */
  hanging(start: string, text: string, paint: (line: string) => string): void {
    const indent = ' '.repeat(widthOf(start) + 1);
    const [first = '', ...rest] = wrap(plain(text), this.columns, indent);
    this.#lines.push(
      `${start} ${paint(first.slice(indent.length))}`,
      ...rest.map((line) => paint(line)),
    );
  }

  /** A finished line, as it is. */
  line(line = ''): void {
    this.#lines.push(line);
  }

  toString(): string {
    return `${this.#lines.join('\n')}\n`;
  }
}
