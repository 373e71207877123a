import {
  DEFAULT_LIMITS,
  instantAfter,
  type Engine,
  type Limits,
} from '../../../src/engine/engine.ts';
import type { ApprovalBinding } from '../../../src/core/approval/types.ts';
import type { Store, StoredCase } from '../../../src/engine/ports.ts';
import { worldOf } from './world.ts';

export const START = '2026-03-02T09:00:00.000Z';

/** A clock that only moves when told, and ids that count. */
export interface TestTime {
  readonly clock: { now(): string };
  readonly ids: { next(): string };
  pass(milliseconds: number): void;
}

export function testTime(prefix = 'case'): TestTime {
  let now = START;
  let count = 0;
  return {
    clock: { now: () => now },
    ids: { next: () => `${prefix}-${String(++count).padStart(6, '0')}` },
    pass: (milliseconds) => {
      now = instantAfter(now, milliseconds);
    },
  };
}

export function engineOver(
  store: Store,
  time: TestTime,
  more: { readonly world?: Engine['world']; readonly limits?: Partial<Limits> } = {},
): Engine {
  return {
    store,
    clock: time.clock,
    ids: time.ids,
    world: more.world ?? worldOf(),
    limits: { ...DEFAULT_LIMITS, ...more.limits },
  };
}

/** What somebody who reads the case now would see. */
export function seenIn(row: StoredCase): ApprovalBinding {
  return {
    changeDigest: row.assessment.change.digest,
    assessmentDigest: row.assessment.digest,
    policyHash: row.verdict.policyHash,
  };
}
