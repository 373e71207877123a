import { describe, expect, it } from 'vitest';
import { autonomyStanding, ENOUGH_RELEASES } from './autonomy-record.ts';
import type { AutonomyCounts } from '../types.ts';

const NOTHING: AutonomyCounts = {
  agent: 'claude-code',
  system: 'orders',
  environment: 'production',
  decisions: 0,
  allowed: 0,
  held: 0,
  denied: 0,
  released: 0,
  refused: 0,
  unanswered: 0,
  stopped: 0,
};
const standing = (given: Partial<AutonomyCounts>) => autonomyStanding({ ...NOTHING, ...given });

describe('what a record supports', () => {
  it.each([
    ['production', 'propose'],
    ['unknown', 'propose'],
    ['staging', 'act-with-approval'],
    ['test', 'act-with-approval'],
    ['development', 'act-with-approval'],
  ] as const)('without one, in %s: %s', (environment, base) => {
    expect(standing({ environment })).toMatchObject({ base, suggested: base, earned: 'none' });
  });

  it('rises one step after enough releases and next to no refusal', () => {
    expect(standing({ released: ENOUGH_RELEASES - 1 }).earned).toBe('none');
    expect(standing({ released: ENOUGH_RELEASES })).toMatchObject({
      suggested: 'act-with-approval',
      earned: 'up',
    });
    expect(standing({ released: 19, refused: 1 }).earned).toBe('none');
    expect(standing({ released: 38, refused: 2 }).earned).toBe('up');
    expect(standing({ released: 37, refused: 3 }).earned).toBe('none');
    expect(standing({ released: 500, denied: 1 }).earned).toBe('none');
  });

  it('falls with a stop, however much was released', () => {
    expect(standing({ released: 500, stopped: 1 })).toMatchObject({
      suggested: 'observe',
      earned: 'down',
    });
  });

  it('falls where people refuse much, and where it tries what is never allowed', () => {
    expect(standing({ released: 10, refused: 2 }).earned).toBe('none');
    expect(standing({ released: 10, refused: 3 }).earned).toBe('down');
    expect(standing({ released: 20, refused: 3 }).earned).toBe('none');
    expect(standing({ denied: 3 }).earned).toBe('down');
    expect(standing({ denied: 3, released: 10 }).earned).toBe('none');
  });

  it('says the numbers', () => {
    expect(standing({ released: 12, refused: 1, denied: 2 }).why).toBe(
      'The record changes nothing: 12 of 13 held actions released, 1 refused, 2 denied, 0 stopped; 8 more releases until it could rise.',
    );
  });
});
