import type { Approval } from '../../../src/core/approval/types.ts';
import { canonicalJson } from '../../../src/core/change/canonical-json.ts';
import type {
  LedgerEntry,
  LedgerEvent,
  Store,
  StoredCase,
  StoreTransaction,
} from '../../../src/engine/ports.ts';
import { sha256 } from '../../../src/engine/sha256.ts';
import { memoryFacts } from './memory-facts.ts';
import { memoryTokens } from './memory-tokens.ts';
import { noAgents } from './no-agents.ts';
import { noGovernance } from './no-governance.ts';

interface Rows {
  readonly cases: Map<string, StoredCase>;
  readonly answers: Map<string, readonly Approval[]>;
  readonly ledger: LedgerEntry[];
}

/** A store without a database, for the engine's own rules: one transaction at a time, all or nothing. */
export function memoryStore(): Store & { readonly ledger: () => readonly LedgerEntry[] } {
  let rows: Rows = { cases: new Map(), answers: new Map(), ledger: [] };
  let last: Promise<unknown> = Promise.resolve();
  const tokens = memoryTokens(() => rows.ledger);
  const sessions = new Map<string, { person: string; expiresAt: string }>();
  const listeners = new Set<(event: { case: string }) => void>();
  const { lockFactSource, replaceFacts, forgetFacts, factsSince, onFactsChanged } = memoryFacts();

  function views(of: () => Rows): StoreTransaction {
    return {
      findCase: async (id) => of().cases.get(id) ?? null,
      findOutcome: async (id) => {
        const row = of().cases.get(id);
        return row === undefined ? null : { ...row, changeDigest: row.assessment.change.digest };
      },
      lockCase: async (id) => of().cases.get(id) ?? null,
      listCases: async ({ states, limit }) =>
        [...of().cases.values()]
          .filter((row) => states === null || states.includes(row.state))
          .toSorted((a, b) => b.assessment.risk.points - a.assessment.risk.points)
          .slice(0, limit),
      listCaseLines: () => Promise.reject(new Error('lists are read from a database alone')),
      waitingAfter: async (id, limit) =>
        [...of().cases.values()]
          .filter((row) => row.state === 'waiting' && (id === null || row.id > id))
          .map((row) => row.id)
          .toSorted()
          .slice(0, limit),
      listAnswers: async (id) => of().answers.get(id) ?? [],
      listRecord: async (id) => of().ledger.filter((entry) => entry.case === id),
      listLedger: async (before, limit) =>
        of()
          .ledger.filter((entry) => before === null || entry.sequence < before)
          .toReversed()
          .slice(0, limit),
      riskHistory: async (limit) =>
        [...of().cases.values()].slice(-limit).map((row) => row.assessment.risk.points),
      earlierEffects: async (addresses, since) =>
        [...of().cases.values()]
          .filter((row) => ['waiting', 'released'].includes(row.state) && row.submittedAt >= since)
          .flatMap((row) =>
            row.assessment.change.effects
              .filter((effect) => effect.traits.includes('protection-removed'))
              .filter((effect) => addresses.includes(effect.resource.address))
              .map((effect) => ({
                changeDigest: row.assessment.change.digest,
                at: row.submittedAt,
                address: effect.resource.address,
                trait: 'protection-removed' as const,
              })),
          ),
      lockWaitingInSlot: async (slot) =>
        [...of().cases.values()].filter((row) => row.slot === slot && row.state === 'waiting'),
      lockOpenInSlot: async (slot) =>
        [...of().cases.values()].filter(
          (row) =>
            row.slot === slot &&
            (row.state === 'waiting' ||
              (row.state === 'released' && row.releaseValidUntil !== null)),
        ),
      lockOverdue: async (now, limit) =>
        [...of().cases.values()].filter((row) => isOverdue(row, now)).slice(0, limit),
      insertCase: async (row) => void of().cases.set(row.id, row),
      updateCase: async (id, update) => {
        const row = of().cases.get(id);
        if (row) of().cases.set(id, { ...row, ...update });
      },
      insertAnswer: async (id, answer) =>
        void of().answers.set(id, [...(of().answers.get(id) ?? []), answer]),
      appendToLedger: async (event: LedgerEvent) => {
        const entry: LedgerEntry = {
          ...event,
          sequence: of().ledger.length,
          leafHash: sha256(canonicalJson(event)),
        };
        of().ledger.push(entry);
        return entry;
      },
      lockFactSource,
      replaceFacts,
      forgetFacts,
      agents: noAgents,
      forge: {} as never,
      presence: {} as never,
      people: {} as never,
      tokens: tokens.writes,
      governance: noGovernance,
    };
  }

  return {
    ...views(() => rows),
    ledger: () => rows.ledger,
    transaction: (work) => {
      const run = last.then(async () => {
        const draft: Rows = {
          cases: new Map(rows.cases),
          answers: new Map(rows.answers),
          ledger: [...rows.ledger],
        };
        const result = await work(views(() => draft));
        const changed = [...draft.cases].filter(([id, row]) => rows.cases.get(id) !== row);
        rows = draft;
        for (const [id] of changed) for (const listener of listeners) listener({ case: id });
        return result;
      });
      last = run.catch(() => undefined);
      return run;
    },
    findToken: tokens.findToken,
    tokens: tokens.reads,
    findSession: async (hash, now) => {
      const session = sessions.get(hash);
      return session && session.expiresAt > now ? { person: session.person } : null;
    },
    insertSession: async (hash, person, expiresAt) =>
      void sessions.set(hash, { person, expiresAt }),
    deleteSession: async (hash) => void sessions.delete(hash),
    forgetEnded: async () => 0,
    deleteSessionsOf: async (person, except) => {
      for (const [hash, session] of sessions) {
        if (session.person === person && hash !== except) sessions.delete(hash);
      }
    },
    keepSessionsOf: async (people, now) => {
      for (const [hash, { person, expiresAt }] of sessions) {
        if (expiresAt <= now || !people.includes(person)) sessions.delete(hash);
      }
    },
    ping: async () => undefined,
    factsSince,
    onFactsChanged,
    ledgerHead: async () => ({
      size: rows.ledger.length,
      rootHash: sha256(canonicalJson(rows.ledger)),
      checkpoint: '',
      verifierKey: '',
    }),
    signedCheckpoint: () => Promise.reject(new Error('the store without a database signs nothing')),
    verifyLedger: async () => ({
      kind: 'intact',
      size: rows.ledger.length,
      rootHash: sha256(canonicalJson(rows.ledger)),
    }),
    verifyLedgerOnwards: async () => ({
      kind: 'intact',
      verified: { size: rows.ledger.length, hashes: [] },
      rootHash: sha256(canonicalJson(rows.ledger)),
    }),
    agents: noAgents,
    forge: {} as never,
    presence: {} as never,
    people: {} as never,
    governance: noGovernance,
    onAgentsChanged: async () => async () => undefined,
    showLife: async () => ({ holder: () => null, stop: async () => undefined }),
    onForgeWork: async () => async () => undefined,
    onPeopleChanged: async () => async () => undefined,
    onCaseChanged: async (listener) => {
      listeners.add(listener);
      return async () => void listeners.delete(listener);
    },
  };
}

function isOverdue(row: StoredCase, now: string): boolean {
  if (row.state === 'waiting') return row.expiresAt <= now;
  return row.state === 'released' && row.releaseValidUntil !== null && row.releaseValidUntil <= now;
}
