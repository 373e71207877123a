/** What a proxy must not be led past: messages that two readers read differently, floods, and ends. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '../cli/run-cli.ts';
import { offer, reached, startProxy } from './support/raw-proxy.ts';
import type { RawProxy } from './support/raw-proxy.ts';
import { makeWorkspace } from './support/workspace.ts';
import type { TestWorkspace } from './support/workspace.ts';

const CALL = '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"delete_thing"}}';
const PARAMS = '"params":{"name":"delete_thing"}';

describe('messages that are read in two ways', () => {
  let folder: string;
  let place: TestWorkspace;
  let proxy: RawProxy;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'holdpoint-proxy-'));
    place = await makeWorkspace(folder);
    await offer(place);
    proxy = startProxy(place);
    await proxy.initialise();
  });
  afterAll(async () => {
    await proxy.close();
    await rm(folder, { recursive: true, force: true });
  });

  it.each<readonly [string, string | Uint8Array]>([
    ['no JSON', 'tools/call'],
    ['half of a message', CALL.slice(0, -5)],
    ['two messages on one line', `${CALL}${CALL}`],
    ['a method twice', `{"jsonrpc":"2.0","id":1,"method":"tools/call",${PARAMS},"method":"ping"}`],
    [
      'params twice',
      `{"jsonrpc":"2.0","id":1,"method":"tools/call",${PARAMS},"params":{"name":"get_thing"}}`,
    ],
    [
      'a name twice',
      '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"delete_thing","name":"get_thing"}}',
    ],
    [
      'an escaped name twice',
      '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"delete_thing","n\\u0061me":"get_thing"}}',
    ],
    [
      'an argument twice',
      '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_thing","arguments":{"a":1,"a":2}}}',
    ],
    [
      'a method in other letters',
      `{"jsonrpc":"2.0","id":1,"method":"ping","Method":"tools/call",${PARAMS}}`,
    ],
    ['a call without an id', `{"jsonrpc":"2.0","method":"tools/call",${PARAMS}}`],
    ['a call with null for an id', `{"jsonrpc":"2.0","id":null,"method":"tools/call",${PARAMS}}`],
    ['an object for an id', `{"jsonrpc":"2.0","id":{},"method":"tools/call",${PARAMS}}`],
    ['another version', CALL.replace('2.0', '1.0')],
    ['a list', `[${CALL}]`],
    ['a list with one call in it', `[{"jsonrpc":"2.0","id":"p","method":"ping"},${CALL}]`],
    ['a list in a list', `[[${CALL}]]`],
    ['a line inside a line', `{"jsonrpc":"2.0","id":1,"method":"ping","params":\r${CALL}\r}`],
    [
      'params as a list',
      '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":["delete_thing"]}',
    ],
    [
      'a name that is no text',
      '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":{}}}',
    ],
    [
      'a name in other letters',
      '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"Name":"delete_thing","name":"get_thing"}}',
    ],
    [
      'no UTF-8',
      Buffer.concat([Buffer.from(CALL.slice(0, -2)), Buffer.from([0xff]), Buffer.from('}}')]),
    ],
  ])('never reach the server: %s', async (_, line) => {
    proxy.write(line);
    // What is asked after it is answered after it, and the door is empty by then.
    expect((await proxy.call('get_thing', { after: 1 })).text).toBe('did get_thing');
    expect((await reached(place)).filter((name) => name !== 'get_thing')).toEqual([]);
    const heard = await readFile(join(folder, 'heard.jsonl'), 'utf8');
    expect(heard).not.toContain('delete_thing');
  });

  it('are answered, so that nobody waits for them', async () => {
    proxy.write('{"jsonrpc":"2.0","id":"m","method":"tools/call","params":{"name":1}}');
    expect((await proxy.next(({ id }) => id === 'm')).result?.isError).toBe(true);
    proxy.write('[{"jsonrpc":"2.0","id":"b","method":"tools/call","params":{}}]');
    expect((await proxy.next(({ id }) => id === 'b')).error?.code).toBe(-32600);
    proxy.write('nonsense');
    expect((await proxy.next(({ error }) => error?.code === -32700)).id).toBeNull();
  });

  it('let a list through in which there is nothing to judge', async () => {
    proxy.write('[{"jsonrpc":"2.0","method":"notifications/progress","params":{"from":"a list"}}]');
    await proxy.ask('ping');
    expect(await readFile(join(folder, 'heard.jsonl'), 'utf8')).toContain('a list');
  });

  it('refuse an id that is in use', async () => {
    proxy.write('{"jsonrpc":"2.0","id":900,"method":"tools/call","params":{"name":"hang"}}');
    await expect.poll(() => reached(place)).toContain('hang');
    expect((await proxy.ask('tools/list', {}, 900)).error?.message).toContain('in use');
  });
});

describe('floods and ends', () => {
  let folder: string;
  let place: TestWorkspace;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'holdpoint-proxy-'));
    place = await makeWorkspace(folder);
    await offer(place);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('a call that nobody could read is refused, and one that is merely long is judged', async () => {
    const proxy = startProxy(place);
    await proxy.initialise();
    const long = await proxy.call('get_thing', { text: 'x'.repeat(4_000_000) });
    expect(long.text).toBe('did get_thing');
    const endless = await proxy.call('get_thing', { text: 'x'.repeat(9_000_000) });
    expect(endless).toMatchObject({ failed: true, text: expect.stringContaining('longer than') });
    proxy.write(`{"a":"${'x'.repeat(70_000_000)}"}`);
    const refusal = await proxy.next(({ id, error }) => id === null && error !== undefined);
    expect(refusal.error?.message).toContain('too long');
    expect((await proxy.call('get_thing')).text).toBe('did get_thing');
    await proxy.close();
  });

  it('what a server says that nobody asked stays where it is', async () => {
    const proxy = startProxy(place);
    await proxy.initialise();
    expect((await proxy.call('noise')).text).toBe('noisy');
    await proxy.ask('ping');
    expect(proxy.said()).toContain('no message');
    expect(proxy.said()).toContain('nobody asked');
    await proxy.close();
  });

  it('a server that ends leaves an answer for everybody who waits, and the exit code says so', async () => {
    const proxy = startProxy(place);
    await proxy.initialise();
    proxy.write('{"jsonrpc":"2.0","id":"w","method":"tools/call","params":{"name":"hang"}}');
    await expect.poll(() => reached(place)).toContain('hang');
    proxy.write('{"jsonrpc":"2.0","id":"d","method":"tools/call","params":{"name":"die"}}');
    const [waits, died] = await Promise.all([
      proxy.next(({ id }) => id === 'w'),
      proxy.next(({ id }) => id === 'd'),
    ]);
    expect(waits.error?.message).toContain('cannot be asked any more: it ended with code 3');
    expect(died.error?.code).toBe(-32000);
    expect(await proxy.ended).toBe(1);
    expect(proxy.said()).toContain('the server has gone: it ended with code 3.');
  });

  it('a client may say everything and close its end', async () => {
    const proxy = startProxy(place);
    await proxy.initialise();
    proxy.write('{"jsonrpc":"2.0","id":"l","method":"tools/call","params":{"name":"get_thing"}}');
    const last = proxy.next(({ id }) => id === 'l');
    expect(await proxy.close()).toBe(0);
    expect((await last).result?.content?.[0]?.text).toBe('did get_thing');
  });

  it('a client that goes takes the server with it', async () => {
    const proxy = startProxy(place);
    await proxy.initialise();
    await proxy.call('get_thing');
    expect(await proxy.close()).toBe(0);
  });

  it('a server that cannot list its tools is not called', async () => {
    await rm(join(folder, 'tools.json'));
    const proxy = startProxy(place);
    await proxy.initialise();
    const call = proxy.call('get_thing');
    // It ends on the question; either way nothing was called.
    await Promise.race([call.then(({ failed }) => expect(failed).toBe(true)), proxy.ended]).catch(
      () => {},
    );
    expect(await reached(place)).toEqual([]);
    await proxy.close();
    await call.catch(() => {});
  });

  it.each([
    [[], 2, 'name one server'],
    [['--url', 'http://x/', '--', 'a'], 2, 'name one server'],
    [['--url', 'file:///etc/passwd'], 2, 'not an address'],
    [['--name', '../a', '--', 'a'], 2, '--name ../a'],
    [['--header', 'x', '--url', 'http://x/'], 2, '--header'],
    [['--bearer-env', 'NOT_SET', '--url', 'http://x/'], 2, 'it is not set'],
    [['--', '/no/such/program'], 1, 'cannot be started'],
    [['approve', 'nobody'], 2, 'no server called nobody'],
    [['approve', 'a', 'b', '--as', 'harmless'], 2, '--as harmless'],
  ])('%j ends with %s', async (words, code, why) => {
    const ran = await runCli(['mcp-proxy', ...words], { cwd: place.root, env: place.env });
    expect(ran).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(why) });
  });
});
