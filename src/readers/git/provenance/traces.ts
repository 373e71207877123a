import type { ProvenanceClue } from '../../../core/provenance/types.ts';
import { readObjects } from '../repository/read-objects.ts';
import { runGit } from '../repository/run-git.ts';
import type { Repository } from '../repository/run-git.ts';
import { clueFrom } from './clue.ts';
import { parseTraces } from './trace-record.ts';
import type { TraceRecord } from './trace-record.ts';

const FOLDER = '.agent-trace/';
const MOST_FILES = 2_000;
const LARGEST_FILE = 16 * 1024 * 1024;

interface Found {
  readonly record: TraceRecord;
  readonly source: string;
}

/**
 * What records of Agent Trace say of a change: those about its commits, and those that it brings and
 * whose commit is none of it (an agent works before there is a commit), which are about it as a whole.
 * `base` is the tree-ish before the change, or null where all records of the head are asked for.
 */
export async function cluesOfTraces(
  repository: Repository,
  ends: { readonly base: string | null; readonly head: string },
  wanted: { has(commit: string): boolean },
): Promise<readonly ProvenanceClue[]> {
  const files = await traceFiles(repository, ends.head);
  if (files.size === 0) return [];
  const before =
    ends.base === null ? new Map<string, string>() : await traceFiles(repository, ends.base);
  const old = new Set((await recordsIn(repository, before)).map(({ record }) => keyOf(record)));
  const about = new Map<string, { readonly found: Found; readonly commits: string[] | null }>();
  for (const found of await recordsIn(repository, files)) {
    const { record } = found;
    const commit = record.revision !== null && wanted.has(record.revision) ? record.revision : null;
    if (commit === null && (ends.base === null || old.has(keyOf(record)))) continue;
    for (const says of record.says) {
      const key = JSON.stringify([says, record.tool, commit === null]);
      const known = about.get(key);
      if (known === undefined) {
        about.set(key, { found, commits: commit === null ? null : [commit] });
      } else if (commit !== null) known.commits?.push(commit);
    }
  }
  return [...about.keys()].toSorted().flatMap((key) => {
    const group = about.get(key);
    const [says] = JSON.parse(key) as ['ai' | 'human'];
    return group === undefined ? [] : [clueOf(says, group.found, group.commits)];
  });
}

function clueOf(
  says: 'ai' | 'human',
  { record, source }: Found,
  commits: readonly string[] | null,
): ProvenanceClue {
  const who = says === 'ai' ? 'a coding agent' : 'a person';
  return clueFrom({
    kind: 'trace',
    says,
    tool: says === 'ai' ? record.tool : null,
    source,
    note: `a trace record says that ${who} wrote lines of it`,
    ...(commits === null ? {} : { commits }),
  });
}

/** A record without a name of its own is itself. */
function keyOf(record: TraceRecord): string {
  return record.id === '' ? JSON.stringify(record) : record.id;
}

/** Blobs of records in a tree, by path. */
async function traceFiles(
  repository: Repository,
  tree: string,
): Promise<ReadonlyMap<string, string>> {
  const { output } = await runGit(repository, [
    'ls-tree',
    '-r',
    '-l',
    '-z',
    '--full-tree',
    tree,
    '--',
    FOLDER,
  ]);
  const files = output
    .toString('utf8')
    .split('\0')
    .flatMap((entry) => {
      const [, blob = '', size = '', path = ''] =
        /^100\d{3} blob ([0-9a-f]{40,64}) +(\d+)\t(.*\.(?:json|jsonl|ndjson))$/s.exec(entry) ?? [];
      return blob === '' || Number(size) > LARGEST_FILE ? [] : [[path, blob] as const];
    });
  return new Map(files.slice(0, MOST_FILES));
}

async function recordsIn(
  repository: Repository,
  files: ReadonlyMap<string, string>,
): Promise<readonly Found[]> {
  const paths = new Map([...files].map(([path, blob]) => [blob, path]));
  const records: Found[] = [];
  await readObjects(repository, [...paths.keys()], (blob, content) => {
    const source = paths.get(blob) ?? FOLDER;
    for (const record of parseTraces(content.toString('utf8'))) records.push({ record, source });
  });
  return records;
}
