/** What anybody with a token hands in is never taken for what the server reads from a forge itself. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_READERS } from '../../../src/engine/forge/forge-context.ts';
import { DEFAULT_WORK_LIMITS } from '../../../src/engine/forge/work/limits.ts';
import { sealChange } from '../../../src/core/change/seal.ts';
import type { ChangeOrigin } from '../../../src/core/change/origin.ts';
import type { ProvenanceClue } from '../../../src/core/provenance/types.ts';
import { sha256 } from '../../../src/engine/sha256.ts';
import { submitCase } from '../../../src/engine/cases/submit-case.ts';
import { createForgeStub, FORGE, type ForgeStub } from '../../support/forge-stub/forge-stub.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { harmless, submissionOf } from '../support/changes.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let fresh: FreshStore;
let stub: ForgeStub;
let server: TestServer;
beforeAll(async () => {
  fresh = await freshStore();
  stub = createForgeStub();
  server = await startTestServer(fresh.store, {
    server: {
      forges: {
        forges: [{ ...stub.forge, kind: 'github' }],
        mirror: stub.mirror,
        readers: NO_READERS,
        limits: DEFAULT_WORK_LIMITS,
        workers: 0,
      },
    },
  });
});
afterAll(async () => {
  await server.close();
  stub.remove();
  await fresh.drop();
});

const COMMIT = 'a'.repeat(40);
const ORIGIN: ChangeOrigin = {
  forge: 'git',
  repository: 'shop',
  request: null,
  baseBranch: 'main',
  base: COMMIT,
  mergeBase: COMMIT,
  head: COMMIT,
  diff: `sha256:${'b'.repeat(64)}`,
};

function send(slot: string, origin?: Partial<ChangeOrigin>) {
  const { digest: _, ...draft } = harmless(slot);
  const made = origin === undefined ? draft : { ...draft, origin: { ...ORIGIN, ...origin } };
  const change = sealChange(made, sha256);
  return server.machine().send('POST', '/api/cases', submissionOf(change, { slot }));
}

describe('a submission with a token', () => {
  it.each([
    ['of a request', `${FORGE}/acme/shop#12`],
    ['of a request in other letters', `${FORGE.toUpperCase()}/acme/shop#12`],
    ['of a push', `${FORGE}/acme/shop@main:${COMMIT}`],
    ['of an agent', 'agent/laptop/session/sha256:0'],
  ])('never takes the slot %s', async (_, slot) => {
    expect(await send(slot)).toMatchObject({ status: 403, body: { code: 'reserved-slot' } });
  });

  it.each([
    ['a request', { request: 12 }],
    ['a push that the server hears of itself', { forge: FORGE }],
  ])('never looks like %s', async (_, origin) => {
    const reply = await send('infra/looks', origin);
    expect(reply).toMatchObject({ status: 403, body: { code: 'foreign-origin' } });
  });

  it.each([
    ['of a pipeline', 'acme/shop#12', undefined],
    ['of a branch that is called alike', 'git/shop#refs/heads/fix#12', {}],
    ['under the forge, of no request', `${FORGE}/acme/shop`, undefined],
  ])('takes the slot %s', async (_, slot, origin) => {
    expect(await send(slot, origin)).toMatchObject({ status: 201 });
  });

  it('attests nobody’s handwork', async () => {
    const evidence = { source: 's', pointer: null, line: null, note: 'by hand', excerpt: [] };
    const clues: readonly ProvenanceClue[] = (['declaration', 'statement', 'trace'] as const).map(
      (kind) => ({ kind, says: 'human', strength: 'attested', tool: null, evidence }),
    );
    const more = { slot: 'by-hand', clues };
    const { id } = await server.machine().submit(submissionOf(harmless('by hand'), more));
    const { assessment } = await (await server.browser('sena')).read(id);
    expect(assessment.provenance.kind).toBe('unknown');
  });

  it('never uses up the release of a request', async () => {
    const { digest: _, ...draft } = harmless('of a request');
    const change = sealChange(
      { ...draft, origin: { ...ORIGIN, forge: FORGE, request: 7 } },
      sha256,
    );
    const submission = submissionOf(change, { slot: `${FORGE}/acme/shop#7` });
    const by = { kind: 'machine', name: FORGE } as const;
    const { case: row } = await submitCase(server.engine, submission, by);
    expect(row.state).toBe('released');
    const reply = await server.machine().confirm(row.id, change.digest);
    expect(reply).toMatchObject({ status: 403, body: { code: 'merge-uses-it' } });
  });
});
