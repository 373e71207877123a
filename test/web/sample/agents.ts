/** Agents of the sample organisation for tests of the pages: sessions, stops, a grant and a lesson. */
import type { OutcomeCounts } from '../../../src/server/contract/agents/agent-parts.ts';
import type {
  AgentList,
  AgentPage,
  AgentSummary,
  DecisionShown,
} from '../../../src/server/contract/agents/agents.ts';
import type { AutonomyRecord, GrantList } from '../../../src/server/contract/agents/autonomy.ts';
import type { LessonList } from '../../../src/server/contract/agents/lessons.ts';
import type {
  NewStop,
  StopList,
  StopListed,
  StopPage,
} from '../../../src/server/contract/agents/stops.ts';
import type { z } from 'zod';
import { personOf } from './people.ts';

type Counts = z.infer<typeof OutcomeCounts>;

const MINUTE = 60_000;
const SENIOR = new Set(['senior', 'principal', 'director', 'vp']);

const NONE: Counts = { allow: 0, ask: 0, hold: 0, deny: 0, stop: 0 };

/** What the pages about agents are given. It begins with two sessions and one past stop. */
export class Agents {
  readonly now: () => string;
  /** Emptied to see the pages without anything on them. */
  agents: AgentSummary[];
  readonly stops: StopListed[] = [];
  readonly attempts = new Map<string, StopListed>();

  constructor(now: () => string) {
    this.now = now;
    this.agents = [this.#agent('shop-one', 'mia.larsen', 40), this.#agent('shop-two', null, 90)];
    this.stops.push({
      ...this.#stop('past-stop', { scope: { kind: 'all' }, reason: 'It deletes too much' }),
      acknowledged: 2,
      sessions: null,
      resumed: {
        at: this.now(),
        by: 'priya.nair',
        byName: 'Priya Nair',
        reason: 'It was a mistake of the task.',
        evidence: null,
      },
    });
  }

  list(): AgentList {
    const states = { running: 0, stopped: 0, ended: 0, quiet: 0 };
    const agents = this.agents.map((agent) => this.#stood(agent));
    for (const { state } of agents) states[state] += 1;
    return { agents, states, isCut: false, at: this.now() };
  }

  page(id: string, viewer: string): AgentPage | null {
    const agent = this.agents.find((each) => each.id === id);
    if (agent === undefined) return null;
    return {
      agent: this.#stood(agent),
      decisions: [this.#decision(agent, 1, 'hold'), this.#decision(agent, 2, 'allow')],
      next: null,
      stops: this.stops.map((stop) => seenBy(stop, viewer)),
    };
  }

  /** The same attempt is the same stop. */
  stop(asked: NewStop, by: string): StopListed {
    const known = this.attempts.get(asked.attempt ?? '');
    if (known !== undefined) return known;
    const stop = {
      ...this.#stop(`stop-${this.stops.length}`, asked),
      by,
      byName: personOf(by).name,
    };
    this.stops.unshift(stop);
    this.attempts.set(asked.attempt ?? '', stop);
    return stop;
  }

  resume(id: string, by: string, reason: string): void {
    const at = this.stops.findIndex((stop) => stop.id === id);
    const stop = this.stops[at];
    if (stop === undefined) return;
    const resumed = { at: this.now(), by, byName: personOf(by).name, reason, evidence: null };
    this.stops[at] = { ...stop, resumed, sessions: null };
  }

  stopList(viewer: string): StopList {
    const seen = this.stops.map((stop) => seenBy(stop, viewer));
    return {
      active: seen.filter(({ resumed }) => resumed === null),
      past: seen.filter(({ resumed }) => resumed !== null),
      revision: this.stops.length,
      listening: 1,
    };
  }

  stopPage(id: string, viewer: string): StopPage | null {
    const stop = this.stops.find((each) => each.id === id);
    if (stop === undefined) return null;
    return {
      stop: seenBy(stop, viewer),
      sessions: this.agents.map((agent, index) => {
        const { id: name, host, session, machine, repository, operator, lastSeen, counts } = agent;
        const done = [this.#decision(agent, 1, 'allow')];
        return {
          agent: name,
          host,
          session,
          machine,
          repository,
          operator,
          lastSeen,
          acknowledged:
            index === 0 ? null : { how: 'refused', at: stop.at, afterMs: 240, receivedAt: stop.at },
          counts,
          decisions: done,
          inProduction: index === 0 ? done : [],
        };
      }),
      isCut: false,
      lastAfterMs: 240,
      tampering: [{ at: stop.at, machine: 'mia-laptop', what: 'The stop file was removed' }],
    };
  }

  grants(viewer: string): GrantList {
    const at = this.now();
    return {
      grants: [
        {
          id: 'grant-one',
          agent: 'claude-code',
          systems: ['search'],
          environments: ['staging'],
          verbs: ['update'],
          programs: ['kubectl'],
          quota: { count: 3, perSeconds: 3_600 },
          startsAt: at,
          endsAt: new Date(Date.parse(at) + 60 * MINUTE).toISOString(),
          reason: 'Restarts in staging',
          grantedBy: 'lena.brandt',
          grantedByName: 'Lena Brandt',
          grantedAt: at,
          state: 'active',
          revoked: null,
          used: 1,
          left: 2,
        },
      ],
      me: {
        canGrant: SENIOR.has(personOf(viewer).level),
        why: `${personOf(viewer).name} is ${personOf(viewer).level}.`,
      },
    };
  }

  autonomy(): AutonomyRecord {
    const at = this.now();
    const counts = { decisions: 40, allowed: 30, held: 8, denied: 1, released: 6, refused: 1 };
    return {
      entries: [
        {
          agent: 'claude-code',
          system: 'search',
          environment: 'production',
          base: 'propose',
          suggested: 'observe',
          earned: 'down',
          why: 'It was stopped here: 6 of 7 held actions released.',
          counts: { ...counts, unanswered: 1, stopped: 1 },
          since: at,
        },
      ],
      at,
    };
  }

  lessons(): LessonList {
    const at = this.now();
    return {
      lessons: [
        {
          id: 'idempotency-key',
          title: 'A retry needs its idempotency key',
          note: 'A payment tried again without its key is taken twice.',
          paths: ['services/payments/**'],
          systems: ['payments'],
          rule: { over: 'added-lines', pattern: 'retry' },
          from: null,
          addedBy: 'sam.okafor',
          addedByName: 'Sam Okafor',
          addedAt: at,
          retired: null,
          given: { count: 4, sessions: 3, last: at },
          recurred: { count: 1, afterGiven: 1, last: at },
        },
      ],
    };
  }

  #stood(agent: AgentSummary): AgentSummary {
    const active = this.stops.filter(({ resumed }) => resumed === null);
    if (active.length === 0) return agent;
    return { ...agent, state: 'stopped', stops: active.map(({ id }) => id) };
  }

  #ago(minutes: number): string {
    return new Date(Date.parse(this.now()) - minutes * MINUTE).toISOString();
  }

  #agent(id: string, person: string | null, began: number): AgentSummary {
    return {
      id,
      host: 'claude-code',
      session: `session-${id}`,
      machine: 'mia-laptop',
      model: 'a model',
      repository: 'git.halden.example/halden/shop',
      cwd: '/home/mia/shop',
      operator: person === null ? 'somebody' : `${person}@halden.example`,
      person: person === null ? null : personOf(person),
      firstSeen: this.#ago(began),
      lastSeen: this.#ago(1),
      endedAt: null,
      state: 'running',
      counts: { ...NONE, allow: 12, hold: 1 },
      lastOutcome: 'allow',
      lastHeadline: `Runs the tests of ${id}`,
      stops: [],
    };
  }

  #decision(agent: AgentSummary, minutes: number, outcome: 'hold' | 'allow'): DecisionShown {
    const { host, session, machine, model, cwd, repository, operator } = agent;
    const at = this.#ago(minutes);
    return {
      id: `decision-${agent.id}-${minutes}`,
      machine,
      spool: 'one',
      sequence: minutes,
      at,
      host,
      session,
      subagent: null,
      model,
      tool: 'Bash',
      cwd,
      repository,
      operator,
      programs: ['kubectl'],
      headline: 'Deletes 2 volume claims of search in prod-eu',
      environment: 'production',
      outcome,
      rules: outcome === 'hold' ? ['irreversible-production'] : [],
      changeDigest: null,
      effects: { delete: 2 },
      systems: ['search'],
      caseId: outcome === 'hold' ? 'case-orders-db' : null,
      stop: null,
      grant: null,
      policyHash: null,
      offline: false,
      durationMs: 2,
      receivedAt: at,
    };
  }

  #stop(id: string, { scope, reason }: NewStop): StopListed {
    return {
      id,
      scope,
      reason,
      by: 'sam.okafor',
      at: this.now(),
      about: scope.kind === 'all' ? 'every agent' : `agents of ${scope.kind}`,
      byName: 'Sam Okafor',
      byMachine: false,
      resumed: null,
      acknowledged: 1,
      sessions: this.agents.length,
      me: { canResume: false, why: '' },
    };
  }
}

function seenBy(stop: StopListed, viewer: string): StopListed {
  const { name, level } = personOf(viewer);
  const canResume = stop.resumed === null && SENIOR.has(level);
  return { ...stop, me: { canResume, why: `${name} is ${level}.` } };
}
