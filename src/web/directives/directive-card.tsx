import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Directive } from '../../server/contract/governance/directives.ts';
import { Figures } from '../governance/figures.tsx';
import { Mark } from '../ui/parts.tsx';
import { count, levelWord } from '../ui/words.ts';
import { directiveReportQuery } from './calls.ts';
import { ChangeEnd } from './change-end.tsx';
import { Countdown } from './countdown.tsx';
import {
  costWords,
  DIRECTIVE_STATES,
  reviewWords,
  scopeWords,
  unsignedActs,
} from './directive-words.ts';
import { SignAct } from './sign-act.tsx';

function SoFar({ name }: { readonly name: string }) {
  const report = useQuery(directiveReportQuery(name));
  if (report.data === undefined) {
    return (
      <p className="small muted">
        {report.isError ? 'What it cost and caught could not be read.' : 'Counting…'}
      </p>
    );
  }
  const { cases, prevented, missed } = report.data;
  return (
    <Figures
      all={[
        {
          title: 'Applied to',
          value: count(cases.total, 'change'),
          below: `${cases.waiting} waiting now`,
        },
        {
          title: 'Cost',
          value: costWords(report.data),
          below: reviewWords(report.data),
        },
        {
          title: 'Caught',
          value: count(prevented.length, 'change'),
          below: 'refused, or changed before release',
        },
        {
          title: 'Got past it',
          value: count(missed.length, 'incident'),
          below: 'after a release under it',
        },
      ]}
    />
  );
}

/** One directive that is in force, to come or proposed: its time, its terms, and what it did. */
export function DirectiveCard({ directive }: { readonly directive: Directive }) {
  const { name, title, reason, state, requiresText, issuedBy, level, scope } = directive;
  const { word, icon, meaning } = DIRECTIVE_STATES[state];
  const isSigned = issuedBy !== null;
  return (
    <article className="gov-card" id={name} aria-labelledby={`${name}-name`}>
      <div className="gov-card-main">
        <div>
          <h3 id={`${name}-name`}>
            <Link to="/directives/$directiveId" params={{ directiveId: name }} data-row>
              {title ?? name}
            </Link>
          </h3>
          <p className="gov-card-state">
            <Mark meaning={meaning} icon={icon}>
              {word}
            </Mark>
            {title !== null && <code>{name}</code>}
          </p>
        </div>
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
          <dt>{isSigned ? 'Signed by' : 'Proposed by'}</dt>
          <dd>
            {issuedBy?.name ?? directive.proposedBy.name}
            {level !== null && <span className="muted"> {levelWord(level)}</span>}
          </dd>
        </dl>
        {unsignedActs(directive).map((act) => (
          <SignAct key={act.id} directive={directive} act={act} />
        ))}
      </div>
      {isSigned && (
        <div className="gov-card-side">
          <Countdown directive={directive} />
          <SoFar name={name} />
          <p className="gov-card-act no-print">
            <Link
              className="button"
              to="/directives/$directiveId"
              params={{ directiveId: name }}
              aria-label={`Report on ${name}`}
            >
              Report
            </Link>
            <ChangeEnd directive={directive} />
          </p>
        </div>
      )}
    </article>
  );
}
