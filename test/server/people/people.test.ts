import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Forge } from '../../../src/engine/forge/ports.ts';
import type { ForgeAccount, ForgeTeam, Listing } from '../../../src/engine/forge/types.ts';
import { compileCatalog } from '../../../src/core/catalog/compile.ts';
import { redecideWaiting } from '../../../src/engine/governance/redecide/redecide-waiting.ts';
import { followPeople, type LivePeople } from '../../../src/engine/people/follow-people.ts';
import { noteGroups } from '../../../src/engine/people/note-groups.ts';
import {
  changeAccount,
  closeAccount,
  createAccount,
} from '../../../src/engine/people/scim-accounts.ts';
import { createGroup } from '../../../src/engine/people/scim-groups.ts';
import { syncForgeTeams } from '../../../src/engine/people/sync-forge-teams.ts';
import { submitCase } from '../../../src/engine/cases/submit-case.ts';
import { openLiveWorld, type LiveWorld } from '../../../src/engine/catalog/live-world.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { answerCase } from '../../../src/engine/cases/answer-case.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { destructive, submissionOf } from '../support/changes.ts';
import { engineOver, seenIn, testTime } from '../support/engine.ts';
import { worldOf } from '../support/world.ts';

const CI = { kind: 'machine', name: 'ci' } as const;
const time = testTime();
let fresh: FreshStore;
let live: LiveWorld;
let people: LivePeople;
let engine: Engine;

beforeAll(async () => {
  fresh = await freshStore();
  const { store } = fresh;
  const base = worldOf();
  const { catalog } = base.catalog;
  const world = {
    ...base,
    catalog: compileCatalog({
      ...catalog,
      people: catalog.people.map((person) =>
        person.id === 'ana' || person.id === 'jun'
          ? { ...person, identities: [...person.identities, `github.com/${person.id}`] }
          : person,
      ),
      teams: [...catalog.teams, { id: 'ops', name: 'Ops', identities: ['@acme/ops'] }],
      directory: {
        levels: [{ group: 'leads', from: null, level: 'principal', systems: null }],
        teams: [{ group: 'on-call', from: 'oidc', team: 'ops' }],
      },
    }),
  };
  const onError = (error: unknown) => {
    throw error;
  };
  live = await openLiveWorld({ store, clock: time.clock, base: world, onError });
  people = await followPeople({ live, store, onError, settle: 1 });
  engine = engineOver(store, time, { world: people.world });
});
afterAll(async () => {
  await people.close();
  await fresh.drop();
});

const draft = (login: string, more: object = {}) => ({
  login,
  name: login,
  emails: [],
  externalId: null,
  active: true,
  resource: { userName: login },
  ...more,
});
const account = (login: string, given: Partial<ForgeAccount> = {}): ForgeAccount => ({
  id: String(login.length * 100),
  login,
  kind: 'person',
  ...given,
});
const team = (name: string, ...members: readonly ForgeAccount[]): ForgeTeam => ({
  name,
  title: name,
  members,
});
const forge = (items: readonly ForgeTeam[], isWhole = true): Pick<Forge, 'id' | 'listTeams'> => ({
  id: 'github.com',
  listTeams: async (): Promise<Listing<ForgeTeam>> => ({ items, isWhole }),
});
const person = async (id: string) => {
  await people.refresh();
  return people.world.catalog.people.get(id);
};
const events = async (kind: string) =>
  (await fresh.store.listLedger(null, 500)).filter((entry) => entry.kind === kind);

describe('teams of a forge', () => {
  it('are taken in, and once more without a change', async () => {
    const listing = [
      team('acme/ops', account('jun'), account('stranger'), account('robot', { kind: 'bot' })),
      team('acme/web', account('ana', { id: '7' })),
    ];
    expect(await syncForgeTeams(engine, forge(listing))).toEqual({
      kind: 'synced',
      teams: 2,
      changed: 2,
    });
    expect((await person('jun'))?.teams).toEqual(['ops', 'payments']);
    expect(people.world.catalog.personBy('github.com#7')?.id).toBe('ana');
    expect(people.world.catalog.teamBy('acme/web')?.id).toBe('github.com/acme/web');
    expect(people.world.catalog.personBy('github.com/robot')).toBeNull();
    expect(people.people().roster.problems.map(({ code }) => code)).toContain('strangers');
    const before = (await events('people.team-changed')).length;
    expect(await syncForgeTeams(engine, forge(listing.toReversed()))).toMatchObject({ changed: 0 });
    expect(await events('people.team-changed')).toHaveLength(before);
  });

  it.each<[string, Pick<Forge, 'id' | 'listTeams'>, RegExp]>([
    ['cut short', forge([], false), /did not list all/],
    [
      'that do not come',
      { id: 'github.com', listTeams: () => Promise.reject(new Error('502')) },
      /502/,
    ],
  ])('%s change nothing, and it is told', async (_, from, why) => {
    const synced = await syncForgeTeams(engine, from);
    expect(synced).toMatchObject({ kind: 'not-synced', why: expect.stringMatching(why) as string });
    expect((await person('jun'))?.teams).toEqual(['ops', 'payments']);
    const [state] = people.people().directories;
    expect(state).toMatchObject({ id: 'github.com', syncedAt: '2026-03-02T09:00:00.000Z' });
    expect(state?.fault).toMatch(why);
  });

  it('that lose somebody, or go, take their people along', async () => {
    const moved = account('jun-new', { id: '300' });
    expect(await syncForgeTeams(engine, forge([team('acme/ops', moved)]))).toMatchObject({
      changed: 2,
    });
    expect((await person('jun'))?.teams).toContain('ops');
    expect(people.world.catalog.personBy('github.com/jun-new')?.id).toBe('jun');
    expect(await syncForgeTeams(engine, forge([]))).toMatchObject({ changed: 1 });
    expect((await person('jun'))?.teams).toEqual(['payments']);
    expect(people.people().directories[0]?.fault).toBeNull();
  });

  it('give nobody the name of whoever had their login before', async () => {
    const other = account('jun', { id: '999' });
    await syncForgeTeams(engine, forge([team('acme/ops', other)]));
    expect((await person('jun'))?.teams).toEqual(['payments']);
    const { catalog } = people.world;
    const known = ['github.com#999', 'github.com/jun', 'jun@example.test'];
    expect(known.map((name) => catalog.personBy(name)?.id)).toEqual([undefined, undefined, 'jun']);
    expect(people.people().roster.problems.map(({ code }) => code)).toContain('shared-identity');
    await syncForgeTeams(engine, forge([]));
  });
});

describe('groups told at sign-in', () => {
  it('stand until the next sign-in says otherwise', async () => {
    await noteGroups(engine, 'jun', [
      'on-call',
      'on-call',
      'leads',
      '',
      'a\u0000b',
      'x'.repeat(999),
    ]);
    expect(await person('jun')).toMatchObject({ level: 'junior', teams: ['ops', 'payments'] });
    const before = (await events('people.team-changed')).length;
    await noteGroups(engine, 'jun', ['leads', 'on-call']);
    expect(await events('people.team-changed')).toHaveLength(before);
    await noteGroups(engine, 'jun', []);
    expect((await person('jun'))?.teams).toEqual(['payments']);
  });

  it('make nobody out of nothing', async () => {
    await noteGroups(engine, 'whoever', ['leads']);
    expect(await person('whoever')).toBeUndefined();
  });
});

describe('a case that waits', () => {
  it('no longer counts the answer of somebody who left, and again once they are back', async () => {
    const { id: sena } = await createAccount(engine, draft('sena@example.test'), 'okta');
    const submitted = await submitCase(engine, submissionOf(destructive('people')), CI);
    await people.refresh();
    await answerCase(engine, {
      case: submitted.case.id,
      person: 'sena',
      answer: 'approve',
      reason: 'Read every line of it.',
      seen: seenIn(submitted.case),
    });
    const opens = async () => {
      await people.refresh();
      await redecideWaiting(engine, 'people changed');
      const row = await engine.store.findCase(submitted.case.id);
      return row?.verdict.answers.filter(({ counts }) => counts).length;
    };
    expect(await opens()).toBe(1);
    const asIs = draft('sena@example.test');
    await changeAccount(engine, sena, () => ({ ...asIs, active: false }), 'okta');
    expect(await opens()).toBe(0);
    await changeAccount(engine, sena, () => asIs, 'okta');
    expect(await opens()).toBe(1);
    await closeAccount(engine, sena, 'okta');
    expect(await opens()).toBe(0);
    expect((await events('people.left')).map(({ actor }) => actor)).toEqual(['okta', 'okta']);
  });
});

describe('ids of people', () => {
  it('come from logins, are nobody’s before, and are never given twice', async () => {
    const ids: (string | null)[] = [];
    for (const login of [
      'Kim.Lo@acme',
      'kim.lo@other',
      'payments@acme',
      '@@',
      'jun@elsewhere',
      'ö@x',
    ]) {
      ids.push((await createAccount(engine, draft(login), 'okta')).person);
      await people.refresh();
    }
    expect(ids).toEqual(['kim.lo', 'kim.lo-2', 'payments-2', 'person', 'jun-2', 'person-2']);
  });

  it('stay when logins change, and a level comes by a group alone', async () => {
    const made = await createAccount(engine, draft('lee@acme'), 'okta');
    await createGroup(engine, { name: 'LEADS', externalId: null, members: [made.id] }, 'okta');
    await changeAccount(engine, made.id, () => draft('lee.new@acme'), 'okta');
    expect(await person('lee')).toMatchObject({ level: 'principal', name: 'lee.new@acme' });
    expect(people.world.catalog.personBy('lee@acme')).toBeNull();
    expect(await events('people.renamed')).toHaveLength(1);
  });

  it('are told to every server', async () => {
    const other = await followPeople({
      live: { ...live, close: async () => undefined },
      store: await fresh.another(),
      onError: () => undefined,
      settle: 1,
    });
    const heard = new Promise<void>((resolve) => other.onChanged(resolve));
    await createAccount(engine, draft('new@acme'), 'okta');
    await heard;
    expect(other.world.catalog.personBy('new@acme')?.id).toBe('new');
    await other.close();
  });
});
