import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { Directive } from '../../server/contract/governance/directives.ts';
import { useRowKeys } from '../agents/row-keys.ts';
import { Failure, Loading } from '../app/failure.tsx';
import { useTitle } from '../app/title.ts';
import { Section } from '../case/section.tsx';
import '../agents/agents.css';
import '../agents/cards.css';
import '../governance/governance.css';
import { Icon } from '../ui/icon.tsx';
import { Mark } from '../ui/parts.tsx';
import { absolute, calendarDate, levelWord } from '../ui/words.ts';
import { directiveQuery } from './calls.ts';
import { ChangeEnd } from './change-end.tsx';
import { Countdown } from './countdown.tsx';
import { actWords, DIRECTIVE_STATES, scopeWords, unsignedActs } from './directive-words.ts';
import { DirectiveReportBody } from './report-body.tsx';
import { SignAct } from './sign-act.tsx';

function Terms({ directive }: { readonly directive: Directive }) {
  const { scope, requiresText, reason, issuedBy, level, proposedBy } = directive;
  return (
    <dl className="terms-list">
      <dt>Concerns</dt>
      <dd>
        {scopeWords(scope)}
        {scope.when !== undefined && <code className="gov-when">{scope.when}</code>}
      </dd>
      <dt>Asks for</dt>
      <dd>{requiresText}</dd>
      <dt>Why</dt>
      <dd>{reason}</dd>
      <dt>Proposed by</dt>
      <dd>{proposedBy.name}</dd>
      <dt>Signed by</dt>
      <dd>
        {issuedBy?.name ?? 'nobody yet'}
        {level !== null && <span className="muted"> {levelWord(level)}</span>}
      </dd>
    </dl>
  );
}

/** Each thing that was proposed about it, and who signed it when. */
function Acts({ directive }: { readonly directive: Directive }) {
  return (
    <ol className="plain-list">
      {directive.acts.map((act) => (
        <li key={act.id}>
          <strong>{actWords(act)}</strong>
          <span className="muted">
            proposed by {act.proposedBy.name} on {calendarDate(act.proposedAt)}: {act.reason}
          </span>
          {act.signed === null ? (
            <Mark meaning="held" icon="person">
              not signed
            </Mark>
          ) : (
            <Mark meaning="released" icon="released">
              signed by {act.signed.by.name}, {absolute(act.signed.at)}
            </Mark>
          )}
        </li>
      ))}
      {directive.closed !== null && (
        <li>
          <strong>Over</strong>
          <span className="muted">
            {absolute(directive.closed.at)}: {directive.closed.why}
          </span>
        </li>
      )}
    </ol>
  );
}

/** One directive: its terms, what it cost, caught and missed. Prints as a report. */
export function DirectivePage() {
  useRowKeys();
  const { directiveId } = useParams({ from: '/directives/$directiveId' });
  const directive = useQuery(directiveQuery(directiveId));
  const { data } = directive;
  useTitle(data?.title ?? directiveId);
  if (directive.isPending) return <Loading what="The directive" />;
  if (data === undefined) {
    return <Failure page error={directive.error} onRetry={() => void directive.refetch()} />;
  }
  const { word, icon, meaning } = DIRECTIVE_STATES[data.state];
  return (
    <div className="agents gov">
      <div className="agents-back no-print">
        <Link to="/directives">All directives</Link>
        <button type="button" className="button" onClick={() => window.print()}>
          <Icon name="print" size={14} /> Print
        </button>
      </div>
      <div className="agent-head">
        <div>
          <h1>{data.title ?? data.name}</h1>
          <p className="gov-card-state">
            <Mark meaning={meaning} icon={icon}>
              {word}
            </Mark>
            <code>{data.name}</code>
          </p>
        </div>
        <div className="gov-card-act no-print">
          <ChangeEnd directive={data} />
        </div>
      </div>
      <div className="gov-card gov-card-top">
        <div className="gov-card-main">
          <Terms directive={data} />
        </div>
        {data.issuedBy !== null && (
          <div className="gov-card-side">
            <Countdown directive={data} />
          </div>
        )}
      </div>
      {unsignedActs(data).map((act) => (
        <SignAct key={act.id} directive={data} act={act} />
      ))}
      {data.issuedBy !== null && <DirectiveReportBody name={data.name} />}
      <Section id="acts" title="What was proposed and signed">
        <Acts directive={data} />
      </Section>
    </div>
  );
}
