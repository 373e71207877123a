import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { StopPage as Page } from '../../../server/contract/agents/stops.ts';
import { ProblemError } from '../../app/api.ts';
import { Failure, Loading } from '../../app/failure.tsx';
import { stopQuery } from '../../app/queries.ts';
import { useTitle } from '../../app/title.ts';
import { Section } from '../../case/section.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Ago, Empty, Unbroken } from '../../ui/parts.tsx';
import { readSort, without, writeSort } from '../../ui/search.ts';
import { DataTable, TableTools } from '../../ui/table.tsx';
import { absolute, count } from '../../ui/words.ts';
import '../agents.css';
import '../cards.css';
import { hasWords } from '../compare.ts';
import type { TableSearch } from '../search.ts';
import '../stop/stop.css';
import { milliseconds, obeyedWords } from '../words.ts';
import { ResumeSection } from './resume.tsx';
import { changesInProduction, sessionColumns } from './session-columns.tsx';
import './stop-page.css';
import { StoppedSessionPart } from './stopped-session.tsx';

function Top({ page }: { readonly page: Page }) {
  const { stop, sessions, lastAfterMs } = page;
  const inProduction = sessions.reduce((sum, session) => sum + changesInProduction(session), 0);
  const isActive = stop.resumed === null;
  return (
    <header className="stop-top">
      <h1>
        {isActive ? 'Stopped: ' : 'Was stopped: '}
        <Unbroken text={stop.about} />
      </h1>
      <div className={`verdict verdict-${isActive ? 'held' : 'released'}`}>
        <span className="verdict-state">
          <Icon name={isActive ? 'stop' : 'released'} size={22} />
          {isActive ? 'In force' : 'Resumed'}
        </span>
        <p>
          <q>{stop.reason}</q> <strong>{stop.byName}</strong>
          {stop.byMachine && ' (token)'}, <Ago at={stop.at} />{' '}
          <span className="muted">({absolute(stop.at)})</span>
        </p>
      </div>
      <dl className="stop-figures">
        <div>
          <dt>Obeyed</dt>
          <dd>{isActive ? obeyedWords(stop) : count(stop.acknowledged, 'session')}</dd>
        </div>
        <div>
          <dt>The last one after</dt>
          <dd>{lastAfterMs === null ? '–' : milliseconds(lastAfterMs)}</dd>
        </div>
        <div>
          <dt>Had changed in production</dt>
          <dd>{inProduction === 0 ? 'nothing known' : count(inProduction, 'action')}</dd>
        </div>
      </dl>
    </header>
  );
}

function Sessions({ page }: { readonly page: Page }) {
  const search = useSearch({ from: '/stops/$stopId' });
  const navigate = useNavigate({ from: '/stops/$stopId' });
  const columns = sessionColumns(page.lastAfterMs ?? 0);
  const change = (next: TableSearch): void =>
    void navigate({
      search: without<TableSearch>(next),
      hash: true,
      replace: true,
      resetScroll: false,
      hashScrollIntoView: false,
    });
  const filter = search.filter ?? '';
  const rows = page.sessions.filter((row) =>
    hasWords(
      `${row.host} ${row.session} ${row.machine} ${row.repository ?? ''} ${row.operator ?? ''}`,
      filter,
    ),
  );
  if (page.sessions.length === 0) {
    return (
      <Section id="sessions" title="Who was stopped">
        <Empty icon="machine" title="No session was there that it concerns.">
          <p>One that begins while the stop stands is refused, and appears here.</p>
        </Empty>
      </Section>
    );
  }
  return (
    <>
      <Section
        id="sessions"
        title="Who was stopped"
        aside={`${count(page.sessions.length, 'session')}; those that have not obeyed come first`}
      >
        <TableTools
          label="Filter sessions"
          filter={filter}
          onFilter={(text) => change({ ...search, filter: text })}
          columns={columns}
          rows={rows}
          file="stopped-sessions.csv"
        />
        <DataTable
          caption="Sessions that were stopped"
          className="cards-table stopped-table"
          columns={columns}
          groups={[{ id: 'all', title: null, rows }]}
          rowKey={(row) => row.agent}
          sort={readSort(search.sort)}
          onSort={(sort) => change({ ...search, sort: writeSort(sort) ?? '' })}
        />
        {page.isCut && <p className="small muted">There are more; the first hundred are listed.</p>}
      </Section>
      <Section id="done" title="What they had done so far">
        {rows.map((session) => (
          <StoppedSessionPart key={session.agent} session={session} />
        ))}
      </Section>
    </>
  );
}

function Tampering({ tampering }: { readonly tampering: Page['tampering'] }) {
  if (tampering.length === 0) return null;
  return (
    <Section id="tampering" title="Somebody laid hands on it">
      <ul className="agent-stops">
        {tampering.map((each) => (
          <li key={`${each.machine}${each.at}${each.what}`} className="notice notice-held">
            <Icon name="gone" />
            <p>
              <strong>{each.what}</strong> on machine <code>{each.machine}</code>,{' '}
              <Ago at={each.at} />.
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What was stopped and what it had done so far, on one page. */
export function StopPage() {
  const { stopId } = useParams({ from: '/stops/$stopId' });
  const stop = useQuery(stopQuery(stopId));
  const { data } = stop;
  useTitle(data === undefined ? 'Stop' : `Stopped: ${data.stop.about}`);
  const isThere = data !== undefined;
  useEffect(() => {
    // The place a link points at comes with the answer, after the browser has looked for it.
    const { hash } = window.location;
    if (isThere && hash !== '') document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [isThere]);
  if (data === undefined) {
    if (stop.isPending) return <Loading what="The stop" />;
    const missing = stop.error instanceof ProblemError && stop.error.status === 404;
    return (
      <Failure page error={stop.error} {...(!missing && { onRetry: () => void stop.refetch() })} />
    );
  }
  return (
    <div className="agents stop-page">
      <div className="agents-back no-print">
        <Link to="/stops">Stops</Link>
        <button type="button" className="button" onClick={() => window.print()}>
          <Icon name="print" size={14} /> Print
        </button>
      </div>
      <Top page={data} />
      <Tampering tampering={data.tampering} />
      <ResumeSection stop={data.stop} />
      <Sessions page={data} />
    </div>
  );
}
