import type { Told } from '../../test-pattern.ts';

/** One case of a table: what a rule must name, or leave alone. */
export interface Case {
  readonly expected: 'named' | 'left';
  /** By the ending, as the table has it. */
  readonly language: string;
  readonly told: Told;
  /** Of its heading, from 1. */
  readonly line: number;
}

/**
 * `%% + py [path]` heads what must be named and `%% - py [path]` what must not; a `%%>` parts before from
 * after, and without one the file is new.
 */
export function readTable(text: string): readonly Case[] {
  const cases: Case[] = [];
  let body: string[] = [];
  let head: RegExpExecArray | null = null;
  let at = 0;
  const close = () => {
    if (head === null) return;
    const [, sign, language = '', path = `src/app.${language}`] = head;
    const [first = '', second] = body.join('\n').split('%%>\n');
    const told =
      second === undefined
        ? { path, after: `${first}\n` }
        : { path, before: first, after: `${second}\n` };
    cases.push({ expected: sign === '+' ? 'named' : 'left', language, told, line: at });
  };
  for (const [index, line] of text.trimEnd().split('\n').entries()) {
    const next = /^%% ([+-]) (\w+)(?: (\S+))?$/.exec(line);
    if (next === null) {
      body.push(line);
      continue;
    }
    close();
    [head, body, at] = [next, [], index + 1];
  }
  close();
  return cases;
}
