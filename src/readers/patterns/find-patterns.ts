import type { FilePair } from '../types.ts';
import { unmatched } from './compare/match.ts';
import { EVERY_PATTERN } from './registry.ts';
import type { Candidate } from './report/make-finding.ts';
import { candidate, makeFinding } from './report/make-finding.ts';
import type { Sides } from './side/open-side.ts';
import { openSides } from './side/open-side.ts';
import { unfitPath, unfitText } from './side/unfit.ts';
import type {
  ChangeView,
  Pattern,
  PatternReading,
  PlacedSighting,
  Side,
  Sighting,
  Unread,
} from './types.ts';

export interface PatternOptions {
  /** Identifiers of patterns that are not looked for. */
  readonly off?: readonly string[];
}

/** UTF-16 code units of both sides together; what comes after is left out and named. */
const MOST_TEXT = 96 * 1024 * 1024;
/** Of one pattern in one file; what comes after is more of the same. */
const MOST_A_FILE = 25;

interface Seen {
  /** What one side has that the other lacks. */
  readonly candidates: Candidate[];
  /** What went on the other side: a candidate with the same key has only moved between files. */
  readonly spare: Map<string, number>;
}

/** What the difference newly brings (or takes away) that is known to cascade. Pure over texts; grammars are loaded when met. */
export async function findPatterns(
  files: readonly FilePair[],
  options: PatternOptions = {},
): Promise<PatternReading> {
  const off = new Set(options.off);
  const patterns = EVERY_PATTERN.filter(({ id }) => !off.has(id));
  const differing = files.filter(({ before, after }) => before !== after);
  const change = viewOf(differing);
  const seen: Seen = { candidates: [], spare: new Map() };
  const notes: Unread[] = [];
  let budget = MOST_TEXT;
  for (const file of differing) {
    budget -= (file.before?.length ?? 0) + (file.after?.length ?? 0);
    const why = budget < 0 ? 'comes after more text than is read of a change' : unfit(file);
    if (why !== null) notes.push({ path: file.path, why });
    else await study(file, patterns, change, seen, notes);
  }
  return { findings: settle(seen), notes };
}

function viewOf(files: readonly FilePair[]): ChangeView {
  return {
    changed: files.map(({ path }) => path),
    deleted: files.filter(({ after }) => after === null).map(({ path }) => path),
    standsElsewhere: (text, path) =>
      files.some((other) => other.path !== path && other.after?.includes(text) === true),
  };
}

function unfit({ path, before, after }: FilePair): string | null {
  const byPath = unfitPath(path);
  if (byPath !== null) return byPath;
  for (const text of [after, before]) {
    const why = text === null ? null : unfitText(text);
    if (why !== null) return why;
  }
  return null;
}

async function study(
  file: FilePair,
  patterns: readonly Pattern[],
  change: ChangeView,
  seen: Seen,
  notes: Unread[],
): Promise<void> {
  const texts = [file.before, file.after].filter((text) => text !== null);
  const wanted = patterns.filter(({ signs }) => texts.some((text) => signs.test(text)));
  if (wanted.length === 0) return;
  const sides = await openSides(file);
  if (sides.why !== null) {
    notes.push({ path: file.path, why: `was read as text: ${sides.why}` });
  }
  for (const pattern of wanted) look(file, sides, pattern, change, seen);
}

function look(
  file: FilePair,
  { before, after }: Sides,
  pattern: Pattern,
  change: ChangeView,
  seen: Seen,
): void {
  const { search } = pattern;
  if (search.kind === 'between') {
    keep(file, pattern, before, after, search.find(before, after, change), seen);
    return;
  }
  const old = before === null ? [] : search.find(before);
  const now = after === null ? [] : search.find(after);
  const comes = search.kind === 'brought';
  const { rest, spare } = comes ? unmatched(now, old) : unmatched(old, now);
  for (const { key } of spare) {
    const name = `${pattern.id} ${key}`;
    seen.spare.set(name, (seen.spare.get(name) ?? 0) + 1);
  }
  const left =
    search.kind === 'taken'
      ? rest.filter(
          (one) => before !== null && after !== null && !search.isExcused(one, before, after),
        )
      : rest;
  keep(file, pattern, before, after, placed(left, comes ? 'after' : 'before'), seen);
}

function placed(found: readonly Sighting[], side: PlacedSighting['side']) {
  return found.map((one) => ({ ...one, side }));
}

function keep(
  file: FilePair,
  pattern: Pattern,
  before: Side | null,
  after: Side | null,
  found: readonly PlacedSighting[],
  seen: Seen,
): void {
  for (const sighting of found.slice(0, MOST_A_FILE)) {
    const side = sighting.side === 'after' ? after : before;
    if (side === null) continue;
    const readBy = side.code === null ? 'text' : 'syntax';
    seen.candidates.push(candidate(pattern, sighting, file, side.text, readBy));
  }
}

/** Sets aside what has only moved from file to file, and puts the rest in order. */
function settle({ candidates, spare }: Seen) {
  const counts = new Map<string, number>();
  const findings = candidates
    .filter(({ pattern, sighting }) => {
      const name = `${pattern.id} ${sighting.key}`;
      const left = spare.get(name) ?? 0;
      if (left > 0) spare.set(name, left - 1);
      return left === 0;
    })
    .map((one) => {
      const name = `${one.pattern.id} ${one.path} ${one.sighting.side} ${one.sighting.key}`;
      const same = counts.get(name) ?? 0;
      counts.set(name, same + 1);
      return makeFinding(one, same);
    });
  return findings.toSorted(
    (a, b) =>
      compare(a.path, b.path) ||
      (a.evidence.line ?? 0) - (b.evidence.line ?? 0) ||
      compare(a.id, b.id),
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
