import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { passkeyApi } from '../passkeys/passkey-api.ts';
import { ProblemNotice } from '../passkeys/problem-notice.tsx';
import { useAct } from '../passkeys/use-act.ts';
import '../passkeys/passkeys.css';
import { Icon } from '../ui/icon.tsx';

/** What went wrong at the identity provider, by the word in the address. */
const PROBLEMS: ReadonlyMap<string, string> = new Map([
  [
    'unknown-person',
    'You signed in at the identity provider, but this server’s catalog has nobody active with your verified e-mail address or account. Ask whoever keeps the catalog to add it.',
  ],
  [
    'two-people',
    'The identity provider’s account and e-mail address belong to two different people in this server’s catalog. Ask whoever keeps the catalog to put that right.',
  ],
  [
    'other-account',
    'Your e-mail address is known here, but with another account of the identity provider. Ask whoever keeps the catalog whether the account is yours.',
  ],
  ['unreachable', 'The identity provider could not be reached. Try again in a minute.'],
  ['refused', 'The identity provider did not sign you in. Try again.'],
  [
    'not-believed',
    'What the identity provider sent could not be believed, so nobody was signed in. Try again; if it stays, ask whoever runs Holdpoint here.',
  ],
  ['no-attempt', 'The sign-in took too long, or began in another browser. Begin it anew here.'],
]);

/** Why the last sign-in came to nothing, or null. */
export function signInProblem(search: string): string | null {
  return PROBLEMS.get(new URLSearchParams(search).get('problem') ?? '') ?? null;
}

/** The way over the identity provider, to come back to the page that was asked for. */
export function ProviderButton({ name }: { readonly name: string }) {
  const { pathname, search } = window.location;
  const here = pathname === '/sign-in' ? '/' : `${pathname}${search}`;
  return (
    <a className="button button-main" href={`/api/sign-in/oidc?return=${encodeURIComponent(here)}`}>
      <Icon name="person" />
      Sign in with {name}
    </a>
  );
}

export function PasskeyButton({ main = false }: { readonly main?: boolean }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { doing, problem, act } = useAct();
  const signIn = () =>
    act('sign-in', async () => {
      await passkeyApi.signIn();
      await client.invalidateQueries({ queryKey: ['session'] });
      if (window.location.pathname === '/sign-in') await navigate({ to: '/' });
    });
  return (
    <>
      <button
        type="button"
        className={main ? 'button button-main' : 'button'}
        aria-disabled={doing !== null}
        onClick={() => void signIn()}
      >
        <Icon name="lock" />
        {doing === null ? 'Sign in with a passkey' : 'Waiting for your passkey…'}
      </button>
      {problem !== null && <ProblemNotice problem={problem} />}
    </>
  );
}
