import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ForgeFault } from '../../../engine/forge/ports.ts';
import type { GitRemote } from '../../../engine/forge/types.ts';
import { createGitMirror } from './create-git-mirror.ts';
import type { MirrorOptions } from './create-git-mirror.ts';

let folder = '';
let source = '';
const servers: Server[] = [];
const clock = { now: () => '2026-03-10T09:00:00.000Z' };

function git(directory: string, ...args: readonly string[]): string {
  const as = ['-c', 'user.name=mary', '-c', 'user.email=mary@example.com', '-C', directory];
  return execFileSync('git', [...as, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
}

function commit(branch: string, message = branch): string {
  git(source, 'checkout', '--quiet', '-B', branch);
  git(source, 'commit', '--quiet', '--allow-empty', '--message', message);
  return git(source, 'rev-parse', 'HEAD');
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdpoint-mirror-'));
  source = join(folder, 'source');
  mkdirSync(source);
  git(source, 'init', '--quiet', '--initial-branch=main');
  commit('main');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(handler: RequestListener): Promise<string> {
  const server = createServer(handler);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const mirror = (given: Partial<MirrorOptions> = {}) =>
  createGitMirror({ folder: join(folder, 'mirrors'), protocols: ['file'], clock, ...given });
const remote = (given: Partial<GitRemote> = {}): GitRemote => ({
  url: pathToFileURL(source).href,
  authorization: null,
  headRef: (number) => `refs/pull/${number}/head`,
  ...given,
});
async function faultOf(work: Promise<unknown>): Promise<ForgeFault> {
  const error = await work.catch((caught: unknown) => caught);
  if (error instanceof ForgeFault) return error;
  throw new Error('expected a fault', { cause: error });
}

describe('a copy', () => {
  it('is bare, without tags, hooks or remotes', async () => {
    git(source, 'tag', 'v1');
    const copy = await mirror().fetch('acme/shop', remote(), ['refs/heads/main']);
    expect(git(copy, 'rev-parse', '--is-bare-repository')).toBe('true');
    expect(git(copy, 'for-each-ref', '--format=%(refname)').split('\n')).toEqual([
      expect.stringMatching(/^refs\/holdpoint\/kept\//),
      expect.stringMatching(/^refs\/holdpoint\/named\//),
    ]);
    expect([readdirSync(copy).includes('hooks'), git(copy, 'remote')]).toEqual([false, '']);
  });

  it('holds branches that could not be refs beside each other', async () => {
    const copies = mirror();
    const first = commit('a');
    await copies.fetch('acme/shop', remote(), ['refs/heads/a']);
    git(source, 'checkout', '--quiet', 'main');
    git(source, 'branch', '-D', 'a');
    const second = commit('a/b');
    const copy = await copies.fetch('acme/shop', remote(), ['refs/heads/a/b']);
    expect([first, second].map((id) => git(copy, 'cat-file', '-t', id))).toEqual([
      'commit',
      'commit',
    ]);
  });

  it('is one for all who ask at once, and another for another forge', async () => {
    const copies = mirror();
    commit('a');
    const ask = (ref: string) => copies.fetch('acme/shop', remote(), [ref]);
    const [one, two] = await Promise.all([ask('refs/heads/main'), ask('refs/heads/a')]);
    const url = `${pathToFileURL(source).href}/.git`;
    const other = await copies.fetch('acme/shop', remote({ url }), ['refs/heads/main']);
    expect(one).toBe(two);
    expect(other).not.toBe(one);
  });

  it('goes on after a git that was ended hard', async () => {
    const copy = await mirror().fetch('acme/shop', remote(), ['refs/heads/main']);
    writeFileSync(join(copy, 'packed-refs.lock'), '');
    const [name = ''] = git(
      copy,
      'for-each-ref',
      '--format=%(refname)',
      'refs/holdpoint/named',
    ).split('\n');
    writeFileSync(join(copy, `${name}.lock`), '');
    const head = commit('main', 'next');
    await mirror().fetch('acme/shop', remote(), ['refs/heads/main']);
    expect(git(copy, 'cat-file', '-t', head)).toBe('commit');
  });

  it('joins its packs when there are many, and loses nothing', async () => {
    const copies = mirror();
    const heads: string[] = [];
    let copy = '';
    for (let turn = 0; turn < 45; turn += 1) {
      git(source, 'checkout', '--quiet', 'main');
      heads.push(commit('moving', `turn ${turn}`));
      copy = await copies.fetch('acme/shop', remote(), ['refs/heads/moving']);
    }
    const packs = readdirSync(join(copy, 'objects/pack')).filter((file) => file.endsWith('.pack'));
    expect(packs.length).toBeLessThan(20);
    expect(heads.map((id) => git(copy, 'cat-file', '-t', id))).toEqual(heads.map(() => 'commit'));
  });

  it('asks nobody for a commit that it has', async () => {
    const copies = mirror();
    const id = git(source, 'rev-parse', 'main');
    const copy = await copies.fetch('acme/shop', remote(), ['refs/heads/main']);
    rmSync(source, { recursive: true });
    expect(await copies.fetch('acme/shop', remote(), [id])).toBe(copy);
  });
});

describe('what a copy is shielded from', () => {
  it('leaves the user’s settings and variables outside', async () => {
    const config = join(folder, 'gitconfig');
    const home = pathToFileURL(source).href;
    writeFileSync(config, `[url "file:///nowhere"]\n\tinsteadOf = ${home}\n`);
    const environment = {
      PATH: process.env['PATH'],
      HOME: folder,
      GIT_CONFIG_GLOBAL: config,
      GIT_DIR: '/nowhere',
    };
    const copy = await mirror({ environment }).fetch('acme/shop', remote(), ['refs/heads/main']);
    expect(git(copy, 'rev-parse', '--is-bare-repository')).toBe('true');
  });

  it('passes the authorization by the environment, and no word of it by arguments', async () => {
    const seen = join(folder, 'seen');
    const fake = join(folder, 'fake-git');
    writeFileSync(
      fake,
      `#!/bin/sh\necho "args $*" >> ${seen}\nenv | grep GIT_CONFIG >> ${seen}\nexit 9\n`,
    );
    chmodSync(fake, 0o755);
    const authorization = 'Basic c2VjcmV0';
    const given = remote({ url: 'https://github.example/acme/shop.git', authorization });
    const fault = await faultOf(
      mirror({ git: fake }).fetch('acme/shop', given, ['refs/heads/main']),
    );
    const lines = execFileSync('cat', [seen], { encoding: 'utf8' }).split('\n');
    const withSecret = lines.filter((line) => line.includes('c2VjcmV0'));
    expect(withSecret).toEqual([
      expect.stringMatching(/^GIT_CONFIG_VALUE_\d+=Authorization: Basic c2VjcmV0$/),
    ]);
    expect(lines).toContainEqual(
      expect.stringMatching(/^GIT_CONFIG_KEY_\d+=http\.https:\/\/github\.example\/\.extraHeader$/),
    );
    expect(fault.message).not.toContain('c2VjcmV0');
  });

  it('follows no redirect with it', async () => {
    const seen: string[] = [];
    const other = await serve((request, response) => {
      seen.push(request.headers.authorization ?? 'none');
      response.writeHead(404).end();
    });
    const url = await serve((_request, response) => {
      response.writeHead(301, { location: `${other}/acme/shop.git/info/refs` }).end();
    });
    const given = remote({ url: `${url}/acme/shop.git`, authorization: 'Basic c2VjcmV0' });
    const copies = mirror({ protocols: ['http'] });
    await faultOf(copies.fetch('acme/shop', given, ['refs/heads/main']));
    expect(seen).toEqual([]);
  });

  it('waits when it is told to, and asks nobody meanwhile', async () => {
    let asked = 0;
    const url = await serve((_request, response) => {
      asked += 1;
      response.writeHead(429).end();
    });
    const copies = mirror({ protocols: ['http'] });
    const ask = () =>
      faultOf(copies.fetch('acme/shop', remote({ url: `${url}/x.git` }), ['refs/heads/main']));
    const faults = [await ask(), await ask()];
    expect(faults.map(({ code, retryAfter }) => [code, retryAfter])).toEqual([
      ['rate-limited', 60_000],
      ['rate-limited', 60_000],
    ]);
    expect(asked).toBe(1);
  });

  it('fetches by no other protocol than it was allowed', async () => {
    const copies = mirror({ protocols: ['https'] });
    const fault = await faultOf(copies.fetch('acme/shop', remote(), ['refs/heads/main']));
    expect(fault.code).toBe('malformed');
  });

  it('waits no longer than it was told to', async () => {
    const slow = join(folder, 'slow-git');
    writeFileSync(slow, '#!/bin/sh\nexec sleep 60\n');
    chmodSync(slow, 0o755);
    const copies = mirror({ git: slow, timeout: 50 });
    const fault = await faultOf(copies.fetch('acme/shop', remote(), ['refs/heads/main']));
    expect(fault.code).toBe('unreachable');
  });

  it('says that git is not there', async () => {
    const copies = mirror({ git: join(folder, 'no-git') });
    const fault = await faultOf(copies.fetch('acme/shop', remote(), ['refs/heads/main']));
    expect(fault.message).toContain('git could not be run');
  });

  it.each<[string, Partial<GitRemote>, string]>([
    ['a secret in the address', { url: 'https://x:y@github.example/a' }, 'refs/heads/main'],
    ['no address', { url: '--upload-pack=touch' }, 'refs/heads/main'],
    [
      'an authorization over http',
      { url: 'http://github.example/a', authorization: 'Basic x' },
      'refs/heads/main',
    ],
    ['two lines', { url: 'https://github.example/a', authorization: 'a\nb' }, 'refs/heads/main'],
    ['an option', {}, '--upload-pack=touch'],
    ['a short name', {}, 'main'],
    ['a range of refs', {}, 'refs/heads/*'],
    ['a target of its own', {}, 'refs/heads/main:refs/heads/x'],
    ['two lines of refs', {}, 'refs/heads/main\nrefs/heads/x'],
    ['a short id', {}, 'abc1234'],
  ])('refuses %s before git is asked', async (_what, given, ref) => {
    const fault = await faultOf(
      mirror({ git: '/nowhere' }).fetch('acme/shop', remote(given), [ref]),
    );
    expect(fault.code).toBe('malformed');
  });
});

describe('room on the disk', () => {
  const copies = (): readonly string[] => readdirSync(join(folder, 'mirrors')).toSorted();
  const fill = (bytes: number): void => {
    writeFileSync(join(source, 'large.bin'), randomBytes(bytes));
    git(source, 'add', '-A');
    commit('main', 'Fill');
  };
  let now = Date.parse('2026-03-10T09:00:00.000Z');
  const ticking = { now: () => new Date(now).toISOString() };

  it('is not taken by a repository that is too large: it is a fault, and nothing is left', async () => {
    fill(600_000);
    const small = mirror({ mostBytes: 300_000, clock: ticking });
    const first = await faultOf(small.fetch('acme/shop', remote(), ['refs/heads/main']));
    expect([first.code, first.message]).toEqual([
      'malformed',
      expect.stringMatching(/acme\/shop: its copy would take more than 1 MB on disk/),
    ]);
    expect(copies()).toEqual([]);
    // Asked again within the hour nothing is fetched, and afterwards it is tried once more.
    const again = await faultOf(small.fetch('acme/shop', remote(), ['refs/heads/main']));
    expect([again.message, copies()]).toEqual([first.message, []]);
    git(source, 'reset', '--quiet', '--hard', 'HEAD~1');
    now += 3_600_001;
    await small.fetch('acme/shop', remote(), ['refs/heads/main']);
    expect(copies()).toHaveLength(1);
  });

  it('is enough for what is smaller', async () => {
    fill(200_000);
    await mirror({ mostBytes: 300_000 }).fetch('acme/shop', remote(), ['refs/heads/main']);
    expect(copies()).toHaveLength(1);
  });

  it('is watched while git is still fetching', async () => {
    const slow = join(folder, 'slow-git');
    const script = [
      '#!/bin/sh',
      'case " $* " in *" fetch "*)',
      '  head -c 600000 /dev/zero > objects/pack/tmp_pack_large; exec sleep 600;;',
      'esac',
      'exec git "$@"',
    ];
    writeFileSync(slow, script.join('\n'));
    chmodSync(slow, 0o755);
    const small = mirror({ mostBytes: 300_000, git: slow });
    const fault = await faultOf(small.fetch('acme/shop', remote(), ['refs/heads/main']));
    expect([fault.message.includes('would take more than'), copies()]).toEqual([true, []]);
  });

  it('goes to those copies that were used last', async () => {
    const few = mirror({ mostCopies: 2, clock: ticking });
    const fetched = async (name: string): Promise<void> => {
      now += 3_600_000;
      await few.fetch(name, remote(), ['refs/heads/main']);
    };
    for (const name of ['one', 'two', 'one', 'three']) await fetched(name);
    expect(copies().map((copy) => copy.split('-')[0])).toEqual(['one', 'three']);
    await fetched('two');
    expect(copies().map((copy) => copy.split('-')[0])).toEqual(['three', 'two']);
  });

  it('is not taken from what somebody may be reading', async () => {
    const few = mirror({ mostCopies: 1, clock: ticking });
    for (const name of ['one', 'two']) await few.fetch(name, remote(), ['refs/heads/main']);
    expect(copies()).toHaveLength(2);
  });
});
