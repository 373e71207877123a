import { toolNamed } from './authorship-log.ts';

/** What a trace record says, as far as it bears on who wrote something. */
export interface TraceRecord {
  /** Names the record; empty where it has none. */
  readonly id: string;
  /** Commit that its lines are counted in, or null. */
  readonly revision: string | null;
  readonly tool: string | null;
  /** Who is said to have contributed: both for work that is mixed. Sorted. */
  readonly says: readonly ('ai' | 'human')[];
}

const MOST_RECORDS = 100_000;
const MOST_RANGES = 10_000;

/**
 * Reads records of Agent Trace: one JSON document, a list of them, or one a line. What is no record is
 * left out.
 */
export function parseTraces(text: string): readonly TraceRecord[] {
  const whole = parsed(text);
  const values =
    whole === undefined ? text.split('\n').map(parsed) : Array.isArray(whole) ? whole : [whole];
  return values.slice(0, MOST_RECORDS).flatMap((value) => recordOf(value) ?? []);
}

function recordOf(value: unknown): TraceRecord | null {
  const record = asObject(value);
  if (!Array.isArray(record['files']) || record['version'] === undefined) return null;
  const says = contributorsOf(record['files']);
  if (says.length === 0) return null;
  const { id, vcs, tool } = record;
  const revision = asObject(vcs)['revision'];
  return {
    id: typeof id === 'string' ? id.slice(0, 100) : '',
    revision: typeof revision === 'string' && /^[0-9a-f]{40,64}$/.test(revision) ? revision : null,
    tool: toolNamed(asObject(tool)['name']),
    says,
  };
}

function contributorsOf(files: readonly unknown[]): readonly ('ai' | 'human')[] {
  const found = new Set<'ai' | 'human'>();
  const add = (contributor: unknown) => {
    const type = asObject(contributor)['type'];
    if (type === 'ai' || type === 'mixed') found.add('ai');
    if (type === 'human') found.add('human');
  };
  for (const file of files.slice(0, MOST_RANGES)) {
    for (const conversation of listIn(file, 'conversations')) {
      add(asObject(conversation)['contributor']);
      for (const range of listIn(conversation, 'ranges')) add(asObject(range)['contributor']);
    }
  }
  return [...found].toSorted();
}

function listIn(value: unknown, name: string): readonly unknown[] {
  const list = asObject(value)[name];
  return Array.isArray(list) ? list.slice(0, MOST_RANGES) : [];
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Undefined for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
