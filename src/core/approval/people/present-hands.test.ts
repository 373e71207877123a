import { describe, expect, it } from 'vitest';
import { assessment, catalog, change, effect, person } from '../../../../test/support/builders.ts';
import { withPresentHands } from './present-hands.ts';

const ADA = person('ada', { identities: ['ada@example.com'] });
const TWO = person('two', { identities: ['two@example.com'] });
const before = catalog({ people: [ADA, TWO] });
const of = (identity: string) =>
  assessment(change([effect()]), { catalog: before, actors: [{ role: 'author', identity }] });
const handsIn = (identity: string, people: readonly ReturnType<typeof person>[]) =>
  withPresentHands(of(identity), catalog({ people })).actors.map((actor) => actor.person);

describe('whose hand it is by now', () => {
  it.each([
    ['of the same person', 'two@example.com', [ADA, TWO], ['two']],
    ['of a stranger still', 'who@example.com', [ADA, TWO], [null]],
    [
      'of somebody who left, and is on record',
      'two@example.com',
      [ADA, { ...TWO, active: false }],
      ['two'],
    ],
    [
      'of whoever has the account',
      'two@example.com',
      [{ ...ADA, identities: ['two@example.com'] }],
      ['ada'],
    ],
    ['of nobody known', 'two@example.com', [ADA], [null]],
    [
      'of somebody whose name was taken from them',
      'two@example.com',
      [ADA, { ...TWO, identities: [] }],
      ['two'],
    ],
    [
      'of both',
      'two@example.com',
      [
        { ...ADA, identities: ['two@example.com'] },
        { ...TWO, identities: [] },
      ],
      ['two', 'ada'],
    ],
    [
      'of a stranger who is known by now',
      'who@example.com',
      [{ ...ADA, identities: ['who@example.com'] }],
      ['ada'],
    ],
  ])('%s', (_, identity, people, expected) => {
    expect(handsIn(identity, people)).toEqual(expected);
  });

  it('is the same assessment where nothing is known otherwise', () => {
    const same = of('ada@example.com');
    expect(withPresentHands(same, before)).toBe(same);
  });
});
