import type { SafetyCase } from '../../../server/contract/cases.ts';
import { Icon } from '../../ui/icon.tsx';
import { Ago, Avatar, Mark } from '../../ui/parts.tsx';
import { count, levelWord } from '../../ui/words.ts';
import './people.css';
import {
  needsOf,
  needWords,
  personOf,
  type Need as NeedOf,
  type People as PeopleById,
} from './release.ts';
import { Section } from '../section.tsx';

export function PersonLine(props: { readonly people: PeopleById; readonly id: string }) {
  const person = personOf(props.people, props.id);
  return (
    <span className="person">
      <Avatar name={person.name} size="s" />
      <span>
        {person.name}
        {person.level !== undefined && <span className="muted"> {levelWord(person.level)}</span>}
      </span>
    </span>
  );
}

/** Filled and open places, one for each person needed. The numbers must stand beside it. */
export function Places({ given, needed }: { readonly given: number; readonly needed: number }) {
  return (
    <span className="places" aria-hidden="true">
      {Array.from({ length: needed }, (_, place) => (
        <span key={place} className={place < given ? 'place place-given' : 'place'} />
      ))}
    </span>
  );
}

function Need(props: {
  readonly need: NeedOf;
  readonly people: PeopleById;
  /** True when the need before it can be met by the very same people. */
  readonly same: boolean;
}) {
  const { people, same } = props;
  const { hold, rules } = props.need;
  const need = hold.requirement;
  return (
    <li className="need">
      <div className="need-head">
        <h3>{needWords(hold, people)}</h3>
        {need.kind === 'approvals' && (
          <span className="need-count">
            <Places given={need.given} needed={need.count} /> {need.given} of {need.count}
          </span>
        )}
      </div>
      <p className="small muted">
        asked by <code>{[...new Set(rules)].join(', ')}</code>
      </p>
      {need.kind === 'approvals' && same && need.eligible.length > 0 && (
        <p className="small">The same {count(need.eligible.length, 'person', 'people')} may.</p>
      )}
      {need.kind === 'approvals' &&
        !same &&
        (need.eligible.length === 0 ? (
          <p>
            <Mark meaning="held" icon="held">
              Nobody in the roster can give this.
            </Mark>{' '}
            {hold.lift}
          </p>
        ) : (
          <ul className="need-people">
            {need.eligible.map((id) => (
              <li key={id}>
                <PersonLine people={people} id={id} />
              </li>
            ))}
          </ul>
        ))}
    </li>
  );
}

/** The people who can meet a need, as one text to compare by; null where it does not ask for people. */
function eligibleFor(need: NeedOf | undefined): string | null {
  const requirement = need?.hold.requirement;
  return requirement?.kind === 'approvals' ? requirement.eligible.join(' ') : null;
}

const SAID = {
  approve: 'approved',
  refuse: 'refused',
  withdraw: 'took back their answer',
} as const;

/** Answers so far, with what became of each and why. */
function Given({ safety }: { readonly safety: SafetyCase }) {
  const { answers, people, verdict } = safety;
  if (answers.length === 0) return <p className="muted">Nobody has answered yet.</p>;
  return (
    <ul className="given">
      {answers.map((answer) => {
        const tally = verdict.answers.find((each) => each.approval === answer.id);
        const approved = answer.answer === 'approve';
        return (
          <li key={answer.id}>
            <Avatar name={personOf(people, answer.person).name} size="s" />
            <div>
              <p>
                <strong>{personOf(people, answer.person).name}</strong> {SAID[answer.answer]}{' '}
                <Ago at={answer.at} />
              </p>
              <blockquote>{answer.reason}</blockquote>
              {tally !== undefined && (
                <Mark
                  meaning={tally.counts && approved ? 'released' : 'plain'}
                  icon={tally.counts ? (approved ? 'released' : 'refused') : 'unknown'}
                >
                  {tally.counts ? 'counts' : 'does not count'}: {tally.why}
                </Mark>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** Who has answered, who may still, and who may not and why. */
export function PeopleSection({ safety }: { readonly safety: SafetyCase }) {
  const { verdict, people, assessment } = safety;
  const needs = needsOf(verdict);
  const made = [...new Set(assessment.actors.flatMap(({ person }) => person ?? []))];
  return (
    <Section
      id="people"
      title="Who may release it"
      aside={count(verdict.holds.length, 'open hold')}
    >
      {verdict.holds.length > 0 && (
        <ul className="needs">
          {needs.map((need, index) => (
            <Need
              key={need.hold.id}
              need={need}
              people={people}
              same={index > 0 && eligibleFor(need) === eligibleFor(needs[index - 1])}
            />
          ))}
        </ul>
      )}
      <h3 className="people-title">Answers so far</h3>
      <Given safety={safety} />
      {made.length > 0 && (
        <>
          <h3 className="people-title">May not release it</h3>
          <ul className="barred">
            {made.map((id) => (
              <li key={id}>
                <PersonLine people={people} id={id} />
                <span className="muted small">
                  <Icon name="lock" size={12} /> had a hand in the change (
                  {assessment.actors
                    .filter(({ person }) => person === id)
                    .map(({ role }) => role)
                    .join(', ')}
                  )
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
