import { Link } from '@tanstack/react-router';
import type { PersonPage } from '../../server/contract/people.ts';
import { Section } from '../case/section.tsx';
import { Ago, Mark } from '../ui/parts.tsx';
import { count, deadline, list } from '../ui/words.ts';

const ANSWERS = {
  approve: { word: 'approved', icon: 'released', meaning: 'released' },
  refuse: { word: 'refused', icon: 'refused', meaning: 'held' },
  withdraw: { word: 'took back an answer', icon: 'superseded', meaning: 'plain' },
} as const;

/** What they answered and granted lately; shown to themselves and to directors and above. */
export function Given({ person }: { readonly person: PersonPage }) {
  const { given, name } = person;
  if (given === null) {
    return (
      <Section id="given" title="Answers">
        <p className="muted">What {name} answered is shown to them, and to directors and above.</p>
      </Section>
    );
  }
  const { answers, exceptions } = given;
  return (
    <>
      <Section
        id="given"
        title="Answers"
        aside={answers.length === 0 ? undefined : `the latest ${answers.length}`}
      >
        {answers.length === 0 ? (
          <p className="muted">{name} has not answered any case yet.</p>
        ) : (
          <ul className="plain-list">
            {answers.map((each) => {
              const { word, icon, meaning } = ANSWERS[each.answer];
              return (
                <li key={`${each.case} ${each.at}`}>
                  <Mark meaning={meaning} icon={icon}>
                    {word}
                  </Mark>
                  <Link to="/cases/$caseId" params={{ caseId: each.case }}>
                    {each.title}
                  </Link>
                  <span className="muted small">
                    <Ago at={each.at} />, now {each.state}
                  </span>
                </li>
              );
            })}
          </ul>
        )}
      </Section>
      <Section
        id="exceptions"
        title="Exceptions granted"
        aside={exceptions.length === 0 ? undefined : count(exceptions.length, 'exception')}
      >
        {exceptions.length === 0 ? (
          <p className="muted">{name} has let nothing go without what a rule asks for.</p>
        ) : (
          <ul className="plain-list">
            {exceptions.map((each) => (
              <li key={each.id}>
                <Link to="/exceptions" hash={`row-${each.id}`}>
                  {list(each.rules)}
                </Link>
                <span>{each.reason}</span>
                <span className="muted small">
                  <Ago at={each.at} />, until {deadline(each.ends)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}
