/** An agent with a machine's token asks for the release of its action where no stop is looked at. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AgentHoldReceipt } from '../../../src/server/contract/agents/agents.ts';
import type { StopReceipt } from '../../../src/server/contract/agents/stops.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { destructive, submissionOf } from '../support/changes.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let fresh: FreshStore;
let server: TestServer;
beforeAll(async () => {
  fresh = await freshStore();
  server = await startTestServer(fresh.store);
});
afterAll(async () => {
  await server.close();
  await fresh.drop();
});

async function release(id: string): Promise<void> {
  for (const person of ['sena', 'pia']) {
    const answered = await (await server.browser(person)).answer(id, 'approve');
    expect(answered.status).toBe(200);
  }
}

it('and is told that its guard uses it, so that the stop holds and the record says nothing else', async () => {
  const change = destructive();
  const machine = server.machine();
  const { send } = machine;
  const { body } = await send<AgentHoldReceipt>('POST', '/api/guard/holds', {
    change,
    call: {
      machine: 'laptop',
      host: 'claude-code',
      session: 'one',
      tool: 'Bash',
      cwd: '/home/ana/shop',
      repository: null,
      operator: 'ana@example.test',
    },
    title: 'Remove the orders database',
    command: 'terraform destroy',
  });
  await release(body.caseId);
  const stop = await (
    await server.browser('sena')
  ).send<StopReceipt>('POST', '/api/stops', {
    scope: { kind: 'machine', machine: 'laptop' },
    reason: 'Something is wrong.',
  });
  expect(stop.status).toBe(201);
  const asked = { changeDigest: change.digest, attempt: 'attempt-one' };
  expect(await send('POST', `/api/guard/holds/${body.caseId}/use`, asked)).toMatchObject({
    status: 409,
    body: { code: 'stopped' },
  });
  expect(await machine.confirm(body.caseId, change.digest)).toMatchObject({
    status: 403,
    body: { code: 'guard-uses-it' },
  });
  const kinds = (await fresh.store.listRecord(body.caseId)).map(({ kind }) => kind);
  expect(kinds).not.toContain('case.confirmed');
});

it('a pipeline’s release is used as ever', async () => {
  const machine = server.machine();
  const { id, changeDigest } = await machine.submit(submissionOf(destructive('a pipeline’s')));
  await release(id);
  expect((await machine.confirm(id, changeDigest)).status).toBe(200);
});
