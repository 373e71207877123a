import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSample } from '../../src/config/sample/load.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdpoint-sample-'));
  await mkdir(join(folder, 'changes'));
  await writeFile(join(folder, 'changes', 'plan.json'), '{}');
});
afterAll(() => rm(folder, { recursive: true }));

const CHANGE = `
  - id: one
    title: One
    slot: one
    submittedBy: pipeline
    inputs: [plan.json]`;

describe('loadSample', () => {
  it('gives what is left out its plain meaning', async () => {
    const {
      changes: [change],
    } = await load(`changes:${CHANGE}`);
    expect(change).toEqual({
      id: 'one',
      title: 'One',
      slot: 'one',
      submittedBy: 'pipeline',
      inputs: [{ name: 'plan.json', path: join(folder, 'changes', 'plan.json') }],
      actors: [],
      clues: [],
      validations: [],
      link: null,
      origin: null,
      commits: [],
      explanation: null,
      exception: null,
    });
  });

  it('makes a clue of the part that AI had', async () => {
    const {
      changes: [change],
    } = await load(`changes:${CHANGE}\n    ai: { tool: Robot, evidence: it said so }`);
    expect(change?.clues).toMatchObject([
      { kind: 'agent-session', says: 'ai', strength: 'attested', tool: 'Robot' },
    ]);
  });

  it.each([
    ['an input outside', `changes:${CHANGE.replace('plan.json', '../plan.json')}`, /:8:.*below/s],
    ['an input that is not there', `changes:${CHANGE.replace('plan', 'plans')}`, /no file "plans/],
    [
      'an owners’ file that is not there',
      `changes:${CHANGE}\n    origin: { forge: f, repository: a/b, request: 1, baseBranch: main, owners: O }`,
      /no file "O"/,
    ],
    ['an id twice', `changes:${CHANGE}${CHANGE}`, /a change "one" already/],
    ['an unknown key', `changes:${CHANGE}\n    author: me`, /unknown key "author"/],
    ['no change at all', 'changes: []', /changes/],
  ])('says where there is %s', async (_, text, message) => {
    await expect(load(text)).rejects.toThrow(message);
  });
});

async function load(text: string) {
  await writeFile(join(folder, 'changes', 'changes.yaml'), `version: 1\n\n${text}\n`);
  return loadSample(folder);
}
