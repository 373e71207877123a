/** What an agent is held for, from its hook to the page of a person and back. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgentList } from '../../src/server/contract/agents/agents.ts';
import type { Browser } from '../server/support/visitors.ts';
import { ledgerFits, startAgentWorld } from './support/agent-world.ts';
import type { AgentWorld } from './support/agent-world.ts';
import { guardedMachine } from './support/guarded-machine.ts';
import type { GuardedMachine } from './support/guarded-machine.ts';

const MINUTE = 60_000;

let folder: string;
let world: AgentWorld;
let laptop: GuardedMachine;
let ana: Browser;
let sena: Browser;
let pia: Browser;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdpoint-agents-'));
  world = await startAgentWorld(folder);
  laptop = await guardedMachine('laptop', world.url, { AWS_PROFILE: 'shop-production' });
  await laptop.catchUp();
  [ana, sena, pia] = await Promise.all([
    world.server().browser('ana'),
    world.server().browser('sena'),
    world.server().browser('pia'),
  ]);
});
afterAll(async () => {
  await laptop.remove();
  await world.end();
  await rm(folder, { recursive: true, force: true });
});

const drop = (name: string) =>
  `aws rds delete-db-instance --db-instance-identifier ${name} --skip-final-snapshot`;

/** The case whose page the agent was told of. */
function caseIn(reason: string): string {
  const found = /release it at http:\/\/\S+\/cases\/([\w-]+)/.exec(reason)?.[1];
  if (found === undefined) throw new Error(`no page is named: ${reason}`);
  return found;
}

async function held(command: string, session?: string): Promise<string> {
  const said = await laptop.run(command, session);
  expect(said).toMatchObject({ decision: 'deny', goesOn: true });
  return caseIn(said.reason);
}

async function release(id: string): Promise<void> {
  // A page that needs no second answer takes none.
  for (const person of [sena, pia]) {
    if ((await pia.read(id)).state === 'waiting') await person.answer(id, 'approve');
  }
  expect((await pia.read(id)).state).toBe('released');
}

describe('an agent that is held', () => {
  it('is told the page, where others release it, and passes once', async () => {
    const command = drop('orders');
    const id = await held(command);
    expect(await held(command)).toBe(id);
    const page = await sena.read(id);
    expect(page.assessment.provenance).toMatchObject({ kind: 'ai-attested' });
    expect(page.assessment.actors).toMatchObject([{ role: 'agent-operator', person: 'ana' }]);
    expect(page.assessment.provenance.clues[0]?.evidence.excerpt[0]?.text).toBe(command);
    await release(id);
    expect(await laptop.run(command)).toMatchObject({ decision: 'none', goesOn: true });
    expect(await held(command)).not.toBe(id);
    const kinds = (await sena.read(id)).record.map(({ kind }) => kind);
    expect(kinds).toContain('case.confirmed');
  });

  it('asks anew for anything else than what was released, and for another session', async () => {
    const id = await held(drop('carts'));
    await release(id);
    for (const other of [
      `${drop('carts')} --delete-automated-backups`,
      ` ${drop('carts')}`,
      drop('carts2'),
    ]) {
      expect(await held(other)).not.toBe(id);
    }
    expect(await held(drop('carts'), 'session-two')).not.toBe(id);
    expect(await laptop.run(drop('carts'))).toMatchObject({ decision: 'none' });
  });

  it('cannot be released by whoever it acts for, where another person is asked', async () => {
    const command = 'gh pr merge 418 --admin';
    const id = await held(command);
    expect((await ana.answer(id, 'approve')).status).toBe(403);
    expect(await held(command)).toBe(id);
    await release(id);
    expect(await laptop.run(command)).toMatchObject({ decision: 'none' });
  });

  it('is not released by them in the place of somebody else, where they are asked as well', async () => {
    const id = await held(drop('prices'));
    expect((await ana.answer(id, 'approve')).status).toBe(200);
    expect(await held(drop('prices'))).toBe(id);
    expect((await sena.answer(id, 'approve')).status).toBe(200);
    expect(await held(drop('prices'))).toBe(id);
    expect((await pia.answer(id, 'approve')).status).toBe(200);
    expect(await laptop.run(drop('prices'))).toMatchObject({ decision: 'none' });
  });

  it('may be released by whoever it acts for, where that is all that is asked', async () => {
    const command = 'git checkout -- work.txt';
    const said = await laptop.run(command);
    expect(said.decision).toBe('ask');
    const id = caseIn(said.reason);
    expect((await ana.answer(id, 'approve')).status).toBe(200);
    expect(await laptop.run(command)).toMatchObject({ decision: 'none' });
    expect((await laptop.run(command)).decision).toBe('ask');
  });

  it('is refused, with what was said, once somebody said no', async () => {
    const id = await held(drop('stock'));
    await pia.answer(id, 'refuse', { reason: 'Stock is in use.' });
    const said = await laptop.run(drop('stock'));
    expect(said.decision).toBe('deny');
    expect(said.reason).toContain('Stock is in use.');
  });

  it('finds a release worth nothing after a quarter of an hour', async () => {
    const id = await held(drop('mail'));
    await release(id);
    world.time.pass(15 * MINUTE);
    expect(await held(drop('mail'))).not.toBe(id);
  });

  it('does not use up a release twice when it tries many times at once', async () => {
    const id = await held(drop('logs'));
    await release(id);
    const said = await Promise.all(Array.from({ length: 6 }, () => laptop.run(drop('logs'))));
    expect(said.filter(({ decision }) => decision === 'none')).toHaveLength(1);
    expect(said.filter(({ decision }) => decision === 'deny')).toHaveLength(5);
  });
});

it('leaves a record that verifies, with every decision in it', async () => {
  const decisions = await laptop.spooled();
  expect(decisions.length).toBeGreaterThan(20);
  expect(await laptop.catchUp()).toEqual([]);
  const { body } = await sena.send<AgentList>('GET', '/api/agents?machine=laptop');
  const counted = body.agents.flatMap(({ counts }) => Object.values(counts));
  expect(counted.reduce((sum, each) => sum + each, 0)).toBe(decisions.length);
  expect(await ledgerFits(sena.send)).toBe(true);
});
