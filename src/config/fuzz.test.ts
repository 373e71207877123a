import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { joinSources } from './catalog/load.ts';
import { parseIncidents } from './incidents/load.ts';
import { lintPolicy } from './policy/lint.ts';
import { runCasesIn } from './policy/cases.ts';
import { loadPolicy } from './policy/load.ts';
import { ConfigError, formatProblem } from './problem.ts';
import type { Problem } from './problem.ts';

const policy = await loadPolicy({ path: null });

/** Words of every format, so that chance gets deeper than the first key. */
const word = fc.constantFrom(
  'a',
  'b',
  'ada',
  'team-orders',
  '1',
  'true',
  '2026-03-11',
  '90d',
  'production',
  'senior',
  'delete',
  'effect.verb == "delete"',
  'effects.exists(e, e.destroys',
  'losses.all(l, true)',
  '',
  '../x',
  '\u0000',
  'component:default/a',
  'constructor',
  'a\nb',
  '"',
  '*',
  'x'.repeat(200),
);
const key = fc.constantFrom(
  'version',
  'systems',
  'people',
  'teams',
  'environments',
  'id',
  'name',
  'tier',
  'owners',
  'dependsOn',
  'on',
  'level',
  'rules',
  'directives',
  'when',
  'require',
  'approvals',
  'count',
  'message',
  'title',
  'scope',
  'starts',
  'ends',
  'for',
  'deny',
  'disable',
  'severities',
  'cases',
  'effects',
  'expect',
  'outcome',
  'verb',
  'incidents',
  'date',
  'apiVersion',
  'kind',
  'metadata',
  'spec',
  'annotations',
  'holdpoint.dev/tier',
);
const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.oneof(word, fc.constantFrom(1, 0, 2, -1, 1.5, true, false, null)),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 6, noNullPrototype: true }),
  ),
})).value;
const file = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .dictionary(key, value, { maxKeys: 6, noNullPrototype: true })
      .map((rest) => stringify({ version: 1, ...rest })),
  },
  { weight: 1, arbitrary: fc.string() },
);

function wellFormed(problems: readonly Problem[]): void {
  for (const problem of problems) {
    expect(problem.line).toBeGreaterThan(0);
    expect(problem.column).toBeGreaterThan(0);
    expect(formatProblem(problem)).not.toMatch(/[\n\r\u0000]/);
  }
}

/** Runs a loader; whatever it throws has to be a `ConfigError` with good problems. */
function onlyConfigErrors(load: () => unknown): void {
  try {
    load();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    wellFormed((error as ConfigError).problems);
  }
}

describe('whatever a file holds', () => {
  it('catalogs only ever have problems', () => {
    fc.assert(
      fc.property(file, file, (one, other) => {
        const joined = joinSources([
          { file: 'catalog.yaml', text: one },
          { file: 'a/catalog-info.yaml', text: other },
        ]);
        wellFormed(joined.problems);
        const ids = new Set(joined.catalog.systems.map(({ id }) => id));
        for (const { dependsOn } of joined.catalog.systems) {
          for (const { on } of dependsOn) expect(ids).toContain(on);
        }
      }),
    );
  });

  it('policies only ever have problems', async () => {
    expect.hasAssertions();
    await fc.assert(
      fc.asyncProperty(file, async (text) => wellFormed(await lintPolicy(text, 'policy.yaml'))),
    );
  });

  it('incidents and cases only ever fail with a list of problems', () => {
    expect.hasAssertions();
    fc.assert(
      fc.property(file, (text) => {
        onlyConfigErrors(() => parseIncidents({ file: 'f', text }));
        onlyConfigErrors(() => runCasesIn({ file: 'f', text }, policy, null));
      }),
    );
  });
});
