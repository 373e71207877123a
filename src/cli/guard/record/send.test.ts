import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Asked } from '../server/ask.ts';
import { sendSpool } from './send.ts';
import { SPOOL_FILE } from './spool.ts';

interface Sent {
  readonly id: string;
  readonly sequence: number;
  readonly spool: string;
  readonly machine: string;
}

const OK: Asked = { kind: 'answered', status: 200, body: {} };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spool-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function add(...ids: readonly string[]): void {
  for (const id of ids) appendFileSync(join(folder, SPOOL_FILE), `${JSON.stringify({ id })}\n`);
}

function server(answers: readonly Asked[] = []) {
  const got: Sent[] = [];
  let asked = 0;
  return {
    got,
    post: (records: readonly unknown[]) => {
      const answer = answers[asked] ?? OK;
      asked += 1;
      if (answer.kind === 'answered' && answer.status < 300) got.push(...(records as Sent[]));
      return Promise.resolve(answer);
    },
  };
}

describe('sending what was spooled', () => {
  it('sends all in order, numbered without gaps, and then nothing', async () => {
    add(...Array.from({ length: 1201 }, (_, index) => `id-${index}`));
    const { got, post } = server();
    expect(await sendSpool(folder, 'm', post)).toEqual({ sent: 1201, why: null });
    expect(got.map(({ id }) => id)).toEqual(Array.from({ length: 1201 }, (_, i) => `id-${i}`));
    expect(got.map(({ sequence }) => sequence)).toEqual(got.map((_, index) => index + 1));
    expect(new Set(got.map(({ spool }) => spool)).size).toBe(1);
    expect(await sendSpool(folder, 'm', post)).toEqual({ sent: 0, why: null });
    add('later');
    await sendSpool(folder, 'm', post);
    expect(got.at(-1)).toMatchObject({ id: 'later', sequence: 1202, machine: 'm' });
  });

  it.each<Asked>([
    { kind: 'unreachable', why: 'ECONNREFUSED' },
    { kind: 'answered', status: 503, body: null },
  ])('keeps everything while the server does not take it', async (answer) => {
    add('a', 'b');
    const { got, post } = server([answer]);
    expect((await sendSpool(folder, 'm', post)).why).not.toBeNull();
    expect(got).toEqual([]);
    await sendSpool(folder, 'm', post);
    expect(got.map(({ id, sequence }) => [id, sequence])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });

  it('sends the same again, with the same numbers, when it died before it noted the answer', async () => {
    add('a', 'b');
    const first = server();
    const dies = (records: readonly unknown[]) => {
      void first.post(records);
      return Promise.reject(new Error('killed'));
    };
    await expect(sendSpool(folder, 'm', dies)).rejects.toThrow('killed');
    const second = server();
    await sendSpool(folder, 'm', second.post);
    expect(second.got).toEqual(first.got);
  });

  it('does not send half a line, and tells of one that cannot be read', async () => {
    add('a');
    appendFileSync(join(folder, SPOOL_FILE), '{"id": "cut\n{"id":"half');
    const { got, post } = server();
    await sendSpool(folder, 'm', post);
    expect(got).toHaveLength(2);
    expect(got[1]).toMatchObject({ sequence: 2 });
    expect(got[1]?.id).toMatch(/^unreadable-/);
    appendFileSync(join(folder, SPOOL_FILE), '-grown"}\n');
    await sendSpool(folder, 'm', post);
    expect(got[2]).toMatchObject({ id: 'half-grown', sequence: 3 });
  });

  it('begins another run of numbers where the spool is another one', async () => {
    add('a', 'b');
    const { got, post } = server();
    await sendSpool(folder, 'm', post);
    writeFileSync(join(folder, SPOOL_FILE), '');
    add('c');
    await sendSpool(folder, 'm', post);
    expect(got[2]).toMatchObject({ id: 'c', sequence: 1 });
    expect(got[2]?.spool).not.toBe(got[0]?.spool);
  });

  it('leaves it to the process that is sending, and takes over from one that is gone', async () => {
    add('a');
    const { post } = server();
    writeFileSync(join(folder, 'decisions.sending'), String(process.pid));
    expect((await sendSpool(folder, 'm', post)).why).toContain('another');
    writeFileSync(join(folder, 'decisions.sending'), '999999999');
    expect(await sendSpool(folder, 'm', post)).toEqual({ sent: 1, why: null });
  });

  it('begins anew when it has grown large, and loses nothing of it', async () => {
    const long = 'x'.repeat(40_000);
    for (let index = 0; index < 450; index += 1) {
      appendFileSync(join(folder, SPOOL_FILE), `${JSON.stringify({ id: `id-${index}`, long })}\n`);
    }
    const { got, post } = server();
    expect((await sendSpool(folder, 'm', post)).sent).toBe(450);
    expect(() => readFileSync(join(folder, SPOOL_FILE))).toThrow('ENOENT');
    add('after');
    await sendSpool(folder, 'm', post);
    expect(got.at(-1)).toMatchObject({ id: 'after', sequence: 451 });
  });

  it.each([
    ['before the spool was put aside', false, 0, ['late']],
    ['after it was put aside', true, 0, ['late']],
    ['after what came late was carried over', true, 1, ['late']],
  ])('loses and doubles nothing where it was killed %s', async (_, isAside, carried, ids) => {
    const { got, post } = server();
    add('first');
    await sendSpool(folder, 'm', post);
    const state = join(folder, 'decisions.sent.json');
    const sent = JSON.parse(readFileSync(state, 'utf8')) as { readonly offset: number };
    writeFileSync(state, JSON.stringify({ ...sent, asideAt: sent.offset }));
    add('late');
    const spool = join(folder, SPOOL_FILE);
    if (isAside) renameSync(spool, `${spool}.old`);
    for (let times = 0; times < carried; times += 1) add('late');
    expect(await sendSpool(folder, 'm', post)).toEqual({ sent: 1, why: null });
    add('after');
    await sendSpool(folder, 'm', post);
    expect(got.map(({ id }) => id)).toEqual(['first', ...ids, 'after']);
    expect(got.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(existsSync(`${spool}.old`)).toBe(false);
  });

  it.each(['5', 'null', '[]', '"text"', '{}', '{"id":7}', `{"id":"${'x'.repeat(201)}"}`, '{"id'])(
    'gives a number and a name of its own to the line %s',
    async (line) => {
      appendFileSync(join(folder, SPOOL_FILE), `${line}\n`);
      add('after');
      const { got, post } = server();
      expect(await sendSpool(folder, 'm', post)).toEqual({ sent: 2, why: null });
      expect(got[0]?.id).toMatch(/^unreadable-.+-1$/);
      expect(got[1]).toMatchObject({ id: 'after', sequence: 2 });
    },
  );

  it('takes over from a process that is gone though its id was given again', async () => {
    add('a');
    const { post } = server();
    writeFileSync(join(folder, 'decisions.sending'), `${process.pid} 1`);
    expect(await sendSpool(folder, 'm', post)).toEqual({ sent: 1, why: null });
  });

  it('has nothing to say where nothing was ever decided', async () => {
    const { post } = server();
    expect(await sendSpool(join(folder, 'none'), 'm', post)).toEqual({ sent: 0, why: null });
  });
});
