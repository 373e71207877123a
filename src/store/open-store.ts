import type { Pool } from 'pg';
import type { Signer, Store, StoreTransaction } from '../engine/ports.ts';
import { agentReadsOver } from './agents.ts';
import { forgeReadsOver } from './forge.ts';
import { governanceReadsOver } from './governance.ts';
import { peopleReadsOver } from './people.ts';
import { presenceReadsOver } from './presence.ts';
import { checkServer } from './connection/fitness.ts';
import { listenForChanges } from './connection/listen.ts';
import { DEFAULT_LIMITS, createPool, explainConnectFault } from './connection/pool.ts';
import type { PoolLimits, Queryable } from './connection/pool.ts';
import { showLife } from './connection/sign-of-life.ts';
import { createWorkBell } from './connection/work-bell.ts';
import { inSnapshot } from './connection/snapshot.ts';
import { inTransaction, withRetries } from './connection/transaction.ts';
import { readLedgerHead, signCheckpoint } from './ledger/head.ts';
import { checkSigner } from './ledger/key.ts';
import { verifyOnwardsIn } from './ledger/verify-onwards.ts';
import { verifyStoredLog } from './ledger/verify.ts';
import { createWitness } from './ledger/witness.ts';
import type { CheckpointPin } from './ledger/witness.ts';
import { checkSchema, migrate, readMigrations } from './migrate.ts';
import * as access from './queries/access.ts';
import * as endSessions from './queries/end-sessions.ts';
import { findToken } from './queries/tokens.ts';
import { notifyOfWork } from './queries/forge/tasks.ts';
import { forgetEnded } from './queries/forget-ended.ts';
import { factsSince } from './queries/read-facts.ts';
import { readsOver } from './reads.ts';
import { tokenReadsOver } from './tokens.ts';
import { unitOfWork } from './unit-of-work.ts';

export interface StoreOptions {
  /** `postgresql://…`; a unix socket as `?host=/folder`. */
  readonly connectionString: string;
  readonly signer: Signer;
  readonly limits?: Partial<PoolLimits>;
  /** Where the newest checkpoint is kept outside the database, so that a removed tail is noticed. */
  readonly pin?: CheckpointPin;
  /** Hears one line about each thing that is not as it should be, yet no reason to refuse. */
  readonly onWarning?: (line: string) => void;
  /** Folder of the migrations, where they do not lie beside this module (a bundle). */
  readonly migrations?: URL;
}

/** Not called where no step was taken. */
export type Alongside = (taken: readonly string[], tx: StoreTransaction) => Promise<void>;

/** The engine's store, with what only the program around it needs. */
export interface OpenStore extends Store {
  /**
   * Brings the schema up to date and makes sure that the ledger is under our key. Returns the names of the
   * steps taken. `alongside` writes what a step asks of the record, in the same transaction: no other process
   * finds the one without the other, nor does a start after one that was cut off. Throws `StoreFault`.
   */
  migrate(alongside?: Alongside): Promise<readonly string[]>;
  /** Throws `StoreFault` unless the schema is ours and up to date, and the ledger is under our key. */
  checkSchema(): Promise<void>;
  /** Waits for units of work under way, then closes every connection. */
  close(): Promise<void>;
}

/**
 * Connects and makes sure of a PostgreSQL that can keep the record (version 15 or newer, UTF-8).
 * Throws `StoreFault` with one line for people when it cannot be reached or is not fit.
 */
export async function openStore(options: StoreOptions): Promise<OpenStore> {
  const { connectionString, signer } = options;
  const pool = createPool(connectionString, { ...DEFAULT_LIMITS, ...options.limits });
  const changes = listenForChanges(connectionString);
  const bell = createWorkBell(() => notifyOfWork(pool));
  const witness = createWitness(options.pin ?? null, signer);
  await reachServer(pool, options);
  const steps = () => readMigrations(options.migrations);
  const pooled: Queryable = {
    query: (text, values) => withRetries(() => pool.query(text, values?.slice())),
  };
  const write = (work: (db: Queryable) => Promise<void>) => inTransaction(pool, work);
  return {
    ...readsOver(pooled),
    async transaction(work) {
      let newest: string | null = null;
      let isAsked = false;
      const hearer = {
        appended: (checkpoint: string) => void (newest = checkpoint),
        asked: () => void (isAsked = true),
      };
      const result = await inTransaction(pool, (client) => {
        [newest, isAsked] = [null, false];
        return work(unitOfWork(client, signer, witness, hearer));
      });
      if (newest !== null) witness.saw(newest);
      if (isAsked) bell.ring();
      return result;
    },
    findToken: (sha256) => findToken(pooled, sha256),
    findSession: (sha256, now) => access.findSession(pooled, sha256, now),
    insertSession: (sha256, person, expiresAt) =>
      write((db) => access.insertSession(db, sha256, person, expiresAt)),
    deleteSession: (sha256) => write((db) => access.deleteSession(db, sha256)),
    forgetEnded: (what, before, limit) =>
      inTransaction(pool, (db) => forgetEnded(db, what, before, limit)),
    deleteSessionsOf: (person, except) =>
      write((db) => endSessions.deleteSessionsOf(db, person, except)),
    keepSessionsOf: (people, now) => write((db) => endSessions.keepSessionsOf(db, people, now)),
    onCaseChanged: (listener) => changes.add(listener),
    agents: agentReadsOver(pooled),
    forge: forgeReadsOver(pooled),
    presence: presenceReadsOver(pooled),
    people: peopleReadsOver(pooled),
    tokens: tokenReadsOver(pooled),
    governance: governanceReadsOver(pooled),
    onAgentsChanged: (listener) => changes.addForAgents(listener),
    showLife: () => showLife(connectionString),
    onForgeWork: (listener) => changes.addForForges(listener),
    onPeopleChanged: (listener) => changes.addForPeople(listener),
    factsSince: (revision) => inSnapshot(pool, (db) => factsSince(db, revision)),
    onFactsChanged: (listener) => changes.addForFacts(listener),
    async migrate(alongside) {
      let newest: string | null = null;
      const hearer = { appended: (checkpoint: string) => void (newest = checkpoint), asked() {} };
      const taken = await migrate(pool, await steps(), (names, client) => {
        newest = null;
        return alongside?.(names, unitOfWork(client, signer, witness, hearer)) ?? Promise.resolve();
      });
      if (newest !== null) witness.saw(newest);
      await checkSigner(pooled, signer);
      return taken;
    },
    async checkSchema() {
      await checkSchema(pooled, await steps());
      await checkSigner(pooled, signer);
    },
    ledgerHead: () => readLedgerHead(pooled, signer),
    signedCheckpoint: async (size, lines) =>
      signCheckpoint(pooled, signer, await witness.newest(), size, lines),
    // What the log was is asked first: it can only have grown since.
    verifyLedger: async () => verifyStoredLog(pool, signer.verifierKey, await witness.newest()),
    verifyLedgerOnwards: async (from, pause) =>
      verifyOnwardsIn(pooled, signer.verifierKey, await witness.newest(), from, pause),
    async ping() {
      await pool.query('select 1');
    },
    async close() {
      await changes.close();
      await bell.settled();
      await pool.end();
      await options.pin?.settled();
    },
  };
}

async function reachServer(pool: Pool, options: StoreOptions): Promise<void> {
  try {
    const warnings = await withRetries(() => checkServer(pool));
    for (const line of warnings) options.onWarning?.(line);
  } catch (error) {
    await pool.end();
    throw explainConnectFault(error, options.connectionString);
  }
}
