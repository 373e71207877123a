import type { Actor, ActorRole } from '../../../core/provenance/types.ts';
import type { SafetyCase } from '../../../server/contract/cases.ts';
import { Icon } from '../../ui/icon.tsx';
import { Avatar, Mark } from '../../ui/parts.tsx';
import { levelWord, list } from '../../ui/words.ts';
import './provenance.css';
import { personOf, type People } from '../people/release.ts';
import { Section } from '../section.tsx';
import { SourceLink } from '../evidence/source-link.tsx';

const KINDS = {
  'human-attested': { meaning: 'plain', icon: 'person', word: 'Written by a person, attested' },
  'ai-declared': { meaning: 'plain', icon: 'machine', word: 'AI-assisted, by its own declaration' },
  'ai-attested': { meaning: 'plain', icon: 'machine', word: 'AI-assisted, attested' },
  mixed: { meaning: 'plain', icon: 'machine', word: 'Part AI, part human' },
  unknown: { meaning: 'unknown', icon: 'unknown', word: 'Not known whether AI wrote it' },
} as const;

const ROLES: Readonly<Record<ActorRole, string>> = {
  author: 'wrote it',
  'co-author': 'co-wrote it',
  committer: 'committed it',
  signer: 'signed it',
  pusher: 'pushed it',
  requester: 'asked for it',
  'agent-operator': 'ran the agent',
};

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
        <strong>{person?.name ?? first.identity}</strong>{' '}
        {list(parts.map((part) => ROLES[part.role]))}
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

/** Who and what made the change. None of them may release it. */
export function Provenance({ safety }: { readonly safety: SafetyCase }) {
  const { provenance, actors } = safety.assessment;
  const kind = KINDS[provenance.kind];
  return (
    <Section id="provenance" title="Who and what made it">
      <p className="provenance-kind">
        <Mark meaning={kind.meaning} icon={kind.icon}>
          {kind.word}
        </Mark>
        {provenance.tools.length > 0 && <strong>{list(provenance.tools)}</strong>}
      </p>
      <p className="provenance-why">{provenance.why}</p>
      {provenance.clues.length > 0 && (
        <p className="effect-links">
          {provenance.clues.map((clue, index) => (
            <SourceLink
              key={`${clue.kind}${clue.evidence.source}${clue.evidence.line}`}
              id={`clue-${index}-0`}
              evidence={clue.evidence}
            />
          ))}
        </p>
      )}
      <ul className="actors">
        {[...Map.groupBy(actors, (actor) => actor.person ?? actor.identity)].map(([id, parts]) => (
          <ActorLine key={id} parts={parts} people={safety.people} />
        ))}
      </ul>
    </Section>
  );
}
