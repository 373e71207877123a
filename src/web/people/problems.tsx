import { Link } from '@tanstack/react-router';
import type { PeopleList, PersonEntry } from '../../server/contract/people.ts';
import { Icon } from '../ui/icon.tsx';

/** What nobody can tell about people, each with what to do. */
export function PeopleProblems(props: {
  readonly problems: PeopleList['problems'];
  /** For their names; whoever is not among them is named by id. */
  readonly people: readonly Pick<PersonEntry, 'id' | 'name'>[];
}) {
  const names = new Map(props.people.map(({ id, name }) => [id, name]));
  return (
    <ul className="people-problems">
      {props.problems.map((problem) => (
        <li key={`${problem.code} ${problem.text}`} className="notice notice-unknown">
          <Icon name="unknown" />
          <div>
            <p>
              <strong>{problem.text.replace(/\.?$/, '.')}</strong> {problem.advice}
            </p>
            {problem.people.length > 0 && (
              <p className="row-links">
                {problem.people.map((id) => (
                  <Link key={id} to="/people/$personId" params={{ personId: id }}>
                    {names.get(id) ?? id}
                  </Link>
                ))}
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
