/** What goes wrong on the way to an App: one clear line each, nothing lost, and nothing let in. */
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApp, formIn, openPlace, SERVER, type Connecting, type Place } from './support.ts';

let place: Place;
let now: number | null;
beforeEach(async () => {
  now = null;
  place = await openPlace({ now: () => new Date(now ?? Date.now()).toISOString() });
});
afterEach(() => place.close());

/** As Ctrl-C does it; the handler is the command's own. */
async function interrupt({ ended }: Connecting): Promise<number> {
  process.emit('SIGINT');
  return (await ended).code;
}

const installApp = (slug = 'holdpoint-acme') =>
  fetch(`${place.fake.url}/apps/${slug}/installations/new`, { method: 'POST' });

const files = async () => (await readdir(place.folder)).toSorted();
const settings = () => readFile(join(place.folder, 'github-app.env'), 'utf8');

describe('options that cannot be', () => {
  it.each([
    [{ server: '' }, {}, 'where is Holdpoint reached'],
    [{ server: 'holdpoint.example.com' }, {}, 'not an address without a path'],
    [{ server: `${SERVER}/path` }, {}, 'not an address without a path'],
    [{ server: 'http://localhost:4600', github: 'https://github.com' }, {}, 'cannot post webhooks'],
    [{ github: 'ghe.example.com' }, {}, 'not an address of GitHub'],
    [{ github: 'http://ghe.example.com' }, {}, 'not encrypted'],
    [{ organization: '../x' }, {}, 'not a name of an organisation'],
    [{ name: 'x'.repeat(35) }, {}, 'GitHub takes names of 1 to 34'],
    [{ port: '70000' }, {}, 'not a port'],
    [{ timeout: 'soon' }, {}, 'not a duration'],
    [{ out: '/dev/null/folder' }, {}, '--out FOLDER'],
  ])('%j is one line and exit code 2', async (given, env, message) => {
    const { code, line } = await place.connect(given, env).ended;
    expect([code, line.split('\n').length]).toEqual([2, 1]);
    expect(line).toContain(message);
    expect(place.fake.requests).toEqual([]);
  });

  it('a port that somebody else has is one line and exit code 2', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => void taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const { code, line } = await place.connect({ port: String(port) }).ended;
    expect([code, line]).toEqual([2, expect.stringContaining(`port ${port} is in use`)]);
    await new Promise((resolve) => taken.close(resolve));
  });

  it('an environment with an App of its own is said to win', async () => {
    const running = place.connect({}, { HOLDPOINT_GITHUB_APP_ID: '7' });
    await running.url();
    expect(running.stderr()).toContain('the environment names a GitHub App');
    expect(await interrupt(running)).toBe(10);
  });
});

describe('the code', () => {
  it('that is an hour old ends it with one line, and says where the App is to be removed', async () => {
    const running = place.connect();
    const back = await createApp(await running.url());
    now = Date.now() + 60 * 60 * 1000;
    const page = await (await fetch(back)).text();
    const { code, line } = await running.ended;
    expect([code, line.split('\n').length]).toEqual([1, 1]);
    expect(line).toContain('answered 404');
    expect(line).toContain(`${place.fake.url}/organizations/acme/settings/apps`);
    expect(page).toContain('answered 404');
    expect(page + line + running.stderr()).not.toContain(back.searchParams.get('code'));
    expect(await files()).not.toContain('github-app.env');
  });

  it('that GitHub cannot read (422) ends it, too', async () => {
    const running = place.connect();
    const back = await createApp(await running.url());
    place.fake.failNext(/app-manifests/, 422);
    await fetch(back);
    expect(await running.ended).toMatchObject({ code: 1, line: expect.stringContaining('422') });
  });

  it.each([502, 'hang-up'] as const)('is good again after %j', async (failure) => {
    const running = place.connect();
    const back = await createApp(await running.url());
    place.fake.failNext(/app-manifests/, failure);
    const first = await fetch(back);
    expect([first.status, await first.text()]).toEqual([
      502,
      expect.stringContaining('Load this page again'),
    ]);
    expect((await fetch(back)).status).toBe(200);
    await installApp();
    expect((await running.ended).code).toBe(0);
  });

  it('that comes twice at once is exchanged once', async () => {
    const running = place.connect();
    const back = await createApp(await running.url());
    const answers = await Promise.all([fetch(back), fetch(back), fetch(back)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const asked = place.fake.requests.filter(({ path }) => path.includes('/app-manifests/'));
    expect(asked).toHaveLength(1);
    await installApp();
    expect((await running.ended).code).toBe(0);
  });

  it('with another state is not even asked about, and ends nothing', async () => {
    const running = place.connect();
    const back = await createApp(await running.url());
    for (const state of ['', 'x', `${back.searchParams.get('state')}x`]) {
      const other = new URL(back);
      other.searchParams.set('state', state);
      expect((await fetch(other)).status).toBe(400);
    }
    expect(place.fake.requests.some(({ path }) => path.includes('app-manifests'))).toBe(false);
    expect(running.stderr().match(/another state/g)).toHaveLength(3);
    expect((await fetch(back)).status).toBe(200);
    await installApp();
    expect((await running.ended).code).toBe(0);
  });

  it('is not used up where the key could not be kept', async () => {
    const running = place.connect();
    const back = await createApp(await running.url());
    await rm(place.folder, { recursive: true });
    await writeFile(place.folder, 'a file in its place');
    const answer = await fetch(back);
    expect([answer.status, await answer.text()]).toEqual([
      502,
      expect.stringContaining('cannot be written'),
    ]);
    await rm(place.folder);
    await mkdir(place.folder);
    expect((await fetch(back)).status).toBe(200);
    expect(await files()).toContain('github-app.env');
    await installApp();
    expect((await running.ended).code).toBe(0);
  });
});

describe('a name that is taken', () => {
  it('is chosen anew at GitHub, and the App is the one of that name', async () => {
    const first = place.connect();
    await fetch(await createApp(await first.url()));
    await installApp();
    await first.ended;
    const other = place.connect({ out: join(place.folder, 'other') });
    const page = await other.url();
    await expect(createApp(page)).rejects.toThrow('Name is already taken');
    await fetch(await createApp(page, 'Holdpoint two'));
    await installApp('holdpoint-two');
    expect((await other.ended).code).toBe(0);
    expect(other.stdout()).toContain('The App holdpoint-two');
  });
});

describe('somebody else', () => {
  const ask = (page: URL, path: string, headers: Record<string, string>, method = 'GET') =>
    new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }>(
      (resolve, reject) => {
        const sent = request(
          { host: '127.0.0.1', port: page.port, path, headers, method },
          (answer) => {
            let body = '';
            answer.on('data', (chunk: Buffer) => (body += chunk.toString()));
            answer.on('end', () =>
              resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }),
            );
          },
        );
        sent.on('error', reject).end();
      },
    );

  it('finds nothing without the address, under another name, or from another page', async () => {
    const running = place.connect();
    const page = await running.url();
    const own = { host: page.host };
    const asked = [
      await ask(page, '/', own),
      await ask(page, `${page.pathname}x`, own),
      await ask(page, page.pathname, { host: 'rebound.example' }),
      await ask(page, page.pathname, { host: '127.0.0.1:1' }),
      await ask(page, page.pathname, own, 'POST'),
    ];
    expect(asked.map(({ status }) => status)).toEqual([404, 404, 421, 421, 405]);
    for (const { body } of asked) expect(body).not.toMatch(/state=|manifest/);
    const good = await ask(page, page.pathname, { host: `localhost:${page.port}` });
    expect(good.status).toBe(200);
    expect(await interrupt(running)).toBe(10);
  });

  it('gets no right to read from it, keep it, frame it or add to it', async () => {
    const running = place.connect();
    const page = await running.url();
    const { headers } = await ask(page, page.pathname, {
      host: page.host,
      origin: 'https://evil.example',
    });
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'strict-origin',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(
        /default-src 'none'; script-src 'nonce-[^']+';.*frame-ancestors 'none'/,
      ),
    });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(await interrupt(running)).toBe(10);
  });

  it('cannot put markup into it', async () => {
    const running = place.connect({ name: '"><script>x</script>' });
    const page = await running.url();
    const shown = await (await fetch(page)).text();
    expect(shown).not.toContain('<script>x');
    const manifest = JSON.parse(formIn(shown).fields['manifest'] ?? '') as { name: string };
    expect(manifest.name).toBe('"><script>x</script>');
    expect(await interrupt(running)).toBe(10);
  });
});

describe('Ctrl-C', () => {
  it('before the code comes loses nothing: the way back leads to the next run', async () => {
    const first = place.connect();
    const back = await createApp(await first.url());
    expect(await interrupt(first)).toBe(10);
    const second = place.connect();
    expect((await second.url()).href).toBe((await first.url()).href);
    expect((await fetch(back)).status).toBe(200);
    await installApp();
    expect((await second.ended).code).toBe(0);
  });

  it('gives way where the port of the run before is somebody else’s by now', async () => {
    const first = place.connect();
    const { port } = await first.url();
    expect(await interrupt(first)).toBe(10);
    const taken = createServer();
    await new Promise<void>((resolve) => void taken.listen(Number(port), '127.0.0.1', resolve));
    const second = place.connect();
    expect((await second.url()).port).not.toBe(port);
    expect(await interrupt(second)).toBe(10);
    await new Promise((resolve) => taken.close(resolve));
  });

  it('while the code is being changed waits for the key', async () => {
    const gate = Promise.withResolvers<void>();
    const { begun } = place.fake.slow(/app-manifests/, gate.promise, 'after');
    const running = place.connect();
    const back = await createApp(await running.url());
    const answer = fetch(back).catch(() => null);
    await begun;
    process.emit('SIGINT');
    gate.resolve();
    await answer;
    expect((await running.ended).code).toBe(10);
    expect(await settings()).toContain('HOLDPOINT_GITHUB_APP_ID=');
  });

  it('before it is installed goes on at the installation, and makes no second App', async () => {
    const first = place.connect();
    await fetch(await createApp(await first.url()));
    await expect.poll(() => first.stdout()).toContain('2. Install it');
    const kept = await settings();
    expect(await interrupt(first)).toBe(10);
    const second = place.connect();
    await expect.poll(() => second.stdout()).toContain('2. Install it');
    expect(second.stdout()).toContain('going on with it');
    expect(await (await fetch(await second.url())).text()).toContain('Install it on GitHub');
    await installApp();
    expect((await second.ended).code).toBe(0);
    expect(await settings()).toBe(kept);
  });

  it('is what the end of the time is like', async () => {
    expect((await place.connect({ timeout: '0.05s' }).ended).code).toBe(10);
  });
});

describe('an App that is there already', () => {
  const connected = async (given = {}, slug?: string) => {
    const running = place.connect(given);
    await fetch(await createApp(await running.url(), slug));
    await installApp(slug);
    expect((await running.ended).code).toBe(0);
  };

  it('is replaced only when asked, and then kept beside the new one', async () => {
    await connected();
    const before = await settings();
    const key = (await files()).find((name) => name.endsWith('.pem')) ?? '';
    const pem = await readFile(join(place.folder, key), 'utf8');
    expect((await place.connect().ended).code).toBe(0);
    expect(await settings()).toBe(before);
    await connected({ replace: true }, 'another');
    expect(await settings()).not.toBe(before);
    expect(await readFile(join(place.folder, 'github-app-before.env'), 'utf8')).toBe(before);
    expect(await readFile(join(place.folder, key), 'utf8')).toBe(pem);
  });

  it('that GitHub does not know any more is one line', async () => {
    await connected();
    const text = (await settings()).replace(/(APP_ID=)\d+/, '$1999999');
    await writeFile(join(place.folder, 'github-app.env'), text);
    const { code, line } = await place.connect().ended;
    expect([code, line]).toEqual([1, expect.stringContaining('make another with --replace')]);
  });

  it('of another GitHub is one line', async () => {
    await connected();
    const { code, line } = await place.connect({ github: 'https://github.com' }).ended;
    expect([code, line]).toEqual([2, expect.stringContaining('not of https://api.github.com')]);
  });
});

describe('over ssh', () => {
  it.each([
    [{ browser: false }, {}],
    [{}, { SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' }],
  ])('%j %j says how the page is reached from where the browser is', async (given, env) => {
    const running = place.connect(given, env);
    const { host, port } = await running.url();
    await expect.poll(() => running.stdout()).toContain(`ssh -N -L ${port}:${host} THIS-HOST`);
    expect(await interrupt(running)).toBe(10);
  });
});
