import { coveredBy, isTestFile } from '../knowledge/test-files.ts';
import type { TestCase } from '../knowledge/test-cases.ts';
import { MUTED, testCasesIn } from '../knowledge/test-cases.ts';
import type { ChangeView, Pattern, PlacedSighting, Side } from '../types.ts';

export const testWeakened: Pattern = {
  id: 'test-weakened',
  title: 'A test that no longer looks',
  why: 'The change passes because nobody asks any more: what it breaks is found by those who use it.',
  fix: 'Keep the test and mend the code; if what it expects has changed, write down the new expectation as sharply.',
  weight: 'hold',
  languages: ['ecma', 'python', 'go', 'java', 'any'],
  signs: [/\b(?:test|it|describe|specify|scenario|assert\w*|expect|Test\w*|def test_\w+)\b/i],
  search: { kind: 'between', find },
};

function find(
  before: Side | null,
  after: Side | null,
  change: ChangeView,
): readonly PlacedSighting[] {
  const path = (after ?? before)?.path ?? '';
  if (before === null || !isTestFile(path)) return [];
  const covers = coveredBy(path, change.changed).length > 0;
  if (after === null) return deleted(before, covers, change);
  return [...muted(before, after, covers), ...emptied(before, after, covers)];
}

/** A file of tests goes while what it covers is changed and stays. */
function deleted(before: Side, covers: boolean, change: ChangeView): readonly PlacedSighting[] {
  const tests = testCasesIn(before);
  if (tests.length === 0 || !covers) return [];
  const stays = coveredBy(before.path, change.changed).some(
    (path) => !change.deleted.includes(path),
  );
  const moved = tests.some(({ name }) => change.standsElsewhere(name, before.path));
  if (!stays || moved) return [];
  return [
    {
      key: before.path,
      loose: '',
      start: 0,
      end: 1,
      note: `${tests.length} ${tests.length === 1 ? 'test is' : 'tests are'} deleted with the file`,
      side: 'before',
    },
  ];
}

/** Marks that keep tests from running, more of them than before. */
function muted(before: Side, after: Side, covers: boolean): readonly PlacedSighting[] {
  const old = marks(before.text);
  const left = new Map<string, number>();
  for (const { key } of old) left.set(key, (left.get(key) ?? 0) + 1);
  const known = new Set(testCasesIn(before).map(({ name }) => name));
  const now = testCasesIn(after);
  return marks(after.text)
    .filter(({ key, start }) => {
      const count = left.get(key) ?? 0;
      left.set(key, count - 1);
      return count <= 0 && !isConditional(after, start);
    })
    .map((one) => ({
      ...one,
      weight: covers && ranBefore(after, one, now, known) ? 'hold' : 'note',
    }));
}

/** In code that runs only sometimes: where there is no network, or on another system. */
function isConditional({ code }: Side, offset: number): boolean {
  if (code === null) return false;
  return (
    code.branches.some(({ node }) => offset >= node.start && offset < node.end) ||
    code.catches.some(({ body }) => offset >= body.start && offset < body.end)
  );
}

/** A new test that does not run yet takes nothing away. */
function ranBefore(
  { code }: Side,
  { start, end }: PlacedSighting,
  now: readonly TestCase[],
  known: ReadonlySet<string>,
): boolean {
  if (code === null) return true;
  const around = now.find((one) => start >= one.start && start < one.end);
  // A mark above a test, or above many, is about the next one.
  const next = around ?? now.toSorted((a, b) => a.start - b.start).find((one) => one.start >= end);
  return next === undefined || known.has(next.name);
}

function marks(text: string): readonly PlacedSighting[] {
  return [...text.matchAll(MUTED)].map((hit) => {
    const end = text.indexOf('\n', hit.index + hit[0].length);
    const line = text.slice(hit.index, end === -1 ? text.length : end);
    return {
      key: line.replace(/\s+/g, ''),
      loose: '',
      start: hit.index + (hit[0].length - hit[0].trimStart().length),
      end: hit.index + hit[0].length,
      note: `${hit[0].trim()} keeps tests from running`,
      side: 'after' as const,
    };
  });
}

/** Tests that are still there by their names and ask less. */
function emptied(before: Side, after: Side, covers: boolean): readonly PlacedSighting[] {
  const now = new Map(testCasesIn(after).map((one) => [one.way, one]));
  return testCasesIn(before).flatMap((old) => {
    const same = now.get(old.way);
    if (same === undefined || same.asserts >= old.asserts) return [];
    // What it calls now that it did not call before may expect the same.
    if ([...same.calls].some((name) => !old.calls.has(name))) return [];
    // A few may have become one that says as much.
    if (same.asserts > 0 && (old.asserts < 4 || same.asserts * 2 > old.asserts)) return [];
    return [less(old, same, covers)];
  });
}

function less(old: TestCase, same: TestCase, covers: boolean): PlacedSighting {
  const gone = same.asserts === 0;
  return {
    key: `${old.name} ${same.asserts}`,
    loose: '',
    start: same.start,
    end: same.end,
    note: gone
      ? `“${old.name}” no longer expects anything`
      : `“${old.name}” expects ${same.asserts} of ${old.asserts} things`,
    weight: gone && covers ? 'hold' : 'note',
    side: 'after',
  };
}
