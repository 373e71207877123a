import { expect, it } from 'vitest';
import type { SafetyCase } from '../../../server/contract/cases.ts';
import { newEntries } from './news.ts';
import { mergeReading, sameSubject } from './reading.ts';

function version(
  change: string,
  assessment: string,
  policy: string,
  state = 'waiting',
): SafetyCase {
  return {
    id: 'c',
    state,
    assessment: { digest: assessment, change: { digest: change } },
    verdict: { policyHash: policy },
    record: [{ sequence: Number(change) }],
    supersededBy: null,
    releaseValidUntil: null,
    people: {},
  } as unknown as SafetyCase;
}

const READ = version('1', '1', '1');

it.each([
  ['change', version('2', '1', '1')],
  ['assessment', version('1', '2', '1')],
  ['policy', version('1', '1', '2')],
])('another %s is another subject: the page stays, the record goes on', (_, latest) => {
  expect(sameSubject(READ, latest)).toBe(false);
  const shown = mergeReading(READ, { ...latest, state: 'superseded' });
  expect(shown.assessment).toBe(READ.assessment);
  expect(shown.verdict).toBe(READ.verdict);
  expect(shown.state).toBe('superseded');
  expect(shown.record).toBe(latest.record);
});

it('the same subject is shown as it is now', () => {
  const latest = version('1', '1', '1', 'released');
  expect(mergeReading(READ, latest)).toBe(latest);
});

it('news is what others did since', () => {
  const entry = (sequence: number, actor: string | null) =>
    ({ sequence, actor }) as SafetyCase['record'][number];
  const record = [entry(1, 'ada'), entry(2, 'me'), entry(3, 'ada'), entry(4, null)];
  expect(newEntries(record, 1, 'me').map((each) => each.sequence)).toEqual([3, 4]);
});
