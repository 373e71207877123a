import type { PolicyRule } from '../../server/contract/policy.ts';
import type { Severity } from '../../core/policy/types.ts';
import { byNumber, byText } from '../agents/compare.ts';
import { SeverityMark } from '../ui/facts.tsx';
import { Address, Mark } from '../ui/parts.tsx';
import type { Column } from '../ui/table.tsx';

const SEVERITIES: readonly (Severity | null)[] = [
  null,
  'info',
  'low',
  'medium',
  'high',
  'critical',
];

/** `policies/default.yaml:34`. */
export function sourceText({ source }: Pick<PolicyRule, 'source'>): string {
  return source.line > 0 ? `${source.file}:${source.line}` : source.file;
}

export const RULE_COLUMNS: readonly Column<PolicyRule>[] = [
  {
    id: 'what',
    title: 'Rule',
    compare: byText((row) => row.title),
    cell: (row) => (
      <>
        <span className="row-text">
          <strong>{row.title}</strong>
        </span>
        <span className="row-below">{row.message}</span>
        <details className="rule-when">
          <summary>
            When it applies<span className="sr-only">: {row.title}</span>
          </summary>
          <code>{row.when}</code>
          <span className="row-below">
            {row.per === 'effect' ? 'Asked of each effect.' : 'Asked once of the whole change.'}
          </span>
        </details>
      </>
    ),
    csv: (row) => `${row.id}: ${row.title}: ${row.when}`,
  },
  {
    id: 'demand',
    title: 'Asks for',
    compare: byText((row) => `${row.outcome} ${row.demand}`),
    cell: (row) =>
      row.outcome === 'deny' ? (
        <Mark meaning="gone" icon="refused">
          {row.demand}
        </Mark>
      ) : (
        row.demand
      ),
    csv: (row) => row.demand,
  },
  {
    id: 'severity',
    title: 'Severity',
    compare: byNumber((row) => SEVERITIES.indexOf(row.severity)),
    cell: (row) =>
      row.severity === null ? (
        <span className="muted">by tier and place</span>
      ) : (
        <SeverityMark severity={row.severity} />
      ),
    csv: (row) => row.severity ?? 'by tier and place',
  },
  {
    id: 'source',
    title: 'Written in',
    compare: byText(sourceText),
    cell: (row) => (
      <>
        <Address text={sourceText(row)} />
        <span className="row-below">
          <code>{row.id}</code>
        </span>
      </>
    ),
    csv: sourceText,
  },
];
