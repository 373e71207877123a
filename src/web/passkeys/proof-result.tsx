import { Icon } from '../ui/icon.tsx';

/** Why the round trip to the identity provider enrolled nothing, by the word in the address. */
const PROBLEMS: ReadonlyMap<string, readonly [what: string, todo: string]> = new Map([
  ['no-round-trip', ['This round trip was used already, or was not begun here.', 'Begin it anew.']],
  ['late', ['The sign-in took longer than five minutes.', 'Begin it anew.']],
  [
    'no-longer-waits',
    ['The passkey does not wait any more, or is not the one that it was.', 'Look at it below.'],
  ],
  [
    'other-person',
    [
      'Somebody else signed in at the identity provider than is signed in here.',
      'Begin it anew, with the account that is yours.',
    ],
  ],
  [
    'not-strong',
    [
      'The identity provider does not call this sign-in strong.',
      'Sign in with a second factor there, or have a senior colleague vouch for the passkey.',
    ],
  ],
  [
    'not-anew',
    [
      'The identity provider did not ask you to sign in anew, or does not say when you did.',
      'Sign out there and begin anew, or have a senior colleague vouch for the passkey.',
    ],
  ],
  ['unreachable', ['The identity provider could not be reached.', 'Try again in a minute.']],
  ['refused', ['The identity provider did not sign you in.', 'Begin it anew.']],
  [
    'not-believed',
    [
      'What the identity provider sent could not be believed.',
      'Begin it anew; if it stays, ask whoever runs Holdpoint here.',
    ],
  ],
]);

/** What came of the way to the identity provider, at the head of the page that it leads back to. */
export function ProofResult() {
  const query = new URLSearchParams(window.location.search);
  if (query.has('enrolled')) {
    return (
      <div className="notice notice-released" aria-live="polite">
        <Icon name="released" />
        <p>
          <strong>Your passkey is enrolled.</strong> It can sign in and sign answers in your name.
        </p>
      </div>
    );
  }
  const [what, todo] = PROBLEMS.get(query.get('problem') ?? '') ?? [];
  if (what === undefined) return null;
  return (
    <div className="notice" role="alert">
      <Icon name="refused" />
      <p>
        <strong>{what}</strong> The passkey was not enrolled. {todo}
      </p>
    </div>
  );
}
