import type { PeopleList } from '../../server/contract/people.ts';
import { Section } from '../case/section.tsx';
import { Ago, Mark } from '../ui/parts.tsx';
import { count } from '../ui/words.ts';
import { DIRECTORY_WORDS } from './person-words.ts';

/** Where people are known from besides the files, and how that is doing. */
export function Directories({ directories }: Pick<PeopleList, 'directories'>) {
  return (
    <Section
      id="directories"
      title="Directories"
      aside={count(directories.length, 'directory', 'directories')}
    >
      {directories.length === 0 ? (
        <p className="muted">
          People are known from the catalog’s files alone. Connect SCIM, sign-in groups or a forge,
          and accounts open and close by themselves.
        </p>
      ) : (
        <ul className="plain-list">
          {directories.map((each) => (
            <li key={each.id}>
              <strong>{each.id}</strong>
              <span className="muted">{DIRECTORY_WORDS[each.kind]}</span>
              {each.syncedAt !== null && (
                <span>
                  read <Ago at={each.syncedAt} />
                </span>
              )}
              {each.fault !== null && (
                <Mark meaning="unknown" icon="unknown">
                  {each.fault}
                </Mark>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
