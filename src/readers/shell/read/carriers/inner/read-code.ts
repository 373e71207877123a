import type { Carried } from '../types.ts';
import type { Word } from '../../../types.ts';
import { lex } from './code/lex.ts';
import { LANGUAGES, type LanguageId } from './code/language.ts';
import { withPlainLiterals } from './code/literals.ts';
import { CodeReader } from './code/parser.ts';
import { uncalled } from './code/uncalled.ts';
import { textValue, type Value } from './code/value.ts';
import { shellTexts } from './rules/carry.ts';
import { carriedByCall } from './rules/rules.ts';
import type { RuleContext } from './rules/types.ts';

/** Code that is longer is not read: a program of that size stands in no command. */
const LONGEST = 256 * 1024;
const DEEPEST = 4;
const MOST = 200;

export interface Code {
  readonly language: LanguageId;
  readonly text: string;
  readonly from: RuleContext['from'];
  /** What the code is called with. */
  readonly args?: readonly Word[];
}

/** What code runs, deletes, writes over and sends. Empty for ordinary code. Linear in its length. */
export function readCode(code: Code, depth = 0): readonly Carried[] {
  if (code.text.length > LONGEST || depth > DEEPEST)
    return [{ kind: 'unread', why: 'The code is too long to be read.', fetched: false }];
  const language = LANGUAGES[code.language];
  const carried: Carried[] = [];
  const context: RuleContext = {
    language: code.language,
    from: code.from,
    again: (text) => readCode({ ...code, text }, depth + 1),
  };
  const add = (more: readonly Carried[]) => {
    if (carried.length < MOST) carried.push(...more);
  };
  const tokens = lex(withPlainLiterals(code.text, code.language), language);
  const skipped = code.from === 'file' ? uncalled(tokens) : new Set<string>();
  const reader = new CodeReader(
    tokens,
    language,
    {
      called: (call) => add(carriedByCall(call, context)),
      shell: (value) => add(shellTexts(value, context)),
    },
    skipped,
  );
  for (const [name, value] of argumentsOf(code)) reader.scope.set(name, value);
  reader.run();
  if (carried.length < MOST && !reader.exhausted) return carried;
  const why = 'The code does more than is read.';
  return [...carried.slice(0, MOST), { kind: 'unread', why, fetched: false }];
}

/** Variables under which languages have what they are called with. */
function argumentsOf({ language, args = [] }: Code): readonly (readonly [string, Value])[] {
  const items = args.map(({ text, glob }) => ({ ...textValue(text), glob }));
  const skip = { name: '-' };
  switch (language) {
    case 'python':
      return [['sys.argv', { name: 'sys.argv', items: [skip, ...items] }]];
    case 'js':
      return [['process.argv', { name: 'process.argv', items: [skip, ...items] }]];
    case 'ruby':
      return [['ARGV', { name: 'ARGV', items }]];
    case 'perl':
      return [['$ARGV', { name: '$ARGV', items }]];
    default:
      return [];
  }
}
