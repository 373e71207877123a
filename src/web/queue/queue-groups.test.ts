import { describe, expect, it } from 'vitest';
import type { CaseSummary } from '../../server/contract/cases.ts';
import { groupCases } from './queue-groups.ts';
import { readQueueSearch } from './queue-search.ts';

function summary(id: string, risk: number, more: Partial<CaseSummary> = {}): CaseSummary {
  return {
    id,
    title: id,
    headline: '',
    state: 'waiting',
    slot: null,
    submittedAt: '2026-11-21T10:00:00.000Z',
    submittedBy: 'ci',
    expiresAt: '2026-11-22T10:00:00.000Z',
    environment: 'production',
    undeployed: false,
    worstTier: null,
    systemsReached: 0,
    irreversible: 0,
    unknown: 0,
    aiAssisted: false,
    severity: null,
    riskPoints: risk,
    open: 1,
    waitsOnMe: false,
    ...more,
  };
}

const CASES = [
  summary('low', 1, { waitsOnMe: true }),
  summary('young', 9),
  summary('old', 9, { submittedAt: '2026-11-20T10:00:00.000Z' }),
  summary('mine', 5, { waitsOnMe: true, aiAssisted: true }),
  summary('done', 99, { state: 'released' }),
];

const idsOf = (...asked: Parameters<typeof groupCases>) =>
  groupCases(...asked).map((group) => [group.id, group.rows.map((row) => row.id)]);

describe('the queue', () => {
  it.each([
    [
      'waiting',
      '',
      [
        ['mine', ['mine', 'low']],
        ['others', ['old', 'young']],
      ],
    ],
    ['decided', '', [['decided', ['done']]]],
    [
      'all',
      '',
      [
        ['mine', ['mine', 'low']],
        ['others', ['old', 'young']],
        ['decided', ['done']],
      ],
    ],
    ['all', 'AI production', [['mine', ['mine']]]],
    ['waiting', 'nothing', []],
  ] as const)('%s with “%s”', (show, filter, groups) => {
    expect(idsOf(CASES, show, filter)).toEqual(groups);
  });

  it.each([
    [{}, {}],
    [{ show: 'waiting', filter: '', sort: {} }, {}],
    [
      { show: 'all', filter: 12, sort: '-risk' },
      { show: 'all', filter: '12', sort: '-risk' },
    ],
  ])('reads the address %j', (search, read) => {
    expect(readQueueSearch(search)).toEqual(read);
  });
});
