import { describe, expect, it } from 'vitest';
import type { Effect } from '../../core/change/types.ts';
import { isScratch } from './scratch.ts';
import { ansibleReader } from './reader.ts';

async function read(text: string): Promise<readonly Effect[]> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(text);
  }
  const { effects, signals } = await ansibleReader.read({ name: 'check.txt', bytes: bytes() });
  expect(signals).toEqual([]);
  return effects;
}

function shown(rows: string, { host = 'web1', play = 'all', rest = '' } = {}): string {
  const recap = `PLAY RECAP *****\n${host}  : ok=1    changed=1    unreachable=0\n`;
  return `PLAY [${play}] *****\n\nTASK [Tidy up] *****\n${rows}changed: [${host}]${rest}\n\n${recap}`;
}

function told(action: string, result: Readonly<Record<string, unknown>>, host = 'web1'): string {
  const hosts = { [host]: { action, changed: true, ...result } };
  const plays = [{ play: { name: 'all' }, tasks: [{ task: { name: 'Tidy up' }, hosts }] }];
  return JSON.stringify({ plays, stats: { [host]: { changed: 1 } } });
}

const folder = (path: string, state = 'absent') =>
  `--- before\n+++ after\n@@ -1,4 +1,4 @@\n {\n     "path": "${path}",\n-    "state": "directory"\n+    "state": "${state}"\n }\n\n`;
const file = (path: string, rows: string) =>
  `--- before: ${path}\n+++ after: /home/ci/.ansible/tmp/ansible-local-1/t/x.j2\n@@ -1,9 +1,9 @@\n${rows}\n`;

describe('what goes is called', () => {
  it.each([
    ['by the path in its difference', shown(folder('/srv/orders-data')), '/srv/orders-data'],
    ['by the file before', shown(file('/etc/motd', '-a\n+b\n')), '/etc/motd'],
    ['by the item of a loop', shown('', { rest: ' => (item=/srv/a)' }), '/srv/a'],
    ['by its task where nothing else is told', shown(''), 'Tidy up'],
    [
      'by its task where only the template is told',
      shown(file('', '+a\n').replace('before: ', 'before')),
      'Tidy up',
    ],
    ['by a difference in JSON', told('x.y.z', { diff: { before: { path: '/srv/b' } } }), '/srv/b'],
    [
      'by a list of names',
      told('apt', { invocation: { module_args: { name: ['a', 'b'], state: 'absent' } } }),
      'a, b',
    ],
  ])('%s', async (_, text, name) => {
    const [effect, ...rest] = await read(text);
    expect(rest).toEqual([]);
    expect(effect?.resource.name).toBe(name);
  });

  it('not by a secret in it', async () => {
    const effects = await read(shown('', { rest: ' => (item=password:hunter2hunter2)' }));
    expect(JSON.stringify(effects)).not.toContain('hunter2');
  });
});

const APT = (removed: string, counts: string) =>
  `${removed === '' ? '' : `The following packages will be REMOVED:\n  ${removed}\n`}${counts} and 4 not upgraded.\n`;

describe('packages', () => {
  it('that go are named one by one, and with their settings where a star says so', async () => {
    const counts = '0 upgraded, 0 newly installed, 2 to remove';
    const text = APT('nginx nginx-common*', counts);
    const outcome = [
      { verb: 'delete', reversibility: 'costly', resource: { type: 'apt', name: 'nginx' } },
      { verb: 'delete', reversibility: 'irreversible', resource: { name: 'nginx-common' } },
    ];
    expect(await read(shown(text))).toMatchObject(outcome);
    const args = { invocation: { module_args: { name: 'nginx', state: 'absent' } } };
    expect(await read(told('apt', { ...args, diff: { prepared: text } }))).toMatchObject(outcome);
  });

  it('that only come are harmless', async () => {
    const effects = await read(shown(APT('', '1 upgraded, 2 newly installed, 0 to remove')));
    expect(effects).toMatchObject([{ verb: 'update', reversibility: 'reversible' }]);
  });

  it('that go to make room for others are named beside those', async () => {
    const text = APT('exim4', '0 upgraded, 1 newly installed, 1 to remove');
    const args = { invocation: { module_args: { name: 'postfix', state: 'present' } } };
    for (const run of [shown(text), told('apt', { ...args, diff: { prepared: text } })]) {
      expect(await read(run)).toMatchObject([
        { verb: 'delete', resource: { name: 'exim4' } },
        { verb: 'update', reversibility: 'reversible' },
      ]);
    }
  });

  it('that go without a name are still gone', async () => {
    const effects = await read(shown(APT('', '0 upgraded, 0 newly installed, 2 to remove')));
    expect(effects).toMatchObject([{ verb: 'delete', reversibility: 'costly' }]);
  });

  it('that are very many are counted', async () => {
    const names = Array.from({ length: 9000 }, (_, index) => `p${index}`).join(' ');
    const effects = await read(shown(APT(names, '0 upgraded, 0 newly installed, 9000 to remove')));
    expect(effects).toHaveLength(201);
    expect(effects.at(-1)?.resource.name).toBe('8800 more packages');
  });
});

describe('scratch', () => {
  it.each([
    '/tmp/build-cache',
    '/var/tmp/x/y',
    '/var/cache/apt/archives',
    '/home/ci/.cache/pip',
    '/srv/app/.gradle/caches',
    'C:\\Windows\\Temp\\x',
  ])('%s is made again', async (path) => {
    expect(isScratch(path)).toBe(true);
    const args = { invocation: { module_args: { path, state: 'absent' } } };
    expect(await read(told('file', args))).toMatchObject([
      { verb: 'delete', reversibility: 'reversible', data: 'none' },
    ]);
  });

  it.each([
    '/srv/orders-data',
    '/tmp',
    '/tmp/',
    '/tmp/../srv/data',
    '/tmp/$dir',
    '/srv/tmp/data',
    '/srv/cachet',
    '/srv/app/node_modules',
    '',
  ])('%s is not', async (path) => {
    expect(isScratch(path)).toBe(false);
    const args = { invocation: { module_args: { path, state: 'absent' } } };
    expect(await read(told('file', args))).toMatchObject([{ reversibility: 'irreversible' }]);
  });

  it('shows in a difference too', async () => {
    expect(await read(shown(folder('/tmp/a')))).toMatchObject([{ reversibility: 'reversible' }]);
  });

  it('is no word for a database of that name', async () => {
    const args = { invocation: { module_args: { name: 'cache', state: 'absent' } } };
    expect(await read(told('postgresql_db', args))).toMatchObject([
      { reversibility: 'irreversible' },
    ]);
  });
});

describe('the environment', () => {
  it.each([
    ['dev03.dev.example.com', 'all', 'development'],
    ['db07.prod.example.com', 'all', 'production'],
    ['web1.qa2.example.com', 'all', 'test'],
    ['web1', 'test', 'test'],
    ['web1', 'staging', 'staging'],
    ['dev-db1', 'prod databases', 'production'],
    ['db1.ci.example.com', 'all', 'unknown'],
    ['db1.local', 'all', 'unknown'],
    ['host.test', 'Test the web', 'unknown'],
  ])('of host %s in play %s is %s', async (host, play, environment) => {
    const [effect] = await read(shown(folder('/srv/data'), { host, play }));
    expect(effect).toMatchObject({ environment, reversibility: 'irreversible' });
  });
});

const RULES = '/etc/iptables/rules.v4';
describe('a firewall or a way in that opens', () => {
  it.each([
    ['its policy', '-:INPUT DROP [0:0]\n+:INPUT ACCEPT [12:34]\n', 'public-exposure'],
    ['its last rule', ' -A INPUT -i lo -j ACCEPT\n--A INPUT -j DROP\n', 'public-exposure'],
    [
      'a source',
      '--A INPUT -s 10.20.0.0/16 -p tcp --dport 5432 -j ACCEPT\n+-A INPUT -p tcp --dport 5432 -j ACCEPT\n',
      'public-exposure',
    ],
    [
      'a source to everywhere',
      '--A INPUT -s 10.0.0.0/8 -p tcp --dport 22 -j ACCEPT\n+-A INPUT -s 0.0.0.0/0 -p tcp --dport 22 -j ACCEPT\n',
      'public-exposure',
    ],
    [
      'a source of nftables',
      '-    ip saddr 10.0.0.0/8 tcp dport 22 accept\n+    tcp dport 22 accept\n',
      'public-exposure',
    ],
    [
      'a policy of nftables',
      '-  type filter hook input priority 0; policy drop;\n+  type filter hook input priority 0; policy accept;\n',
      'public-exposure',
    ],
    [
      'a policy of ufw',
      '-DEFAULT_INPUT_POLICY="DROP"\n+DEFAULT_INPUT_POLICY="ACCEPT"\n',
      'public-exposure',
    ],
    ['root', '-PermitRootLogin no\n+PermitRootLogin yes\n', 'protection-removed'],
    [
      'passwords',
      '-PasswordAuthentication no\n+PasswordAuthentication yes\n',
      'protection-removed',
    ],
  ])('by %s says so, and is calm on the way back', async (_, rows, trait) => {
    const [effect] = await read(shown(file(RULES, rows)));
    expect(effect).toMatchObject({ reversibility: 'reversible', resource: { name: RULES } });
    expect(effect?.traits).toContain(trait);
    const turned = rows.replaceAll(/^[-+]/gm, (mark) => (mark === '-' ? '+' : '-'));
    expect(await read(shown(file(RULES, turned)))).toMatchObject([{ traits: ['configuration'] }]);
    const side = (mark: string) =>
      rows
        .split('\n')
        .flatMap((row) => (row.startsWith(mark) || row.startsWith(' ') ? [row.slice(1)] : []))
        .join('\n');
    const diff = [{ before: side('-'), after: side('+') }];
    expect((await read(told('template', { diff })))[0]?.traits).toContain(trait);
  });

  it.each([
    ['a comment', '-# :INPUT DROP [0:0]\n+# :INPUT ACCEPT [0:0]\n'],
    [
      'a comment of nftables',
      '-# hook input priority 0; policy drop;\n+# hook input priority 0; policy accept;\n',
    ],
    ['counters', '-:INPUT DROP [0:0]\n+:INPUT DROP [9:9]\n'],
    ['what goes out', '-:OUTPUT DROP [0:0]\n+:OUTPUT ACCEPT [0:0]\n'],
    ['a rule for another port', '+-A INPUT -s 10.0.0.0/8 -p tcp --dport 80 -j ACCEPT\n'],
    ['another source', '--A INPUT -s 10.0.0.0/8 -j ACCEPT\n+-A INPUT -s 10.1.0.0/16 -j ACCEPT\n'],
    ['a rule that turns more away', '--A INPUT -s 10.0.0.0/8 -j DROP\n+-A INPUT -j DROP\n'],
    ['a last rule in other words', '--A INPUT -j DROP\n+-A INPUT -j REJECT\n'],
  ])('does not by %s', async (_, rows) => {
    expect(await read(shown(file(RULES, rows)))).toMatchObject([
      { verb: 'update', reversibility: 'reversible', traits: ['configuration'] },
    ]);
  });

  it.each([
    [
      'another table',
      '*nat\n:INPUT ACCEPT [0:0]\n*filter\n:INPUT DROP [0:0]\n',
      '*nat\n:INPUT ACCEPT [0:0]\n*filter\n:INPUT DROP [0:0]\n-A INPUT -i lo -j ACCEPT\n',
    ],
    [
      'a rule that let in everybody before',
      '-A INPUT -s 10.0.0.0/8 -p tcp -j ACCEPT\n-A INPUT -p tcp -j ACCEPT\n',
      '-A INPUT -p tcp -j ACCEPT\n',
    ],
  ])('does not by %s that stands on both sides', async (_, before, after) => {
    expect(await read(told('template', { diff: [{ before, after }] }))).toMatchObject([
      { reversibility: 'reversible', traits: ['configuration'] },
    ]);
  });
});
