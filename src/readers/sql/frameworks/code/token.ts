export interface Token {
  readonly kind: 'word' | 'text' | 'number' | 'label' | 'mark' | 'newline' | 'end';
  /** The word, number or mark as written; a label or symbol without its colon. */
  readonly text: string;
  readonly line: number;
  /** 0-based column of the line; the indentation where the token is the first of it. */
  readonly column: number;
  /** Whether white space stands before it, and after it. */
  readonly spaced: boolean;
  readonly spacedAfter: boolean;
  /** Of a text: what stands in it, and the code of what is put in. */
  readonly parts: readonly TextPart[];
  /** Index of the bracket that closes this one; -1 for anything else. */
  readonly partner: number;
}

export type TextPart = string | { readonly code: string; readonly line: number };

/** Code that is not read, and where it stops being readable. */
export class CodeFault extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.name = 'CodeFault';
    this.line = line;
  }
}

export const LIMITS = {
  /** UTF-16 code units of one file. */
  length: 4 * 1024 * 1024,
  tokens: 400_000,
  /** Levels of brackets, blocks and interpolations inside each other. */
  depth: 150,
} as const;
