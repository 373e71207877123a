/** How code of a language is told apart into tokens, and how it says what others say differently. */
export type LanguageId =
  | 'python'
  | 'js'
  | 'ruby'
  | 'perl'
  | 'php'
  | 'lua'
  | 'r'
  | 'julia'
  | 'groovy'
  | 'elixir'
  | 'awk'
  | 'c'
  | 'go'
  | 'java';

export interface Language {
  readonly id: LanguageId;
  readonly lineComments: readonly string[];
  /** Pairs of opening and closing text. */
  readonly blockComments: readonly (readonly [string, string])[];
  /** How a value stands in text of `"…"`; null where it cannot. */
  readonly interpolation: 'braces' | 'hash' | 'sigil' | null;
  /** What a backtick opens. */
  readonly backtick: 'template' | 'command' | null;
  /** Whether `'…'` is text without escapes but of itself. */
  readonly rawSingle: boolean;
  /** Operators that put two texts together. */
  readonly concatenation: readonly string[];
  /** Whether `name argument` is a call. */
  readonly bareCalls: boolean;
  /** Whether `/…/` is a pattern where a value is expected. */
  readonly patterns: boolean;
  /** Whether names of variables begin with `$`. */
  readonly sigils: boolean;
}

const PLAIN: Omit<Language, 'id'> = {
  lineComments: ['#'],
  blockComments: [],
  interpolation: null,
  backtick: null,
  rawSingle: false,
  concatenation: ['+'],
  bareCalls: false,
  patterns: false,
  sigils: false,
};

const C_COMMENTS = { lineComments: ['//'], blockComments: [['/*', '*/']] } as const;

export const LANGUAGES: Readonly<Record<LanguageId, Language>> = {
  python: { ...PLAIN, id: 'python' },
  js: { ...PLAIN, ...C_COMMENTS, id: 'js', backtick: 'template', patterns: true },
  ruby: {
    ...PLAIN,
    id: 'ruby',
    interpolation: 'hash',
    backtick: 'command',
    rawSingle: true,
    bareCalls: true,
    patterns: true,
  },
  perl: {
    ...PLAIN,
    id: 'perl',
    interpolation: 'sigil',
    backtick: 'command',
    rawSingle: true,
    concatenation: ['.'],
    bareCalls: true,
    patterns: true,
    sigils: true,
  },
  php: {
    ...PLAIN,
    ...C_COMMENTS,
    id: 'php',
    lineComments: ['//', '#'],
    interpolation: 'sigil',
    backtick: 'command',
    rawSingle: true,
    concatenation: ['.'],
    sigils: true,
  },
  lua: {
    ...PLAIN,
    id: 'lua',
    lineComments: ['--'],
    blockComments: [['--[[', ']]']],
    concatenation: ['..'],
    bareCalls: true,
  },
  r: { ...PLAIN, id: 'r' },
  julia: {
    ...PLAIN,
    id: 'julia',
    blockComments: [['#=', '=#']],
    backtick: 'command',
    concatenation: ['*'],
  },
  groovy: { ...PLAIN, ...C_COMMENTS, id: 'groovy', interpolation: 'braces' },
  elixir: { ...PLAIN, id: 'elixir', interpolation: 'hash', concatenation: ['<>'], bareCalls: true },
  awk: { ...PLAIN, id: 'awk', concatenation: [], patterns: true },
  // What stands behind `#` is for the preprocessor.
  c: { ...PLAIN, ...C_COMMENTS, id: 'c', lineComments: ['//', '#'], concatenation: [] },
  go: { ...PLAIN, ...C_COMMENTS, id: 'go', backtick: 'template' },
  java: { ...PLAIN, ...C_COMMENTS, id: 'java' },
};
