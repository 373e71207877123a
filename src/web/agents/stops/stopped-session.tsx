import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { DecisionBrief, StoppedSession } from '../../../server/contract/agents/stops.ts';
import { EnvironmentMark } from '../../ui/facts.tsx';
import { Ago, Mark, Unbroken } from '../../ui/parts.tsx';
import { clockTime, count } from '../../ui/words.ts';
import { CountsLine, OutcomeMark } from '../marks.tsx';
import { milliseconds, OBEDIENCE, placeOf, shortSession } from '../words.ts';
import type { EnvironmentKind } from '../../../core/change/types.ts';

/** Rows shown on screen before somebody asks for all; paper gets all. */
const FIRST = 8;

function effectWords(effects: DecisionBrief['effects']): string {
  return Object.entries(effects)
    .filter(([verb]) => verb !== 'read')
    .map(([verb, n]) => `${verb} ${n}`)
    .join(', ');
}

function Briefs(props: { readonly title: string; readonly decisions: readonly DecisionBrief[] }) {
  const { title, decisions } = props;
  const [all, setAll] = useState(false);
  const left = decisions.length - FIRST;
  return (
    <div className="briefs">
      <h4>{title}</h4>
      <ol className={all ? 'briefs-all' : undefined}>
        {decisions.map((decision) => (
          <li key={decision.id}>
            <time dateTime={decision.at}>{clockTime(decision.at)}</time>
            <OutcomeMark outcome={decision.outcome} />
            <span className="brief-text">
              <Unbroken
                text={decision.headline === '' ? `Calls ${decision.tool}` : decision.headline}
              />
              <span className="muted">
                {' '}
                {[decision.tool, effectWords(decision.effects)].filter((w) => w !== '').join(' · ')}
              </span>
              {decision.caseId !== null && (
                <>
                  {' '}
                  <Link to="/cases/$caseId" params={{ caseId: decision.caseId }} className="nowrap">
                    safety case
                  </Link>
                </>
              )}
            </span>
            <EnvironmentMark kind={decision.environment as EnvironmentKind} />
          </li>
        ))}
      </ol>
      {left > 0 && !all && (
        <button type="button" className="button no-print" onClick={() => setAll(true)}>
          Show {count(left, 'more')}
        </button>
      )}
    </div>
  );
}

/** Whether a session obeyed, how, and after how long; the bar compares it with the slowest. */
export function Obeyed(props: { readonly session: StoppedSession; readonly slowest: number }) {
  const { acknowledged } = props.session;
  if (acknowledged === null) {
    return (
      <Mark meaning="unknown" icon="unknown">
        not heard of since
      </Mark>
    );
  }
  const { afterMs, how } = acknowledged;
  return (
    <span className="obeyed">
      <strong>{milliseconds(afterMs)}</strong>
      <span className="obeyed-bar" aria-hidden="true">
        <span style={{ width: `${Math.max(3, (100 * afterMs) / Math.max(1, props.slowest))}%` }} />
      </span>
      <span className="muted">{OBEDIENCE[how]}</span>
    </span>
  );
}

/** Whether it did more than read; where nobody said what it did, it may have. */
export function changesSomething({ effects }: DecisionBrief): boolean {
  const verbs = Object.keys(effects);
  return verbs.length === 0 || verbs.some((verb) => verb !== 'read');
}

/** What was changed in production, and how often it was only read. */
function InProduction({ decisions }: { readonly decisions: readonly DecisionBrief[] }) {
  const changed = decisions.filter((decision) => changesSomething(decision));
  const reads = decisions.length - changed.length;
  return (
    <>
      {changed.length > 0 && (
        <Briefs title="Allowed, with an effect on production" decisions={changed} />
      )}
      <p className="stopped-none">
        {changed.length === 0 && 'Nothing it did changed production, as far as is known. '}
        {reads > 0 && `It read from production ${count(reads, 'time')}.`}
      </p>
    </>
  );
}

/** What one session had done up to the stop: what it changed in production first. */
export function StoppedSessionPart({ session }: { readonly session: StoppedSession }) {
  const place = placeOf({ repository: session.repository, cwd: '' });
  return (
    <article className="stopped" aria-labelledby={`session-${session.agent}`}>
      <h3 id={`session-${session.agent}`}>
        <Link to="/agents/$agentId" params={{ agentId: session.agent }}>
          {session.host}
          {place !== '' && ` in ${place}`}
          {session.operator !== null && `, for ${session.operator}`}
        </Link>{' '}
        <span className="muted">
          {shortSession(session.session)} on {session.machine}, seen <Ago at={session.lastSeen} />
        </span>
      </h3>
      <p>
        <CountsLine counts={session.counts} />
      </p>
      <InProduction decisions={session.inProduction} />
      {session.decisions.length > 0 && (
        <Briefs
          title={`Its last ${count(session.decisions.length, 'action')}, newest first`}
          decisions={session.decisions}
        />
      )}
    </article>
  );
}
