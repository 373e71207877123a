import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { EnrolledByLink } from '../../server/contract/passkeys.ts';
import { useTitle } from '../app/title.ts';
import { Icon } from '../ui/icon.tsx';
import { Empty } from '../ui/parts.tsx';
import { EnrolForm } from './enrol-form.tsx';
import { passkeyApi } from './passkey-api.ts';
import './passkeys.css';
import { ProblemNotice } from './problem-notice.tsx';
import { useAct } from './use-act.ts';

/** Where an operator's one-time link leads, signed in or not. Its secret never leaves the fragment for an address. */
export function EnrolPage() {
  useTitle('Enrol a passkey');
  const client = useQueryClient();
  const [secret] = useState(() => window.location.hash.slice(1));
  const [enrolled, setEnrolled] = useState<EnrolledByLink | null>(null);
  const { doing, problem, act } = useAct();
  if (secret === '') {
    return (
      <Empty page icon="lock" title="This link is cut short.">
        <p>Open the whole link that the operator gave you, or ask for another.</p>
      </Empty>
    );
  }
  if (enrolled !== null) {
    return (
      <div className="you">
        <h1>Your passkey is enrolled</h1>
        <div className="notice notice-released" aria-live="polite">
          <Icon name="released" />
          <p>
            <strong>{enrolled.person.name}</strong> can sign in and sign answers with “
            {enrolled.passkey.name}”. <a href="/">Go to the queue</a>
          </p>
        </div>
      </div>
    );
  }
  return (
    <div className="you">
      <h1>Enrol a passkey</h1>
      <p className="you-note">
        An operator made this link for you, for one passkey. With it you sign what you release: by
        your fingerprint, face or PIN.
      </p>
      {problem !== null && <ProblemNotice problem={problem} />}
      <EnrolForm
        busy={doing !== null}
        onEnrol={(name) =>
          void act('enrol', async () => {
            setEnrolled(await passkeyApi.enrolByLink(secret, name));
            await client.invalidateQueries({ queryKey: ['passkeys'] });
          })
        }
      />
    </div>
  );
}
