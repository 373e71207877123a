import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestRepository } from '../../readers/git/test-repository.ts';
import type { CliContext } from '../context.ts';
import { runProvenance, type ProvenanceOptions } from './run.ts';
import { sinceOf } from './since.ts';

let repository: TestRepository;
beforeEach(() => {
  repository = new TestRepository();
  repository.commit('first');
  repository.commit('second\n\nCo-authored-by: Claude <noreply@anthropic.com>', 'ben');
  repository.commit('third', '=cmd|x <ada@example.org>');
});
afterEach(() => repository.remove());

async function print(options: Partial<ProvenanceOptions> = {}, range = 'HEAD'): Promise<string> {
  const stdout = new PassThrough();
  const context = { cwd: repository.folder, stdout } as unknown as CliContext;
  const printed = text(stdout);
  const code = await runProvenance(range, { per: 'commit', format: 'table', ...options }, context);
  stdout.end();
  expect(code).toBe(0);
  return printed;
}

describe('a table', () => {
  it('has a line for each commit, newest first, and a summary', async () => {
    const lines = (await print()).split('\n');
    expect(lines).toHaveLength(7);
    expect(lines[0]).toMatch(/^commit +date +author +verdict +tool +evidence$/);
    expect(lines[2]).toMatch(
      /^[0-9a-f]{12} {2}2026-01-01 {2}Ben Bitdiddle <ben@exam… {2}ai-declared +Claude Code +trailer, declared: Co-authored-by: Claude <noreply@anthropic\.com>$/,
    );
    expect(lines[3]).toMatch(/ unknown$/);
    expect(lines[5]).toContain(
      '3 commits: 0.0% ai-attested (0), 33.3% ai-declared (1), 0.0% mixed (0)',
    );
  });

  it.each([
    [
      'author',
      [
        'Ben Bitdiddle <ben@example.org>   1         100.0%',
        '=cmd|x <ada@example.org>          2         0.0%',
      ],
    ],
    ['month', ['2026-01                           3         33.3%']],
    [
      'tool',
      [
        '(no sign of AI)                   2         0.0%',
        'Claude Code                       1         100.0%',
      ],
    ],
  ] as const)('by %s counts verdicts', async (per, starts) => {
    const lines = (await print({ per })).split('\n');
    for (const start of starts)
      expect(lines.filter((line) => line.startsWith(start))).toHaveLength(1);
  });

  it('of no commits says so, and one is no plural', async () => {
    expect(await print({}, 'HEAD..HEAD')).toContain('No commits.');
    expect(await print({}, 'HEAD~1..HEAD')).toContain('\n1 commit: 0.0% ai-attested (0)');
  });
});

it('ends, and git with it, when its reader has seen enough', async () => {
  const stdout = new PassThrough();
  let writes = 0;
  stdout.write = (() => {
    writes += 1;
    stdout.emit('error', Object.assign(new Error('broken pipe'), { code: 'EPIPE' }));
    return true;
  }) as typeof stdout.write;
  stdout.on('error', () => {});
  const context = { cwd: repository.folder, stdout } as unknown as CliContext;
  const code = await runProvenance('HEAD', { per: 'commit', format: 'table' }, context);
  expect({ code, writes }).toEqual({ code: 0, writes: 1 });
});

describe('other formats', () => {
  it('are JSON that is whole', async () => {
    const { commits, summary } = JSON.parse(await print({ format: 'json' })) as {
      commits: readonly Record<string, unknown>[];
      summary: Record<string, unknown>;
    };
    expect(commits[1]).toMatchObject({
      subject: 'second',
      kind: 'ai-declared',
      tools: ['Claude Code'],
      evidence: [{ kind: 'trailer', strength: 'declared', line: 3 }],
    });
    expect(summary).toMatchObject({ commits: 3, tools: ['Claude Code'] });
  });

  it('are JSON for groups too, and for nothing', async () => {
    expect(JSON.parse(await print({ format: 'json', per: 'month' }))).toMatchObject({
      groups: [{ name: '2026-01', commits: 3 }],
    });
    expect(JSON.parse(await print({ format: 'json' }, 'HEAD..HEAD'))).toMatchObject({
      commits: [],
    });
  });

  it('are CSV without formulas', async () => {
    const csv = await print({ format: 'csv' });
    expect(csv.split('\r\n')).toHaveLength(5);
    expect(csv).toContain(",'=cmd|x <ada@example.org>,unknown,");
  });

  it('are Markdown whose cells cannot break out', async () => {
    const rows = (await print({ format: 'markdown' })).split('\n');
    expect(rows[2]).toContain('=cmd\\|x \\<ada@\u200bexample.org\\>');
  });
});

describe('--since', () => {
  it.each([
    ['2026-01-01', '2026-01-01T00:00:00Z'],
    ['2026-03-05T09:00:00Z', '2026-03-05T09:00:00Z'],
    ['3 months', '3.months.ago'],
    ['1 year ago', '1.years.ago'],
  ])('%s is %s to git', (given, told) => {
    expect(sinceOf(given)).toBe(told);
  });

  it.each(['yesterday', '2026-13-01', '', '--all', 'never'])('%j is refused', (given) => {
    expect(() => sinceOf(given)).toThrow(/--since/);
  });

  it('leaves out what is older', async () => {
    expect(await print({ since: '2026-01-02' })).toContain('No commits.');
    expect(await print({ since: '2025-12-31' })).toContain('3 commits');
  });
});
