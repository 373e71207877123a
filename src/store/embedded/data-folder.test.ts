import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TEST_KEY, testSigner } from '../../../test/support/signer.ts';
import { formatCheckpoint } from '../../ledger/checkpoint.ts';
import { pinInFolder } from './checkpoint-pin.ts';
import { dataFolderOf, openDataFolder } from './data-folder.ts';
import { chooseRunAs, commandAs } from './identity.ts';
import { loadOrCreateSigner, signerFromPem } from './signing-key.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'holdpoint-data-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the data folder', () => {
  it.each([
    [{ HOLDPOINT_DATA: '/srv/holdpoint', XDG_DATA_HOME: '/x', HOME: '/h' }, '/srv/holdpoint'],
    [{ HOLDPOINT_DATA: 'here' }, path.resolve('here')],
    [{ HOLDPOINT_DATA: '', XDG_DATA_HOME: '/x', HOME: '/h' }, '/x/holdpoint'],
    [{ XDG_DATA_HOME: 'relative', HOME: '/h' }, '/h/.local/share/holdpoint'],
    [{ HOME: '/h' }, '/h/.local/share/holdpoint'],
  ])('for %o is %s', (env, expected) => {
    expect(dataFolderOf(env)).toBe(expected);
  });
  it.each([{}, { HOME: '' }, { HOME: 'relative' }])('for %o is nowhere', (env) => {
    expect(() => dataFolderOf(env)).toThrow(/Set HOLDPOINT_DATA/);
  });
  it('is made with the folders above it, for nobody else', async () => {
    const made = await openDataFolder(path.join(folder, 'a/b'));
    expect((await stat(made)).mode & 0o777).toBe(0o700);
    expect(await openDataFolder(made)).toBe(made);
  });
  it('cannot be a file', async () => {
    const file = path.join(folder, 'file');
    await writeFile(file, '');
    await expect(openDataFolder(file)).rejects.toMatchObject({ code: 'HOLDPOINT_DATA_FOLDER' });
  });
});

describe('the ledger key', () => {
  const origin = 'holdpoint/acme';
  it('is made once, whoever asks first, and stays', async () => {
    const signers = await Promise.all(
      Array.from({ length: 8 }, () => loadOrCreateSigner(folder, origin)),
    );
    const again = await loadOrCreateSigner(folder, origin);
    expect(new Set([...signers, again].map(({ verifierKey }) => verifierKey)).size).toBe(1);
    expect(await readdir(folder)).toEqual(['ledger.key']);
    expect((await stat(path.join(folder, 'ledger.key'))).mode & 0o777).toBe(0o600);
  });
  it('may come from the environment, with line ends written as two characters', () => {
    expect(signerFromPem(TEST_KEY, 'holdpoint/test').verifierKey).toBe(testSigner.verifierKey);
    const oneLine = TEST_KEY.replaceAll('\n', '\\n');
    expect(signerFromPem(oneLine, 'holdpoint/test').verifierKey).toBe(testSigner.verifierKey);
  });
  it.each([
    ['nothing', ''],
    ['no key', 'hello'],
    [
      'a key of another kind',
      generateKeyPairSync('ec', { namedCurve: 'P-256' })
        .privateKey.export({ type: 'pkcs8', format: 'pem' })
        .toString(),
    ],
  ])('is never replaced when the file holds %s', async (_, text) => {
    const file = path.join(folder, 'ledger.key');
    await writeFile(file, text);
    await expect(loadOrCreateSigner(folder, origin)).rejects.toMatchObject({
      code: 'HOLDPOINT_LEDGER_KEY',
      message: expect.stringContaining(file) as string,
    });
    expect(await readFile(file, 'utf8')).toBe(text);
    expect(() => signerFromPem(text, origin)).toThrow(/^HOLDPOINT_LEDGER_KEY: /);
  });
});

describe('the pinned checkpoint', () => {
  const note = (size: number) => formatCheckpoint(size, new Uint8Array(32), testSigner);
  const warnings: string[] = [];
  const pinned = () => pinInFolder(folder, (line) => void warnings.push(line));
  it('is the newest of all that were handed in, in any order and by any process', async () => {
    const pin = pinned();
    expect(await pin.read()).toBeNull();
    for (const size of [1, 3, 2, 40, 7]) pin.keep(note(size));
    await pin.settled();
    expect(await pin.read()).toBe(note(40));
    const other = pinned();
    other.keep(note(39));
    await other.settled();
    expect(await pin.read()).toBe(note(40));
    other.keep(note(41));
    await other.settled();
    expect(await pin.read()).toBe(note(41));
    expect(await readdir(folder)).toEqual(['checkpoint']);
    expect(warnings).toEqual([]);
  });
  it('of a database elsewhere is kept apart, by host, port and name', async () => {
    const pinFor = (url: string | null) => pinInFolder(folder, () => {}, url);
    const [own, other] = [pinFor(null), pinFor('postgresql://ada:x@db.example/holdpoint')];
    own.keep(note(9));
    other.keep(note(2));
    await Promise.all([own.settled(), other.settled()]);
    expect([await own.read(), await other.read()]).toEqual([note(9), note(2)]);
    const same = pinFor('postgresql://bob:y@db.example:5432/holdpoint?sslmode=require');
    expect(await same.read()).toBe(note(2));
    expect(await pinFor('postgresql://ada:x@db.example/other').read()).toBeNull();
  });
  it('that cannot be written is a warning, never a fault', async () => {
    const pin = pinInFolder(path.join(folder, 'gone'), (line) => void warnings.push(line));
    pin.keep(note(1));
    await pin.settled();
    expect(warnings[0]).toMatch(/could not be kept/);
  });
});

describe('who runs the server', () => {
  const needs = { execute: '/bin/sh', read: '/bin/sh', folder: '/nowhere' };
  it('is ourselves where nobody has to stand in', () => {
    expect(chooseRunAs(null, needs)).toEqual({ kind: 'plain' });
    expect(commandAs({ kind: 'plain' }, '/bin/x', ['-y'])).toMatchObject({
      file: '/bin/x',
      args: ['-y'],
    });
  });
  it('is told when the folder is out of reach', () => {
    expect(() => chooseRunAs({ uid: 65534, gid: 65534 }, needs)).toThrow(
      /so that it reaches \/nowhere/,
    );
  });
  it.runIf(process.getuid?.() === 0)(
    'is another user, with more rights only where it needs them',
    () => {
      const user = { uid: 65534, gid: 65534 };
      const reach = { execute: '/bin/sh', read: '/bin/sh' };
      expect(chooseRunAs(user, { ...reach, folder: tmpdir() })).toEqual({ kind: 'uid', ...user });
      expect(chooseRunAs(user, { ...reach, folder })).toEqual({ kind: 'setpriv', ...user });
    },
  );
});
