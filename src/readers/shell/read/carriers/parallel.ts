/** `parallel rm ::: a b`, `… | parallel 'gzip {}'`. */
import type { Word } from '../../types.ts';
import { textOf } from '../walk/builtins/outputs.ts';
import { knownWord, quote, unknownWord } from '../words/value.ts';
import { firstOperand } from './options.ts';
import type { Carried, Carrier } from './types.ts';

const VALUED = [
  '-j',
  '--jobs',
  '-N',
  '-n',
  '-L',
  '-I',
  '-S',
  '--sshlogin',
  '-a',
  '--arg-file',
  '--colsep',
  '-C',
  '-d',
  '--delimiter',
  '--joblog',
  '--results',
  '--timeout',
  '--retries',
  '--delay',
  '--tmpdir',
  '--workdir',
  '--wd',
  '--memfree',
  '--load',
  '--env',
  '--nice',
  '--tagstring',
];
const MOST = 50;

export const PARALLEL_CARRIER: Carrier = {
  programs: ['parallel', 'rush'],
  called: ({ program }) => program,
  carries: ({ args, stdin }, world) => {
    const first = firstOperand(args, { valued: VALUED });
    if (first === null) return [];
    const split = args.findIndex(({ text }) => /^:::\+?$/.test(text));
    const command = args.slice(first, split < 0 ? undefined : split);
    const given = split < 0 ? linesOf(textOf(stdin, world)) : args.slice(split + 1);
    const items = given.filter(({ text }) => !/^:::\+?$/.test(text)).slice(0, MOST);
    const more = given.length > MOST ? [unknownWord('more arguments')] : [];
    if (command.length === 0) return items.map(({ text }) => ({ kind: 'text', text }));
    return [...items, ...more].map((item) => job(command, item));
  },
};

function linesOf(text: string | null): readonly Word[] {
  if (text === null) return [unknownWord('its input')];
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map(knownWord);
}

/** The words are joined to a line that a shell reads; the item itself comes quoted. */
function job(command: readonly Word[], item: Word): Carried {
  const line = command.map(({ text }) => text).join(' ');
  const value = quote(item.text);
  const text = /\{[./#]{0,2}\}/.test(line)
    ? line.replaceAll(/\{[./]{0,2}\}/g, () => value)
    : `${line} ${value}`;
  return { kind: 'text', text };
}
