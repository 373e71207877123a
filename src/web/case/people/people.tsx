import type { SafetyCase } from '../../../server/contract/cases.ts';
import { Icon } from '../../ui/icon.tsx';
import { Mark } from '../../ui/parts.tsx';
import { count } from '../../ui/words.ts';
import { explanationAsked } from '../explanation/explanation-state.ts';
import { partsWords } from '../provenance/parts-words.ts';
import { AskedBy } from './asked-by.tsx';
import { Given } from './given.tsx';
import { PersonLine, Places } from './person.tsx';
import './people.css';
import {
  eligibleFor,
  needsOf,
  needWords,
  samePeopleTogether,
  type Need as NeedOf,
  type People as PeopleById,
} from './release.ts';
import { Section } from '../section.tsx';

function Need(props: {
  readonly need: NeedOf;
  readonly verdict: SafetyCase['verdict'];
  readonly people: PeopleById;
  /** True when the need before it can be met by the very same people. */
  readonly same: boolean;
}) {
  const { people, same, verdict } = props;
  const { hold, rules, count: times } = props.need;
  const need = hold.requirement;
  return (
    <li className="need">
      <div className="need-head">
        <h3>{needWords(hold, people, times)}</h3>
        {need.kind === 'approvals' && (
          <span className="need-count">
            <Places given={need.given} needed={need.count} /> {need.given} of {need.count}
          </span>
        )}
      </div>
      <p className="small muted">
        asked by <AskedBy rules={rules} verdict={verdict} />
        {need.kind === 'finding' && (
          <>
            {' '}
            · <a href="#findings">see what was found</a>
          </>
        )}
        {need.kind === 'explanation' && (
          <>
            {' '}
            · <a href="#explanation">see what is asked</a>
          </>
        )}
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

/** Who has answered, who may still, and who may not and why. */
export function PeopleSection({ safety }: { readonly safety: SafetyCase }) {
  const { verdict, people, assessment } = safety;
  const needs = samePeopleTogether(needsOf(verdict));
  const asked = explanationAsked(safety);
  const made = [...new Set(assessment.actors.flatMap(({ person }) => person ?? []))];
  return (
    <Section
      id="people"
      title="Who may release it"
      aside={count(verdict.holds.length, 'open hold')}
    >
      {asked !== null && (
        <p className="people-first">
          <strong>{asked.names}</strong> comes first, with the explanation. Nobody below can approve
          before that; anybody who may answer can refuse.
        </p>
      )}
      {verdict.holds.length > 0 && (
        <ul className="needs">
          {needs.map((need, index) => (
            <Need
              key={need.hold.id}
              need={need}
              verdict={verdict}
              people={people}
              same={index > 0 && eligibleFor(need) === eligibleFor(needs[index - 1] ?? need)}
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
                  <Icon name="lock" size={12} />{' '}
                  {partsWords(assessment.actors.filter(({ person }) => person === id))}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
