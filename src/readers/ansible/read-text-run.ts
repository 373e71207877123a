import { readJson } from '../shared/tree/read-json.ts';
import type { Tree } from '../shared/tree/types.ts';
import { argsOf, diffOf, isUnchecked } from './read-json-run.ts';
import { shortModule } from './outcome.ts';
import type { Outcome, Run } from './outcome.ts';

const HEADER = /^(PLAY|TASK|RUNNING HANDLER) \[(.*)\] \*+\s*$/;
const RESULT = /^(ok|changed|skipping|failed|fatal): \[([^\]]{1,200})\](?::)?\s?(.*)$/;
const RECAP = /^([^\s:]+)\s*:\s+ok=\d+\s+changed=(\d+)\s/;

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
  for (const [index, raw] of text.split('\n').entries()) {
    // Colours stay in output that was kept by `script` or forced.
    const row = raw.replace(/\u001B\[[0-9;]{0,20}m/g, '').trimEnd();
    const header = HEADER.exec(row);
    const result = RESULT.exec(row);
    if (header !== null) {
      if (header[1] === 'PLAY') play = header[2] ?? '';
      else task = header[2] ?? '';
      diff = [];
    } else if (result !== null) {
      const [, word = 'ok', host = '', rest = ''] = result;
      outcomes.push(
        outcomeOf(word as keyof typeof STATUS, rest, diff, { play, task, host, line: index + 1 }),
      );
      diff = [];
    } else if (row === '...ignoring') {
      const last = outcomes.pop();
      if (last !== undefined) outcomes.push({ ...last, status: 'ignored' });
    } else if (/^PLAY RECAP \*+/.test(row)) counts = new Map();
    else if (counts !== null) {
      const recap = RECAP.exec(row);
      if (recap !== null) counts.set(recap[1] ?? '', Number(recap[2]));
    } else if (/^(?:---|\+\+\+|[-+] ?)/.test(row) && diff.length < 200) diff.push(row);
    else if (/^[a-z]+: \[/.test(row) && !/^(?:included|rescued|retrying)/i.test(row))
      odd.push(index + 1);
  }
  return { outcomes, counts, odd };
}

function outcomeOf(
  word: keyof typeof STATUS,
  rest: string,
  shown: readonly string[],
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
    diff: shown.length > 0 ? shown : told,
  };
}

/** With `-v` a result is followed by its details as JSON. */
function detailsIn(rest: string): Tree | null {
  const start = rest.indexOf('=> {');
  if (start === -1) return null;
  const reading = readJson(rest.slice(start + 3));
  return reading.kind === 'read' ? (reading.documents[0] ?? null) : null;
}
