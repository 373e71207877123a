import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../types.ts';
import type { ReaderResult } from '../types.ts';
import { CASES, REVERSIBLE } from './cases.ts';
import { ansibleReader } from './reader.ts';

type Json = Readonly<Record<string, unknown>>;

async function read(text: string, name = 'check.json'): Promise<ReaderResult> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(text);
  }
  return ansibleReader.read({ name, bytes: bytes() });
}

function run(
  action: string,
  module_args: Json,
  result: Json = { changed: true },
  host = 'db1.prod.example.com',
): string {
  const hosts = { [host]: { action, invocation: { module_args }, ...result } };
  const changed = result['changed'] === true ? 1 : 0;
  return JSON.stringify({
    plays: [{ play: { name: 'all' }, tasks: [{ task: { name: 'it' }, hosts }] }],
    stats: { [host]: { changed, ok: 1 } },
  });
}

const MOVES = CASES.filter(
  ([module]) => !/^(?:command|raw|reboot|docker_prune|.*shell)$/.test(module),
);

describe('a run as JSON', () => {
  it.each(CASES)('%s with %j is %s', async (module, args, reversibility) => {
    const { effects, signals } = await read(run(module, args));
    expect(signals).toEqual([]);
    expect(effects).toHaveLength(1);
    expect(effects[0]).toMatchObject({ reversibility, environment: 'production' });
  });

  it.each(CASES)('%s with %j that changes nothing is nothing', async (module, args) => {
    expect((await read(run(module, args, { changed: false }))).effects).toEqual([]);
  });

  it.each(MOVES)('%s: not %j, which is %s, but %j is harmless', async (module, _, __, args) => {
    const { effects } = await read(run(module, args));
    expect(effects[0]).toMatchObject({ reversibility: 'reversible', data: 'none' });
  });

  it.each(REVERSIBLE)('%s with %j can be taken back', async (module, args, trait) => {
    const { effects } = await read(run(module, args));
    expect(effects[0]).toMatchObject({ reversibility: 'reversible' });
    if (trait !== '') expect(effects[0]?.traits).toContain(trait);
  });

  it.each(['debug', 'set_fact', 'ansible.builtin.stat'])('%s does nothing', async (module) => {
    expect((await read(run(module, {}))).effects).toEqual([]);
  });

  it('reads each item of a loop', async () => {
    const results = ['a', 'b'].map((name) => ({
      changed: name === 'a',
      invocation: { module_args: { name, state: 'absent' } },
    }));
    const { effects } = await read(run('postgresql_db', {}, { changed: true, results }));
    expect(effects.map(({ resource }) => resource.name)).toEqual(['a']);
  });

  it.each<[string, Json, string]>([
    ['command', { changed: false, skipped: true, msg: 'skipped, running in check mode' }, 'hold'],
    [
      'copy',
      { changed: false, skipped: true, msg: 'remote module does not support check mode' },
      'hold',
    ],
    ['shell', { changed: false, skipped: true }, 'hold'],
    ['shell', { changed: false, skipped: true, skip_reason: 'Conditional result was False' }, ''],
    ['copy', { changed: false, skipped: true, skip_reason: 'Conditional result was False' }, ''],
    ['copy', { changed: false, failed: true, msg: 'x' }, 'hold'],
    ['copy', { changed: false, unreachable: true }, 'hold'],
    ['copy', { changed: false, failed: true, ignore_errors: true }, 'note'],
  ])('%s with %j', async (module, result, weight) => {
    const { signals } = await read(run(module, {}, result));
    expect(signals.map((signal) => signal.weight)).toEqual(weight === '' ? [] : [weight]);
  });

  it('tells environments apart by host', async () => {
    expect(
      (await read(run('file', { state: 'absent' }, { changed: true }, 'dev-db1'))).effects[0]
        ?.environment,
    ).toBe('development');
    expect(
      (await read(run('file', { state: 'absent' }, { changed: true }, 'db1'))).effects[0]
        ?.environment,
    ).toBe('unknown');
  });

  it('masks what it shows', async () => {
    const text = run(
      'template',
      {},
      {
        changed: true,
        diff: [{ before: 'password: hunter2hunter2\n', after: 'password: hunter3hunter3\n' }],
      },
    );
    expect(JSON.stringify(await read(text))).not.toMatch(/hunter/);
  });
});

const HEAD = 'PLAY [prod web] *****\n\nTASK [one] ******\n';
const recap = (changed: number) =>
  `\nPLAY RECAP ******\nweb1                       : ok=2    changed=${changed}    unreachable=0    failed=0\n`;
const DIFF = '--- before: /etc/x\n+++ after: /etc/x\n@@ -1 +1 @@\n-a\n+b\n\n';
const ABSENT =
  '--- before\n+++ after\n@@ -1,5 +1,5 @@\n {\n     "path": "/srv/data",\n-    "state": "directory"\n+    "state": "absent"\n }\n\n';

describe('a run as text', () => {
  it.each([
    ['a deletion', `${ABSENT}changed: [web1]\n`, 'irreversible'],
    ['a deletion in colour', `${ABSENT}\u001B[0;33mchanged: [web1]\u001B[0m\n`, 'irreversible'],
    ['a change of a file', `${DIFF}changed: [web1]\n`, 'reversible'],
    [
      'a file that mentions a state',
      `${DIFF.replace('+b', '+b state: absent')}changed: [web1]\n`,
      'reversible',
    ],
    ['nothing shown', 'changed: [web1]\n', 'unknown'],
    ['an item', `${ABSENT}changed: [web1] => (item=x)\n`, 'irreversible'],
    [
      'details',
      'changed: [web1] => {"changed": true, "invocation": {"module_name": "lvol", "module_args": {"state": "absent"}}}\n',
      'irreversible',
    ],
    [
      'a state without a module',
      'changed: [web1] => {"changed": true, "state": "stopped"}\n',
      'costly',
    ],
  ])('with %s', async (_, lines, reversibility) => {
    const { effects, signals } = await read(`${HEAD}${lines}${recap(1)}`, 'out.txt');
    expect(signals).toEqual([]);
    expect(effects[0]).toMatchObject({ reversibility, environment: 'production' });
  });

  it.each([
    ['ok', 'ok: [web1]\n', 0],
    ['a difference that belongs to nothing', `${ABSENT}ok: [web1]\n`, 0],
    ['talk of a change', 'ok: [web1] => {"msg": "changed: [web1]"}\n', 0],
  ])('with %s is nothing', async (_, lines, count) => {
    const { effects, signals } = await read(`${HEAD}${lines}${recap(0)}`);
    expect(effects).toHaveLength(count);
    expect(signals).toEqual([]);
  });

  it.each([
    ['no recap', `${HEAD}ok: [web1]\n`],
    ['more changes counted', `${HEAD}ok: [web1]\n${recap(3)}`],
    ['a failure', `${HEAD}fatal: [web1]: FAILED! => {"msg": "x"}\n${recap(0)}`],
    ['a host away', `${HEAD}fatal: [web1]: UNREACHABLE! => {"msg": "x"}\n${recap(0)}`],
    ['a task left out', `${HEAD}skipping: [web1]\n${recap(0)}`],
    [
      'a task that check mode leaves out',
      `${HEAD}skipping: [web1] => {"skipped": true, "msg": "skipped, running in check mode"}\n${recap(0)}`,
    ],
  ])('with %s is held', async (_, text) => {
    expect((await read(text)).signals.some(({ weight }) => weight === 'hold')).toBe(true);
  });

  it.each([
    [
      'a condition that is false',
      `${HEAD}skipping: [web1] => {"skipped": true, "skip_reason": "Conditional result was False"}\n${recap(0)}`,
    ],
    [
      'a failure that is ignored',
      `${HEAD}fatal: [web1]: FAILED! => {"msg": "x"}\n...ignoring\n${recap(0)}`,
    ],
  ])('with %s is not held', async (_, text) => {
    expect((await read(text)).signals.some(({ weight }) => weight === 'hold')).toBe(false);
  });
});

describe('other input', () => {
  it('is known by its head', () => {
    expect(ansibleReader.recognises(HEAD, 'x')).toBe(true);
    expect(ansibleReader.recognises(run('file', {}), 'x')).toBe(true);
    expect(ansibleReader.recognises('{"plays": 3}', 'x')).toBe(false);
    expect(ansibleReader.recognises('A PLAY [in three acts]', 'x')).toBe(false);
  });

  it.each(['{"plays": [', '{}', '[]', 'hello', '{"plays": {}}'])('throws for %s', async (text) => {
    await expect(read(text)).rejects.toThrow(InputError);
  });

  it('never fails otherwise, and is never silent', async () => {
    const piece = fc.constantFrom(
      'changed: [',
      'web1]',
      '\n',
      '=> {',
      '}',
      '"state": "absent"',
      '--- a',
      '+++ b',
      'fatal: [x]: ',
      '...ignoring',
      '__proto__',
      '\u001B[',
      ']',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 5 }))),
        async (parts) => {
          const { signals } = await read(`${HEAD}${parts.join('')}`);
          expect(signals.some(({ weight }) => weight === 'hold')).toBe(true);
        },
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (result, tasks) => {
        const plays = [{ play: {}, tasks: [{ task: {}, hosts: { h: result } }] }, { tasks }];
        const { signals } = await read(JSON.stringify({ plays }));
        expect(signals.some(({ weight }) => weight === 'hold')).toBe(true);
      }),
    );
  });
});
