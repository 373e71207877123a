/** A migrated store on a database of its own, and rows to keep in it. */
import type { Approval } from '../../src/core/approval/types.ts';
import type { Effect } from '../../src/core/change/types.ts';
import type { LedgerEvent, StoredCase } from '../../src/engine/ports.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { OpenStore, StoreOptions } from '../../src/store/open-store.ts';
import { NOW, assessment, change, databaseDeletion, policy } from './builders.ts';
import { freshDatabase } from './postgres.ts';
import { testSigner } from './signer.ts';

export interface FreshStore {
  readonly store: OpenStore;
  readonly connectionString: string;
  /** Another process's view of the same database. */
  another(options?: Partial<StoreOptions>): Promise<OpenStore>;
  drop(): Promise<void>;
}

export async function freshStore(options: Partial<StoreOptions> = {}): Promise<FreshStore> {
  const { connectionString, drop } = await freshDatabase();
  const opened: OpenStore[] = [];
  const another = async (more: Partial<StoreOptions> = {}) => {
    const store = await openStore({ connectionString, signer: testSigner, ...more });
    opened.push(store);
    return store;
  };
  const store = await another(options);
  await store.migrate();
  return {
    store,
    connectionString,
    another,
    async drop() {
      await Promise.all(opened.map((each) => each.close()));
      await drop();
    },
  };
}

/** A waiting case about the deletion of a production database. */
export function storedCase(
  id: string,
  given: Partial<StoredCase> & {
    readonly effects?: readonly Effect[];
    readonly riskPoints?: number;
  } = {},
): StoredCase {
  const { effects = [databaseDeletion()], riskPoints, ...rest } = given;
  const assessed = assessment(change(effects));
  const points = riskPoints ?? assessed.risk.points;
  return {
    id,
    title: `Case ${id}`,
    state: 'waiting',
    slot: null,
    link: null,
    submittedAt: NOW,
    submittedBy: 'ci',
    expiresAt: '2026-03-12T09:00:00.000Z',
    releaseValidUntil: null,
    supersededBy: null,
    assessment: { ...assessed, risk: { ...assessed.risk, points } },
    verdict: {
      outcome: 'hold',
      summary: 'Held for two people.',
      reasons: [],
      holds: [],
      answers: [],
      policyHash: policy([]).hash,
      at: NOW,
    },
    ...rest,
  };
}

export function answerTo(
  row: StoredCase,
  sequence: number,
  given: Partial<Approval> = {},
): Approval {
  return {
    id: `${row.id}-answer-${sequence}`,
    person: 'ada',
    answer: 'approve',
    reason: 'The backup was restored and checked.',
    at: NOW,
    sequence,
    binding: {
      changeDigest: row.assessment.change.digest,
      assessmentDigest: row.assessment.digest,
      policyHash: row.verdict.policyHash,
    },
    ...given,
  };
}

export function ledgerEvent(given: Partial<LedgerEvent> = {}): LedgerEvent {
  return {
    kind: 'case.submitted',
    at: NOW,
    case: null,
    actor: 'ci',
    text: 'ci submitted a change.',
    body: {},
    ...given,
  };
}
