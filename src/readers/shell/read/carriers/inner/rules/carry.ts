import type { Word } from '../../../../types.ts';
import { UNKNOWN } from '../../../../types.ts';
import type { Carried, Surroundings } from '../../types.ts';
import { UNKNOWN_TEXT } from '../../runners/shared/words.ts';
import { type Call, onlyText, textValue, UNKNOWN_VALUE, type Value } from '../code/value.ts';
import type { RuleContext } from './types.ts';

const MOST = 20;

/** The word that a value is, by the n-th of what it may be. */
function wordAt(value: Value, at: number): Word {
  const texts = value.texts ?? [UNKNOWN];
  const text = texts[at % texts.length] ?? UNKNOWN;
  const known = !text.includes(UNKNOWN);
  const glob = value.glob === true && /[*?[]/.test(text);
  return { text, known, glob, unknowns: known ? [] : ['a value in the code'] };
}

/** One command for each of what its words may be. A command of a file whose words are not known is left out. */
export function commands(
  words: readonly (string | Value)[],
  context: RuleContext,
  around?: Surroundings,
): readonly Carried[] {
  const values = words.map((word) => (typeof word === 'string' ? textValue(word) : word));
  const count = Math.min(MOST, Math.max(1, ...values.map(({ texts }) => texts?.length ?? 1)));
  return Array.from({ length: count }, (_, at) => values.map((value) => wordAt(value, at)))
    .filter((each) => context.from === 'command' || each.every(({ known }) => known))
    .map((each) => ({ kind: 'words', words: each, ...(around === undefined ? {} : { around }) }));
}

/** A command line that a shell of its own runs. */
export function shellTexts(
  value: Value,
  context: RuleContext,
  around?: Surroundings,
): readonly Carried[] {
  if (value.items !== undefined) return wordsOfItems(value.items, context, around);
  const texts = value.texts ?? [UNKNOWN];
  return texts.slice(0, MOST).flatMap((text): readonly Carried[] => {
    if (/^[\s\uFFFC]*$/.test(text)) return text.trim() === '' ? [] : notKnown(value, context);
    if (text.includes(UNKNOWN) && context.from === 'file') return [];
    const known = text.replaceAll(UNKNOWN, UNKNOWN_TEXT);
    return [{ kind: 'text', text: known, ...(around === undefined ? {} : { around }) }];
  });
}

export function wordsOfItems(
  items: readonly Value[],
  context: RuleContext,
  around?: Surroundings,
): readonly Carried[] {
  const [program] = items;
  if (program === undefined) return [];
  if (program.texts === undefined) {
    const own = /^(?:sys\.executable|process\.execPath|process\.argv0|RbConfig\.ruby)$/;
    if (!own.test(program.name ?? '')) return notKnown(program, context);
    const name = context.language === 'js' ? 'node' : context.language;
    return commands([name, ...items.slice(1)], context, around);
  }
  return commands(items, context, around);
}

const FETCHES =
  /(?:^|\.)(?:requests|httpx|aiohttp|urllib|urllib2|urlopen|fetch|axios|got|LWP|HTTP|URI|OpenURI|file_get_contents|curl_exec|Net)\b/;

/** Something is run that is not known; said of a command, and of a file only where it is fetched. */
export function notKnown(value: Value | undefined, context: RuleContext): readonly Carried[] {
  const names = [value?.name ?? '', ...(value?.calls ?? []).map(({ name }) => name)];
  const address = (value?.calls ?? []).some(({ args }) =>
    /^https?:/.test(args[0]?.texts?.[0] ?? ''),
  );
  const fetched = address || names.some((name) => FETCHES.test(name));
  if (context.from === 'file' && !fetched) return [];
  const why = fetched
    ? 'The code fetches a text from elsewhere and runs it.'
    : 'The code runs something that is put together only as it runs.';
  return [{ kind: 'unread', why, fetched }];
}

export function argument(call: Call, at: number, ...names: readonly string[]): Value {
  for (const name of names) {
    const value = call.named.get(name) ?? optionsOf(call)?.get(name);
    if (value !== undefined) return value;
  }
  return call.args[at] ?? UNKNOWN_VALUE;
}

/** The map that is given last, as languages without named arguments do. */
export function optionsOf(call: Call): ReadonlyMap<string, Value> | undefined {
  return call.args.findLast(({ entries }) => entries !== undefined)?.entries;
}

/** Text of an option by any of its names, or null. */
export function option(call: Call, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = call.named.get(name) ?? optionsOf(call)?.get(name);
    if (value !== undefined) return onlyText(value) ?? value.name ?? null;
  }
  return null;
}

export function surroundings(call: Call): Surroundings | undefined {
  const cwd = option(call, 'cwd', 'chdir', 'dir');
  const input = call.named.get('input') ?? optionsOf(call)?.get('input');
  const text = onlyText(input);
  if (cwd === null && text === null) return undefined;
  return {
    ...(cwd?.startsWith('/') === true ? { cwd } : {}),
    ...(text === null ? {} : { stdin: { kind: 'text', text } }),
  };
}
