import type { SafetyCase } from '../../../server/contract/cases.ts';
import { useNow } from '../../app/clock.ts';
import { Icon } from '../../ui/icon.tsx';
import { absolute, count, deadline, span } from '../../ui/words.ts';
import { explanationAsked } from '../explanation/explanation-state.ts';
import { useCaseGovernance } from '../governance/calls.ts';
import { PersonLine } from '../people/person.tsx';
import { releasers } from '../people/release.ts';
import { passkeyWhy } from './passkey-why.ts';
import './release-card.css';
import { StillNeeded } from './still-needed.tsx';
import { riskComparison } from '../risk/risk.tsx';
import { STATES } from '../state-words.ts';

/** Names shown before the rest becomes a number. */
const NAMED = 6;

function Clock({ safety }: { readonly safety: SafetyCase }) {
  const now = useNow();
  if (safety.state !== 'waiting') return null;
  const left = Date.parse(safety.expiresAt) - now;
  return (
    <div>
      <dt>Time left</dt>
      <dd>
        <strong className="card-figure">{left <= 0 ? 'none' : span(left)}</strong>
        <span className="muted">
          until{' '}
          <time dateTime={safety.expiresAt} title={absolute(safety.expiresAt)}>
            {deadline(safety.expiresAt)}
          </time>
        </span>
      </dd>
    </div>
  );
}

/** How far the release is, who can bring it on, and the figures one decides by. */
export function ReleaseCard(props: { readonly safety: SafetyCase; readonly me: string }) {
  const { safety } = props;
  const { verdict, people, assessment, me, state } = safety;
  const who = releasers(verdict);
  const asked = explanationAsked(safety);
  const passkey = passkeyWhy(safety, useCaseGovernance(safety.id));
  const { reach, risk } = assessment;
  return (
    <section className="card" id="how-it-stands" aria-label="How it stands">
      <dl>
        {state === 'waiting' && (
          <div>
            <dt>To be released</dt>
            <dd>
              <StillNeeded safety={safety} />
            </dd>
          </div>
        )}
        <Clock safety={safety} />
        {state !== 'waiting' && (
          <div className="card-people">
            <dt>State</dt>
            <dd>
              <strong className="card-figure">{STATES[state].word}</strong>
              {safety.releaseValidUntil !== null && (
                <span className="muted">
                  may be used until {deadline(safety.releaseValidUntil)}
                </span>
              )}
            </dd>
          </div>
        )}
        <div>
          <dt>Reach</dt>
          <dd>
            <strong className="card-figure">{count(reach.total, 'system')}</strong>
            <span className="muted">
              {reach.countByTier['1'] > 0
                ? `${reach.countByTier['1']} of them Tier 1`
                : reach.worstTier === null
                  ? 'none has a tier'
                  : `worst is Tier ${reach.worstTier}`}
            </span>
          </dd>
        </div>
        <div>
          <dt>Risk</dt>
          <dd>
            <strong className="card-figure">{count(risk.points, 'point')}</strong>
            <span className="muted">{riskComparison(risk)}</span>
          </dd>
        </div>
        {asked !== null && (
          <div className="card-asked">
            <dt>Asked first, to explain it</dt>
            <dd>
              <ul>
                {asked.authors.map((id) => (
                  <li key={id}>
                    <PersonLine people={people} id={id} />
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
        {who.length > 0 && state === 'waiting' && (
          <div className="card-people">
            <dt>{asked === null ? 'May release it' : 'May release it once it is explained'}</dt>
            <dd>
              <ul>
                {who.slice(0, NAMED).map((id) => (
                  <li key={id}>
                    <PersonLine people={people} id={id} />
                  </li>
                ))}
              </ul>
              {who.length > NAMED && <a href="#people">and {count(who.length - NAMED, 'other')}</a>}
            </dd>
          </div>
        )}
      </dl>
      {passkey !== null && state === 'waiting' && (
        <p className="card-passkey">
          <Icon name="lock" size={14} /> <span>{passkey}</span>
        </p>
      )}
      {state === 'waiting' && (
        <p className="card-act no-print">
          {asked?.authors.includes(props.me) === true ? (
            <a className="button button-main" href="#explanation">
              Explain it
            </a>
          ) : me.canAnswer ? (
            <a className="button" href="#answer">
              Go to your answer
            </a>
          ) : (
            <span className="muted">You cannot answer: {me.why}</span>
          )}
        </p>
      )}
    </section>
  );
}
