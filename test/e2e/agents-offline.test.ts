/** A machine whose server is down: it goes on judging, and the record has all of it later. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findHold,
  keepRelease,
  listHolds,
  ticketOf,
} from '../../src/cli/guard/holds/hold-files.ts';
import { objectionToRelease } from '../../src/cli/release/may-release.ts';
import type { AgentList, DecisionReceipt } from '../../src/server/contract/agents/agents.ts';
import { ledgerFits, startAgentWorld } from './support/agent-world.ts';
import type { AgentWorld } from './support/agent-world.ts';
import { standBetween } from './support/between.ts';
import { guardedMachine } from './support/guarded-machine.ts';
import type { GuardedMachine } from './support/guarded-machine.ts';
import { startResident, until } from './support/resident.ts';

const GUARD = fileURLToPath(new URL('./support/guard-process.ts', import.meta.url));
const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');
const GUARDS = 4;
/** More than go in one batch, from all guards together. */
const CALLS = 180;

let folder: string;
let world: AgentWorld;
let laptop: GuardedMachine;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdpoint-agents-'));
  world = await startAgentWorld(folder);
  laptop = await guardedMachine('laptop', world.url, { AWS_PROFILE: 'shop-production' });
  await laptop.catchUp();
});
afterAll(async () => {
  await laptop.remove();
  await world.end();
  await rm(folder, { recursive: true, force: true });
});

const DROP = 'aws rds delete-db-instance --db-instance-identifier orders --skip-final-snapshot';

/** As `holdpoint release` writes it. */
function releaseOf(digest: string, milliseconds = 60_000) {
  const now = Date.now();
  const [at, ends] = [now, now + milliseconds].map((each) => new Date(each).toISOString());
  return { digest, by: 'ana', reason: '', at: at ?? '', until: ends ?? '' };
}

/** A person at a terminal of their own. */
const PERSON = { agents: [], chain: [{ pid: 1, tty: 99 }], hasTerminal: true };

describe('with the server down', () => {
  it('what only asks the person in front of the agent is released on the machine, once', async () => {
    await world.down();
    const command = 'git checkout -- work.txt';
    const said = await laptop.run(command);
    expect(said.decision).toBe('ask');
    const [held] = listHolds(laptop.places.holds);
    if (held === undefined) throw new Error('nothing is held here');
    const ticket = ticketOf(held.digest);
    expect(said.reason).toContain(`holdpoint release ${ticket}`);
    expect(held).toMatchObject({ operatorOnly: true, asked: command });
    expect(objectionToRelease(held, PERSON, true)).toBeNull();
    expect(objectionToRelease(held, { ...PERSON, agents: ['Claude Code'] }, true)).toContain(
      'shell of Claude Code',
    );
    keepRelease(laptop.places.holds, releaseOf(held.digest));
    expect((await laptop.run('git checkout -- .')).decision).toBe('ask');
    expect((await laptop.run(command)).decision).toBe('none');
    expect((await laptop.run(command)).decision).toBe('ask');
    keepRelease(laptop.places.holds, releaseOf(held.digest, 0));
    expect((await laptop.run(command)).decision).toBe('ask');
  });

  it('what asks others waits for the server, and says why', async () => {
    const before = listHolds(laptop.places.holds).length;
    const said = await laptop.run(DROP);
    expect(said.decision).toBe('deny');
    expect(said.reason).toMatch(/server cannot be asked \(.+\), and this needs people whom only/);
    expect(listHolds(laptop.places.holds)).toHaveLength(before);
    const { changeDigest, offline } = (await laptop.spooled()).at(-1) ?? {};
    expect(offline).toBe(true);
    expect(findHold(laptop.places.holds, ticketOf(String(changeDigest)))).toBeNull();
    // A file that says it was released proves nothing about people whom only the server knows.
    keepRelease(laptop.places.holds, releaseOf(String(changeDigest)));
    expect((await laptop.run(DROP)).decision).toBe('deny');
  });

  it('several guards write down what they decide, all of it', async () => {
    const before = (await laptop.spooled()).length;
    const guards = Array.from({ length: GUARDS }, (_, index) =>
      ended(
        spawn(
          process.execPath,
          [GUARD, String(CALLS), laptop.repository, `session-of-guard-${index}`],
          { env: laptop.env, stdio: ['ignore', 'ignore', 'inherit'] },
        ),
      ),
    );
    expect(await Promise.all(guards)).toEqual(Array(GUARDS).fill(0));
    const spooled = await laptop.spooled();
    expect(spooled).toHaveLength(before + GUARDS * CALLS);
    expect(new Set(spooled.map(({ id }) => id)).size).toBe(spooled.length);
  });
});

describe('with the server back', () => {
  it('everything is sent in order and none twice, though the sender is killed in the middle', async () => {
    await world.startAgain();
    const spooled = (await laptop.spooled()).map(({ id }) => String(id));
    let sender: ChildProcess | null = null;
    // Killed when the server has the second batch and the sender does not know.
    const between = await standBetween(world.url, 2, () => void sender?.kill('SIGKILL'));
    sender = send({ HOLDPOINT_SERVER: between.url });
    expect(await ended(sender)).toBeNull();
    expect(between.batches).toHaveLength(2);
    const others = Array.from({ length: 3 }, () => ended(send({ HOLDPOINT_SERVER: between.url })));
    expect(await Promise.all(others)).toEqual([0, 0, 0]);
    await between.close();
    const order = [...new Set(between.batches.flat())];
    expect(order).toEqual(spooled);
    expect(await counted()).toBe(spooled.length);
  });

  it('the record knows of no gap and verifies', async () => {
    const resident = await startResident(laptop);
    await resident.run('git status', 'the last session');
    const sent = (await laptop.spooled()).length;
    await until(async () => (await counted()) === sent);
    const { send: post } = world.server().machine();
    const again = await laptop.spooled();
    const records = [{ ...again.at(-1), machine: 'laptop', spool: 'another', sequence: 1 }];
    const { body } = await post<DecisionReceipt>('POST', '/api/guard/decisions', { records });
    expect(body).toMatchObject({ isNew: 0, gaps: [] });
    expect(await counted()).toBe(sent);
    await resident.close();
    const sena = await world.server().browser('sena');
    expect(await ledgerFits(sena.send)).toBe(true);
  });
});

function send(more: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [MAIN, 'guard', '--once'], {
    env: { ...laptop.env, ...more },
    stdio: 'ignore',
  });
}

async function ended(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

/** Decisions that the server has of this machine. */
async function counted(): Promise<number> {
  const sena = await world.server().browser('sena');
  const { body } = await sena.send<AgentList>('GET', '/api/agents?machine=laptop');
  return body.agents
    .flatMap(({ counts }) => Object.values(counts))
    .reduce((sum, each) => sum + each, 0);
}
