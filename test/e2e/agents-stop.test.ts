/** STOP: from the button to the last agent, and with everything down. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StopList, StopPage, StopReceipt } from '../../src/server/contract/agents/stops.ts';
import { resumeSigned, type Signer } from '../server/support/resume.ts';
import type { Browser } from '../server/support/visitors.ts';
import { withPasskey } from '../support/passkeys.ts';
import { ledgerFits, startAgentWorld } from './support/agent-world.ts';
import type { AgentWorld } from './support/agent-world.ts';
import { guardedMachine } from './support/guarded-machine.ts';
import type { GuardedMachine } from './support/guarded-machine.ts';
import { startResident, until } from './support/resident.ts';
import type { Resident } from './support/resident.ts';

const AGENTS = 50;
const HOST = fileURLToPath(new URL('./support/supervised-agents.ts', import.meta.url));

let folder: string;
let world: AgentWorld;
let laptop: GuardedMachine;
let resident: Resident;
let sena: Browser;
let pia: Signer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdpoint-agents-'));
  world = await startAgentWorld(folder);
  laptop = await guardedMachine('laptop', world.url);
  resident = await startResident(laptop);
  sena = await world.server().browser('sena');
  pia = await withPasskey(world.server(), 'pia');
  await until(() => resident.said.includes('listening to the server'));
});
afterAll(async () => {
  await resident.close();
  await laptop.remove();
  await world.end();
  await rm(folder, { recursive: true, force: true });
});

const stopAll = async (reason = 'Enough.') =>
  (await sena.send<StopReceipt>('POST', '/api/stops', { scope: { kind: 'all' }, reason })).body;
const resume = (id: string) => resumeSigned(pia, id, 'Mended.');
const stopFiles = () => {
  const own = laptop.places.stops.at(-1) ?? '';
  return existsSync(own) ? readdirSync(own).filter((name) => name.endsWith('.json')) : [];
};

interface Supervised {
  /** Codes and instants of those that ended. */
  readonly ended: readonly { readonly code: number; readonly at: number }[];
  readonly over: Promise<unknown>;
}

async function supervised(count: number): Promise<Supervised> {
  const child = spawn(process.execPath, [HOST, String(count)], {
    cwd: laptop.repository,
    env: laptop.env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended: { readonly code: number; readonly at: number }[] = [];
  const lines = createInterface({ input: child.stdout });
  // What it said last may be read only after it has ended.
  const over = Promise.all([once(child, 'exit'), once(lines, 'close')]);
  await new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      const [word, code, at] = line.split(' ');
      if (word === 'up') resolve();
      if (word === 'ended') ended.push({ code: Number(code), at: Number(at) });
    });
  });
  return { ended, over };
}

/** In several processes, as they would be, but not in one each: that takes longer to start than to test. */
async function manySupervised(count: number): Promise<Supervised> {
  const hosts = await Promise.all(Array.from({ length: 5 }, () => supervised(count / 5)));
  return {
    get ended() {
      return hosts.flatMap(({ ended }) => ended);
    },
    over: Promise.all(hosts.map(({ over }) => over)),
  };
}

/** Works through the resident guard until it is refused; resolves to the instant. */
async function workUntilStopped(session: string): Promise<number> {
  for (;;) {
    const { goesOn } = await resident.run('git status', session);
    if (!goesOn) return Date.now();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

describe(`${AGENTS} agents that run and ${AGENTS} that ask`, () => {
  it('are ended and refused soon after the button is pressed', async () => {
    const running = await manySupervised(AGENTS);
    await until(
      async () => (await sena.send<StopList>('GET', '/api/stops')).body.listening === AGENTS + 1,
    );
    const working = Array.from({ length: AGENTS }, (_, index) =>
      workUntilStopped(`session-${index}`),
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    const pressed = Date.now();
    const stop = await stopAll('It deletes what it should not.');
    const refused = (await Promise.all(working)).map((at) => at - pressed);
    await running.over;
    expect(running.ended.map(({ code }) => code)).toEqual(Array(AGENTS).fill(20));
    const page = async () => (await sena.send<StopPage>('GET', `/api/stops/${stop.id}`)).body;
    await until(async () => (await page()).stop.acknowledged >= 2 * AGENTS);
    const obeyed = (await page()).sessions.flatMap(({ acknowledged }) => acknowledged ?? []);
    const killed = obeyed.flatMap(({ how, afterMs }) => (how === 'killed' ? [afterMs] : []));
    expect(killed).toHaveLength(AGENTS);
    expect(obeyed.filter(({ how }) => how === 'refused')).toHaveLength(AGENTS);
    expect(Math.min(...refused, ...killed)).toBeGreaterThan(0);
    process.stdout.write(
      `from the button: the last of ${AGENTS} sessions refused after ${Math.max(...refused)} ms, ` +
        `the last of ${AGENTS} running agents gone after ${Math.max(...killed)} ms\n`,
    );
    expect((await resume(stop.id)).status).toBe(200);
    await until(async () => (await resident.run('git status')).goesOn);
    expect((await laptop.run('git status')).decision).toBe('none');
  });
});

describe('a stop', () => {
  it('is put back where its file is taken away or altered, and that is reported', async () => {
    const { id } = await stopAll();
    await until(() => stopFiles().length === 1);
    const [name = ''] = stopFiles();
    const path = join(laptop.places.stops.at(-1) ?? '', name);
    unlinkSync(path);
    expect((await resident.run('ls')).goesOn).toBe(false);
    await until(() => existsSync(path));
    expect((await laptop.run('ls')).goesOn).toBe(false);
    const scope = { kind: 'machine', machine: 'somewhere-else' };
    const altered = { id, scope, reason: 'Enough.', by: 'sena', at: '', fromServer: true };
    writeFileSync(path, JSON.stringify(altered));
    expect((await resident.run('ls')).goesOn).toBe(false);
    await until(async () => !(await laptop.run('ls')).goesOn);
    const page = async () => (await sena.send<StopPage>('GET', `/api/stops/${id}`)).body;
    await until(async () => (await page()).tampering.length >= 2);
    expect((await page()).tampering[0]?.what).toContain('the guard has put it back');
    await resume(id);
    await until(() => stopFiles().length === 0);
    await until(async () => (await resident.run('ls')).goesOn);
  });

  it('does not reach what it is not about', async () => {
    const scope = { kind: 'agent', host: 'claude-code', session: 'session-two' };
    const { body } = await sena.send<StopReceipt>('POST', '/api/stops', {
      scope,
      reason: 'That one.',
    });
    await until(async () => !(await resident.run('ls', 'session-two')).goesOn);
    expect((await resident.run('ls', 'session-three')).goesOn).toBe(true);
    await resume(body.id);
    await until(async () => (await resident.run('ls', 'session-two')).goesOn);
  });

  it('holds at the resident guard where its file cannot be written', async () => {
    const own = laptop.places.stops.at(-1) ?? '';
    await rm(own, { recursive: true, force: true });
    writeFileSync(own, 'no folder');
    const { id } = await stopAll();
    await until(async () => !(await resident.run('ls')).goesOn);
    await until(() =>
      Promise.resolve(resident.said.some((line) => line.startsWith('stops cannot be written'))),
    );
    await rm(own);
    await resume(id);
    // The guard may have made it anew already.
    mkdirSync(own, { recursive: true });
    await until(async () => (await resident.run('ls')).goesOn);
    expect((await resident.run('ls')).goesOn).toBe(true);
  });

  it('holds with guard, server, network and database down, and for what is started then', async () => {
    expect(await ledgerFits(sena.send)).toBe(true);
    await stopAll('Nobody does anything now.');
    await until(() => stopFiles().length === 1);
    const here = await supervised(1);
    await here.over;
    expect(here.ended.map(({ code }) => code)).toEqual([20]);
    await world.down();
    expect(await resident.run('ls')).toMatchObject({ decision: 'deny', goesOn: false });
    await resident.close();
    await world.end();
    const said = await laptop.run('ls');
    expect(said).toMatchObject({ decision: 'deny', goesOn: false });
    expect(said.reason).toContain('Nobody does anything now.');
    const late = await supervised(2);
    await late.over;
    expect(late.ended.map(({ code }) => code)).toEqual([20, 20]);
    const last = (await laptop.spooled()).at(-1);
    expect(last).toMatchObject({ outcome: 'stop' });
  });
});
