import { describe, expect, it } from 'vitest';
import type { Exception } from '../../server/contract/governance/exceptions.ts';
import { byGrantor, groupExceptions, standsIn } from './exception-groups.ts';

const NOW = '2026-03-11T00:00:00Z';
const ASKED: Exception = {
  id: 'e-1',
  state: 'asked',
  rules: ['irreversible'],
  scope: { kind: 'case', case: 'c-1' },
  reason: 'The old cluster is on fire.',
  askedBy: { id: 'ana', name: 'Ana' },
  askedAt: NOW,
  ends: NOW,
  level: 'vp',
  grantors: ['vic'],
  granted: null,
  refused: null,
  revoked: null,
  review: null,
  reviewState: 'none',
  me: { canSettle: false, canRevoke: false, canReview: false, why: '' },
};

function granted(id: string, name: string, more: Partial<Exception> = {}): Exception {
  return {
    ...ASKED,
    id: `${id}-${name}`,
    state: 'granted',
    reviewState: 'not-yet',
    granted: {
      by: { id, name },
      level: 'vp',
      at: NOW,
      reason: 'It was walked through.',
      reviewBy: NOW,
      teams: [],
      evidence: 'p-1',
    },
    ...more,
  };
}

describe('where an exception stands', () => {
  it.each<[string, Exception, string]>([
    ['asked', ASKED, 'asked'],
    ['granted', granted('vic', 'Vic'), 'in-force'],
    [
      'over, and nobody looked',
      granted('vic', 'Vic', { state: 'ended', reviewState: 'due' }),
      'due',
    ],
    ['long over', granted('vic', 'Vic', { state: 'ended', reviewState: 'late' }), 'late'],
    ['looked at', granted('vic', 'Vic', { state: 'ended', reviewState: 'done' }), 'past'],
    ['refused', { ...ASKED, state: 'refused' }, 'past'],
    ['never answered', { ...ASKED, state: 'ended' }, 'past'],
  ])('%s', (_, exception, stands) => {
    expect(standsIn(exception)).toBe(stands);
  });

  it('is told with what is owed first, and nothing empty', () => {
    const late = granted('vic', 'Vic', { state: 'ended', reviewState: 'late' });
    expect(groupExceptions([ASKED, late]).map(({ id }) => id)).toEqual(['late', 'asked']);
    expect(groupExceptions([])).toEqual([]);
  });
});

describe('what people granted', () => {
  it('is counted by name, never by how many', () => {
    const rows = [
      granted('vic', 'Vic'),
      granted('vic', 'Vic', { id: 'other', state: 'ended', reviewState: 'late' }),
      granted('dee', 'Dee', {
        state: 'ended',
        reviewState: 'done',
        review: {
          by: { id: 'val', name: 'Val' },
          at: NOW,
          finding: 'not-justified',
          note: 'No.',
          evidence: null,
        },
      }),
      {
        ...ASKED,
        state: 'refused',
        refused: { by: { id: 'dee', name: 'Dee' }, at: NOW, reason: 'It can wait.' },
      } as const,
      ASKED,
    ];
    expect(byGrantor(rows)).toEqual([
      {
        id: 'dee',
        name: 'Dee',
        granted: 1,
        inForce: 0,
        refused: 1,
        reviewsOwed: 0,
        notJustified: 1,
      },
      {
        id: 'vic',
        name: 'Vic',
        granted: 2,
        inForce: 1,
        refused: 0,
        reviewsOwed: 1,
        notJustified: 0,
      },
    ]);
  });
});
