import { Avatar, Mark } from '../../ui/parts.tsx';
import { count, list } from '../../ui/words.ts';
import type { OwnersLine, OwnerState } from './owner-state.ts';

/** Paths and people named before the rest becomes a number. */
const PATHS = 4;
const PEOPLE = 6;

function StateMark({ state }: { readonly state: OwnerState }) {
  switch (state) {
    case 'approved':
      return (
        <Mark meaning="released" icon="released">
          approved
        </Mark>
      );
    case 'refused':
      return (
        <Mark meaning="plain" icon="refused">
          refused
        </Mark>
      );
    case 'had-a-hand':
      return (
        <Mark meaning="plain" icon="lock">
          had a hand in it
        </Mark>
      );
    case 'not-yet':
      return <span className="muted">has not answered</span>;
  }
}

function Standing({ line }: { readonly line: OwnersLine }) {
  const { entry, people, given } = line;
  if (entry.owners.length === 0) return <span className="muted">nobody’s in particular</span>;
  if (given >= Math.max(1, entry.approvals)) {
    return (
      <Mark meaning="released" icon="released">
        approved
      </Mark>
    );
  }
  if (entry.optional) return <span className="muted">only suggested</span>;
  if (!people.some(({ state }) => state === 'not-yet')) {
    return (
      <Mark meaning="unknown" icon="unknown">
        nobody who could approve
      </Mark>
    );
  }
  return (
    <Mark meaning="held" icon="held">
      {given === 0 ? 'no owner yet' : `${given} of ${entry.approvals}`}
    </Mark>
  );
}

export function OwnersLineItem({ line }: { readonly line: OwnersLine }) {
  const { entry, people, strangers } = line;
  const paths = entry.paths.slice(0, PATHS);
  const hidden = entry.paths.length - paths.length;
  return (
    <li className="owners-line">
      <div className="owners-head">
        <p>
          <code>
            {entry.source}:{entry.line}
          </code>{' '}
          {entry.section !== null && <span>{entry.section} </span>}
          <span className="muted">{list(entry.owners.map(({ written }) => written))}</span>
        </p>
        <Standing line={line} />
      </div>
      <ul className="owners-people">
        {people.slice(0, PEOPLE).map(({ id, name, state }) => (
          <li key={id}>
            <Avatar name={name} size="s" /> {name} <StateMark state={state} />
          </li>
        ))}
        {people.length > PEOPLE && (
          <li className="muted">and {count(people.length - PEOPLE, 'other')}</li>
        )}
      </ul>
      {strangers.length > 0 && (
        <p>
          <Mark meaning="unknown" icon="unknown">
            nobody in the roster is known as {list(strangers, 'or')}
          </Mark>
        </p>
      )}
      <p className="owners-paths">
        {paths.map((path) => (
          <code key={path}>{path}</code>
        ))}
        {hidden > 0 && <span className="muted">and {count(hidden, 'more file')}</span>}
      </p>
    </li>
  );
}
