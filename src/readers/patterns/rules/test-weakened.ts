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
  signs: /\b(?:test|it|describe|specify|scenario|assert\w*|expect|Test\w*|def test_\w+)\b/i,
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
  return marks(after.text)
    .filter(({ key }) => {
      const count = left.get(key) ?? 0;
      left.set(key, count - 1);
      return count <= 0;
    })
    .map((one) => ({ ...one, weight: covers ? 'hold' : 'note' }));
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
  const now = new Map(testCasesIn(after).map((one) => [one.name, one]));
  return testCasesIn(before).flatMap((old) => {
    const same = now.get(old.name);
    if (same === undefined || same.asserts >= old.asserts) return [];
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
