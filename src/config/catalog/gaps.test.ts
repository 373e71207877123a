import { describe, expect, it } from 'vitest';
import { joinSources } from './load.ts';

const WHOLE = `version: 1
teams: [{ id: shop }]
systems:
  - { id: a, tier: 1, owners: [shop], paths: ['a/**'], aliases: [a-svc], dependsOn: [b] }
  - { id: b, tier: 1, owners: [shop], resources: ['b.*'] }
people: [{ id: ada, level: mid, teams: [shop] }]
`;

function problemsIn(text: string, gaps = true): readonly string[] {
  return joinSources([{ file: 'c.yaml', text }], { gaps }).problems.map(
    ({ severity, code, line, message }) => `${line} ${severity} ${code}: ${message}`,
  );
}

describe('gaps of a catalog', () => {
  it('a whole one has none', () => {
    expect(problemsIn(WHOLE)).toEqual([]);
  });

  it.each([
    ['no tier', WHOLE.replace('id: a, tier: 1', 'id: a'), /^4 warning no-tier: .*"a"/],
    ['no owner', WHOLE.replace('owners: [shop], paths', 'paths'), /^4 warning no-owner: .*"a"/],
    [
      'nothing claimed',
      WHOLE.replace("resources: ['b.*']", 'name: B'),
      /^5 warning unclaimed: .*"b"/,
    ],
    [
      'a circle of Tier-1',
      WHOLE.replace("resources: ['b.*']", "resources: ['b.*'], dependsOn: [a]"),
      /^4 warning tier-1-cycle: .*: a, b/,
    ],
    [
      'an alias that is another system',
      WHOLE.replace('a-svc', 'B'),
      /^5 error shared-alias: "B" stands for both|^4 error shared-alias: "B" stands for both "b" and "a"/,
    ],
    [
      'an alias of two systems',
      WHOLE.replace("resources: ['b.*']", "resources: ['b.*'], aliases: [A-SVC]"),
      /^5 error shared-alias: "A-SVC" stands for both "a" and "b"/,
    ],
  ])('%s', (_, text, says) => {
    const problems = problemsIn(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(says);
  });

  it('a circle that leaves Tier-1 is none, and gaps are for who asks', () => {
    const circle = WHOLE.replace('id: b, tier: 1', 'id: b, tier: 2').replace(
      '] }\n  - {',
      '] }\n  - {',
    );
    expect(
      problemsIn(circle.replace("resources: ['b.*']", "resources: ['b.*'], dependsOn: [a]")),
    ).toEqual([]);
    expect(problemsIn('version: 1\nsystems: [{ id: a }]\n', false)).toEqual([]);
  });
});
