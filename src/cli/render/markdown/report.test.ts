import { describe, expect, it } from 'vitest';
import { HOSTILE, sampleEffect, sampleReport } from '../test-report.ts';
import { code, text } from './escape.ts';
import { renderMarkdown } from './report.ts';

describe('escape', () => {
  it.each([
    ['a|b', 'a\\|b'],
    ['<img src=x>', '\\<img src=x\\>'],
    ['[a](http://x)', '\\[a\\](http://x)'],
    ['@org/team', '@\u200borg/team'],
    ['aws_db_instance', 'aws_db_instance'],
    ['_a_ *b*', '\\_a\\_ \\*b\\*'],
    ['a\nb', 'a b'],
    ['&lt;', '\\&lt;'],
  ])('writes %j as text', (value, expected) => {
    expect(text(value)).toBe(expected);
  });

  it.each([
    ['a', '`a`'],
    ['a`b', '``a`b``'],
    ['`a', '`` `a ``'],
    ['a``b`c', '```a``b`c```'],
    ['a|b', '`a\\|b`'],
    ['a\n# b', '`a # b`'],
  ])('keeps %j inside its code span', (value, expected) => {
    expect(code(value)).toBe(expected);
  });
});

describe('renderMarkdown', () => {
  it('lets a reviewer decide: verdict, loss, reach, rule with its line, people, way out', () => {
    const page = renderMarkdown(sampleReport());
    for (const part of [
      '## ✋ Hold: Needs 2 people',
      sampleReport().assessment.headline,
      '### Cannot be undone',
      'reaches 4 in all',
      '`orders-db` (Tier 2) → `checkout` (Tier 1)',
      '[Orders database deleted with its snapshots](https://incidents.example/7)',
      '`.holdpoint/policy.yaml:12`',
      'Ada Lovelace or Grace Hopper',
      '`holdpoint submit plan.json --title "WHAT THIS DOES"`',
    ]) {
      expect(page).toContain(part);
    }
  });

  it('lets no text of a change become markup', () => {
    const effects = [
      sampleEffect({
        address: HOSTILE,
        verb: 'delete',
        reversibility: 'irreversible',
        why: HOSTILE,
      }),
    ];
    const page = renderMarkdown(sampleReport({ effects }));
    const outsideCode = page.replace(/(`+)[^`](?:.*?[^`])?\1(?!`)/g, '');
    expect(outsideCode).not.toMatch(/(?<!\\)<b>/);
    expect(outsideCode).not.toMatch(/@all/);
    expect(page).not.toMatch(/[\u001b\u202e]/);
    const rows = page.split('\n').filter((line) => line.startsWith('| delete'));
    expect(rows).toHaveLength(1);
    expect(rows[0]?.match(/(?<!\\)\|/g)).toHaveLength(7);
  });

  it('caps the list of effects and says how many are left', () => {
    const effects = Array.from({ length: 60 }, (_, i) =>
      sampleEffect({ address: `aws_sqs_queue.q${i}` }),
    );
    const page = renderMarkdown(sampleReport({ effects }));
    expect(page).toContain('and 40 more: 40 update');
    expect(page.match(/^\| update/gm)).toHaveLength(20);
  });
});
