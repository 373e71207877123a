import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runGrantList } from '../../../src/cli/agents-server/grant.ts';
import { runLessonAdd, runLessonList } from '../../../src/cli/agents-server/lesson.ts';
import { runResume } from '../../../src/cli/agents-server/resume.ts';
import { runStop } from '../../../src/cli/agents-server/stop.ts';
import type { CliContext } from '../../../src/cli/context.ts';
import { placesFor, type Places } from '../../../src/cli/guard/places.ts';
import { readStops } from '../../../src/cli/guard/stop/stop-files.ts';
import type { StopList } from '../../../src/server/contract/agents/stops.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { START } from '../support/engine.ts';
import { startTestServer, TOKEN, type TestServer } from '../support/server.ts';

let fresh: FreshStore;
let server: TestServer;
let folder: string;
let places: Places;
let said: string;
let complained: string;
beforeAll(async () => {
  fresh = await freshStore();
  server = await startTestServer(fresh.store);
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdpoint-stop-'));
  places = placesFor({ HOLDPOINT_STATE: join(folder, 'state') }, join(folder, 'managed'));
  [said, complained] = ['', ''];
  return () => rm(folder, { recursive: true, force: true });
});
afterAll(async () => {
  await server.close();
  await fresh.drop();
});

function at(env: Readonly<Record<string, string>>, isTTY = true): CliContext {
  return {
    cwd: folder,
    env: { USER: 'sena', ...env },
    stdin: { isTTY } as NodeJS.ReadStream,
    stdout: { write: (text: string) => (said += text) } as unknown as NodeJS.WriteStream,
    stderr: { write: (text: string) => (complained += text) } as unknown as NodeJS.WriteStream,
    now: () => START,
    finish: () => undefined,
  };
}

const online = () => ({ HOLDPOINT_SERVER: server.url, HOLDPOINT_TOKEN: TOKEN });
const stopsHere = () => {
  const found = readStops(places.stops);
  return found.kind === 'read' ? found.stops : [];
};

describe('holdpoint stop', () => {
  it('stops this machine with no server, durably and for all to read', async () => {
    expect(await runStop({ all: true, reason: 'Enough.' }, at({}), places)).toBe(0);
    const [stop] = stopsHere();
    expect(stop).toMatchObject({
      scope: { kind: 'all' },
      reason: 'Enough.',
      by: 'sena',
      at: START,
    });
    const [own = ''] = places.stops.slice(1);
    const [name = ''] = await readdir(own);
    expect(name).toBe(`${stop?.id}.json`);
    expect((await stat(join(own, name))).mode & 0o777).toBe(0o644);
    expect(JSON.parse(await readFile(join(own, name), 'utf8'))).toEqual(stop);
    expect(said).toContain('no server is set');
  });

  it('tells the server, which tells every other machine', async () => {
    const options = { agent: 'claude-code:one', reason: 'It deletes too much.' };
    expect(await runStop(options, at(online()), places)).toBe(0);
    const { body } = await server.machine().send<StopList>('GET', '/api/stops');
    expect(body.active).toMatchObject([
      { scope: { kind: 'agent', host: 'claude-code', session: 'one' }, by: 'ci', byMachine: true },
    ]);
    expect(said).toContain(`/stops/${body.active[0]?.id}`);
    expect(stopsHere()).toHaveLength(1);
  });

  it('stops this machine all the same when the server cannot be reached', async () => {
    const env = { HOLDPOINT_SERVER: 'http://127.0.0.1:9/', HOLDPOINT_TOKEN: TOKEN };
    const code = await runStop({ system: 'orders', reason: 'Enough.' }, at(env), places);
    expect(code).toBe(1);
    expect(stopsHere()).toMatchObject([{ scope: { kind: 'system', system: 'orders' } }]);
    expect(complained).toContain('no other machine was reached');
  });

  it('asks no server with --local', async () => {
    const options = { repo: 'git.test/shop', reason: 'Enough.', local: true } as const;
    expect(await runStop(options, at(online()), places)).toBe(0);
    expect(said).not.toContain('server');
  });

  it.each([
    [{}, 'one of --all'],
    [{ all: true, system: 'orders' }, 'one of --all'],
    [{ agent: 'a b' }, 'not a host'],
    [{ repo: ' ' }, 'needs a name'],
  ] as const)('does not guess what %j means', async (scope, why) => {
    await expect(runStop({ ...scope, reason: 'Enough.' }, at({}), places)).rejects.toThrow(why);
    expect(stopsHere()).toEqual([]);
  });
});

describe('holdpoint resume', () => {
  const stopped = async () => {
    await runStop({ all: true, reason: 'Enough.' }, at({}), places);
    return stopsHere()[0]?.id ?? '';
  };

  it('ends a stop of this machine for a person at a terminal', async () => {
    const id = await stopped();
    expect(runResume(undefined, {}, at({}), places)).toBe(0);
    expect(said).toContain(`${id}  every agent: Enough.`);
    expect(() => runResume(id, {}, at({}), places)).toThrow('--reason');
    expect(runResume(id, { reason: 'Fixed.' }, at({}), places)).toBe(0);
    expect(stopsHere()).toEqual([]);
  });

  it('is not for agents, nor without a terminal, nor for a stop of the server', async () => {
    const id = await stopped();
    const reason = { reason: 'Fixed.' };
    expect(() => runResume(id, reason, at({ CLAUDECODE: '1' }), places)).toThrow('no agent');
    expect(() => runResume(id, reason, at({}, false), places)).toThrow('terminal');
    const { writeStop } = await import('../../../src/cli/guard/stop/stop-files.ts');
    const [, own = ''] = places.stops;
    const scope = { kind: 'all' } as const;
    const common = { scope, reason: 'Enough.', by: 'sena', at: START };
    writeStop(own, { id: 'local-but-not', ...common, fromServer: true });
    writeStop(own, { id: '01jd3k', ...common });
    for (const theirs of ['local-but-not', '01jd3k']) {
      expect(() => runResume(theirs, reason, at({}), places)).toThrow('from the server');
    }
    expect(stopsHere()).toHaveLength(3);
  });
});

describe('holdpoint lesson and grant', () => {
  const options = {
    title: 'Migrations are additive',
    note: 'Add the column first.',
    path: ['migrations/**'],
    system: [],
    pattern: 'DROP\\s+COLUMN',
    over: 'added-lines',
  } as const;

  it('add and list', async () => {
    expect(await runLessonAdd(options, at(online()))).toBe(0);
    expect(await runLessonList({ format: 'text' }, at(online()))).toBe(0);
    expect(said).toContain('Migrations are additive');
    expect(said).toContain('has not come back');
    expect(await runGrantList({ format: 'text' }, at(online()))).toBe(0);
    expect(said).toContain('nothing alone');
  });

  it('are not for agents, and say what is wrong', async () => {
    const agent = at({ ...online(), GEMINI_CLI: '1' });
    await expect(runLessonAdd(options, agent)).rejects.toThrow('no agent');
    const long = { ...options, note: 'a'.repeat(601) };
    await expect(runLessonAdd(long, at(online()))).rejects.toThrow('--note');
    const slow = { ...options, pattern: '(a+)+' };
    await expect(runLessonAdd(slow, at(online()))).rejects.toThrow('pattern');
  });
});
