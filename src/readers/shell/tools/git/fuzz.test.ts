/** Whatever stands on a command line, a table says something of it and does not throw. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { THIS_MACHINE } from '../../environment/setting.ts';
import { UNKNOWN, type Word } from '../../types.ts';
import { memoryWorld } from '../../world/memory-world.ts';
import { applyTool } from '../apply.ts';
import { TOOL_GROUPS } from '../registry.ts';
import { invocationOf } from '../test-tool.ts';
import type { Tool } from '../types.ts';

const GROUPS = ['git', 'forges', 'publish', 'messages', 'containers', 'cluster'];

const WORDS =
  `reset --hard push -f --force origin main :x +y HEAD~1 checkout -- . clean -fdx -c alias.x=!y
  -C --git-dir= stash drop branch -D config delete get apply -f - --all -n -A --raw /api/v1 patch -p {
  scale --replicas=0 rm -v -rf run -v /:/x compose down volume prune system api -X DELETE graphql repo
  publish owner add release upload --dry-run --help -h help '' = --= - -- -- -abc --context prod -k
  set image drain node/x secret -o json tag expire uninstall app sync cluster machine purge --purge`
    .split(/\s+/)
    .map((text) => text.replace(/^''$/, ''));

const word: fc.Arbitrary<Word> = fc
  .oneof(
    { weight: 6, arbitrary: fc.constantFrom(...WORDS) },
    { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
    { weight: 1, arbitrary: fc.constant(UNKNOWN) },
  )
  .map((text) => ({
    text,
    known: !text.includes(UNKNOWN),
    glob: text.includes('*'),
    unknowns: text.includes(UNKNOWN) ? ['$X'] : [],
  }));

describe('tables under any words', () => {
  it.each(GROUPS)('%s', async (id) => {
    const tools = (await TOOL_GROUPS.find((group) => group.id === id)?.load()) ?? [];
    expect(tools.length).toBeGreaterThan(0);
    const world = memoryWorld({ files: { '/home/dev/.kube/config': 'contexts:\n- : {\n' } });
    await fc.assert(
      fc.asyncProperty(
        // By its place: a failure prints what it was given, and tables are long.
        fc.nat(tools.length - 1),
        fc.array(word, { maxLength: 7 }),
        fc.boolean(),
        async (at, args, here) => {
          const tool = tools[at] as Tool;
          const invocation = { ...invocationOf(tool.programs[0] ?? ''), args };
          const { doings = [] } = await applyTool(
            tool,
            { ...invocation, cwd: here ? '/work/app' : null },
            {
              world,
              inside: () => Promise.resolve({}),
              placeSetting: THIS_MACHINE,
              pathOf: ({ text }) => (here ? `/work/app/${text}` : null),
            },
          );
          for (const { address, why, type } of doings) {
            expect(typeof address).toBe('string');
            expect(type).not.toBe('');
            expect(why).toMatch(/\.$/);
          }
        },
      ),
      { numRuns: 400, seed: 7 },
    );
  });
});
