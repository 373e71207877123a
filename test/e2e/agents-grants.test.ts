/** Three restarts an hour: what an agent may do alone for a while, counted by the server. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Grant, GrantList, NewGrant } from '../../src/server/contract/agents/autonomy.ts';
import type { Browser } from '../server/support/visitors.ts';
import { ledgerFits, startAgentWorld } from './support/agent-world.ts';
import type { AgentWorld } from './support/agent-world.ts';
import { guardedMachine } from './support/guarded-machine.ts';
import type { GuardedMachine } from './support/guarded-machine.ts';

const HOUR = 3_600_000;
const RESTART = 'kubectl rollout restart deployment/web --context prod-eu';

let folder: string;
let world: AgentWorld;
let laptop: GuardedMachine;
let sena: Browser;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdpoint-agents-'));
  world = await startAgentWorld(folder);
  laptop = await guardedMachine('laptop', world.url);
  sena = await world.server().browser('sena');
});
afterAll(async () => {
  await laptop.remove();
  await world.end();
  await rm(folder, { recursive: true, force: true });
});

const after = (milliseconds: number) =>
  new Date(Date.parse(world.time.clock.now()) + milliseconds).toISOString();

async function grantRestarts(): Promise<string> {
  const terms: NewGrant = {
    agent: 'claude-code',
    systems: ['*'],
    environments: ['production'],
    verbs: ['update'],
    programs: ['kubectl'],
    quota: { count: 3, perSeconds: 3600 },
    // By the machine's own clock, which the server's runs ahead of here.
    startsAt: new Date().toISOString(),
    endsAt: after(48 * HOUR),
    reason: 'Restarts while the leak is looked for.',
  };
  const made = await sena.send<Grant>('POST', '/api/grants', terms);
  expect(made.status).toBe(201);
  expect(await laptop.catchUp()).toEqual([]);
  return made.body.id;
}

const leftOf = async (id: string) =>
  (await sena.send<GrantList>('GET', '/api/grants')).body.grants.find((each) => each.id === id)
    ?.left;

describe('a grant of three restarts an hour', () => {
  it('lets three pass and holds the fourth, whichever guard of the machine is asked', async () => {
    await laptop.catchUp();
    expect((await laptop.run(RESTART)).decision).toBe('deny');
    const id = await grantRestarts();
    const said = await Promise.all(
      Array.from({ length: 5 }, (_, index) => laptop.run(RESTART, `session-${index}`)),
    );
    expect(said.filter(({ decision }) => decision === 'none')).toHaveLength(3);
    const refused = said.filter(({ decision }) => decision === 'deny');
    expect(refused).toHaveLength(2);
    for (const { reason } of refused) {
      expect(reason).toMatch(/autonomy-propose.*\/cases\//);
      expect(reason).toContain('The 3 uses in 3600 seconds are spent.');
    }
    expect(await leftOf(id)).toBe(0);
    const used = (await laptop.spooled()).filter(({ grant }) => grant === id);
    expect(used).toHaveLength(3);
  });

  it('serves again an hour later, and nothing but what it is for', async () => {
    world.time.pass(HOUR);
    sena = await world.server().browser('sena');
    for (const other of [
      'kubectl delete deployment/web --context prod-eu',
      'helm upgrade web ./chart --kube-context prod-eu',
      `${RESTART} && aws s3 rm s3://shop-production/a`,
      'kubectl delete namespace shop --context prod-eu',
    ]) {
      expect([other, (await laptop.run(other)).decision]).toEqual([other, 'deny']);
    }
    expect((await laptop.run(RESTART)).decision).toBe('none');
  });

  it('is worth nothing once it is taken back, to a guard that has not heard of it', async () => {
    const id = await grantRestarts();
    const { grants } = (await sena.send<GrantList>('GET', '/api/grants')).body;
    for (const each of grants.filter(({ state }) => state === 'active')) {
      const path = `/api/grants/${each.id}/revoke`;
      expect((await sena.send('POST', path, { reason: 'Enough.' })).status).toBe(200);
    }
    expect((await laptop.run(RESTART)).decision).toBe('deny');
    expect(await leftOf(id)).toBe(0);
  });

  it('is worth nothing where nobody can count it', async () => {
    await grantRestarts();
    await world.down();
    const said = await laptop.run(RESTART.replace('web', 'api'));
    expect(said.decision).toBe('deny');
    expect(said.reason).toMatch(/grant covers it and could not be used: the server that counts/);
    expect(said.reason).toContain('The server cannot be asked');
    const last = (await laptop.spooled()).at(-1);
    expect(last).toMatchObject({ outcome: 'hold', offline: true, grant: null });
    await world.startAgain();
    expect(await laptop.run(RESTART)).toMatchObject({ decision: 'none', reason: '' });
    expect(await laptop.catchUp()).toEqual([]);
    sena = await world.server().browser('sena');
    expect(await ledgerFits(sena.send)).toBe(true);
  });
});
