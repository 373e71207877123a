import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { PersonPage as Person } from '../../server/contract/people.ts';
import { Failure, Loading } from '../app/failure.tsx';
import { useTitle } from '../app/title.ts';
import '../agents/agents.css';
import '../agents/cards.css';
import { Section } from '../case/section.tsx';
import '../governance/governance.css';
import { Avatar, Mark } from '../ui/parts.tsx';
import { count, levelWord, list } from '../ui/words.ts';
import { personQuery, teamsQuery } from './calls.ts';
import { Given } from './given.tsx';
import './people.css';
import { seniorityWords, sourceWord } from './person-words.ts';
import { PeopleProblems } from './problems.tsx';

function passkeyWords(passkeys: number | null): string {
  if (passkeys === null) return 'not asked for on this server';
  return passkeys === 0
    ? 'none, so this person cannot sign'
    : `${count(passkeys, 'passkey')} that can sign`;
}

function Facts({ person }: { readonly person: Person }) {
  const teams = useQuery(teamsQuery);
  const named = new Map((teams.data?.teams ?? []).map(({ id, name }) => [id, name]));
  const { identities, passkeys } = person;
  return (
    <dl className="terms-list">
      <dt>Level</dt>
      <dd>{levelWord(person.level)}</dd>
      {person.seniority.length > 0 && (
        <>
          <dt>On single systems</dt>
          <dd>{seniorityWords(person)}</dd>
        </>
      )}
      <dt>Teams</dt>
      <dd>
        {person.teams.length === 0 ? 'none' : list(person.teams.map((id) => named.get(id) ?? id))}
      </dd>
      <dt>Identities</dt>
      <dd>{identities.length === 0 ? 'none' : identities.join(', ')}</dd>
      <dt>Passkeys</dt>
      <dd>{passkeyWords(passkeys)}</dd>
    </dl>
  );
}

/** Each thing that says who this is. */
function Sources({ sources }: Pick<Person, 'sources'>) {
  return (
    <ul className="plain-list">
      {sources.map((source) => (
        <li key={source.kind === 'file' ? 'file' : `${source.directory} ${source.account}`}>
          <strong>{sourceWord(source)}</strong>
          {source.kind === 'file' ? (
            <span className="muted">which outweighs all else</span>
          ) : (
            <>
              <code>{source.login}</code>
              <span className="muted">account {source.account}</span>
              {!source.active && (
                <Mark meaning="plain" icon="ended">
                  closed there
                </Mark>
              )}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** One person: what they may answer, where they are known from, and what they answered where that may be seen. */
export function PersonPage() {
  const { personId } = useParams({ from: '/people/$personId' });
  const person = useQuery(personQuery(personId));
  const { data } = person;
  useTitle(data?.name ?? personId);
  if (person.isPending) return <Loading what="The person" />;
  if (data === undefined) {
    return <Failure page error={person.error} onRetry={() => void person.refetch()} />;
  }
  return (
    <div className="agents gov">
      <div className="agents-back no-print">
        <Link to="/people">Everybody</Link>
      </div>
      <header className="agents-head person-top">
        <Avatar name={data.name} />
        <div>
          <h1>{data.name}</h1>
          <p className="gov-card-state">
            <code>{data.id}</code>
            {!data.active && (
              <Mark meaning="plain" icon="ended">
                closed: counts as nobody
              </Mark>
            )}
          </p>
        </div>
      </header>
      {data.problems.length > 0 && <PeopleProblems problems={data.problems} people={[data]} />}
      <div className="gov-card gov-card-plain">
        <Facts person={data} />
      </div>
      <Section id="sources" title="Known from" aside={count(data.sources.length, 'source')}>
        <Sources sources={data.sources} />
      </Section>
      <Given person={data} />
    </div>
  );
}
