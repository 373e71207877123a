import { Avatar } from '../../ui/parts.tsx';
import { levelWord } from '../../ui/words.ts';
import './people.css';
import { personOf, type People } from './release.ts';

export function PersonLine(props: { readonly people: People; readonly id: string }) {
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
