import type { SafetyCase } from '../../../server/contract/cases.ts';
import { useNow } from '../../app/clock.ts';
import { SeverityMark } from '../../ui/facts.tsx';
import { Mark } from '../../ui/parts.tsx';
import { absolute, count, span } from '../../ui/words.ts';
import type { People } from '../people/release.ts';
import { AskForException } from './ask-for-exception.tsx';
import { findingOf, isMet } from './is-met.ts';
import { RuleException } from './rule-exception.tsx';
import './rules.css';
import { Section } from '../section.tsx';
import { SourceLink } from '../evidence/source-link.tsx';

type Reason = SafetyCase['verdict']['reasons'][number];

function Standing({ reason, met }: { readonly reason: Reason; readonly met: boolean }) {
  if (reason.outcome === 'deny') {
    return (
      <Mark meaning="plain" icon="refused">
        denies
      </Mark>
    );
  }
  if (reason.excepted !== undefined) {
    return (
      <Mark meaning="plain" icon="lock">
        lifted
      </Mark>
    );
  }
  return met ? (
    <Mark meaning="released" icon="released">
      met
    </Mark>
  ) : (
    <Mark meaning="held" icon="held">
      holds
    </Mark>
  );
}

function Rule(props: {
  readonly reason: Reason;
  readonly index: number;
  readonly met: boolean;
  readonly people: People;
  /** Where it is a finding: its index, under which the page says all of it. */
  readonly finding: number | null;
}) {
  const { reason, index, met, people, finding } = props;
  const now = useNow();
  return (
    <li className="rule" id={`rule-${index}`}>
      <div className="rule-head">
        <h3>{reason.title}</h3>
        <Standing reason={reason} met={met} />
      </div>
      {finding === null && <p>{reason.message}</p>}
      {reason.excepted !== undefined && (
        <RuleException excepted={reason.excepted} people={people} />
      )}
      {!met && finding === null && reason.excepted === undefined && (
        <p>
          <strong>What would lift it:</strong> {reason.lift}
        </p>
      )}
      {reason.until !== null && (
        <p className="rule-until">
          Binds for {span(Date.parse(reason.until) - now)} more, until {absolute(reason.until)}.
        </p>
      )}
      <p className="rule-meta">
        <SeverityMark severity={reason.severity} />
        <code>{reason.rule}</code>
        {reason.source.line > 0 ? (
          <code>
            {reason.source.file}:{reason.source.line}
          </code>
        ) : (
          <span>{reason.source.file}</span>
        )}
        {reason.effects.length > 0 && <span>{count(reason.effects.length, 'effect')}</span>}
        {finding !== null && <a href={`#finding-${finding}`}>What was found</a>}
        {reason.evidence !== null && finding === null && (
          <SourceLink id={`rule-${index}-0`} evidence={reason.evidence} />
        )}
      </p>
    </li>
  );
}

/** The rules that apply, also those already met: most severe first. */
export function Rules({ safety }: { readonly safety: SafetyCase }) {
  const { reasons } = safety.verdict;
  const open = reasons.filter((reason) => !isMet(reason, safety)).length;
  const { validations } = safety.assessment;
  return (
    <Section
      id="rules"
      title={reasons.length === 0 ? 'No rule holds it' : 'The rules that hold it'}
      aside={reasons.length === 0 ? undefined : `${count(reasons.length, 'rule')}, ${open} not met`}
    >
      <ol className="rules">
        {reasons.map((reason, index) => (
          <Rule
            // Each finding stands under the name of its pattern, which may come twice.
            // oxlint-disable-next-line react/no-array-index-key
            key={`${reason.rule} ${index}`}
            reason={reason}
            index={index}
            met={isMet(reason, safety)}
            people={safety.people}
            finding={findingOf(reason, safety.assessment)}
          />
        ))}
      </ol>
      <AskForException safety={safety} />
      {validations.length > 0 && (
        <ul className="validations">
          {validations.map((validation) => (
            <li key={validation.name}>
              <Mark
                meaning={validation.outcome === 'passed' ? 'released' : 'held'}
                icon={validation.outcome === 'passed' ? 'released' : 'refused'}
              >
                {validation.outcome}
              </Mark>
              <span>
                validation <code>{validation.name}</code>
                {validation.detail !== null && <span className="muted">: {validation.detail}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
