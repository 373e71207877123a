import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAgents } from '../../src/engine/agents/read-agents.ts';
import { listGrants } from '../../src/engine/agents/grants/grants.ts';
import { readStop } from '../../src/engine/agents/stops/read-stops.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { tellOfAgents } from '../../src/server/sample/agents/tell-story.ts';
import { engineOver, testTime } from '../server/support/engine.ts';
import { freshStore, type FreshStore } from '../support/store.ts';
import { incidents, policy, roster } from './world.ts';

const HOUR = 60 * 60 * 1000;

let fresh: FreshStore;
let engine: Engine;
const time = testTime();
beforeAll(async () => {
  fresh = await freshStore();
  engine = engineOver(fresh.store, time, { world: { catalog: roster, policy, incidents } });
  await tellOfAgents(engine);
});
afterAll(() => fresh.drop());

const everyone = () =>
  listAgents(engine, {
    state: null,
    host: null,
    machine: null,
    repository: null,
    operator: null,
    since: new Date(Date.parse(time.clock.now()) - 24 * HOUR).toISOString(),
    limit: 100,
  });

describe('what the sample says of agents', () => {
  it('shows running, quiet and ended sessions of people that the catalog knows', async () => {
    const { agents, states } = await everyone();
    expect(states).toEqual({ running: 2, quiet: 1, ended: 2, stopped: 0 });
    const operators = agents.map(({ session }) => roster.personBy(session.operator ?? ''));
    expect(operators).not.toContain(null);
  });

  it('was written down in the order of its times', async () => {
    const entries = await fresh.store.listLedger(null, 200);
    const times = entries.toReversed().map(({ at }) => at);
    expect(times).toEqual(times.toSorted());
    expect(entries.length).toBeGreaterThan(20);
  });

  it('has a stop that was obeyed and resumed, and a grant that was used', async () => {
    const [stop] = await fresh.store.agents.pastStops(10);
    expect(stop).toMatchObject({
      by: 'sam.okafor',
      resumed: { by: 'priya.nair' },
      acknowledged: 1,
    });
    const file = await readStop(engine, stop?.id ?? '');
    expect(file.sessions[0]?.inProduction).toHaveLength(1);
    expect(await listGrants(engine)).toMatchObject([{ used: 2 }]);
  });

  it('has a lesson that came back after it was given', async () => {
    const lessons = await fresh.store.agents.listLessons();
    expect(lessons.map(({ recurred }) => recurred.afterGiven)).toContain(1);
  });

  it('waits for people with what its reader saw in a command', async () => {
    const [waiting] = await fresh.store.listCases({ states: ['waiting'], limit: 10 });
    expect(waiting?.assessment.change.kind).toBe('action');
    expect(waiting?.assessment.reach.hits.map(({ system }) => system)).toContain('search');
    expect(waiting?.assessment.environment).toBe('production');
    expect(waiting?.state).toBe('waiting');
  });

  it('is told again only when it is half a day old', async () => {
    const before = await fresh.store.listLedger(null, 1);
    await tellOfAgents(engine);
    expect(await fresh.store.listLedger(null, 1)).toEqual(before);
    time.pass(13 * HOUR);
    await tellOfAgents(engine);
    expect((await everyone()).states).toMatchObject({ running: 2 });
    expect(await fresh.store.agents.listLessons()).toHaveLength(2);
  });
});
