import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog, person } from '../../../../test/support/builders.ts';
import type { ForgeReview } from '../types.ts';
import { opinionsOf } from './opinions.ts';

const HEAD = 'a'.repeat(40);
const ROSTER = catalog({
  people: [
    person('sena', { name: 'Sena', identities: ['f/sena', 'f/sena-work', 'f#7'] }),
    person('pia', { name: 'Pia', identities: ['f/pia'] }),
  ],
});

type Given = Partial<Omit<ForgeReview, 'account'>> & {
  readonly by: string;
  readonly number?: string;
};

function review({ by, number = by, ...rest }: Given, index: number): ForgeReview {
  return {
    id: String(index),
    account: { id: number, login: by, kind: 'person' },
    opinion: 'approve',
    commit: HEAD,
    mayWrite: true,
    url: 'https://f/review',
    ...rest,
  };
}

const of = (given: readonly Given[], isWhole = true) =>
  opinionsOf(ROSTER, 'f', HEAD, { items: given.map(review), isWhole });
const approvers = (given: readonly Given[], isWhole = true) =>
  of(given, isWhole).approvals.map(({ person: id }) => id);

describe('opinionsOf', () => {
  it.each<readonly [string, readonly Given[], readonly string[]]>([
    ['an approval', [{ by: 'sena' }], ['sena']],
    ['a comment after it', [{ by: 'sena' }, { by: 'sena', opinion: 'comment' }], ['sena']],
    [
      'a call for changes after it',
      [{ by: 'sena' }, { by: 'sena', opinion: 'request-changes' }],
      [],
    ],
    [
      'an approval after a call for changes',
      [{ by: 'sena', opinion: 'request-changes' }, { by: 'sena' }],
      ['sena'],
    ],
    [
      'a dismissal after two',
      [{ by: 'sena' }, { by: 'sena' }, { by: 'sena', opinion: 'dismissed' }],
      [],
    ],
    [
      'one that stands after one dismissed',
      [{ by: 'sena', opinion: 'dismissed' }, { by: 'sena' }],
      ['sena'],
    ],
    ['two accounts of one person', [{ by: 'sena' }, { by: 'sena-work' }], ['sena']],
    [
      'two accounts that say different things',
      [{ by: 'sena' }, { by: 'sena-work', opinion: 'request-changes' }],
      [],
    ],
    [
      'one who may not write, after one who may',
      [{ by: 'sena' }, { by: 'sena-work', mayWrite: false }],
      [],
    ],
    ['an account that was renamed', [{ by: 'new-name', number: '7' }], ['sena']],
    ['a login of another forge', [{ by: 'g/sena' }], []],
  ])('of %s', (_what, given, expected) => {
    expect(approvers(given)).toEqual(expected);
  });

  it('counts no approval of a listing cut short, and each call for changes', () => {
    const given: readonly Given[] = [{ by: 'sena' }, { by: 'pia', opinion: 'request-changes' }];
    expect(approvers(given, false)).toEqual([]);
    expect(of(given, false).blockers).toEqual(['Pia asks for changes']);
  });

  it('lets nobody block who may not write', () => {
    const blocking = { opinion: 'request-changes' as const };
    expect(of([{ by: 'passer-by', mayWrite: false, ...blocking }]).blockers).toEqual([]);
    expect(of([{ by: 'stranger', ...blocking }]).blockers).toEqual(['f/stranger asks for changes']);
  });

  it('never counts somebody twice, nor somebody whose last opinion is no approval', () => {
    const opinion = fc.constantFrom<ForgeReview['opinion']>(
      'approve',
      'request-changes',
      'comment',
      'dismissed',
    );
    const by = fc.constantFrom('sena', 'sena-work', 'pia');
    const some = fc.array(fc.record({ by, opinion }), { maxLength: 12 });
    fc.assert(
      fc.property(some, (given) => {
        const counted = approvers(given);
        expect(new Set(counted).size).toBe(counted.length);
        for (const id of counted) {
          const last = given.findLast(
            (each) => each.opinion !== 'comment' && each.by.startsWith(id),
          );
          expect(last?.opinion).toBe('approve');
        }
      }),
      { seed: 11 },
    );
  });
});
