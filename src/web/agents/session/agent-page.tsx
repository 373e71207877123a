import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { AgentPage as Page, AgentSummary } from '../../../server/contract/agents/agents.ts';
import type { StopListed } from '../../../server/contract/agents/stops.ts';
import { api, ProblemError } from '../../app/api.ts';
import { Failure, Loading } from '../../app/failure.tsx';
import { useTitle } from '../../app/title.ts';
import { Section } from '../../case/section.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Address, Ago, Empty } from '../../ui/parts.tsx';
import { readSort, without, writeSort } from '../../ui/search.ts';
import { DataTable, TableTools } from '../../ui/table.tsx';
import { count } from '../../ui/words.ts';
import '../agents.css';
import '../cards.css';
import { hasWords } from '../compare.ts';
import { CountsLine, StateMark, total } from '../marks.tsx';
import { StopThis } from '../now/agents-columns.tsx';
import { useRowKeys } from '../row-keys.ts';
import type { TableSearch } from '../search.ts';
import { obeyedWords, operatorName, placeOf } from '../words.ts';
import { DECISION_COLUMNS } from './decision-columns.tsx';

/** Decisions fetched at a time. */
const PAGE = 50;

function useAgent(id: string) {
  return useInfiniteQuery({
    queryKey: ['agent', id],
    queryFn: ({ pageParam }) => api.agent(id, pageParam, PAGE),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Page) => last.next,
  });
}

function Facts({ agent }: { readonly agent: AgentSummary }) {
  const { person, operator } = agent;
  return (
    <dl className="facts">
      <div>
        <dt>Acts for</dt>
        <dd>
          {operatorName(agent) ?? 'nobody named'}
          {person === null && operator !== null && (
            <span className="muted"> (not in the catalog)</span>
          )}
        </dd>
      </div>
      <div>
        <dt>Where</dt>
        <dd>
          <Address text={agent.repository ?? agent.cwd} />
        </dd>
      </div>
      <div>
        <dt>Machine</dt>
        <dd>
          <code>{agent.machine}</code>
        </dd>
      </div>
      <div>
        <dt>Model</dt>
        <dd>{agent.model ?? <span className="muted">not said</span>}</dd>
      </div>
      <div>
        <dt>Session</dt>
        <dd>
          <code>{agent.session === '' ? 'without a name' : agent.session}</code>
        </dd>
      </div>
      <div>
        <dt>Began</dt>
        <dd>
          <Ago at={agent.firstSeen} />
        </dd>
      </div>
      <div>
        <dt>{agent.endedAt === null ? 'Last seen' : 'Ended'}</dt>
        <dd>
          <Ago at={agent.endedAt ?? agent.lastSeen} />
        </dd>
      </div>
      <div>
        <dt>{count(total(agent.counts), 'action')}</dt>
        <dd>
          <CountsLine counts={agent.counts} />
        </dd>
      </div>
    </dl>
  );
}

function Stops({ stops }: { readonly stops: readonly StopListed[] }) {
  if (stops.length === 0) return null;
  return (
    <Section id="stops" title="Stops that concern it">
      <ul className="agent-stops">
        {stops.map((stop) => (
          <li key={stop.id} className={`notice ${stop.resumed === null ? 'notice-held' : ''}`}>
            <Icon name={stop.resumed === null ? 'stop' : 'released'} />
            <p>
              <Link to="/stops/$stopId" params={{ stopId: stop.id }}>
                <strong>
                  {stop.resumed === null ? 'Stopped' : 'Was stopped'}: {stop.about}
                </strong>
              </Link>{' '}
              by {stop.byName}, <Ago at={stop.at} />. <q>{stop.reason}</q> {obeyedWords(stop)}.
              {stop.resumed !== null && (
                <>
                  {' '}
                  Resumed by {stop.resumed.byName}, <Ago at={stop.resumed.at} />.
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Decisions(props: {
  readonly agent: ReturnType<typeof useAgent>;
  readonly about: AgentSummary;
}) {
  const { agent, about } = props;
  const search = useSearch({ from: '/agents/$agentId' });
  const navigate = useNavigate({ from: '/agents/$agentId' });
  const change = (next: TableSearch): void =>
    void navigate({ search: without<TableSearch>(next), replace: true, resetScroll: false });
  const filter = search.filter ?? '';
  const loaded = agent.data?.pages.flatMap((page) => page.decisions) ?? [];
  const kept = loaded.filter((row) =>
    hasWords(
      `${row.outcome} ${row.tool} ${row.headline} ${row.environment} ${row.rules.join(' ')} ${row.programs.join(' ')} ${row.systems.join(' ')}`,
      filter,
    ),
  );
  return (
    <Section
      id="decisions"
      title="What it was about to do"
      aside={`${loaded.length.toLocaleString('en-GB')} of ${count(total(about.counts), 'action')}, newest first`}
    >
      <TableTools
        label="Filter actions"
        filter={filter}
        onFilter={(text) => change({ ...search, filter: text })}
        columns={DECISION_COLUMNS}
        rows={kept}
        file={`${about.host}-actions.csv`}
      />
      {kept.length === 0 ? (
        <Empty
          icon="search"
          title={loaded.length === 0 ? 'It has not asked for anything yet.' : 'No action fits.'}
        />
      ) : (
        <DataTable
          caption="Decisions about its actions"
          className="cards-table decisions-table"
          columns={DECISION_COLUMNS}
          groups={[{ id: 'all', title: null, rows: kept }]}
          rowKey={(row) => row.id}
          sort={readSort(search.sort)}
          onSort={(sort) => change({ ...search, sort: writeSort(sort) ?? '' })}
        />
      )}
      {agent.hasNextPage && (
        <button
          type="button"
          className="button no-print"
          disabled={agent.isFetchingNextPage}
          onClick={() => void agent.fetchNextPage()}
        >
          Older actions
        </button>
      )}
    </Section>
  );
}

/** One session of an agent: who is behind it, what it did, and what stops it. */
export function AgentPage() {
  const { agentId } = useParams({ from: '/agents/$agentId' });
  const agent = useAgent(agentId);
  useRowKeys();
  const first = agent.data?.pages[0];
  const about = first?.agent;
  useTitle(about === undefined ? 'Agent' : `${about.host} in ${placeOf(about)}`);
  if (about === undefined) {
    if (agent.isPending) return <Loading what="The session" />;
    const missing = agent.error instanceof ProblemError && agent.error.status === 404;
    return (
      <Failure
        page
        error={agent.error}
        {...(!missing && { onRetry: () => void agent.refetch() })}
      />
    );
  }
  const place = placeOf(about);
  return (
    <div className="agents agent">
      <p className="agents-back no-print">
        <Link to="/agents">Agents</Link>
      </p>
      <div className="agent-head">
        <div>
          <h1>
            {about.host}
            {place !== '' && ` in ${place}`}
            {operatorName(about) !== null && `, for ${operatorName(about)}`}
          </h1>
          <p className="agent-state">
            <StateMark state={about.state} />
            {about.lastHeadline !== '' && <span>{about.lastHeadline}</span>}
          </p>
        </div>
        <StopThis agent={about} />
      </div>
      <Facts agent={about} />
      <Stops stops={first?.stops ?? []} />
      <Decisions agent={agent} about={about} />
    </div>
  );
}
