import { CSHARP, PHP, SCRIPT } from './lexicon-braces.ts';
import { ELIXIR } from './lexicon-elixir.ts';
import { PYTHON } from './lexicon-python.ts';
import { RUBY } from './lexicon-ruby.ts';
import type { Lexicon } from './scan.ts';

export type Language = 'ruby' | 'elixir' | 'python' | 'script' | 'php' | 'csharp';

/** How a language writes what expressions are made of. */
export interface Traits {
  readonly lexicon: Lexicon;
  /** What leads from a thing to its member. */
  readonly member: ReadonlySet<string>;
  /** Whether `puts 1` calls puts, and `do … end` or braces are a block. */
  readonly commands: boolean;
  /** Whether the end of a line ends an expression. */
  readonly lines: boolean;
  /** Marks that stand between a key and its value. */
  readonly keyMarks: ReadonlySet<string>;
  /** Words that stand in front of an operand and change nothing about which call it is. */
  readonly prefixes: ReadonlySet<string>;
  /** Words between operands. */
  readonly infixes: ReadonlySet<string>;
  /** Words that end an expression. */
  readonly stops: ReadonlySet<string>;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const BRACES = {
  commands: false,
  lines: false,
  prefixes: words(
    'await new return yield typeof void delete async static throw clone print echo ref out',
  ),
  infixes: words('instanceof in of as is satisfies and or xor extends implements'),
  stops: words('case default else catch finally while'),
};

export const TRAITS: Readonly<Record<Language, Traits>> = {
  ruby: {
    lexicon: RUBY,
    member: words('. &. ::'),
    commands: true,
    lines: true,
    keyMarks: words('=>'),
    prefixes: words('not return yield! defined? next break'),
    infixes: words('and or'),
    stops: words('if unless while until do then end rescue ensure else elsif when in'),
  },
  elixir: {
    lexicon: ELIXIR,
    member: words('.'),
    commands: true,
    lines: true,
    keyMarks: words('=>'),
    prefixes: words('not'),
    infixes: words('and or in when'),
    stops: words('do end else rescue after catch'),
  },
  python: {
    lexicon: PYTHON,
    member: words('.'),
    commands: false,
    lines: true,
    keyMarks: words('= :'),
    prefixes: words('not await yield return async from'),
    infixes: words('and or in is if else for not'),
    stops: words('as'),
  },
  script: { ...BRACES, lexicon: SCRIPT, member: words('. ?.'), keyMarks: words(':') },
  php: { ...BRACES, lexicon: PHP, member: words('-> ?-> ::'), keyMarks: words('=> :') },
  csharp: { ...BRACES, lexicon: CSHARP, member: words('. ?. ::'), keyMarks: words(': =') },
};
