import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lineMarks } from '../../../src/core/provenance/line-marks.ts';
import { sessionTraces } from '../../../src/engine/agents/session-clues.ts';
import { readAddedLines } from '../../../src/readers/git/added-lines.ts';
import { TestRepository } from '../../../src/readers/git/test-repository.ts';
import { sha256 } from '../../support/builders.ts';
import { freshStore, type FreshStore } from '../../support/store.ts';
import { START } from '../support/engine.ts';
import { decision, handIn } from '../support/guards.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let fresh: FreshStore;
let server: TestServer;
const repository = new TestRepository();
beforeAll(async () => {
  fresh = await freshStore();
  server = await startTestServer(fresh.store);
  const wrote = [{ path: 'pay.ts', marks: [...lineMarks(BY_AGENT, sha256, 500)] }];
  await handIn(server.machine().send, [
    decision(1, { tool: 'Write', wrote }),
    decision(2, { tool: 'Write', outcome: 'deny', session: 'refused', wrote }),
    decision(3, { tool: 'Write', repository: 'git.test/other', session: 'elsewhere', wrote }),
  ]);
  repository.write('old.ts', 'const old = true;\n').commit('first');
});
afterAll(async () => {
  repository.remove();
  await server.close();
  await fresh.drop();
});

const BY_AGENT = [
  'const amount = order.total;',
  'await charge(amount);',
  'return receipt(amount);',
];
const BEFORE = '2026-01-01T00:00:00.000Z';

/** What the guards' records tell of a commit with these files. */
async function tracesOf(files: Readonly<Record<string, string>>, since = BEFORE) {
  const before = repository.git('rev-parse', 'HEAD').trim();
  for (const [path, text] of Object.entries(files)) repository.write(path, text);
  repository.commit('next');
  const added = await readAddedLines(repository.folder, before, 'HEAD');
  return sessionTraces(fresh.store.agents, 'git.test/shop', added, since);
}

describe('the lines of a change', () => {
  it('are known as those that an agent wrote, with who it acted for', async () => {
    const text = `${BY_AGENT.map((line) => `  ${line}`).join('\n')}\nconst byHand = true;\n`;
    const { clues, actors } = await tracesOf({ 'pay.ts': text });
    expect(clues).toMatchObject([
      { kind: 'agent-session', says: 'ai', strength: 'attested', tool: 'claude-code', lines: 0.75 },
    ]);
    expect(clues[0]?.evidence.note).toContain('3 of the 4 added lines, in pay.ts');
    expect(actors).toEqual([{ role: 'agent-operator', identity: 'ana@example.test' }]);
  });

  it.each([
    ['another file', { 'other.ts': BY_AGENT.join('\n') }, BEFORE],
    ['other lines', { 'pay.ts': 'const all = new Text();\nwrite(all);\n' }, BEFORE],
    ['what was written before', { 'pay.ts': BY_AGENT.join('\n') }, '2099-01-01T00:00:00.000Z'],
  ])('are not taken for an agent’s in %s', async (_, files, since) => {
    expect(await tracesOf(files, since)).toEqual({ clues: [], actors: [] });
  });

  it('stand in the record only of what was allowed', async () => {
    const writing = await fresh.store.agents.writingOf('git.test/shop', ['pay.ts'], BEFORE);
    expect(writing.map(({ session }) => session)).toEqual(['session-one']);
    expect(START > BEFORE).toBe(true);
  });
});
