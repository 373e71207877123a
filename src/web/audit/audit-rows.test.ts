import { describe, expect, it } from 'vitest';
import type { AuditItem } from '../../server/contract/governance/directives.ts';
import { auditRows } from './audit-rows.ts';

const AUDIT = {
  by: { id: 'val', name: 'Val' },
  level: 'vp',
  at: '2026-03-11T00:00:00Z',
  finding: 'sound',
  note: 'Read and right.',
  evidence: null,
} as const;

function item(id: string, directive: string, more: Partial<AuditItem> = {}): AuditItem {
  return {
    case: { id } as AuditItem['case'],
    directive,
    level: 'director',
    audits: [],
    signs: false,
    me: { canAudit: true, why: 'They are.' },
    ...more,
  };
}

describe('rows of the audit queue', () => {
  it('are one for each change, in the order of the queue', () => {
    const rows = auditRows([item('b', 'reset'), item('a', 'reset'), item('b', 'watch')]);
    expect(rows.map((row) => [row.case.id, row.wanted.map(({ directive }) => directive)])).toEqual([
      ['b', ['reset', 'watch']],
      ['a', ['reset']],
    ]);
  });

  it('say once what was recorded for several, and are open while one has nothing', () => {
    const audits = [AUDIT];
    const both = auditRows([item('a', 'reset', { audits }), item('a', 'watch', { audits })]);
    expect(both).toMatchObject([{ audits: [AUDIT], isOpen: false }]);
    expect(auditRows([item('a', 'reset', { audits }), item('a', 'watch')])).toMatchObject([
      { audits: [AUDIT], isOpen: true },
    ]);
  });

  it('are for whoever may look for one of them, and name those', () => {
    const me = { canAudit: false, why: 'This takes a VP.' };
    expect(auditRows([item('a', 'watch', { me }), item('a', 'reset')])).toMatchObject([
      { me: { canAudit: true }, mine: ['reset'] },
    ]);
    expect(auditRows([item('a', 'watch', { me })])).toMatchObject([{ me, mine: [] }]);
    expect(auditRows([item('a', 'reset'), item('a', 'watch')])).toMatchObject([
      { mine: ['reset', 'watch'] },
    ]);
  });
});
