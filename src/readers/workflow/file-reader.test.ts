import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FilePair } from '../types.ts';
import { SAMPLES } from './cases.ts';
import { workflowFileReader } from './file-reader.ts';

function pair(path: string, before: string | null, after: string | null): FilePair {
  const environment = { kind: 'unknown', name: null } as const;
  return {
    path,
    before,
    after,
    sources: { before: 'a', after: 'b' },
    environment,
    inRepository: true,
  };
}
const read = async (path: string, before: string | null, after: string | null) =>
  workflowFileReader.read([pair(path, before, after)]);

const ROWS = SAMPLES.flatMap(({ path, text, rows }) =>
  rows.map((row) => [path, ...row, text] as const),
);
const SAME = SAMPLES.flatMap(({ path, text, same }) =>
  same.map((row) => [path, ...row, text] as const),
);

describe('a pipeline', () => {
  it.each(ROWS)('%s with %j as %j', async (path, from, to, word, text) => {
    expect(text).toContain(from);
    const { effects, signals } = await read(
      path,
      text,
      text.replace(from, () => to),
    );
    expect(signals).toEqual([]);
    const found = effects.find(({ why }) => why.includes(word));
    expect(found?.traits).toContain('ci-workflow');
    const runs = word === 'newly runs';
    const goes = /^the job .* goes$|^which waited/.test(word);
    expect(found).toMatchObject({
      verb: runs ? 'execute' : goes ? 'delete' : 'update',
      reversibility: runs ? 'unknown' : 'reversible',
    });
    if (!/clock|two runs/.test(word))
      expect(runs || found?.traits.includes('protection-removed')).toBe(true);
  });

  it.each(ROWS)('%s the other way is no loss: %j from %j', async (path, from, to, word, text) => {
    const { effects } = await read(
      path,
      text.replace(from, () => to),
      text,
    );
    const unlike = effects.filter(({ why }) => !/instead of|by the clock/.test(why));
    expect(unlike.map(({ why }) => why)).toEqual([]);
    expect(word).not.toBe('');
  });

  it.each(SAME)('%s is as before with %j as %j', async (path, from, to, text) => {
    expect(text).toContain(from);
    expect(
      await read(
        path,
        text,
        text.replace(from, () => to),
      ),
    ).toMatchObject({ effects: [], signals: [] });
  });

  it('that checks out what strangers send says so', async () => {
    const flow = (on: string, ref: string) =>
      `on: ${on}\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n        with: {ref: "${ref}"}\n`;
    const head = '${{ github.event.pull_request.head.sha }}';
    const calm = flow('pull_request', head);
    for (const [text, count] of [
      [flow('[pull_request_target]', head), 1],
      [flow('pull_request_target', 'main'), 0],
      [flow('push', head), 0],
    ] as const) {
      const { effects } = await read('.github/workflows/x.yml', calm, text);
      expect(effects.filter(({ traits }) => traits.includes('permission-widened'))).toHaveLength(
        count,
      );
    }
  });

  it('under another name is the same job', async () => {
    const path = '.github/workflows/x.yml';
    const flow = (name: string) => `jobs:\n  ${name}:\n    steps:\n      - run: npm test\n`;
    expect((await read(path, flow('test'), flow('unit-tests'))).effects).toEqual([]);
  });

  it.each([
    ['npm ci && terraform -chdir=x destroy', 1],
    ['true; terragrunt run-all destroy', 1],
    ['terraform apply -destroy', 1],
    [`terraform ${'-- '.repeat(5000)}x`, 0],
    [`${'terraform apply '.repeat(3000)}x`, 0],
    ['terraform plan && echo destroy', 0],
  ])('runs %s', async (run, count) => {
    const path = '.github/workflows/x.yml';
    const flow = (text: string) => `jobs:\n  a:\n    steps:\n      - run: ${text}\n`;
    const { effects } = await read(path, flow('x'), flow(run));
    expect(effects).toHaveLength(count);
  });

  it('masks what it shows', async () => {
    const path = '.github/workflows/x.yml';
    const flow = (run: string) => `jobs:\n  a:\n    steps:\n      - run: ${run}\n`;
    const { effects } = await read(
      path,
      flow('x'),
      flow('PASSWORD=hunter2hunter2 terraform destroy'),
    );
    expect(effects).toHaveLength(1);
    expect(JSON.stringify(effects)).not.toContain('hunter2');
  });

  it.each(SAMPLES)('$path is known, and new or gone without harm', async ({ path, text }) => {
    expect(workflowFileReader.recognises(pair(path, null, text))).toBe(true);
    expect(workflowFileReader.recognises(pair('docs/ci.yml', null, text))).toBe(false);
    const { effects } = await read(path, null, text);
    expect(effects.every(({ reversibility }) => reversibility === 'reversible')).toBe(true);
  });

  it('never passes a broken one', async () => {
    const samples = SAMPLES.filter(({ path }) => path !== 'Jenkinsfile');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...samples),
        fc.string({ unit: 'binary', maxLength: 60 }),
        async ({ path, text }, noise) => {
          const { effects, signals } = await read(path, text, `${noise}\n{[`);
          expect(effects.length + signals.length).toBeGreaterThan(0);
        },
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...SAMPLES),
        fc.jsonValue(),
        async ({ path, text }, value) => {
          const odd = JSON.stringify({
            jobs: { test: value, __proto__: value },
            stages: value,
            workflows: { a: { jobs: value } },
          });
          const { effects, signals } = await read(path, text, odd);
          expect(effects.length + signals.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});
