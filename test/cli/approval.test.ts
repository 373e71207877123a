import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBundle } from '../../src/cli/approval/check/check-bundle.ts';
import { ApprovalBundle } from '../../src/server/contract/presence.ts';
import { signAnswer, withPasskey } from '../support/passkeys.ts';
import { freshStore, type FreshStore } from '../support/store.ts';
import { testSigner } from '../support/signer.ts';
import { submitCase } from '../../src/engine/cases/submit-case.ts';
import { pushed } from '../server/support/governed.ts';
import { destructive, submissionOf } from '../server/support/changes.ts';
import { startTestServer, TOKEN, type TestServer } from '../server/support/server.ts';
import { inFolder, runCli } from './run-cli.ts';

let fresh: FreshStore;
let server: TestServer;
let bundle: ApprovalBundle;
let id: string;
/** What the ledger's page shows. */
let bare: string;
const change = destructive('proved').digest;
const ASKS_NOTHING = { key: null, change: null };

beforeAll(async () => {
  fresh = await freshStore();
  server = await startTestServer(fresh.store);
  // One after the other: the entries of the ledger stand in this order.
  const first = await withPasskey(server, 'jun');
  const pia = await withPasskey(server, 'pia', { algorithm: 'RS256' });
  const jun = await withPasskey(server, 'jun', { algorithm: 'EdDSA', counts: false });
  const machine = server.machine();
  ({ id } = await machine.submit(submissionOf(destructive('proved'))));
  // Jun has two passkeys and answers without one in the end; Pia's answer releases it.
  await signAnswer(first.browser, first.authenticator, id, { reason: 'A first glance.' });
  await signAnswer(jun.browser, jun.authenticator, id, { reason: 'A second look.' });
  await jun.browser.answer(id, 'approve', { reason: 'By session, for once.' });
  await signAnswer(pia.browser, pia.authenticator, id, { reason: 'The copy is good.' });
  await machine.submit(submissionOf(destructive('something else'), { slot: null }));
  bundle = (await machine.send<ApprovalBundle>('GET', `/api/cases/${id}/approvals`)).body;
  bare = (await fresh.store.ledgerHead()).checkpoint;
});
afterAll(async () => {
  await server.close();
  await fresh.drop();
});

describe('what was exported', () => {
  it('holds by itself, whatever algorithm the passkeys have', () => {
    const checked = checkBundle(ApprovalBundle.parse(bundle), ASKS_NOTHING);
    expect(checked.problems).toEqual([]);
    expect(checked.released).toBe(true);
    expect(checked.answers.map(({ person, statement }) => [person, statement !== null])).toEqual([
      ['jun', true],
      ['jun', true],
      ['jun', false],
      ['pia', true],
    ]);
  });

  it('holds for the key and the change that it is asked for, and for no other', () => {
    const key = testSigner.verifierKey;
    expect(checkBundle(bundle, { key, change }).problems).toEqual([]);
    const other = 'holdpoint/other+2d4e5f60+AbcD';
    expect(checkBundle(bundle, { key: other, change }).problems[0]?.member).toBe('verifierKey');
    const otherChange = destructive('another').digest;
    expect(checkBundle(bundle, { key, change: otherChange }).problems).toHaveLength(4);
  });
});

type Path = readonly (string | number)[];

/** Every place in a value that holds a text, a number, a truth or nothing. */
function leavesOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, member]) =>
    leavesOf(member, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function flipped(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string') return 'something';
  const at = Math.floor(value.length / 2);
  const other = value[at] === 'A' ? 'B' : 'A';
  return value.slice(0, at) + other + value.slice(at + 1);
}

function changed(path: Path, change: (value: unknown) => unknown): unknown {
  const copy = structuredClone(bundle) as unknown;
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => (at as never)[key], copy);
  const key = path.at(-1) as never;
  (parent as Record<string, unknown>)[key] = change((parent as Record<string, unknown>)[key]);
  return copy;
}

/** The members that are said not to fit; `unreadable` where it is no such file any more. */
function named(file: unknown): readonly string[] {
  const parsed = ApprovalBundle.safeParse(file);
  if (!parsed.success) return ['unreadable'];
  return checkBundle(parsed.data, ASKS_NOTHING).problems.map(({ member }) => member);
}

const nameOf = (path: Path) =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .slice(1);

describe('what was tampered with', () => {
  it('shows, wherever it is, and is named where it is', () => {
    const all = leavesOf(bundle);
    expect(all.length).toBeGreaterThan(100);
    const unseen = all.filter((path) => named(changed(path, flipped)).length === 0);
    expect(unseen.map(nameOf)).toEqual([]);
    const elsewhere = all.filter((path) => {
      const members = named(changed(path, flipped));
      const place = nameOf(path);
      return !members.some(
        (member) => member === 'unreadable' || place.startsWith(member) || member.startsWith(place),
      );
    });
    expect(elsewhere.map(nameOf)).toEqual([]);
  });

  it.each<[string, (file: ApprovalBundle) => void, string]>([
    ['an answer left out', (file) => file.answers.splice(0, 1), 'answers'],
    ['an answer with its entry left out', leaveOutFirst, 'answers'],
    ['the last answer with its entry left out', leaveOutLast, 'answers'],
    ['all answers left out', (file) => file.answers.splice(0), 'answers'],
    ['an answer said twice', (file) => file.answers.push(file.answers[0] as never), 'answers'],
    [
      'a proof left out',
      (file) =>
        proofs(file)
          .slice(0, 1)
          .forEach((each) => (each.proof = null)),
      'answers[0].proof',
    ],
    ['a proof in another’s place', swapProofs, 'answers[0].proof'],
    ['an entry left out', (file) => file.entries.splice(0, 1), 'answers[0].proof.credential'],
    ['a step of a path left out', (file) => file.entries[0]?.path.pop(), 'entries[0]'],
    ['a member that nothing proves', (file) => Object.assign(file, { title: 'x' }), 'unreadable'],
    [
      'a checkpoint of the same log that was signed for no file',
      (file) => (file.checkpoint = bare),
      'checkpoint',
    ],
    ['an entry about the release left out', leaveOutRelease, 'checkpoint'],
    ['a signature spelt otherwise', (file) => respell(file), 'answers[0].proof.signature'],
  ])('shows: %s', (_, tamper, member) => {
    const file = structuredClone(bundle);
    tamper(file);
    expect(named(file).some((each) => each.startsWith(member))).toBe(true);
  });
});

function proofs(file: ApprovalBundle) {
  return file.answers.filter(({ proof }) => proof !== null);
}

function leaveOutFirst(file: ApprovalBundle): void {
  const [gone] = file.answers.splice(0, 1);
  file.entries.splice(
    file.entries.findIndex(({ sequence }) => sequence === gone?.entry),
    1,
  );
}

function leaveOutLast(file: ApprovalBundle): void {
  const [gone] = file.answers.splice(-1, 1);
  file.entries.splice(
    file.entries.findIndex(({ sequence }) => sequence === gone?.entry),
    1,
  );
}

function leaveOutRelease(file: ApprovalBundle): void {
  file.entries.splice(
    file.entries.findIndex(({ canonical }) => canonical.includes('"case.released"')),
    1,
  );
}

function swapProofs(file: ApprovalBundle): void {
  const [first, second] = proofs(file);
  if (first && second) [first.proof, second.proof] = [second.proof, first.proof];
}

/** Another text for the same bytes. */
function respell(file: ApprovalBundle): void {
  const proof = proofs(file)[0]?.proof;
  if (proof) proof.signature += '=';
}

describe('a release that did not last', () => {
  const pushOf = (name: string, head: string) => pushed(destructive(name), head, `${name} ${head}`);

  /** What a forge's push of a request comes to. */
  const push = async (name: string, head: string) => {
    const submission = submissionOf(pushOf(name, head), { slot: name });
    return (await submitCase(server.engine, submission, { kind: 'machine', name: 'ci' })).case;
  };

  /** Releases a case of its own, exports, lets something happen, and exports again. */
  async function around(
    name: string,
    happen: (caseId: string) => Promise<unknown>,
    submit: (name: string) => Promise<{ readonly id: string }> = (slot) => push(slot, 'a'),
  ): Promise<readonly [before: ApprovalBundle, after: ApprovalBundle]> {
    const machine = server.machine();
    const submitted = await submit(name);
    const [jun, pia] = await Promise.all([withPasskey(server, 'jun'), withPasskey(server, 'pia')]);
    await signAnswer(jun.browser, jun.authenticator, submitted.id);
    await signAnswer(pia.browser, pia.authenticator, submitted.id);
    const exported = async () => {
      const path = `/api/cases/${submitted.id}/approvals`;
      return (await machine.send<ApprovalBundle>('GET', path)).body;
    };
    const before = await exported();
    await happen(submitted.id);
    return [before, await exported()];
  }

  const verify = (file: ApprovalBundle, more: readonly string[] = []) =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'f.json'), JSON.stringify(file));
      const words = ['approval', 'verify', 'f.json', ...more];
      return runCli(words, { cwd: folder, env: { HOLDPOINT_TOKEN: TOKEN } });
    });

  const online = () => ['--server', server.url];

  it('speaks of its time, and the server of what came after', async () => {
    const [before, after] = await around('pushed over', () => push('pushed over', 'b'));
    const offline = await verify(before);
    expect(offline).toMatchObject({ code: 0, stderr: '' });
    expect(offline.stdout).toContain('Released as of');
    expect(offline.stdout).toContain('What became of it since, a file cannot say');

    const asked = await verify(before, online());
    expect(asked).toMatchObject({ code: 20, stderr: '' });
    expect(asked.stdout).toContain('No more: the release was void from');
    expect(asked.stdout).toContain('a newer change took its place');
    expect(await verify(after)).toMatchObject({
      code: 20,
      stdout: expect.stringMatching(/^Void: the case .* a newer change took its place/),
    });
  });

  it('cannot be made to last by leaving out what ended it', async () => {
    const [, after] = await around('cut short', () => push('cut short', 'b'));
    const entries = after.entries.filter(({ canonical }) => !canonical.includes('superseded'));
    expect(entries).toHaveLength(after.entries.length - 1);
    expect(named({ ...after, entries })).toEqual(['checkpoint']);
  });

  it('is released still, or was used for what it was given, where that is so', async () => {
    const [before, after] = await around(
      'used',
      (caseId) => server.machine().confirm(caseId, destructive('used').digest),
      (slot) => server.machine().submit(submissionOf(destructive('used'), { slot })),
    );
    expect(await verify(before, online())).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('It was used at'),
    });
    expect(await verify(after)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Released, and used at'),
    });
    expect(await verify(bundle, online())).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('It is released still'),
    });
    const json = await verify(bundle, [...online(), '--format', 'json']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      kind: 'proved',
      asOf: { size: expect.any(Number) },
      since: { kind: 'same' },
    });
  });

  it('is not said by a server that does not answer, or keeps another ledger', async () => {
    const gone = await verify(bundle, ['--server', 'http://127.0.0.1:1']);
    expect(gone).toMatchObject({ code: 1, stdout: '' });
    const other = await freshStore();
    const elsewhere = await startTestServer(other.store);
    const reply = await verify(bundle, ['--server', elsewhere.url]);
    await elsewhere.close();
    await other.drop();
    expect(reply).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('the command line', () => {
  it('exports and verifies offline, and says who signed what, knowing what', async () => {
    await inFolder(async (folder) => {
      const env = { HOLDPOINT_SERVER: server.url, HOLDPOINT_TOKEN: TOKEN };
      const exported = await runCli(['approval', 'export', id], { cwd: folder, env });
      expect(exported).toMatchObject({ code: 0, stderr: '' });
      await writeFile(join(folder, 'f.json'), exported.stdout);
      const words = ['approval', 'verify', 'f.json', '--key', testSigner.verifierKey];
      const verified = await runCli([...words, '--change', change], { cwd: folder });
      expect(verified).toMatchObject({ code: 0, stderr: '' });
      expect(verified.stdout).toMatch(/^Proved: the answers to the case/);
      const { size } = await fresh.store.ledgerHead();
      expect(verified.stdout).toContain(
        `Released as of ${server.time.clock.now()}, checkpoint size ${String(size)}.`,
      );
      expect(verified.stdout).toContain(
        'pia approved at 2026-03-02T09:00:00.000Z: The copy is good.',
      );
      expect(verified.stdout).toContain('Signed with a passkey, by somebody present and verified');
      expect(verified.stdout).toContain(`Change ${change}`);
      expect(verified.stdout).toContain('By session: nothing proves that a person was present.');
      const json = await runCli(['approval', 'verify', 'f.json', '--format', 'json'], {
        cwd: folder,
      });
      expect(JSON.parse(json.stdout)).toMatchObject({ kind: 'proved', released: true });

      await writeFile(join(folder, 'f.json'), exported.stdout.replace('The copy is good', 'It is'));
      const broken = await runCli(words, { cwd: folder });
      expect(broken.code).toBe(20);
      expect(broken.stdout).toMatch(/^Broken: what this file says is not proved\.\n {2}\S+: /);
    });
  });

  it.each([
    ['a file that is not there', ['approval', 'verify', 'none.json'], /cannot be read \(ENOENT\)/],
    ['a key that is none', ['approval', 'verify', 'none.json', '--key', 'x'], /not a verifier key/],
    ['a change that is none', ['approval', 'verify', 'a', '--change', 'x'], /not a digest/],
    ['no file', ['approval', 'verify'], /missing required argument/],
  ])('ends with 2 for %s', async (_, words, said) => {
    const ran = await runCli(words);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(said);
  });
});
