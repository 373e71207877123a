import { readJson } from '../shared/tree/read-json.ts';
import type { Tree } from '../shared/tree/types.ts';
import { byPackage } from './apt-summary.ts';
import { argsOf, diffOf, isUnchecked } from './read-json-run.ts';
import { shortModule } from './outcome.ts';
import type { Outcome, Run } from './outcome.ts';

const HEADER = /^(PLAY|TASK|RUNNING HANDLER) \[(.*)\] \*+\s*$/;
const RESULT = /^(ok|changed|skipping|failed|fatal): \[([^\]]{1,200})\](?::)?\s?(.*)$/;
const RECAP = /^([^\s:]+)\s*:\s+ok=\d+\s+changed=(\d+)\s/;

/** Far more than any difference that is read. */
const MOST_ROWS = 2000;

const STATUS = {
  ok: 'ok',
  changed: 'changed',
  skipping: 'skipped',
  failed: 'failed',
  fatal: 'failed',
} as const;

/** The output of `ansible-playbook --check --diff` as it stands on a terminal. */
export function readTextRun(text: string): Run {
  const outcomes: Outcome[] = [];
  const odd: number[] = [];
  let counts: Map<string, number> | null = null;
  let [play, task] = ['', ''];
  let diff: string[] = [];
  let shown: string[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    // Colours stay in output that was kept by `script` or forced.
    const row = raw.replace(/\u001B\[[0-9;]{0,20}m/g, '').trimEnd();
    const header = HEADER.exec(row);
    const result = RESULT.exec(row);
    if (header !== null) {
      if (header[1] === 'PLAY') play = header[2] ?? '';
      else task = header[2] ?? '';
      [diff, shown] = [[], []];
    } else if (result !== null) {
      const [, word = 'ok', host = '', rest = ''] = result;
      const names = { play, task, host, line: index + 1 };
      const outcome = outcomeOf(word as keyof typeof STATUS, rest, { diff, shown }, names);
      outcomes.push(...byPackage(outcome, shown));
      [diff, shown] = [[], []];
    } else if (row === '...ignoring') {
      const last = outcomes.pop();
      if (last !== undefined) outcomes.push({ ...last, status: 'ignored' });
    } else if (/^PLAY RECAP \*+/.test(row)) counts = new Map();
    else if (counts !== null) {
      const recap = RECAP.exec(row);
      if (recap !== null) counts.set(recap[1] ?? '', Number(recap[2]));
    } else if (/^(?:---|\+\+\+|[-+] ?)/.test(row)) {
      if (diff.length < MOST_ROWS) diff.push(row);
      if (shown.length < MOST_ROWS) shown.push(row);
    } else if (/^\s|^[A-Z\d]/.test(row)) {
      if (shown.length < MOST_ROWS) shown.push(row);
    } else if (/^[a-z]+: \[/.test(row) && !/^(?:included|rescued|retrying)/i.test(row))
      odd.push(index + 1);
  }
  return { outcomes, counts, odd };
}

function outcomeOf(
  word: keyof typeof STATUS,
  rest: string,
  { diff, shown }: { readonly diff: readonly string[]; readonly shown: readonly string[] },
  names: Pick<Outcome, 'play' | 'task' | 'host' | 'line'>,
): Outcome {
  const tree = detailsIn(rest);
  const args = tree === null ? new Map<string, string>() : argsOf(tree);
  const module = args.get('module_name') ?? args.get('action');
  const told = tree?.kind === 'map' ? diffOf(tree.entries.get('diff') ?? null) : [];
  return {
    ...names,
    // `host -> other` says where it was delegated to.
    host: names.host.split(' ')[0] ?? names.host,
    status: /\bUNREACHABLE!/.test(rest) ? 'unreachable' : STATUS[word],
    module: module === undefined ? null : shortModule(module),
    args,
    unchecked: tree === null ? word === 'skipping' : isUnchecked(tree),
    subject: subjectIn(shown) ?? itemIn(rest),
    diff: diff.length > 0 ? diff : told,
  };
}

const PATH = /^[ +-]\s*"path": "((?:[^"\\]|\\.){1,1000})"/;
const BEFORE = /^--- before: (\S.{0,1000}?)(?: \(content\))?$/;

/** The path that a difference is about. Where a template comes from is not told as that. */
function subjectIn(shown: readonly string[]): string | null {
  for (const row of shown) {
    const found = PATH.exec(row)?.[1] ?? BEFORE.exec(row)?.[1];
    if (found !== undefined) return found;
  }
  return null;
}

/** What a loop is at, where that is one word. */
function itemIn(rest: string): string | null {
  return /^=> \(item=([\w./@:+-]{1,200})\)/.exec(rest.trim())?.[1] ?? null;
}

/** With `-v` a result is followed by its details as JSON. */
function detailsIn(rest: string): Tree | null {
  const start = rest.indexOf('=> {');
  if (start === -1) return null;
  const reading = readJson(rest.slice(start + 3));
  return reading.kind === 'read' ? (reading.documents[0] ?? null) : null;
}
