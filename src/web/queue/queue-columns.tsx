import { Link } from '@tanstack/react-router';
import type { CaseSummary } from '../../server/contract/cases.ts';
import { STATES } from '../case/state-words.ts';
import { AiMark, EnvironmentMark, SeverityMark, TierMark, UNDEPLOYED } from '../ui/facts.tsx';
import { Ago, Mark, Unbroken } from '../ui/parts.tsx';
import type { Column } from '../ui/table.tsx';

const SEVERITY = ['info', 'low', 'medium', 'high', 'critical'];

const byText = (read: (row: CaseSummary) => string) => (a: CaseSummary, b: CaseSummary) =>
  read(a) < read(b) ? -1 : read(a) > read(b) ? 1 : 0;

const byNumber = (read: (row: CaseSummary) => number) => (a: CaseSummary, b: CaseSummary) =>
  read(a) - read(b);

const environmentWord = (row: CaseSummary) => (row.undeployed ? UNDEPLOYED : row.environment);

/** Under the head of its column a word may be short; without one it says all of it. */
function Elsewhere(props: { readonly wide: string; readonly narrow: string }) {
  return (
    <>
      <span className="queue-short">{props.wide}</span>
      <span className="queue-unit">{props.narrow}</span>
    </>
  );
}

function Lost({ row }: { readonly row: CaseSummary }) {
  if (row.irreversible === 0 && row.unknown === 0) return <span className="muted">nothing</span>;
  return (
    <span className="queue-lost">
      {row.irreversible > 0 && (
        <Mark meaning="gone" icon="gone">
          {row.irreversible} <Elsewhere wide="for good" narrow="cannot be undone" />
        </Mark>
      )}
      {row.unknown > 0 && (
        <Mark meaning="unknown" icon="unknown">
          {row.unknown} unknown
        </Mark>
      )}
    </span>
  );
}

function State({ row }: { readonly row: CaseSummary }) {
  const { word, icon, meaning } = STATES[row.state];
  return (
    <Mark meaning={meaning} icon={icon}>
      {row.state === 'waiting' ? (
        <>
          {row.open} open
          <span className="queue-unit">{row.open === 1 ? ' hold' : ' holds'}</span>
        </>
      ) : (
        word
      )}
    </Mark>
  );
}

export const QUEUE_COLUMNS: readonly Column<CaseSummary>[] = [
  {
    id: 'what',
    title: 'What is about to happen',
    compare: byText((row) => row.headline),
    cell: (row) => (
      <>
        <Link to="/cases/$caseId" params={{ caseId: row.id }} className="queue-link" data-row>
          <Unbroken text={row.headline} />
        </Link>
        <span className="queue-title">{row.title}</span>
      </>
    ),
    csv: (row) => row.headline,
  },
  {
    id: 'severity',
    title: 'Severity',
    compare: byNumber((row) => -SEVERITY.indexOf(row.severity ?? '')),
    cell: (row) => <SeverityMark severity={row.severity} />,
    csv: (row) => row.severity ?? 'none',
  },
  {
    id: 'environment',
    title: 'Environment',
    compare: byText(environmentWord),
    cell: (row) => <EnvironmentMark kind={row.environment} undeployed={row.undeployed} />,
    csv: environmentWord,
  },
  {
    id: 'tier',
    title: 'Worst tier',
    compare: byNumber((row) => row.worstTier ?? 9),
    cell: (row) => <TierMark tier={row.worstTier} />,
    csv: (row) => row.worstTier ?? 'none',
  },
  {
    id: 'systems',
    title: 'Systems',
    numeric: true,
    compare: byNumber((row) => row.systemsReached),
    cell: (row) => (
      <>
        {row.systemsReached.toLocaleString('en-GB')}
        <span className="queue-unit">{row.systemsReached === 1 ? ' system' : ' systems'}</span>
      </>
    ),
    csv: (row) => row.systemsReached,
  },
  {
    id: 'lost',
    title: 'Cannot be undone',
    compare: byNumber((row) => -(row.irreversible * 10_000 + row.unknown)),
    cell: (row) => <Lost row={row} />,
    csv: (row) => `${row.irreversible} irreversible, ${row.unknown} unknown`,
  },
  {
    id: 'ai',
    title: 'AI',
    compare: byNumber((row) => -Number(row.aiAssisted)),
    cell: (row) => (row.aiAssisted ? <AiMark /> : <span className="muted">not declared</span>),
    csv: (row) => (row.aiAssisted ? 'AI-assisted' : 'not declared'),
  },
  {
    id: 'by',
    title: 'From',
    compare: byText((row) => row.submittedBy),
    cell: (row) => row.submittedBy,
    csv: (row) => row.submittedBy,
  },
  {
    id: 'since',
    title: 'Submitted',
    numeric: true,
    compare: byText((row) => row.submittedAt),
    cell: (row) => <Ago at={row.submittedAt} />,
    csv: (row) => row.submittedAt,
  },
  {
    id: 'risk',
    title: 'Risk points',
    numeric: true,
    compare: byNumber((row) => row.riskPoints),
    cell: (row) => row.riskPoints.toLocaleString('en-GB'),
    csv: (row) => row.riskPoints,
  },
  {
    id: 'holds',
    title: 'Holds',
    compare: byNumber((row) => -row.open),
    cell: (row) => <State row={row} />,
    csv: (row) => (row.state === 'waiting' ? `${row.open} open` : row.state),
  },
];
