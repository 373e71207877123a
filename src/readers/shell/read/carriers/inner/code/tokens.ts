export type Token =
  | {
      readonly kind: 'name' | 'number' | 'op';
      readonly text: string;
      readonly at: number;
      /** True where white space stands in front. */
      readonly apart: boolean;
    }
  /** Text; parts that are code are told apart, too. `command` is text that is run: `…` of a shell. */
  | {
      readonly kind: 'text' | 'command' | 'words';
      readonly parts: readonly (string | readonly Token[])[];
      readonly at: number;
      readonly apart: boolean;
      readonly text: '';
      readonly template: boolean;
    }
  /** End of a line, with the indentation of the next one. */
  | {
      readonly kind: 'line';
      readonly text: '\n';
      readonly at: number;
      readonly indent: number;
      readonly apart: true;
    };

/** Index of the end of quoted text whose content starts at `from`: that of the closing text. */
export function closingAt(code: string, from: number, close: string, escapes: boolean): number {
  for (let at = from; at < code.length; at += 1) {
    if (escapes && code[at] === '\\') at += 1;
    else if (code.startsWith(close, at)) return at;
  }
  return code.length;
}

const PAIRS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };

/** The same for delimiters that may nest: `q{a {b} c}`. */
export function pairedAt(code: string, from: number, open: string): number {
  const close = PAIRS[open];
  if (close === undefined) return closingAt(code, from, open, true);
  let depth = 1;
  for (let at = from; at < code.length; at += 1) {
    const here = code[at];
    if (here === '\\') at += 1;
    else if (here === open) depth += 1;
    else if (here === close) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return code.length;
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '0': '\0',
  a: '\u0007',
  e: '\u001b',
};

/** Text with its escapes resolved. */
export function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\}|([0-7]{1,3})|(\r?\n)|([\s\S]))/g,
    (
      _,
      hex?: string,
      wide?: string,
      code?: string,
      octal?: string,
      line?: string,
      other?: string,
    ) => {
      const digits = hex ?? wide ?? code;
      if (digits !== undefined) return character(parseInt(digits, 16));
      if (octal !== undefined) return character(parseInt(octal, 8));
      return line === undefined ? (ESCAPES[other ?? ''] ?? other ?? '') : '';
    },
  );
}

function character(code: number): string {
  return code > 0x10ffff ? '' : String.fromCodePoint(code);
}
