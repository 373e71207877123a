/** Requests on GitLab from webhook to merge: trains, statuses of others, and what is pushed past requests. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGitMirror } from '../../src/doors/forge/mirror/create-git-mirror.ts';
import { compileCatalog } from '../../src/core/catalog/compile.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { NO_READERS } from '../../src/engine/forge/forge-context.ts';
import { takeDelivery } from '../../src/engine/forge/take-in/take-delivery.ts';
import { DEFAULT_WORK_LIMITS } from '../../src/engine/forge/work/limits.ts';
import { runNext, type Outcome } from '../../src/engine/forge/work/run-next.ts';
import { engineOver, testTime, type TestTime } from '../server/support/engine.ts';
import { person } from '../support/builders.ts';
import { forgePolicy } from '../support/forge-stub/forge-world.ts';
import { accountOf } from '../support/gitlab-fake/state/world.ts';
import type { Account, Request } from '../support/gitlab-fake/state/world.ts';
import { forgeStatus, startTrain } from '../support/gitlab-fake/verbs/pipelines.ts';
import { draftCommits } from '../support/gitlab-fake/verbs/projects.ts';
import * as verbs from '../support/gitlab-fake/verbs/requests.ts';
import { freshStore, type FreshStore } from '../support/store.ts';
import { startGitlab, type GitlabUnderTest } from './conformance/gitlab-under-test.ts';

const FORGE = 'gitlab.example.com';

let under: GitlabUnderTest;
let fresh: FreshStore;
let time: TestTime;
let engine: Engine;
let folder: string;
let told: number;
let outcomes: Outcome[];
beforeEach(async () => {
  [under, fresh, time] = [await startGitlab(), await freshStore(), testTime()];
  folder = await mkdtemp(join(tmpdir(), 'holdpoint-gitlab-flow-'));
  [told, outcomes] = [0, []];
  const people = (['mary', 'ravi'] as const).map((id) =>
    person(id, {
      level: id === 'ravi' ? 'senior' : 'mid',
      identities: [`${id}@acme.example`, `${FORGE}/${id}`],
    }),
  );
  const catalog = compileCatalog({ systems: [], people, teams: [], environments: [] });
  engine = engineOver(fresh.store, time, {
    world: { catalog, policy: forgePolicy(), incidents: [] },
  });
});
afterEach(async () => {
  await under.close();
  await fresh.drop();
  await rm(folder, { recursive: true, force: true });
});

const who = (name: string): Account => accountOf(under.fake.world, name);

/** Hears all webhooks since the last time, and works until nothing is due, pushes that settle included. */
async function settle(): Promise<void> {
  const mirror = createGitMirror({ folder, clock: time.clock });
  const { forge } = under;
  const context = { engine, forge, mirror, readers: NO_READERS, publicUrl: null };
  const place = {
    engine,
    contexts: new Map([[forge.id, context]]),
    limits: DEFAULT_WORK_LIMITS,
    random: () => 0.5,
    beat: () => () => undefined,
    onDone: (_task: unknown, outcome: Outcome) => outcomes.push(outcome),
  };
  for (let turn = 0; turn < 6; turn += 1) {
    const deliveries = under.world.deliveries();
    for (const delivery of deliveries.slice(told)) await takeDelivery(engine, forge, delivery);
    told = deliveries.length;
    while (await runNext(place));
    time.pass(61_000);
  }
  const failed = outcomes.find(({ kind }) => kind === 'failed');
  if (failed?.kind === 'failed') throw failed.error;
}

async function open(files: Readonly<Record<string, string>>, branch: string): Promise<Request> {
  await under.world.push(branch, { files, author: 'mary' }, 'mary');
  const number = await under.world.open({ branch, by: 'mary' });
  const request = under.project.requests.get(number);
  if (request === undefined) throw new Error('no request');
  await settle();
  return request;
}

const statusOf = (sha: string) =>
  under.project.statuses.findLast((one) => one.sha === sha)?.state ?? 'none';

const CHARGE = { 'pay/charge.ts': 'export const fee = 2;\n' };
const FREE = { 'free.ts': 'export {};\n' };

describe('a merge train', () => {
  it('goes on where every request in it is released, and it brings just those', async () => {
    const [held, free] = [await open(CHARGE, 'charge'), await open(FREE, 'free')];
    verbs.approve(under.fake.world, held, who('ravi'));
    await settle();
    const cars = await startTrain(under.fake.world, under.project, [held, free], who('mary'));
    await settle();
    expect(cars.map(({ pipeline }) => statusOf(pipeline.sha))).toEqual(['success', 'success']);
  });

  it('waits with all behind a request that is held, until that is released', async () => {
    const [held, free] = [await open(CHARGE, 'charge'), await open(FREE, 'free')];
    const cars = await startTrain(under.fake.world, under.project, [held, free], who('mary'));
    await settle();
    const before = cars.map(({ pipeline }) => statusOf(pipeline.sha));
    verbs.approve(under.fake.world, held, who('ravi'));
    await settle();
    expect(before).toEqual(['pending', 'pending']);
    expect(cars.map(({ pipeline }) => statusOf(pipeline.sha))).toEqual(['success', 'success']);
  });

  it('waits where it brings something else than what was released', async () => {
    const free = await open(FREE, 'free');
    const evil = { files: { ...FREE, 'pay/charge.ts': 'export const fee = 0;\n' } };
    const cars = await startTrain(
      under.fake.world,
      under.project,
      [free],
      who('mary'),
      async (base, { sha }) => {
        const given = [{ ...evil, parents: [base, sha] }];
        return (await draftCommits(under.fake.world, under.project, 'main', given, null))[0] ?? '';
      },
    );
    await settle();
    expect([statusOf(free.sha), statusOf(cars[0]?.pipeline.sha ?? '')]).toEqual([
      'success',
      'pending',
    ]);
  });
});

describe('a watched branch whose webhooks are lost', () => {
  const sweep = async () => {
    told = under.world.deliveries().length;
    await fresh.store.transaction((tx) =>
      tx.forge.ask({
        forge: FORGE,
        key: '',
        subject: { kind: 'sweep' },
        wanted: 'look',
        dueAt: time.clock.now(),
      }),
    );
    await settle();
  };
  const past = async () => {
    const cases = await fresh.store.listCases({ states: ['bypassed'], limit: 100 });
    return cases.map(({ assessment }) => assessment.change.origin?.head);
  };

  it('shows no merge of any kind, several at once, and what was pushed between them', async () => {
    await sweep();
    const methods = ['merge', 'squash', 'fast-forward', 'squash', 'merge'] as const;
    const merged: Request[] = [];
    for (const [at, method] of methods.entries()) {
      await under.world.push(`free-${at}`, { files: { [`free-${at}.ts`]: 'x\n' } }, 'mary');
      const number = await under.world.open({ branch: `free-${at}`, by: 'mary' });
      const request = under.project.requests.get(number);
      if (request === undefined) throw new Error('no request');
      await verbs.mergeRequest(under.fake.world, request, who('mary'), method);
      merged.push(request);
      time.pass(11 * 60 * 1000);
    }
    await sweep();
    expect(await past()).toEqual([]);
    const outcomes = merged.map(({ iid }) =>
      fresh.store.forge.findRequest({ forge: FORGE, repository: 'acme/shop', number: iid }),
    );
    expect((await Promise.all(outcomes)).map((each) => each?.outcome)).toEqual(
      merged.map(() => 'merged'),
    );
    const evil = await under.world.push('main', { files: CHARGE, author: 'mary' }, 'mary');
    await sweep();
    expect(await past()).toEqual([evil]);
  });
});

describe('a status of our name that somebody else wrote', () => {
  it('is written over as soon as GitLab tells of its pipeline, and is said', async () => {
    const held = await open(CHARGE, 'charge');
    forgeStatus(under.fake.world, under.project, held.sha, who('mary'), 'success');
    const before = statusOf(held.sha);
    await settle();
    const note = held.notes.find(({ body }) => body.startsWith('<!-- holdpoint'));
    expect([before, statusOf(held.sha)]).toEqual(['success', 'pending']);
    expect(note?.body).toContain('`mary` wrote the status `holdpoint` (`success`)');
  });

  it('is nothing where it is ours: what was said is left as it is', async () => {
    const held = await open(CHARGE, 'charge');
    const writes = () =>
      under.fake.listening.requests.filter(
        ({ method, path }) => method !== 'GET' && !path.includes('graphql'),
      ).length;
    const before = writes();
    const other = { ...who('mary') };
    under.project.statuses.push({
      ...(under.project.statuses[0] as (typeof under.project.statuses)[number]),
      id: 1e9,
      by: other,
      name: 'lint',
    });
    const { pipelineHappened } = await import('../support/gitlab-fake/hooks/emit.ts');
    pipelineHappened(under.fake.world, under.project, held.sha, null, who('mary'));
    await settle();
    expect([writes() - before, statusOf(held.sha)]).toEqual([0, 'pending']);
  });
});
