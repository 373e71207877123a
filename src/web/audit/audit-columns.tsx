import { Link } from '@tanstack/react-router';
import { byNumber, byText } from '../agents/compare.ts';
import { AiMark, EnvironmentMark, TierMark } from '../ui/facts.tsx';
import { Ago, Mark } from '../ui/parts.tsx';
import type { Column } from '../ui/table.tsx';
import { levelWord } from '../ui/words.ts';
import type { AuditRow } from './audit-rows.ts';
import { AUDIT_WORDS } from './audit-words.ts';
import { RecordAudit } from './record-audit.tsx';

export const AUDIT_COLUMNS: readonly Column<AuditRow>[] = [
  {
    id: 'what',
    title: 'Released change',
    compare: byText((row) => row.case.title),
    cell: (row) => (
      <>
        <Link className="row-link" to="/cases/$caseId" params={{ caseId: row.case.id }} data-row>
          {row.case.headline}
        </Link>
        <span className="row-below">
          {row.case.title}, submitted by {row.case.submittedBy} <Ago at={row.case.submittedAt} />
        </span>
      </>
    ),
    csv: (row) => `${row.case.id}: ${row.case.title}`,
  },
  {
    id: 'risk',
    title: 'Risk',
    numeric: true,
    compare: byNumber((row) => row.case.riskPoints),
    cell: (row) => `${Math.round(row.case.riskPoints).toLocaleString('en-GB')} points`,
    csv: (row) => row.case.riskPoints,
  },
  {
    id: 'where',
    title: 'Hits',
    compare: byNumber((row) => row.case.worstTier ?? 9),
    cell: (row) => (
      <span className="row-links">
        <TierMark tier={row.case.worstTier} />
        <EnvironmentMark kind={row.case.environment} undeployed={row.case.undeployed} />
        {row.case.aiAssisted && <AiMark />}
      </span>
    ),
    csv: (row) => `${row.case.worstTier ?? 'no tier'} ${row.case.environment}`,
  },
  {
    id: 'directive',
    title: 'Wanted by',
    compare: byText((row) => row.wanted.map(({ directive }) => directive).join(' ')),
    cell: (row) =>
      row.wanted.map(({ directive, level }) => (
        <span key={directive} className="audit-found">
          <Link to="/directives/$directiveId" params={{ directiveId: directive }}>
            {directive}
          </Link>
          <span className="row-below">{levelWord(level)} or above</span>
        </span>
      )),
    csv: (row) => row.wanted.map(({ directive }) => directive).join(' '),
  },
  {
    id: 'found',
    title: 'Found',
    compare: byText((row) => row.audits[0]?.finding ?? ''),
    cell: (row) =>
      row.audits.length === 0 ? (
        <span className="muted">nobody has looked</span>
      ) : (
        row.audits.map((audit) => {
          const { word, icon, meaning } = AUDIT_WORDS[audit.finding];
          return (
            <span key={`${audit.by.id} ${audit.at}`} className="audit-found">
              <Mark meaning={meaning} icon={icon}>
                {word}
              </Mark>
              <span className="row-below">
                {audit.by.name}, {levelWord(audit.level)}, <Ago at={audit.at} />: {audit.note}
              </span>
            </span>
          );
        })
      ),
    csv: (row) => row.audits.map(({ finding, by }) => `${finding} (${by.name})`).join('; '),
  },
  {
    id: 'act',
    title: 'You can',
    numeric: true,
    compare: byNumber((row) => Number(row.me.canAudit)),
    cell: (row) =>
      row.me.canAudit ? (
        <span className="no-print">
          <RecordAudit row={row} />
        </span>
      ) : (
        <span className="small muted row-why">{row.me.why}</span>
      ),
    csv: () => '',
  },
];
