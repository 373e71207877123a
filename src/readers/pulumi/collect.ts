import { at, listAt, mapAt, numberAt, textAt } from '../shared/tree/look.ts';
import { readJson } from '../shared/tree/read-json.ts';
import type { MapTree, Tree } from '../shared/tree/types.ts';
import { stepFrom } from './step.ts';
import type { Step, StepKeys } from './step.ts';

/** What can be said against an input: the reader's signals are made from it. */
export interface Doubt {
  readonly kind: 'incomplete-input' | 'errored-plan' | 'newer-format';
  readonly message: string;
  readonly line: number;
}

/** What an input holds, in either form. */
export interface Collected {
  readonly steps: readonly Step[];
  readonly doubts: readonly Doubt[];
  /** Numbers of resources by op as Pulumi counts them at the end; null where the end is missing. */
  readonly summary: ReadonlyMap<string, number> | null;
  /** True where events say that it runs or has run already. */
  readonly applied: boolean;
}

const PREVIEW: StepKeys = {
  before: 'oldState',
  after: 'newState',
  changed: 'diffReasons',
  forcing: 'replaceReasons',
};
const EVENT: StepKeys = { before: 'old', after: 'new', changed: 'diffs', forcing: 'keys' };

/** `pulumi preview --json`: one document. */
export function collectPreview(root: MapTree): Collected {
  const doubts: Doubt[] = [];
  const steps = (listAt(root, 'steps')?.items ?? []).flatMap((item, index) => {
    const place = { pointer: `/steps/${index}`, line: item.line };
    const step = item.kind === 'map' ? stepFrom(item, PREVIEW, place) : null;
    if (step !== null) return [step];
    const message = 'A step has no op or no urn, so nobody can tell what it does.';
    doubts.push({ kind: 'incomplete-input', message, line: item.line });
    return [];
  });
  for (const item of listAt(root, 'diagnostics')?.items ?? []) {
    if (textAt(item, 'severity') === 'error') doubts.push(failure(item.line));
  }
  const corrupt = at(root, 'maybeCorrupt');
  if (corrupt?.kind === 'scalar' && corrupt.value === true) doubts.push(maybeCorrupt(corrupt.line));
  return { steps, doubts, summary: countsOf(mapAt(root, 'changeSummary')), applied: false };
}

/** Lines without sense after which the rest is not looked at: it is held in any case. */
const MOST_UNREAD = 1_000;

/** The engine's events, one JSON document a line. */
export function collectEvents(text: string): Collected {
  const rows: Row[] = [];
  let unread = 0;
  let line = 0;
  for (let from = 0; from < text.length && unread < MOST_UNREAD;) {
    const end = text.indexOf('\n', from);
    const row = text.slice(from, end === -1 ? text.length : end);
    from += row.length + 1;
    line++;
    if (row.trim() === '') continue;
    const reading = readJson(row);
    const tree = reading.kind === 'read' ? (reading.documents[0] ?? null) : null;
    if (tree === null) unread++;
    rows.push({ tree, line, pointer: '' });
  }
  return collect(rows);
}

/** The same events as the service hands them out, in one list. */
export function collectEventList(root: MapTree): Collected {
  const items = listAt(root, 'events')?.items ?? [];
  return collect(
    items.map((tree, index) => ({ tree, line: tree.line, pointer: `/events/${index}` })),
  );
}

interface Row {
  readonly tree: Tree | null;
  readonly line: number;
  readonly pointer: string;
}

function collect(rows: readonly Row[]): Collected {
  const steps: Step[] = [];
  const doubts: Doubt[] = [];
  let summary: ReadonlyMap<string, number> | null = null;
  let applied = false;
  for (const { tree: event, line, pointer } of rows) {
    if (event?.kind !== 'map') {
      const message = 'An event is not one JSON object, so something may be missing.';
      doubts.push({ kind: 'incomplete-input', message, line });
      continue;
    }
    const resource = mapAt(event, 'resourcePreEvent', 'metadata');
    if (at(event, 'resourcePreEvent') !== null) {
      const place = { pointer: `${pointer}/resourcePreEvent/metadata`, line };
      const step = resource === null ? null : stepFrom(resource, EVENT, place);
      if (step === null) {
        const message = 'An event about a resource has no op or no urn.';
        doubts.push({ kind: 'incomplete-input', message, line });
      } else steps.push(step);
      const planning = at(event, 'resourcePreEvent', 'planning');
      if (planning?.kind !== 'scalar' || planning.value !== true) applied = true;
    }
    doubts.push(...trouble(event, line));
    summary = countsOf(mapAt(event, 'summaryEvent', 'resourceChanges')) ?? summary;
    if (at(event, 'summaryEvent') !== null) summary ??= new Map();
  }
  return { steps, doubts, summary, applied };
}

function trouble(event: Tree, line: number): readonly Doubt[] {
  if (textAt(event, 'diagnosticEvent', 'severity') === 'error') return [failure(line)];
  if (at(event, 'resOpFailedEvent') !== null) return [failure(line)];
  if (at(event, 'errorEvent') !== null) return [failure(line)];
  if (textAt(event, 'policyEvent', 'enforcementLevel') === 'mandatory') return [failure(line)];
  const corrupt = at(event, 'summaryEvent', 'maybeCorrupt');
  return corrupt?.kind === 'scalar' && corrupt.value === true ? [maybeCorrupt(line)] : [];
}

function failure(line: number): Doubt {
  const message = 'Pulumi reports an error, so the steps it shows may not be all.';
  return { kind: 'errored-plan', message, line };
}

function maybeCorrupt(line: number): Doubt {
  const message = 'Pulumi says that its state may be corrupt, so the steps may be wrong.';
  return { kind: 'incomplete-input', message, line };
}

function countsOf(tree: MapTree | null): ReadonlyMap<string, number> | null {
  if (tree === null) return null;
  return new Map([...tree.entries.keys()].map((op) => [op, numberAt(tree, op) ?? 0]));
}
