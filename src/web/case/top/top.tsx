import { Link } from '@tanstack/react-router';
import type { SafetyCase } from '../../../server/contract/cases.ts';
import { AiMark, EnvironmentMark, SeverityMark } from '../../ui/facts.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Ago, Unbroken } from '../../ui/parts.tsx';
import { absolute, capital } from '../../ui/words.ts';
import { endWords } from '../origin/origin-words.ts';
import { Origin } from '../origin/origin.tsx';
import { personOf } from '../people/release.ts';
import { STATES } from '../state-words.ts';
import './top.css';

/** The verdict's sentence without its first word, which stands beside it in large. */
function summaryWords(summary: string): string {
  return capital(summary.replace(/^(Held|Denied|Released): /, ''));
}

/** What became of the case, in one line under the verdict. */
function Outcome({ safety }: { readonly safety: SafetyCase }) {
  if (safety.supersededBy !== null) {
    return (
      <>
        A newer submission took its place:{' '}
        <Link to="/cases/$caseId" params={{ caseId: safety.supersededBy }}>
          read that one
        </Link>
        .
      </>
    );
  }
  if (safety.state === 'released' && safety.releaseValidUntil !== null) {
    return <>The release may be used until {absolute(safety.releaseValidUntil)}.</>;
  }
  const end = endWords(safety);
  if (end !== null) return <>{end}</>;
  if (safety.state === 'expired') return <>Nobody released it in time. Submit it again to go on.</>;
  return null;
}

/** The top of the page: what is about to happen and where, and how it stands. */
export function Top({ safety }: { readonly safety: SafetyCase }) {
  const { assessment, verdict } = safety;
  const { origin } = assessment.change;
  const state = STATES[safety.state];
  const names = new Set(assessment.change.effects.map((effect) => effect.environmentName));
  const name = names.size === 1 ? [...names][0] : null;
  return (
    <header className="top">
      <p className="top-kicker">
        <EnvironmentMark
          kind={assessment.environment}
          name={name ?? null}
          undeployed={safety.undeployed}
        />
        <SeverityMark severity={verdict.reasons[0]?.severity ?? null} />
        {/^(?:ai-|mixed$)/.test(assessment.provenance.kind) && <AiMark />}
        <span className="muted">
          submitted <Ago at={safety.submittedAt} /> by{' '}
          {personOf(safety.people, safety.submittedBy).name}
        </span>
      </p>
      <h1 tabIndex={-1}>
        <Unbroken text={assessment.headline} />
      </h1>
      <p className="top-title">
        {safety.title}
        {safety.agent !== undefined && (
          <>
            {' · '}
            <Link to="/agents/$agentId" params={{ agentId: safety.agent.id }}>
              what this agent has done so far
            </Link>
          </>
        )}
        {/* Where an agent asked, the slot is made of ids that tell nobody anything. */}
        {safety.slot !== null && safety.agent === undefined && origin === undefined && (
          <>
            {' · '}
            <code>{safety.slot}</code>
          </>
        )}
        {safety.link !== null && origin === undefined && (
          <>
            {' · '}
            <a href={safety.link} target="_blank" rel="noreferrer noopener">
              the change itself <Icon name="link" size={13} />
            </a>
          </>
        )}
      </p>
      <Origin safety={safety} />
      <div className={`verdict verdict-${state.meaning}`} id="verdict">
        <span className="verdict-state">
          <Icon name={state.icon} size={22} />
          {state.word}
        </span>
        <p>
          {endWords(safety) === null && summaryWords(verdict.summary)} <Outcome safety={safety} />
        </p>
      </div>
    </header>
  );
}
