import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { PersonCard } from '../../server/contract/cases.ts';
import type { Session } from '../../server/contract/session.ts';
import { api, ProblemError } from '../app/api.ts';
import { useTitle } from '../app/title.ts';
import { Avatar, Empty } from '../ui/parts.tsx';
import { levelWord, list } from '../ui/words.ts';
import './session.css';
import { PasskeyButton, ProviderButton, signInProblem } from './ways-in.tsx';

/** In falling order of seniority, as the page lists them. */
const LEVELS: readonly PersonCard['level'][] = [
  'vp',
  'director',
  'principal',
  'senior',
  'mid',
  'junior',
];

function byLevel(a: PersonCard, b: PersonCard): number {
  return LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || a.name.localeCompare(b.name, 'en');
}

function People(props: { readonly people: readonly PersonCard[]; readonly organisation: string }) {
  const client = useQueryClient();
  const busy = useRef(false);
  const [problem, setProblem] = useState<ProblemError | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);

  const signIn = async (person: string): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setChosen(person);
    setProblem(null);
    try {
      await api.signIn(person);
      await client.invalidateQueries({ queryKey: ['session'] });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error);
      setChosen(null);
    } finally {
      busy.current = false;
    }
  };

  return (
    <>
      <h1>Who are you today?</h1>
      <p className="sign-in-note">
        <strong>Sample sign-in.</strong> These are the people of the sample organisation{' '}
        {props.organisation}. No password is asked, because nothing here is real. A server of your
        own never shows this page.
      </p>
      {problem !== null && (
        <p role="alert" className="sign-in-problem">
          <strong>{problem.message}</strong> {problem.advice}
        </p>
      )}
      <ul className="sign-in-people">
        {props.people.toSorted(byLevel).map((person) => (
          <li key={person.id}>
            <button
              type="button"
              aria-disabled={chosen !== null}
              onClick={() => void signIn(person.id)}
            >
              <Avatar name={person.name} />
              <span className="sign-in-name">{person.name}</span>
              <span className="sign-in-level">{levelWord(person.level)}</span>
              <span className="sign-in-teams">
                {person.teams.length === 0 ? 'no team' : list(person.teams)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What stands above the ways in, and the ways themselves. */
function Ways({ session }: { readonly session: Session }) {
  const { signIn, organisation } = session;
  switch (signIn.kind) {
    case 'development':
      return (
        <>
          <People people={signIn.people} organisation={organisation} />
          <div className="sign-in-ways sign-in-below">
            <PasskeyButton />
          </div>
        </>
      );
    case 'none':
      return (
        <Empty page icon="lock" title="Nobody can sign in to this server yet.">
          <p>{signIn.why}</p>
        </Empty>
      );
    case 'oidc':
    case 'passkey':
      return (
        <>
          <h1>Sign in to {organisation}</h1>
          <p className="sign-in-note">
            {signIn.kind === 'oidc'
              ? 'A passkey that you have enrolled here signs you in as well.'
              : 'People sign in here with a passkey. For your first one ask an operator of this server for a link: holdpoint passkey enrol, with your name.'}
          </p>
          <div className="sign-in-ways">
            {signIn.kind === 'oidc' && <ProviderButton name={signIn.name} />}
            <PasskeyButton main={signIn.kind === 'passkey'} />
          </div>
        </>
      );
  }
}

export function SignIn({ session }: { readonly session: Session }) {
  useTitle('Sign in');
  const problem = signInProblem(window.location.search);
  return (
    <div className="sign-in">
      {problem !== null && (
        <p role="alert" className="sign-in-problem">
          {problem}
        </p>
      )}
      <Ways session={session} />
    </div>
  );
}
