import type { FilePair } from '../types.ts';
import { differingLines } from './compare/differing-lines.ts';
import { unmatched } from './compare/match.ts';
import { isTrial } from './knowledge/test-files.ts';
import { EVERY_PATTERN } from './registry.ts';
import type { Candidate } from './report/make-finding.ts';
import { candidate, makeFinding } from './report/make-finding.ts';
import type { Sides } from './side/open-side.ts';
import { openSides } from './side/open-side.ts';
import { unfitPath, unfitText } from './side/unfit.ts';
import { parsingTime, type ParsingTime } from './syntax/parsing-time.ts';
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
  /** Identifiers of patterns on request that are looked for as well. */
  readonly also?: readonly string[];
  /** Called before each file, so that a process that serves others has its turn. */
  readonly pause?: () => Promise<void>;
  /** Milliseconds that never go back. Left out, syntax is read however long it takes. */
  readonly clock?: () => number;
}

/** UTF-16 code units of both sides together; what comes after is left out and named. */
const MOST_TEXT = 96 * 1024 * 1024;
/** Of one pattern in one file; what comes after is more of the same. */
const MOST_A_FILE = 25;

/** These say themselves what they make of tests and examples; of all others such files only get notes. */
const JUDGES_TRIALS: ReadonlySet<string> = new Set(['secret-in-code', 'test-weakened']);

interface Seen {
  /** What one side has that the other lacks. */
  readonly candidates: Candidate[];
  /** What went on the other side: a candidate with the same key has only moved between files. */
  readonly spare: Map<string, number>;
  readonly unasked: Unasked[];
}

/** What the difference newly brings (or takes away) that is known to cascade. Pure over texts; grammars are loaded when met. */
export async function findPatterns(
  files: readonly FilePair[],
  options: PatternOptions = {},
): Promise<PatternReading> {
  const [off, also] = [new Set(options.off), new Set(options.also)];
  const patterns = EVERY_PATTERN.filter(
    ({ id, isOnRequest }) => !off.has(id) && (isOnRequest !== true || also.has(id)),
  );
  const time = parsingTime(options.clock ?? (() => 0));
  const differing = files.filter(({ before, after }) => before !== after);
  const change = viewOf(differing);
  const seen: Seen = { candidates: [], spare: new Map(), unasked: [] };
  const notes: Unread[] = [];
  let budget = MOST_TEXT;
  for (const file of differing) {
    budget -= (file.before?.length ?? 0) + (file.after?.length ?? 0);
    const why = budget < 0 ? 'comes after more text than is read of a change' : unfit(file);
    if (why !== null) notes.push({ path: file.path, why });
    else {
      await options.pause?.();
      await study(file, patterns, { change, time }, seen, notes);
    }
  }
  await askTheRest(seen, time);
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

/** A file that brings nothing itself, and was not asked what goes in it. */
interface Unasked {
  readonly file: FilePair;
  readonly pattern: Pattern;
  /** True where the side that could bring something is known to have nothing of the kind. */
  readonly isBare: boolean;
}

async function study(
  file: FilePair,
  patterns: readonly Pattern[],
  { change, time }: { readonly change: ChangeView; readonly time: ParsingTime },
  seen: Seen,
  notes: Unread[],
): Promise<void> {
  const { wanted, still } = sortOut(file, patterns);
  for (const pattern of still) seen.unasked.push({ file, pattern, isBare: false });
  if (wanted.length === 0) return;
  const sides = await openSides(file, time);
  let found = lookAtAll(file, sides, wanted, change);
  const why = sides.why();
  if (why !== null) {
    notes.push({ path: file.path, why: `was read as text: ${why}` });
    found = lookAtAll(file, sides, wanted, change);
  }
  seen.candidates.push(...found.candidates);
  seen.unasked.push(...found.unasked);
  for (const [name, count] of found.spare)
    seen.spare.set(name, (seen.spare.get(name) ?? 0) + count);
}

/** Patterns that these texts allow, and whether what differs can make them new. */
function sortOut({ before, after }: FilePair, patterns: readonly Pattern[]) {
  const texts = [before, after].filter((text) => text !== null);
  const possible = patterns.filter((pattern) => texts.some((text) => fits(text, pattern)));
  const lines = possible.length === 0 ? null : differingLines(before, after);
  const isStirred = ({ mayStir }: Pattern) => lines !== null && (mayStir?.(lines) ?? true);
  return {
    wanted: possible.filter(isStirred),
    still: possible.filter((pattern) => !isStirred(pattern)),
  };
}

function fits(text: string, { signs }: Pattern): boolean {
  return signs.every((sign) => sign.test(text));
}

function lookAtAll(
  file: FilePair,
  sides: Sides,
  patterns: readonly Pattern[],
  change: ChangeView,
): Seen {
  const seen: Seen = { candidates: [], spare: new Map(), unasked: [] };
  for (const pattern of patterns) look(file, sides, pattern, change, seen);
  return seen;
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
  const comes = search.kind === 'brought';
  const [own, other] = comes ? [after, before] : [before, after];
  const these = own === null ? [] : search.find(own);
  if (these.length === 0) {
    seen.unasked.push({ file, pattern, isBare: true });
    return;
  }
  const { rest, spare } = unmatched(these, other === null ? [] : search.find(other));
  addSpare(spare, pattern, seen);
  const left =
    search.kind === 'taken'
      ? rest.filter(
          (one) => before !== null && after !== null && !search.isExcused(one, before, after),
        )
      : rest;
  keep(file, pattern, before, after, placed(left, comes ? 'after' : 'before'), seen);
}

function addSpare(spare: readonly Sighting[], pattern: Pattern, seen: Seen): void {
  for (const { key } of spare) {
    const name = `${pattern.id} ${key}`;
    seen.spare.set(name, (seen.spare.get(name) ?? 0) + 1);
  }
}

/** What was found may only have moved here from a file that had nothing to show: now it is asked. */
async function askTheRest(seen: Seen, time: ParsingTime): Promise<void> {
  const byFile = Map.groupBy(
    seen.unasked.filter((one) => mayHoldSome(one, seen)),
    ({ file }) => file,
  );
  for (const [file, list] of byFile) {
    const { before, after } = await openSides(file, time);
    for (const { pattern, isBare } of list) {
      const { search } = pattern;
      if (search.kind === 'between') continue;
      const [own, other] = search.kind === 'brought' ? [after, before] : [before, after];
      if (other === null) continue;
      const these = isBare || own === null ? [] : search.find(own);
      addSpare(unmatched(these, search.find(other)).spare, pattern, seen);
    }
  }
}

/** A check that came here is written here: each of its words stands in the text. */
function mayHoldSome({ file, pattern }: Unasked, { candidates }: Seen): boolean {
  const text = pattern.search.kind === 'brought' ? file.before : file.after;
  if (text === null || !fits(text, pattern)) return false;
  return candidates.some(
    (one) =>
      one.pattern === pattern &&
      (pattern.search.kind !== 'taken' ||
        (one.sighting.key.match(/[\w$]{3,}/g) ?? []).every((word) => text.includes(word))),
  );
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
    const mild = !JUDGES_TRIALS.has(pattern.id) && isTrial(file.path);
    const shown = mild ? { ...sighting, weight: 'note' as const } : sighting;
    seen.candidates.push(candidate(pattern, shown, file, side.text, readBy));
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
