import type { Actor } from '../../../core/provenance/types.ts';
import { Icon } from '../../ui/icon.tsx';
import { Avatar, Mark } from '../../ui/parts.tsx';
import { levelWord } from '../../ui/words.ts';
import { personOf, type People } from '../people/release.ts';
import { partsWords } from './parts-words.ts';

/** One person with every part they had in it; or an identity that leads to nobody. */
function ActorLine(props: { readonly parts: readonly Actor[]; readonly people: People }) {
  const { parts, people } = props;
  const first = parts[0];
  if (first === undefined) return null;
  const person = first.person === null ? null : personOf(people, first.person);
  return (
    <li>
      {person === null ? <Icon name="unknown" size={24} /> : <Avatar name={person.name} size="s" />}
      <span>
        <strong>{person?.name ?? first.identity}</strong> {partsWords(parts)}
        {person !== null && (
          <span className="muted">
            , {first.level === null ? 'level not known' : levelWord(first.level)}
          </span>
        )}
        {person === null && (
          <Mark meaning="unknown">
            nobody in the roster has this identity, so it cannot be told who that is
          </Mark>
        )}
      </span>
    </li>
  );
}

/** Everybody who had a hand in it. None of them may release it. */
export function Actors(props: { readonly actors: readonly Actor[]; readonly people: People }) {
  const { actors, people } = props;
  return (
    <ul className="actors">
      {[...Map.groupBy(actors, (actor) => actor.person ?? actor.identity)].map(([id, parts]) => (
        <ActorLine key={id} parts={parts} people={people} />
      ))}
    </ul>
  );
}
