import { lineMarks } from '../../core/provenance/line-marks.ts';
import type { ActorClaim, ProvenanceClue } from '../../core/provenance/types.ts';
import { sha256 } from '../sha256.ts';
import type { AgentReads } from './ports.ts';
import type { SessionWriting } from './types.ts';

/** What the guards' own records tell of a difference. */
export interface SessionTraces {
  readonly clues: readonly ProvenanceClue[];
  /** The people the sessions acted for: they had a hand in it. */
  readonly actors: readonly ActorClaim[];
}

const MOST_LINES = 5000;
const MOST_FILES = 1000;

/** A single line that is the same may be chance; this many, or this share of a file's, are not. */
const FEWEST_LINES = 3;
const SMALL_SHARE = 0.5;

/**
 * Which sessions of agents wrote the lines that a difference adds, by the marks that guards took when the
 * lines were written. A rewritten line is another line: this shows what an agent wrote, never that it did not.
 */
export async function sessionTraces(
  reads: AgentReads,
  repository: string,
  added: ReadonlyMap<string, readonly string[]>,
  since: string,
): Promise<SessionTraces> {
  const paths = [...added.keys()].toSorted().slice(0, MOST_FILES);
  if (paths.length === 0) return { clues: [], actors: [] };
  const marks = new Map(
    paths.map((path) => [path, lineMarks(added.get(path) ?? [], sha256, MOST_LINES)]),
  );
  const total = [...marks.values()].reduce((sum, each) => sum + each.length, 0);
  const writings = await reads.writingOf(repository, paths, since);
  const sessions = Map.groupBy(writings, ({ agent }) => agent);
  const found = [...sessions.values()].flatMap((files) => traceOf(files, marks, total) ?? []);
  return {
    clues: found.map(({ clue }) => clue),
    actors: found.flatMap(({ operator }) =>
      operator === null ? [] : [{ role: 'agent-operator' as const, identity: operator }],
    ),
  };
}

function traceOf(
  files: readonly SessionWriting[],
  marks: ReadonlyMap<string, readonly string[]>,
  total: number,
): { readonly clue: ProvenanceClue; readonly operator: string | null } | null {
  const [first] = files;
  if (first === undefined) return null;
  let lines = 0;
  const touched: string[] = [];
  for (const { path, marks: written } of files) {
    const here = marks.get(path) ?? [];
    const wrote = new Set(written);
    const shared = here.filter((mark) => wrote.has(mark)).length;
    if (shared < FEWEST_LINES && shared < here.length * SMALL_SHARE) continue;
    if (shared === 0) continue;
    lines += shared;
    touched.push(path);
  }
  if (lines === 0) return null;
  const places = touched.length === 1 ? touched[0] : `${touched.length} files`;
  return {
    operator: first.operator,
    clue: {
      kind: 'agent-session',
      says: 'ai',
      strength: 'attested',
      tool: first.host,
      evidence: {
        source: `agent session ${first.agent}`,
        pointer: null,
        line: null,
        note: `the guard saw this session of ${first.host} write ${lines} of the ${total} added lines, in ${places}`,
        excerpt: [],
      },
      lines: total === 0 ? 0 : Math.round((lines / total) * 100) / 100,
    },
  };
}
