import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { AgentsChanged } from '../../engine/agents/ports.ts';
import { AGENTS_CHANGED, agentsChangedOf } from '../queries/agents/notify.ts';
import { casesChangedSince, databaseTime } from '../queries/changed-cases.ts';
import { FORGE_WORK } from '../queries/forge/tasks.ts';
import { PEOPLE_CHANGED } from '../queries/people/directories.ts';
import { CASE_CHANGED } from '../queries/write-cases.ts';
import { FACTS_CHANGED } from '../queries/write-facts.ts';

const PAUSE = 100;
const LONGEST_PAUSE = 5_000;
const HEARTBEAT = 20_000;
const ANSWER_WITHIN = 10_000;

type Listener = (event: { readonly case: string }) => void;
type AgentListener = (event: AgentsChanged) => void;

/** One connection that hears of changes and passes them on, also across a break of the connection. */
export interface Changes {
  /** Resolves once changes of cases committed from now on will be heard. */
  add(listener: Listener): Promise<() => Promise<void>>;
  /** The same for imported facts; also called when some may have been missed. */
  addForFacts(listener: () => void): Promise<() => Promise<void>>;
  /** The same for sessions, stops, grants and lessons; hears `missed` when some may have been. */
  addForAgents(listener: AgentListener): Promise<() => Promise<void>>;
  /** The same for what is to be looked at on forges; also called when some may have been missed. */
  addForForges(listener: () => void): Promise<() => Promise<void>>;
  /** The same for what directories say of people; also called when some may have been missed. */
  addForPeople(listener: () => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

export function listenForChanges(connectionString: string): Changes {
  const listeners = new Set<Listener>();
  const factListeners = new Set<() => void>();
  const agentListeners = new Set<AgentListener>();
  const forgeListeners = new Set<() => void>();
  const peopleListeners = new Set<() => void>();
  const closing = new AbortController();
  let client: Client | null = null;
  let opening: Promise<void> | null = null;
  /** The database's own time at which the connection was last known to live. */
  let heardUntil: string | null = null;

  const tell = (caseId: string) => {
    for (const listener of listeners) listener({ case: caseId });
  };
  const tellOfFacts = () => {
    for (const listener of factListeners) listener();
  };
  const tellOfForges = () => {
    for (const listener of forgeListeners) listener();
  };
  const tellOfPeople = () => {
    for (const listener of peopleListeners) listener();
  };
  const tellOfAgents = (event: AgentsChanged | null) => {
    if (event !== null) for (const listener of agentListeners) listener(event);
  };

  const connect = async () => {
    const fresh = new Client({
      connectionString,
      application_name: 'holdpoint-listen',
      keepAlive: true,
      query_timeout: ANSWER_WITHIN,
    });
    let [established, ended] = [false, false];
    fresh.on('error', () => {});
    fresh.on('notification', ({ channel, payload }) => {
      if (channel === FACTS_CHANGED) tellOfFacts();
      else if (channel === FORGE_WORK) tellOfForges();
      else if (channel === PEOPLE_CHANGED) tellOfPeople();
      else if (channel === AGENTS_CHANGED) tellOfAgents(agentsChangedOf(payload ?? ''));
      else tell(payload ?? '');
    });
    fresh.once('end', () => {
      ended = true;
      if (client === fresh) client = null;
      if (established && !closing.signal.aborted) void reconnect();
    });
    try {
      await fresh.connect();
      await fresh.query(
        [CASE_CHANGED, FACTS_CHANGED, AGENTS_CHANGED, FORGE_WORK, PEOPLE_CHANGED]
          .map((channel) => `listen ${channel}`)
          .join('; '),
      );
      // Whoever listens before asking misses nothing; hearing of a case twice does no harm.
      const missed = heardUntil === null ? [] : await casesChangedSince(fresh, heardUntil);
      heardUntil = await databaseTime(fresh);
      for (const id of missed) tell(id);
      tellOfFacts();
      tellOfForges();
      tellOfPeople();
      tellOfAgents({ kind: 'missed' });
      if (ended || closing.signal.aborted) throw new Error('the connection ended while it opened');
    } catch (error) {
      await fresh.end().catch(() => {});
      throw error;
    }
    [client, established] = [fresh, true];
    beat(fresh);
  };

  /** Finds a connection that broke without a word, and moves the time up to which nothing was missed. */
  const beat = (on: Client) => {
    const timer = setInterval(() => {
      void databaseTime(on).then(
        (time) => (heardUntil = time),
        () => on.end(),
      );
    }, HEARTBEAT);
    timer.unref();
    on.once('end', () => clearInterval(timer));
  };

  const reconnect = async () => {
    for (let pause = PAUSE; !closing.signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      try {
        await sleep(pause, undefined, { signal: closing.signal, ref: false });
        await connect();
        return;
      } catch {
        // Not back yet, or closing: the loop's condition tells which.
      }
    }
  };

  const opened = async () => {
    opening ??= connect();
    try {
      await opening;
    } catch (error) {
      opening = null;
      throw error;
    }
  };

  return {
    async add(listener) {
      await opened();
      listeners.add(listener);
      return async () => void listeners.delete(listener);
    },
    async addForFacts(listener) {
      await opened();
      factListeners.add(listener);
      return async () => void factListeners.delete(listener);
    },
    async addForAgents(listener) {
      await opened();
      agentListeners.add(listener);
      return async () => void agentListeners.delete(listener);
    },
    async addForForges(listener) {
      await opened();
      forgeListeners.add(listener);
      return async () => void forgeListeners.delete(listener);
    },
    async addForPeople(listener) {
      await opened();
      peopleListeners.add(listener);
      return async () => void peopleListeners.delete(listener);
    },
    async close() {
      closing.abort();
      listeners.clear();
      factListeners.clear();
      agentListeners.clear();
      forgeListeners.clear();
      peopleListeners.clear();
      await opening?.catch(() => {});
      await client?.end();
    },
  };
}
