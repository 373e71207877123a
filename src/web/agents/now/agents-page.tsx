import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { AgentList } from '../../../server/contract/agents/agents.ts';
import { Failure, Loading } from '../../app/failure.tsx';
import { agentsQuery } from '../../app/queries.ts';
import { useTitle } from '../../app/title.ts';
import { Empty } from '../../ui/parts.tsx';
import { readSort, without, writeSort } from '../../ui/search.ts';
import { DataTable, TableTools } from '../../ui/table.tsx';
import { count } from '../../ui/words.ts';
import { AgentsHead } from '../head.tsx';
import { useRowKeys } from '../row-keys.ts';
import type { AgentsSearch } from '../search.ts';
import { AGENT_STATES } from '../words.ts';
import { AGENT_COLUMNS } from './agents-columns.tsx';
import { groupAgents, STATE_ORDER } from './agent-groups.ts';

function StateTabs(props: { readonly search: AgentsSearch; readonly states: AgentList['states'] }) {
  const { search, states } = props;
  const all = STATE_ORDER.reduce((sum, state) => sum + states[state], 0);
  return (
    <nav className="state-tabs" aria-label="Which sessions">
      {([undefined, ...STATE_ORDER] as const).map((state) => (
        <Link
          key={state ?? 'all'}
          to="/agents"
          search={without<AgentsSearch>({ ...search, state })}
          activeOptions={{ exact: true }}
        >
          {state === undefined ? 'All' : AGENT_STATES[state].word}{' '}
          <span>{state === undefined ? all : states[state]}</span>
        </Link>
      ))}
    </nav>
  );
}

function NoAgents() {
  return (
    <Empty icon="machine" title="No agent was seen in the last 24 hours.">
      <p>
        An agent appears here by itself once its host asks Holdpoint before it acts. On the machine
        where it runs:
      </p>
      <pre className="agents-install">
        <code>holdpoint install claude-code</code>
      </pre>
      <p className="small">
        Other hosts: <code>holdpoint install --help</code>. Whether it works, and which ways round
        it are still open: <code>holdpoint doctor</code>.
      </p>
    </Empty>
  );
}

/** What is running and what is stopped, in a line. */
function sentence(states: AgentList['states'] | undefined): string {
  if (states === undefined) return 'Agents';
  const { running, stopped } = states;
  const are = running === 1 ? 'is' : 'are';
  if (stopped === 0)
    return running === 0 ? 'No agent is running' : `${count(running, 'agent')} ${are} running`;
  const rest =
    running === 0 ? 'none is running' : `${running.toLocaleString('en-GB')} ${are} running`;
  return `${count(stopped, 'session')} ${stopped === 1 ? 'is' : 'are'} stopped, ${rest}`;
}

/** What agents do now, and the way to stop each. */
export function AgentsPage() {
  const search = useSearch({ from: '/agents' });
  const navigate = useNavigate({ from: '/agents' });
  const agents = useQuery(agentsQuery);
  useRowKeys();
  const { data } = agents;
  useTitle(data === undefined ? 'Agents' : `(${data.states.running}) Agents`);
  const filter = search.filter ?? '';
  const change = (next: AgentsSearch): void =>
    void navigate({ search: without<AgentsSearch>(next), replace: true, resetScroll: false });
  const groups = groupAgents(data?.agents ?? [], search.state ?? null, filter);
  const rows = groups.flatMap((group) => group.rows);

  return (
    <div className="agents">
      <AgentsHead title={sentence(data?.states)}>
        Sessions that a guard told of in the last 24 hours. Quiet: nothing was heard for five
        minutes, and nobody said that it ended.
      </AgentsHead>
      {agents.isPending && <Loading what="The list of agents" />}
      {data === undefined && agents.isError && (
        <Failure error={agents.error} onRetry={() => void agents.refetch()} />
      )}
      {data?.agents.length === 0 && <NoAgents />}
      {data !== undefined && data.agents.length > 0 && (
        <>
          <TableTools
            label="Filter sessions"
            filter={filter}
            onFilter={(text) => change({ ...search, filter: text })}
            columns={AGENT_COLUMNS}
            rows={rows}
            file="agents.csv"
          >
            <StateTabs search={search} states={data.states} />
          </TableTools>
          {rows.length === 0 ? (
            <Empty icon="search" title="No session fits.">
              <button type="button" className="button" onClick={() => change({})}>
                Show all
              </button>
            </Empty>
          ) : (
            <DataTable
              caption="Sessions of agents"
              className="cards-table agents-table"
              columns={AGENT_COLUMNS}
              groups={groups}
              rowKey={(row) => row.id}
              sort={readSort(search.sort)}
              onSort={(sort) => change({ ...search, sort: writeSort(sort) ?? '' })}
            />
          )}
          {data.isCut && (
            <p className="small muted">
              There are more than {data.agents.length.toLocaleString('en-GB')}; the latest are
              listed.
            </p>
          )}
        </>
      )}
    </div>
  );
}
