/** Zones and lessons: from the server to what an agent is told when it touches the place. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Lesson, LessonList } from '../../src/server/contract/agents/lessons.ts';
import type { Browser } from '../server/support/visitors.ts';
import { startAgentWorld } from './support/agent-world.ts';
import type { AgentWorld } from './support/agent-world.ts';
import { guardedMachine } from './support/guarded-machine.ts';
import type { GuardedMachine } from './support/guarded-machine.ts';
import { startResident, until } from './support/resident.ts';
import type { Resident } from './support/resident.ts';

const ZONES = `zones:
  - { zone: human-only, paths: ['billing/**'], reason: Tax rules are written by people. }
  - { zone: assisted, paths: ['migrations/**'], reason: Migrations lock tables. }
`;
const MIGRATION = 'migrations/0007.sql';

let folder: string;
let world: AgentWorld;
let laptop: GuardedMachine;
let resident: Resident;
let sena: Browser;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdpoint-agents-'));
  world = await startAgentWorld(folder, ZONES);
  laptop = await guardedMachine('laptop', world.url);
  sena = await world.server().browser('sena');
});
afterAll(async () => {
  await resident.close();
  await laptop.remove();
  await world.end();
  await rm(folder, { recursive: true, force: true });
});

it('zones reach a guard as it starts, and are enforced', async () => {
  expect((await laptop.edit('billing/tax.ts', 'old', 'new')).decision).toBe('none');
  resident = await startResident(laptop);
  const took = await until(
    async () => (await resident.edit('billing/tax.ts', 'old', 'new')).decision === 'deny',
  );
  process.stdout.write(`from the start of a guard to its zones ${took.toFixed(0)} ms\n`);
  const said = await resident.edit('billing/tax.ts', 'old', 'new');
  expect(said.reason).toContain('Tax rules are written by people.');
  const assisted = await resident.edit(MIGRATION, 'old', 'new');
  expect(assisted).toMatchObject({ decision: 'none', goesOn: true });
  expect(assisted.context).toContain('Migrations lock tables.');
  expect(await resident.edit('work.txt', 'an', 'the')).toMatchObject({
    decision: 'none',
    context: '',
  });
});

it('a lesson is told to the agent that touches its place, soon after it was added', async () => {
  const lesson = {
    title: 'Migrations are additive',
    note: 'Add the column first; drop the old one a release later.',
    paths: ['migrations/**'],
    systems: [],
    rule: { over: 'added-lines', pattern: 'DROP\\s+COLUMN' },
    from: null,
  };
  const added = await sena.send<Lesson>('POST', '/api/lessons', lesson);
  expect(added.status).toBe(201);
  const took = await until(async () =>
    (await resident.edit(MIGRATION, 'old', 'new')).context.includes(lesson.note),
  );
  process.stdout.write(`from a lesson to the agent that is told it ${took.toFixed(0)} ms\n`);
  const fresh = await laptop.edit(MIGRATION, 'old', 'new');
  expect(fresh).toMatchObject({ decision: 'none', goesOn: true });
  expect(fresh.context).toContain(added.body.id);
  expect((await resident.edit('work.txt', 'an', 'the')).context).toBe('');
});

it('counts whom it was given to, and that the mistake came back', async () => {
  await resident.edit(MIGRATION, 'old', 'ALTER TABLE orders DROP COLUMN note;');
  const listed = async () => (await sena.send<LessonList>('GET', '/api/lessons')).body.lessons[0];
  await until(async () => ((await listed())?.recurred.count ?? 0) > 0);
  expect(await listed()).toMatchObject({ given: { sessions: 1 }, recurred: { afterGiven: 1 } });
});
