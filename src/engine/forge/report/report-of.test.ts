import { describe, expect, it } from 'vitest';
import {
  assessment,
  catalog,
  change,
  effect,
  evidence,
  person,
} from '../../../../test/support/builders.ts';
import { storedCase } from '../../../../test/support/rows.ts';
import type { Finding } from '../../../core/change/finding.ts';
import type { StoredCase } from '../../ports.ts';
import type { ForgeContext } from '../forge-context.ts';
import { faultReport, reportOf } from './report-of.ts';

const HEAD = 'c'.repeat(40);
const HOSTILE = '@acme/everybody [x](javascript:alert(1)) <script>alert(1)</script>\n# Released\n`';
const ORIGIN = {
  forge: 'f',
  repository: 'acme/shop',
  request: 1,
  baseBranch: 'main',
  base: 'a'.repeat(40),
  mergeBase: 'a'.repeat(40),
  head: HEAD,
  diff: `sha256:${'0'.repeat(64)}`,
};
const FINDING: Finding = {
  id: 'p:x:1',
  pattern: 'p',
  title: HOSTILE,
  why: HOSTILE,
  fix: HOSTILE,
  readBy: 'text',
  weight: 'hold',
  path: `src/${HOSTILE}.ts`,
  evidence: evidence({ source: 'x', line: 7 }),
};
const CONTEXT = {
  engine: { world: { catalog: catalog({ people: [person('sena', { name: HOSTILE })] }) } },
  publicUrl: 'https://holdpoint.test',
} as unknown as ForgeContext;

function row(state: StoredCase['state']): StoredCase {
  const dangerous = effect({
    verb: 'delete',
    reversibility: 'irreversible',
    resource: { type: 'file', address: HOSTILE, provider: null },
    why: HOSTILE,
    evidence: [
      evidence({ source: `old.tf@${'a'.repeat(12)}`, line: 3 }),
      evidence({ source: `infra/main.tf@${HEAD.slice(0, 12)}`, line: 12 }),
    ],
  });
  const changed = change([dangerous], { kind: 'code', origin: ORIGIN, findings: [FINDING] });
  const clue = {
    kind: 'trailer' as const,
    says: 'ai' as const,
    strength: 'declared' as const,
    tool: HOSTILE,
    evidence: evidence({ source: HOSTILE, note: HOSTILE }),
  };
  const base = storedCase('one', { state });
  return {
    ...base,
    assessment: assessment(changed, { clues: [clue] }),
    verdict: {
      ...base.verdict,
      holds: [
        {
          id: 'h',
          rule: 'r',
          message: HOSTILE,
          lift: HOSTILE,
          requirement: {
            kind: 'approvals',
            count: 1,
            given: 0,
            from: { level: null, team: null, ownersOf: null, people: null, except: [] },
            eligible: ['sena'],
          },
        },
      ],
    },
  };
}

describe('a report', () => {
  it('shows other people’s text as text, all through', () => {
    const { summary, title } = reportOf(CONTEXT, row('waiting'), HEAD, [HOSTILE]);
    // Outside of code a mention is parted, and a bracket that would make a link is escaped.
    const prose = summary.replaceAll('\\`', '').replaceAll(/`[^`]*`/g, '');
    expect(prose).not.toMatch(/<script|\n# Released|@acme|(?<!\\)\]\(javascript|`/);
    expect(title).not.toContain('\n');
    for (const part of ['What cannot be undone', 'What holds it', 'How far it reaches']) {
      expect(summary).toContain(`### ${part}`);
    }
    expect(summary).toContain('https://holdpoint.test/cases/one');
  });

  it('stands on lines of the new version alone', () => {
    const { annotations } = reportOf(CONTEXT, row('waiting'), HEAD, []);
    expect(annotations.map(({ path, line, weight }) => ({ path, line, weight }))).toEqual([
      { path: 'infra/main.tf', line: 12, weight: 'failure' },
      { path: FINDING.path, line: 7, weight: 'warning' },
    ]);
  });

  it.each([
    ['released', [], 'released'],
    ['released', ['Pia asks for changes'], 'held'],
    ['waiting', [], 'held'],
    ['expired', [], 'held'],
    ['superseded', [], 'held'],
    ['withdrawn', [], 'held'],
    ['refused', [], 'denied'],
    ['denied', [], 'denied'],
    ['bypassed', [], 'denied'],
  ] as const)('of a case that is %s, with %j, says %s', (state, blockers, conclusion) => {
    expect(reportOf(CONTEXT, row(state), HEAD, blockers).conclusion).toBe(conclusion);
  });

  it('of a release on a ledger that does not verify is held, and says why', () => {
    const why = 'its leaf hash is not the hash of its text';
    const incident = { firstBad: 7, check: 'entry', why, since: '2026-03-11T09:00:00.000Z' };
    const engine = { ...CONTEXT.engine, ledger: { doubt: () => ({ kind: 'broken', incident }) } };
    const broken = { ...CONTEXT, engine } as unknown as ForgeContext;
    expect(reportOf(broken, row('released'), HEAD, [])).toMatchObject({
      conclusion: 'held',
      title: expect.stringContaining('Held: the ledger does not verify: entry 7') as string,
    });
    expect(reportOf(CONTEXT, row('released'), HEAD, []).conclusion).toBe('released');
  });

  it('is bounded, whatever there is to say', () => {
    const long = 'x'.repeat(100_000);
    const { summary, title } = reportOf(CONTEXT, row('waiting'), HEAD, Array(1000).fill(long));
    expect(summary.length).toBeLessThan(31_000);
    expect(title.length).toBeLessThanOrEqual(140);
    expect(faultReport(HEAD, 5).conclusion).toBe('fault');
  });
});
