import type { AutonomyEntry } from '../../../server/contract/agents/autonomy.ts';
import { EnvironmentMark } from '../../ui/facts.tsx';
import { Mark } from '../../ui/parts.tsx';
import type { Column } from '../../ui/table.tsx';
import { byNumber, byText } from '../compare.ts';

const LEVELS = ['observe', 'propose', 'act-with-approval', 'act-within-limits'] as const;

function levelWords(level: AutonomyEntry['base']): string {
  return level.replaceAll('-', ' ');
}

export function recordKey(row: AutonomyEntry): string {
  return `${row.agent} ${row.system ?? ''} ${row.environment}`;
}

export const RECORD_COLUMNS: readonly Column<AutonomyEntry>[] = [
  {
    id: 'agent',
    title: 'Agent, and what its record says',
    compare: byText((row) => row.agent),
    cell: (row) => (
      <>
        <span className="row-text">
          <strong>{row.agent}</strong> on {row.system ?? 'no known system'}
        </span>
        <span className="row-below">{row.why}</span>
      </>
    ),
    csv: (row) => `${row.agent} on ${row.system ?? 'no known system'}`,
  },
  {
    id: 'environment',
    title: 'Environment',
    compare: byText((row) => row.environment),
    cell: (row) => <EnvironmentMark kind={row.environment} />,
    csv: (row) => row.environment,
  },
  {
    id: 'base',
    title: 'Stands at',
    compare: byNumber((row) => LEVELS.indexOf(row.base)),
    cell: (row) => levelWords(row.base),
    csv: (row) => levelWords(row.base),
  },
  {
    id: 'suggested',
    title: 'Record supports',
    compare: byNumber((row) => LEVELS.indexOf(row.suggested)),
    cell: (row) =>
      row.earned === 'none' ? (
        <span className="muted">the same</span>
      ) : (
        <Mark meaning="plain" icon={row.earned === 'up' ? 'up' : 'down'}>
          {levelWords(row.suggested)}
        </Mark>
      ),
    csv: (row) => levelWords(row.suggested),
  },
  {
    id: 'decisions',
    title: 'Actions',
    numeric: true,
    compare: byNumber((row) => row.counts.decisions),
    cell: (row) => row.counts.decisions.toLocaleString('en-GB'),
    csv: (row) => row.counts.decisions,
  },
  {
    id: 'held',
    title: 'Held',
    compare: byNumber((row) => row.counts.held),
    cell: (row) => {
      const { held, released, refused, unanswered } = row.counts;
      if (held === 0) return <span className="muted">none</span>;
      return (
        <>
          {held.toLocaleString('en-GB')}
          <span className="row-below">
            {released} released, {refused} refused, {unanswered} unanswered
          </span>
        </>
      );
    },
    csv: (row) => row.counts.held,
  },
  {
    id: 'stopped',
    title: 'Denied, stopped',
    numeric: true,
    compare: byNumber((row) => row.counts.denied + row.counts.stopped),
    cell: (row) => `${row.counts.denied}, ${row.counts.stopped}`,
    csv: (row) => `${row.counts.denied} denied, ${row.counts.stopped} stopped`,
  },
];
