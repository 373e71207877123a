/** One person known as two, and found out after both have had a hand in a release that is not used yet. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compileCatalog } from '../../../src/core/catalog/compile.ts';
import type { Person } from '../../../src/core/catalog/types.ts';
import type { World } from '../../../src/engine/engine.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { destructive, submissionOf } from '../support/changes.ts';
import { testTime, type TestTime } from '../support/engine.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { makeToken } from '../support/tokens.ts';
import { machineAt, type Machine } from '../support/visitors.ts';
import { worldOf } from '../support/world.ts';

const SECOND: Person = {
  id: 'second',
  name: 'Second',
  level: 'senior',
  teams: [],
  identities: ['second@example.test'],
  active: true,
};

let fresh: FreshStore;
let time: TestTime;
let server: TestServer;
beforeEach(async () => {
  fresh = await freshStore();
  time = testTime();
  server = await startTestServer(fresh.store, {
    time,
    world: worldWith((all) => [...all, SECOND]),
  });
});
afterEach(async () => {
  await server.close();
  await fresh.drop();
});

function worldWith(change: (people: readonly Person[]) => readonly Person[]): World {
  const base = worldOf();
  const { catalog } = base.catalog;
  return { ...base, catalog: compileCatalog({ ...catalog, people: change(catalog.people) }) };
}

/** The server is started again, with a catalog that knows whose the second account is. */
async function isReally(person: string): Promise<void> {
  await server.close();
  const world = worldWith((all) =>
    all.map((each) =>
      each.id === person
        ? { ...each, identities: [...each.identities, ...SECOND.identities] }
        : each,
    ),
  );
  server = await startTestServer(fresh.store, { time, world });
}

async function released(actor: string, approvers: readonly string[], by?: Machine) {
  const actors = [{ role: 'author', identity: actor }] as const;
  const machine = by ?? server.machine();
  const submitted = await machine.submit(submissionOf(destructive(), { actors }));
  for (const person of approvers) {
    await (await server.browser(person)).answer(submitted.id, 'approve');
  }
  expect((await fresh.store.findCase(submitted.id))?.state).toBe('released');
  return submitted;
}

const confirm = ({ id, changeDigest }: { readonly id: string; readonly changeDigest: string }) =>
  server.machine().confirm(id, changeDigest);
const REFUSED = { status: 409, body: { code: 'rules-changed' } };

describe('who wrote it by a second account', () => {
  it('is not among those who released it, once it is known whose the account is', async () => {
    const submitted = await released('second@example.test', ['sena', 'pia']);
    await isReally('sena');
    expect(await confirm(submitted)).toMatchObject(REFUSED);
    const page = await (await server.browser('vic')).read(submitted.id);
    expect(page.state).toBe('expired');
  });

  it('is no reason against it where the account is of somebody who did not release it', async () => {
    const submitted = await released('second@example.test', ['sena', 'pia']);
    await isReally('jun');
    expect(await confirm(submitted)).toMatchObject({ status: 200 });
  });

  it('is asked for one more where nobody knows any longer who that was', async () => {
    const secret = 'hp_of-a-second-account';
    await makeToken(server.engine, 'mine', secret, { owner: 'second' });
    const machine = machineAt(server.url, secret);
    const submitted = await released('ana@example.test', ['sena', 'pia'], machine);
    await isReally('sena');
    expect(await confirm(submitted)).toMatchObject(REFUSED);
  });

  it('left meanwhile, and changes nothing by that', async () => {
    const submitted = await released('second@example.test', ['sena', 'pia']);
    await server.close();
    const world = worldWith((all) => [...all, { ...SECOND, active: false }]);
    server = await startTestServer(fresh.store, { time, world });
    expect(await confirm(submitted)).toMatchObject({ status: 200 });
  });
});

describe('who approved by two accounts', () => {
  it('is one person when the release is used', async () => {
    const submitted = await released('ana@example.test', ['sena', 'second']);
    await isReally('sena');
    expect(await confirm(submitted)).toMatchObject(REFUSED);
  });

  it('are two people as long as nothing says otherwise', async () => {
    const submitted = await released('ana@example.test', ['sena', 'second']);
    expect(await confirm(submitted)).toMatchObject({ status: 200 });
  });
});
