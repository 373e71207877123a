import { Link } from '@tanstack/react-router';
import type { AgentSummary } from '../../../server/contract/agents/agents.ts';
import { Ago, Unbroken } from '../../ui/parts.tsx';
import type { Column } from '../../ui/table.tsx';
import { byNumber, byText } from '../compare.ts';
import { CountsLine, countsText, StateMark, total } from '../marks.tsx';
import { useAskToStop } from '../stop/stop-context.ts';
import { AGENT_STATES, operatorName, placeOf, sessionName, shortSession } from '../words.ts';

/** Stops this one session. Without a name of the session, every one of its host. */
export function StopThis({ agent }: { readonly agent: AgentSummary }) {
  const ask = useAskToStop();
  const { host, session } = agent;
  if (agent.state === 'ended') return null;
  return (
    <button
      type="button"
      className="button row-stop no-print"
      onClick={() =>
        ask(session === '' ? { kind: 'agent', host } : { kind: 'agent', host, session })
      }
    >
      Stop…<span className="sr-only"> {sessionName(agent)}</span>
    </button>
  );
}

const notAllowed = ({ counts }: AgentSummary) =>
  counts.stop + counts.deny + counts.hold + counts.ask;

export const AGENT_COLUMNS: readonly Column<AgentSummary>[] = [
  {
    id: 'agent',
    title: 'Agent, and what it did last',
    compare: byText((row) => `${row.host} ${placeOf(row)} ${row.session}`),
    cell: (row) => (
      <>
        <Link to="/agents/$agentId" params={{ agentId: row.id }} className="row-link" data-row>
          {row.host} <span className="muted">{shortSession(row.session)}</span>
        </Link>
        <span className="row-below">
          {row.lastHeadline === '' ? (
            <span className="muted">Nothing was heard of it but that it began.</span>
          ) : (
            <Unbroken text={row.lastHeadline} />
          )}
        </span>
      </>
    ),
    csv: (row) => `${row.host} ${row.session}`,
  },
  {
    id: 'state',
    title: 'State',
    compare: byText((row) => AGENT_STATES[row.state].word),
    cell: (row) => <StateMark state={row.state} />,
    csv: (row) => AGENT_STATES[row.state].word,
  },
  {
    id: 'operator',
    title: 'Acts for',
    compare: byText((row) => operatorName(row) ?? ''),
    cell: (row) => operatorName(row) ?? <span className="muted">not known</span>,
    csv: (row) => operatorName(row) ?? '',
  },
  {
    id: 'repository',
    title: 'Repository',
    compare: byText((row) => row.repository ?? row.cwd),
    cell: (row) => (
      <span title={row.repository ?? row.cwd}>
        {placeOf(row) === '' ? <span className="muted">none</span> : placeOf(row)}
      </span>
    ),
    csv: (row) => row.repository ?? row.cwd,
  },
  {
    id: 'machine',
    title: 'Machine',
    compare: byText((row) => row.machine),
    cell: (row) => <span className="row-machine">{row.machine}</span>,
    csv: (row) => row.machine,
  },
  {
    id: 'counts',
    title: 'Came out as',
    compare: byNumber((row) => -(notAllowed(row) * 100_000 + total(row.counts))),
    cell: (row) => <CountsLine counts={row.counts} />,
    csv: (row) => countsText(row.counts),
  },
  {
    id: 'seen',
    title: 'Last seen',
    numeric: true,
    compare: byText((row) => row.lastSeen),
    cell: (row) => <Ago at={row.lastSeen} />,
    csv: (row) => row.lastSeen,
  },
  {
    id: 'stop',
    title: 'Stop',
    numeric: true,
    compare: byNumber((row) => Number(row.state === 'ended')),
    cell: (row) => <StopThis agent={row} />,
    csv: (row) => (row.state === 'stopped' ? 'is stopped' : ''),
  },
];
