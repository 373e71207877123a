import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { widthOf } from '../../terminal/layout.ts';
import { styleFor } from '../../terminal/style.ts';
import { HOSTILE, sampleEffect, sampleReport } from '../test-report.ts';
import { renderText } from './report.ts';

const text = (report = sampleReport(), columns = 80) =>
  renderText(report, styleFor(false), columns);

/** Position of each text; all of them must be there. */
function positions(page: string, ...parts: readonly string[]): readonly number[] {
  return parts.map((part) => {
    expect(page).toContain(part);
    return page.indexOf(part);
  });
}

describe('renderText', () => {
  it('says the verdict first, then what is lost, then the way out', () => {
    const page = text();
    expect(page.startsWith(' HOLD  Needs 2 people')).toBe(true);
    const order = positions(
      page,
      sampleReport().assessment.headline.slice(0, 50),
      'Cannot be undone',
      'goes together with',
      'What happens',
      'How far it reaches',
      'It happened before',
      'Who made it',
      'Rules that hold it',
      'To get it released',
      'holdpoint submit plan.json',
    );
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it('names the reach with its path, the people who may approve and the line of the rule', () => {
    const page = text();
    expect(page).toContain(
      'Hits 1 system directly, reaches 4 in all; the most critical is Tier 1.',
    );
    expect(page).toContain('orders-db (Tier 2) → checkout (Tier 1)');
    expect(page).toContain('.holdpoint/policy.yaml:12');
    expect(page.replace(/\s+/g, ' ')).toContain('An approval from Ada Lovelace or Grace Hopper.');
    expect(page).toContain('Set skip_final_snapshot = false');
    expect(page).toContain('Joan Clarke (author, junior)');
  });

  it('shows the gravest effects and counts the rest', () => {
    const calm = Array.from({ length: 224 }, (_, i) =>
      sampleEffect({ address: `aws_sqs_queue.q${i}`, verb: i < 200 ? 'create' : 'update' }),
    );
    const grave = sampleEffect({
      address: 'aws_s3_bucket.mail',
      verb: 'delete',
      reversibility: 'irreversible',
    });
    const page = text(sampleReport({ effects: [...calm, grave] }));
    expect(page).toContain('225 effects');
    expect(page).toContain('and 215 more: 15 update, 200 create');
    expect(page.indexOf('delete  aws_s3_bucket.mail')).toBeGreaterThan(0);
    expect(page.split('\n').length).toBeLessThan(80);
  });

  it.each([40, 80, 100])('stays within %d columns but for what people copy', (columns) => {
    const copied = /module\.|holdpoint submit|sha256:|policy\.yaml|incidents\.example| HOLD /;
    const wide = text(sampleReport(), columns)
      .split('\n')
      .filter((line) => widthOf(line) > columns && !copied.test(line));
    expect(wide).toEqual([]);
  });

  it('lets nothing in a change speak to the terminal', () => {
    const effects = [
      sampleEffect({
        address: HOSTILE,
        verb: 'delete',
        reversibility: 'irreversible',
        why: HOSTILE,
        safer: [HOSTILE],
      }),
    ];
    const report = { ...sampleReport({ effects }), submitCommand: `holdpoint submit ${HOSTILE}` };
    expect(text(report)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    const coloured = stripVTControlCharacters(renderText(report, styleFor(true), 80));
    expect(coloured).not.toContain('\u001b');
  });

  it('carries the same words with and without colour', () => {
    const coloured = renderText(sampleReport(), styleFor(true), 80);
    expect(coloured).toContain('\u001b[');
    expect(stripVTControlCharacters(coloured)).toBe(text());
  });

  it('says plainly that a denied change cannot be released, and what would pass', () => {
    const page = text(sampleReport({ deny: true }));
    expect(page.startsWith(' DENY ')).toBe(true);
    expect(page).not.toContain('holdpoint submit');
    expect(page).toContain('What would make it pass');
  });

  it('is short about a change that passes', () => {
    const page = text(sampleReport({ effects: [sampleEffect({ address: 'aws_sqs_queue.q' })] }));
    expect(page.startsWith(' ALLOW  No rule holds it.')).toBe(true);
    expect(page).not.toMatch(/Cannot be undone|To get it released|holdpoint submit/);
  });
});
