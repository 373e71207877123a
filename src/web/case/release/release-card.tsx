import type { SafetyCase } from '../../../server/contract/cases.ts';
import { useNow } from '../../app/clock.ts';
import { absolute, count, deadline, span } from '../../ui/words.ts';
import { PersonLine, Places } from '../people/people.tsx';
import { needWords, progress, releasers } from '../people/release.ts';
import './release-card.css';
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
export function ReleaseCard({ safety }: { readonly safety: SafetyCase }) {
  const { verdict, people, assessment, me, state } = safety;
  const done = progress(verdict);
  const who = releasers(verdict);
  const others = verdict.holds.filter((hold) => hold.requirement.kind !== 'approvals');
  const { reach, risk } = assessment;
  return (
    <section className="card" aria-label="How it stands">
      <dl>
        {state === 'waiting' && (
          <div>
            <dt>To be released</dt>
            <dd>
              {done === null ? (
                <strong className="card-figure">{count(verdict.holds.length, 'hold')} open</strong>
              ) : (
                <>
                  <strong className="card-figure">
                    {done.given} of {done.count} <Places given={done.given} needed={done.count} />
                  </strong>
                  <span className="muted">{done.count === 1 ? 'approval' : 'approvals'}</span>
                </>
              )}
              {others.map((hold) => (
                <span key={hold.id} className="muted">
                  and: {needWords(hold, people)}
                </span>
              ))}
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
        {who.length > 0 && state === 'waiting' && (
          <div className="card-people">
            <dt>May release it</dt>
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
      {state === 'waiting' && (
        <p className="card-act no-print">
          {me.canAnswer ? (
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
