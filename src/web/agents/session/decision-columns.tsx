import { Link } from '@tanstack/react-router';
import type { DecisionShown } from '../../../server/contract/agents/agents.ts';
import { EnvironmentMark } from '../../ui/facts.tsx';
import { Ago, Unbroken } from '../../ui/parts.tsx';
import type { Column } from '../../ui/table.tsx';
import { byNumber, byText } from '../compare.ts';
import { OutcomeMark } from '../marks.tsx';
import { OUTCOME_ORDER, OUTCOMES } from '../words.ts';

/** Beside the headline: what else one has to know of it. */
function Asides({ row }: { readonly row: DecisionShown }) {
  const parts = [
    row.tool,
    ...(row.programs.length > 0 ? [row.programs.join(', ')] : []),
    ...(row.subagent === null ? [] : [`subagent ${row.subagent}`]),
    ...(row.systems.length > 0 ? [`on ${row.systems.join(', ')}`] : []),
    ...(row.offline ? ['decided offline'] : []),
  ];
  return <span className="row-below">{parts.join(' · ')}</span>;
}

export const DECISION_COLUMNS: readonly Column<DecisionShown>[] = [
  {
    id: 'at',
    title: 'When',
    compare: byText((row) => row.at),
    cell: (row) => <Ago at={row.at} />,
    csv: (row) => row.at,
  },
  {
    id: 'outcome',
    title: 'Outcome',
    compare: byNumber((row) => OUTCOME_ORDER.indexOf(row.outcome)),
    cell: (row) => <OutcomeMark outcome={row.outcome} />,
    csv: (row) => OUTCOMES[row.outcome].word,
  },
  {
    id: 'headline',
    title: 'What it was about to do',
    compare: byText((row) => row.headline),
    cell: (row) => (
      <>
        <span className="row-text">
          <Unbroken text={row.headline === '' ? `Calls ${row.tool}` : row.headline} />
        </span>
        <Asides row={row} />
      </>
    ),
    csv: (row) => row.headline,
  },
  {
    id: 'environment',
    title: 'Environment',
    compare: byText((row) => row.environment),
    cell: (row) => <EnvironmentMark kind={row.environment} />,
    csv: (row) => row.environment,
  },
  {
    id: 'rules',
    title: 'Rules',
    compare: byText((row) => row.rules.join(' ')),
    cell: (row) =>
      row.rules.length === 0 ? (
        <span className="muted">none spoke</span>
      ) : (
        <span className="row-rules">
          {row.rules.map((rule) => (
            <code key={rule}>{rule}</code>
          ))}
        </span>
      ),
    csv: (row) => row.rules.join(' '),
  },
  {
    id: 'because',
    title: 'Leads to',
    compare: byText((row) => row.caseId ?? row.stop ?? row.grant ?? ''),
    cell: (row) => (
      <span className="row-links">
        {row.caseId !== null && (
          <Link to="/cases/$caseId" params={{ caseId: row.caseId }}>
            safety case
          </Link>
        )}
        {row.stop !== null && (
          <Link to="/stops/$stopId" params={{ stopId: row.stop }}>
            the stop
          </Link>
        )}
        {row.grant !== null && (
          <Link to="/autonomy" search={{ filter: row.grant }}>
            the grant
          </Link>
        )}
        {row.caseId === null && row.stop === null && row.grant === null && (
          <span className="muted">–</span>
        )}
      </span>
    ),
    csv: (row) => row.caseId ?? row.stop ?? row.grant ?? '',
  },
];
