import type { Logger } from 'pino';
import { pause } from '../../engine/catalog/pause.ts';
import type { Clock, Store } from '../../engine/ports.ts';
import { ledgerVerifiedAgainEvent } from '../../engine/ledger-events.ts';
import { incidentWords } from '../../engine/ledger-trust.ts';
import type { LedgerDoubt, LedgerIncident, LedgerTrust } from '../../engine/ledger-trust.ts';
import type { Frontier } from '../../ledger/merkle/frontier.ts';
import type { LedgerRound } from '../../ledger/verify-onwards.ts';

/** Where an incident is kept outside the database, so that a start in between does not forget it. */
export interface IncidentNote {
  /** Null where there is none. */
  read(): Promise<LedgerIncident | null>;
  keep(incident: LedgerIncident): Promise<void>;
  forget(): Promise<void>;
}

export interface LedgerKeeperOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly note?: IncidentNote | undefined;
  readonly schedule?: Partial<LedgerSchedule> | undefined;
}

/** All in milliseconds. */
export interface LedgerSchedule {
  /** Between looks at what was appended since the last one. */
  readonly every: number;
  /** Between rounds over all of it. */
  readonly wholeEvery: number;
  /** How long a start waits for the first round; what comes after is held until it is over. */
  readonly patience: number;
}

export const LEDGER_SCHEDULE: LedgerSchedule = {
  every: 15_000,
  wholeEvery: 15 * 60_000,
  patience: 10_000,
};

/** How the ledger stands: what was verified last of all, and what is held against it. */
export interface LedgerStanding {
  readonly doubt: LedgerDoubt | null;
  readonly verified: {
    readonly size: number;
    readonly rootHash: string;
    readonly at: string;
  } | null;
}

export interface LedgerKeeper extends LedgerTrust {
  standing(): LedgerStanding;
  /** Looks now, at all of it where `whole`; resolves once that is over. Never rejects. */
  look(whole: boolean): Promise<void>;
  /** Calls back each time the doubt came or went. */
  onTurn(listener: () => void): () => void;
  stop(): Promise<void>;
}

const NOT_YET = 'the first round over it is under way';

/** Verifies the ledger from now on, until stopped. Resolves after the first round, or when patience ends. */
export async function keepLedger(options: LedgerKeeperOptions): Promise<LedgerKeeper> {
  const { store, clock, logger, note } = options;
  const { every, wholeEvery, patience } = { ...LEDGER_SCHEDULE, ...options.schedule };
  const listeners = new Set<() => void>();
  let doubt: LedgerDoubt | null = { kind: 'unverified', why: NOT_YET };
  let verified: LedgerStanding['verified'] = null;
  let reached: Frontier | null = null;
  let wholeAt = -Infinity;
  let isStopped = false;

  const turn = (next: LedgerDoubt | null): void => {
    const isNew = doubt?.kind !== next?.kind;
    doubt = next;
    if (isNew) for (const listener of listeners) listener();
  };
  const found = async (broken: Extract<LedgerRound, { kind: 'broken' }>): Promise<void> => {
    const { firstBad, check, why } = broken;
    const since = doubt?.kind === 'broken' ? doubt.incident.since : clock.now();
    const incident = { firstBad, check, why, since };
    reached = null;
    turn({ kind: 'broken', incident });
    // Said again at every look: it is to be seen in the last lines of the log as well.
    logger.fatal(incident, `${incidentWords(incident)}. Nothing is released. See docs/ledger.md`);
    await note?.keep(incident);
  };
  const passed = async (round: Extract<LedgerRound, { kind: 'intact' }>, isWhole: boolean) => {
    const { size } = round.verified;
    const at = clock.now();
    if (doubt?.kind === 'broken') {
      // What was wrong stays on the record, also once it is right again.
      const { incident } = doubt;
      await store.transaction((tx) =>
        tx.appendToLedger(
          ledgerVerifiedAgainEvent(incident, { size, rootHash: round.rootHash }, at),
        ),
      );
      await note?.forget();
      logger.warn({ ...incident, size }, 'the ledger verifies again');
    }
    reached = round.verified;
    verified = { size, rootHash: round.rootHash, at };
    if (isWhole) wholeAt = Date.parse(at);
    turn(null);
  };
  const round = async (asksWhole: boolean): Promise<void> => {
    const elapsed = Date.parse(clock.now()) - wholeAt;
    // A clock that was put back says nothing of when the last one was.
    const isDue = elapsed >= wholeEvery || elapsed < 0;
    // After a break nothing is known of what was verified before. A round that could not be finished, since the
    // database was away for a moment, takes nothing back: it would hold a healthy server for as long as all takes.
    const isWhole = asksWhole || isDue || doubt?.kind === 'broken' || reached === null;
    const breath = async (): Promise<void> => {
      if (isStopped) throw new Stopped();
      await pause();
    };
    try {
      const result = await store.verifyLedgerOnwards(isWhole ? null : reached, breath);
      if (result.kind === 'broken') await found(result);
      else await passed(result, isWhole);
    } catch (error) {
      if (error instanceof Stopped || isStopped) return;
      logger.error(
        { err: error },
        'the ledger could not be verified; nothing is released until it is',
      );
      const why = 'it could not be computed, see the log of the server';
      if (doubt?.kind !== 'broken') turn({ kind: 'unverified', why });
    }
  };

  let last: Promise<void> = Promise.resolve();
  let isUnderWay = false;
  const one = async (whole: boolean): Promise<void> => {
    if (isStopped) return;
    isUnderWay = true;
    await round(whole);
    isUnderWay = false;
  };
  const look = (whole: boolean): Promise<void> => (last = last.then(() => one(whole)));
  const earlier = (await note?.read()) ?? null;
  if (earlier !== null) doubt = { kind: 'broken', incident: earlier };
  const first = look(true);
  const timer = setInterval(() => {
    if (!isUnderWay) void look(false);
  }, every);
  await within(first, patience);
  return {
    doubt: () => doubt,
    standing: () => ({ doubt, verified }),
    look,
    onTurn: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await last;
    },
  };
}

/** The server stops in the middle of a round. */
class Stopped extends Error {}

async function within(work: Promise<void>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
  await Promise.race([work, patience]);
  clearTimeout(timer);
}
