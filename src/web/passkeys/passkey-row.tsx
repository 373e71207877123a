import type { ReactNode } from 'react';
import type { PasskeyCard } from '../../server/contract/passkeys.ts';
import { Ago, Mark, type Meaning } from '../ui/parts.tsx';
import type { IconName } from '../ui/icon.tsx';

const STATES: Readonly<
  Record<
    PasskeyCard['state'],
    { readonly word: string; readonly meaning: Meaning; readonly icon: IconName }
  >
> = {
  pending: { word: 'Waits for a voucher', meaning: 'held', icon: 'held' },
  enrolled: { word: 'Enrolled', meaning: 'released', icon: 'released' },
  revoked: { word: 'Revoked', meaning: 'plain', icon: 'refused' },
  'run-out': { word: 'Ran out', meaning: 'plain', icon: 'expired' },
};

function Vouched({ passkey }: { readonly passkey: PasskeyCard }) {
  const { vouchedBy: by } = passkey;
  switch (by?.kind) {
    case undefined:
      return null;
    case 'identity-provider':
      return <> by a strong sign-in at the identity provider</>;
    case 'operator':
      return <> by an operator’s link</>;
    case 'own-passkey':
      return <> by another passkey of yours</>;
    case 'second-person':
      return <> by {by.name}</>;
  }
}

/** One passkey: whose word it has, when it was used, and what can be done with it. */
export function PasskeyRow(props: {
  readonly passkey: PasskeyCard;
  readonly whose?: string;
  readonly children?: ReactNode;
}) {
  const { passkey, whose, children } = props;
  const state = STATES[passkey.state];
  return (
    <li className="passkey">
      <div>
        <p className="passkey-name">
          {whose !== undefined && <>{whose}: </>}
          {passkey.name}
        </p>
        <p className="passkey-state">
          <Mark meaning={state.meaning} icon={state.icon}>
            {state.word}
          </Mark>
        </p>
        <p className="muted">
          {passkey.enrolledAt === null ? (
            <>
              Asked for <Ago at={passkey.requestedAt} />
            </>
          ) : (
            <>
              Enrolled <Ago at={passkey.enrolledAt} />
              <Vouched passkey={passkey} />
              {'; '}
              {passkey.lastUsedAt === null ? (
                'never used'
              ) : (
                <>
                  last used <Ago at={passkey.lastUsedAt} />
                </>
              )}
            </>
          )}
          {passkey.revokedAt !== null && (
            <>
              ; revoked <Ago at={passkey.revokedAt} />
            </>
          )}
        </p>
        {passkey.state === 'pending' && (
          <p>
            Code <code className="passkey-code">{passkey.code}</code>
          </p>
        )}
      </div>
      {children !== undefined && <div className="passkey-act">{children}</div>}
    </li>
  );
}
