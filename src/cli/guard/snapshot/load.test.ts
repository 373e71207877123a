import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { placesFor, serverSnapshot } from '../places.ts';
import { compileHere } from './compile-here.ts';
import { loadSnapshot } from './load.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'snapshot-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const NONE = { policy: null, catalog: null, incidents: null, absent: [] };

function prepared() {
  const places = placesFor({ HOLDPOINT_STATE: join(folder, 'state') }, join(folder, 'root'));
  for (const isRoot of [true, false]) {
    mkdirSync(join(serverSnapshot(places, isRoot), '..'), { recursive: true });
  }
  return { places, load: () => loadSnapshot(folder, { places, version: '1', shipped: null }) };
}

it.each(['{}', 'null', '[]', '{"half', '{"format":999}', '{"format":"1"}', ''])(
  'a snapshot that says %j is a fault, and not passed over for a milder one',
  async (text) => {
    const { places, load } = prepared();
    writeFileSync(serverSnapshot(places, false), text);
    await expect(load()).rejects.toThrow('server.json');
  },
);

it('the rules of root come before those of the user', async () => {
  const { places, load } = prepared();
  const rules = await compileHere(NONE, '1', null);
  const said = (judgedBy: string) => JSON.stringify({ ...rules, judgedBy });
  writeFileSync(serverSnapshot(places, false), said('the user'));
  expect((await load()).judgedBy).toBe('the user');
  writeFileSync(serverSnapshot(places, true), said('the server'));
  expect((await load()).judgedBy).toBe('the server');
  writeFileSync(join(places.managed, 'snapshot.json'), said('root'));
  expect((await load()).judgedBy).toBe('root');
});

it('a repository with a folder for a policy is a fault', async () => {
  const { load } = prepared();
  mkdirSync(join(folder, '.holdpoint/policy.yaml'), { recursive: true });
  await expect(load()).rejects.toThrow('no plain file');
});
