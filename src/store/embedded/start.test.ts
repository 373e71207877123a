import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRunning } from './process.ts';
import { startEmbedded } from './start.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'holdpoint-embedded-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function query(connectionString: string, sql: string): Promise<readonly object[]> {
  const client = new Client({ connectionString });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<object>(sql)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

const pidFile = (dataDir: string) => path.join(dataDir, 'database/cluster/postmaster.pid');
const postmaster = async (dataDir: string) =>
  Number((await readFile(pidFile(dataDir), 'utf8')).split('\n')[0]);
const isDown = (dataDir: string) => expect(stat(pidFile(dataDir))).rejects.toThrow(/ENOENT/);

/** Another Holdpoint process, in a process group of its own, that starts the server and stays. */
async function startElsewhere(dataDir: string): Promise<{ child: ChildProcess; url: string }> {
  const script = `
    import { startEmbedded } from ${JSON.stringify(new URL('./start.ts', import.meta.url).href)};
    process.on('SIGINT', () => {});
    const { connectionString } = await startEmbedded({ dataDir: process.argv[1] });
    process.stdout.write(connectionString);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const [url] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, url: url.toString() };
}

async function killHard(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describe('a data folder', () => {
  it('keeps its data from one start to the next, to itself', async () => {
    const dataDir = path.join(root, 'kept');
    const first = await startEmbedded({ dataDir });
    await query(first.connectionString, 'create table kept as select 42 as n');
    await first.stop();
    await isDown(dataDir);
    const second = await startEmbedded({ dataDir });
    expect(await query(second.connectionString, 'select n from kept')).toEqual([{ n: 42 }]);
    const settings = await query(
      second.connectionString,
      `select name, setting from pg_settings
        where name in ('fsync', 'full_page_writes', 'listen_addresses', 'server_encoding', 'data_checksums')
        order by name`,
    );
    expect(settings.map((row) => Object.values(row).join('='))).toEqual([
      'data_checksums=on',
      'fsync=on',
      'full_page_writes=on',
      'listen_addresses=',
      'server_encoding=UTF8',
    ]);
    const mode = async (name: string) => (await stat(path.join(dataDir, name))).mode & 0o777;
    expect(await mode('.')).toBe(0o700);
    expect(await mode('database/password')).toBe(0o600);
    expect((await readdir(dataDir)).toSorted()).toEqual(['database']);
    const wrong = new URL(second.connectionString);
    wrong.password = 'wrong';
    await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    await second.stop();
    await second.stop();
    await isDown(dataDir);
  });

  it('is shared by two processes; only who started the server stops it', async () => {
    const dataDir = path.join(root, 'kept');
    const first = await startEmbedded({ dataDir });
    const second = await startEmbedded({ dataDir });
    expect(second.connectionString).toBe(first.connectionString);
    await second.stop();
    expect(await query(first.connectionString, 'select n from kept')).toEqual([{ n: 42 }]);
    await first.stop();
    await isDown(dataDir);
  });

  it('whose process was killed is taken over with its server, which then stops in order', async () => {
    const dataDir = path.join(root, 'kept');
    const { child, url } = await startElsewhere(dataDir);
    const pid = await postmaster(dataDir);
    // A Ctrl-C at the terminal goes to the whole group; the server is not in it.
    process.kill(-(child.pid ?? 0), 'SIGINT');
    await query(url, 'select 1');
    await killHard(child);
    expect(await isRunning(pid)).toBe(true);
    const next = await startEmbedded({ dataDir });
    expect(await postmaster(dataDir)).toBe(pid);
    expect(await query(next.connectionString, 'select n from kept')).toEqual([{ n: 42 }]);
    await next.stop();
    await isDown(dataDir);
  });

  it('whose server was killed recovers all that was committed', async () => {
    const dataDir = path.join(root, 'kept');
    const first = await startEmbedded({ dataDir });
    await query(first.connectionString, 'insert into kept values (43)');
    process.kill(await postmaster(dataDir), 'SIGKILL');
    const lines: string[] = [];
    const second = await startEmbedded({ dataDir, log: (line) => void lines.push(line) });
    expect(await query(second.connectionString, 'select count(*)::int as n from kept')).toEqual([
      { n: 2 },
    ]);
    expect(lines[0]).toMatch(/not shut down in order/);
    await first.stop();
    await second.stop();
    await isDown(dataDir);
  });

  it('is not fooled by a leftover file that names some other process', async () => {
    const dataDir = path.join(root, 'kept');
    const cluster = path.join(dataDir, 'database/cluster');
    await writeFile(
      pidFile(dataDir),
      `${process.pid}\n${cluster}\n1\n5432\n${cluster}\n\n0 0\nready\n`,
    );
    await writeFile(path.join(cluster, '.s.PGSQL.5432.lock'), `${process.pid}\n`);
    const { connectionString, stop } = await startEmbedded({ dataDir });
    expect(await query(connectionString, 'select 1 as n')).toEqual([{ n: 1 }]);
    await stop();
    await isDown(dataDir);
  });

  it('made by another PostgreSQL is left alone', async () => {
    const dataDir = path.join(root, 'kept');
    const file = path.join(dataDir, 'database/cluster/PG_VERSION');
    const version = await readFile(file, 'utf8');
    await writeFile(file, '12\n');
    await expect(startEmbedded({ dataDir })).rejects.toMatchObject({
      code: 'HOLDPOINT_EMBEDDED',
      message: expect.stringMatching(
        /made by PostgreSQL 12 and this Holdpoint brings PostgreSQL \d+/,
      ) as string,
    });
    await writeFile(file, version);
  });

  it('that cannot start says why and where to look', async () => {
    const dataDir = path.join(root, 'kept');
    const file = path.join(dataDir, 'database/cluster/postgresql.conf');
    const text = await readFile(file, 'utf8');
    await writeFile(file, 'no such setting');
    await expect(startEmbedded({ dataDir })).rejects.toThrow(/does not start: .*postgres\.log$/);
    await writeFile(file, text);
  });
});

describe('a first start', () => {
  it('by several processes at once makes one database for all', async () => {
    const dataDir = path.join(root, 'raced');
    const others = await Promise.all([startElsewhere(dataDir), startElsewhere(dataDir)]);
    const own = await startEmbedded({ dataDir });
    expect(others.map(({ url }) => url)).toEqual([own.connectionString, own.connectionString]);
    expect(await readdir(dataDir)).toEqual(['database']);
    for (const { child } of others) await killHard(child);
    const last = await startEmbedded({ dataDir });
    await own.stop();
    await last.stop();
    await isDown(dataDir);
  });

  it('of a stopped server by several at once leaves one of them to stop it', async () => {
    const dataDir = path.join(root, 'kept');
    for (let round = 0; round < 6; round += 1) {
      const all = await Promise.all(Array.from({ length: 4 }, () => startEmbedded({ dataDir })));
      for (const { stop } of all) await stop();
      expect(
        (await readdir(path.join(dataDir, 'database/cluster'))).includes('postmaster.pid'),
      ).toBe(false);
    }
  });

  it('after one that was killed on its way clears up after it', async () => {
    const dataDir = path.join(root, 'half-made');
    const dead = spawn('true');
    await once(dead, 'exit');
    await mkdir(path.join(dataDir, `database.new-${dead.pid}-abc`, 'cluster'), { recursive: true });
    await mkdir(path.join(dataDir, `database.new-${process.pid}-other`), { recursive: true });
    const { stop } = await startEmbedded({ dataDir });
    await stop();
    expect((await readdir(dataDir)).toSorted()).toEqual([
      'database',
      `database.new-${process.pid}-other`,
    ]);
  });

  it('in a folder with a long path has its socket elsewhere, and leaves nothing there', async () => {
    const dataDir = path.join(root, 'x'.repeat(100));
    const { connectionString, stop } = await startEmbedded({ dataDir });
    const socketFolder = new URL(connectionString).searchParams.get('host') ?? '';
    expect(socketFolder).toMatch(/holdpoint-pg-\w+$/);
    expect((await stat(socketFolder)).mode & 0o777).toBe(0o700);
    await stop();
    await expect.poll(() => existsSync(socketFolder)).toBe(false);
  });
});
