import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PasskeyCard, PasskeyPage } from '../../server/contract/passkeys.ts';
import { Failure, Loading } from '../app/failure.tsx';
import { sessionQuery } from '../app/queries.ts';
import { useTitle } from '../app/title.ts';
import { EnrolForm } from './enrol-form.tsx';
import { madeHere, noteMade } from './made-here.ts';
import { passkeyApi } from './passkey-api.ts';
import { noticesQuery, passkeysQuery } from './passkey-queries.ts';
import { PasskeyRow } from './passkey-row.tsx';
import './passkeys.css';
import { ProblemNotice } from './problem-notice.tsx';
import { ProofResult } from './proof-result.tsx';
import { useAct } from './use-act.ts';

type Act = ReturnType<typeof useAct>;
type Change = (name: string, work: () => Promise<PasskeyPage>) => Promise<void>;

/** Taking one out of use cannot be taken back, so it is asked for twice. */
function Revoke(props: { readonly passkey: PasskeyCard; readonly change: Change }) {
  const { passkey, change } = props;
  const [sure, setSure] = useState(false);
  if (!sure) {
    return (
      <button type="button" className="button" onClick={() => setSure(true)}>
        Revoke…
      </button>
    );
  }
  return (
    <button
      type="button"
      className="button"
      onClick={() => void change(passkey.id, () => passkeyApi.revoke(passkey.id))}
    >
      Revoke “{passkey.name}” for good
    </button>
  );
}

function Own(props: {
  readonly page: PasskeyPage;
  readonly busy: Act['doing'];
  readonly change: Change;
  readonly prove: (id: string) => void;
}) {
  const { page, busy, change, prove } = props;
  const canVouch = page.own.some(({ state }) => state === 'enrolled');
  const here = madeHere();
  if (page.own.length === 0) return <p className="muted">You have none yet.</p>;
  return (
    <ul className="passkeys">
      {page.own.map((passkey) => (
        <PasskeyRow key={passkey.id} passkey={passkey}>
          {passkey.state === 'pending' && page.provider !== null && here.has(passkey.id) && (
            <button
              type="button"
              className="button button-main"
              aria-disabled={busy !== null}
              onClick={() => prove(passkey.id)}
            >
              Sign in at {page.provider} to enrol it
            </button>
          )}
          {passkey.state === 'pending' && canVouch && (
            <button
              type="button"
              className="button button-main"
              aria-disabled={busy !== null}
              onClick={() => void change(passkey.id, () => passkeyApi.vouch(passkey.id))}
            >
              Vouch with another of mine
            </button>
          )}
          {(passkey.state === 'enrolled' || passkey.state === 'pending') && (
            <Revoke passkey={passkey} change={change} />
          )}
        </PasskeyRow>
      ))}
    </ul>
  );
}

function HowToVouch({ page, me }: { readonly page: PasskeyPage; readonly me: string }) {
  if (!page.own.some(({ state }) => state === 'pending')) return null;
  return (
    <p>
      A passkey that waits signs nothing yet. Have somebody senior open this page of theirs, compare
      the code with you, in person or by voice, and vouch for it within a day; or ask an operator of
      this server to run <code>holdpoint passkey enrol {me}</code> and enrol by the link.
    </p>
  );
}

function Waiting(props: {
  readonly page: PasskeyPage;
  readonly busy: Act['doing'];
  readonly change: Change;
}) {
  const { page, busy, change } = props;
  if (page.waiting.length === 0) return null;
  return (
    <section className="you-part" aria-labelledby="waiting">
      <h2 id="waiting">Passkeys of others that wait for a voucher</h2>
      <p>
        Whoever has this passkey will be able to release changes in that person’s name. Speak with
        them, and vouch only if the code that they see is the code below.
      </p>
      <ul className="passkeys">
        {page.waiting.map(({ passkey, owner }) => (
          <PasskeyRow key={passkey.id} passkey={passkey} whose={owner.name}>
            <button
              type="button"
              className="button button-main"
              aria-disabled={busy !== null}
              onClick={() => void change(passkey.id, () => passkeyApi.vouch(passkey.id))}
            >
              Vouch that it is {owner.name}’s
            </button>
          </PasskeyRow>
        ))}
      </ul>
    </section>
  );
}

/** The reader's own passkeys, and those of colleagues that wait for their word. */
export function YouPage() {
  useTitle('You');
  const client = useQueryClient();
  const passkeys = useQuery(passkeysQuery);
  const session = useQuery(sessionQuery);
  const { doing, problem, act } = useAct();
  const change: Change = (name, work) =>
    act(name, async () => {
      client.setQueryData(passkeysQuery.queryKey, await work());
      await client.invalidateQueries({ queryKey: noticesQuery.queryKey });
    });
  const enrol = (name: string) =>
    change('enrol', async () => {
      const { page, made } = await passkeyApi.enrol(name);
      noteMade(made);
      // What was made is shown, should the provider not be reached.
      client.setQueryData(passkeysQuery.queryKey, page);
      if (page.provider !== null) await passkeyApi.prove(made);
      return page;
    });
  if (passkeys.isPending) return <Loading what="Your page" />;
  if (passkeys.isError) {
    return <Failure page error={passkeys.error} onRetry={() => void passkeys.refetch()} />;
  }
  const page = passkeys.data;
  const person = session.data?.person;
  return (
    <div className="you">
      <h1>{person?.name ?? 'You'}</h1>
      <p className="you-note">
        A passkey signs what you release: it asks for your fingerprint, face or PIN, which no agent
        on your machine has.
      </p>
      {problem === null ? <ProofResult /> : <ProblemNotice problem={problem} />}
      <section className="you-part" aria-labelledby="own">
        <h2 id="own">Your passkeys</h2>
        <Own
          page={page}
          busy={doing}
          change={change}
          prove={(id) => void act(id, () => passkeyApi.prove(id))}
        />
        <HowToVouch page={page} me={person?.id ?? 'YOU'} />
      </section>
      <section className="you-part" aria-labelledby="enrol">
        <h2 id="enrol">Enrol a passkey</h2>
        {page.provider !== null && (
          <p>
            Your device makes it, then you sign in anew at {page.provider}, for this passkey alone.
            Only that sign-in enrols it; being signed in here already does not.
          </p>
        )}
        <EnrolForm busy={doing !== null} onEnrol={(name) => void enrol(name)} />
      </section>
      <Waiting page={page} busy={doing} change={change} />
    </div>
  );
}
