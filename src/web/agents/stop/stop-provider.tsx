import { Dialog } from '@base-ui/react/dialog';
import { useRef, useState, type ReactNode } from 'react';
import type { StopScope } from '../../../server/contract/agents/agent-parts.ts';
import { useKeys } from '../../app/keys.ts';
import { Icon } from '../../ui/icon.tsx';
import { StopContext } from './stop-context.ts';
import { StopForm } from './stop-form.tsx';
import './stop.css';

interface Wish {
  /** `later`: whoever asked has to sign in first. */
  readonly kind: 'none' | 'now' | 'later';
  readonly scope: StopScope | null;
}

const NONE: Wish = { kind: 'none', scope: null };

function SignInFirst(props: { readonly onSignIn: () => void }) {
  return (
    <div className="stop-form">
      <Dialog.Description className="stop-lead">
        A stop is written down with the name of whoever gave it, so sign in first. This question
        opens again by itself.
      </Dialog.Description>
      <p className="small muted">
        Faster, and also while this server is down: <code>holdpoint stop --all --reason "…"</code>{' '}
        at the machine where the agent runs.
      </p>
      <div className="dialog-act">
        <Dialog.Close className="button">Back</Dialog.Close>
        <button type="button" className="button button-main" onClick={props.onSignIn}>
          Sign in
        </button>
      </div>
    </div>
  );
}

/** Gives every part of the app the way to STOP, and shows the one dialog for it. */
export function StopProvider(props: {
  readonly isSignedIn: boolean;
  readonly children: ReactNode;
}) {
  const { isSignedIn, children } = props;
  const [wish, setWish] = useState(NONE);
  const reason = useRef<HTMLInputElement>(null);
  const ask = (scope: StopScope | null): void => setWish({ kind: 'now', scope });
  const isOpen = wish.kind === 'now' || (wish.kind === 'later' && isSignedIn);
  const close = (): void => setWish(NONE);
  useKeys({ S: () => ask(null) });
  return (
    <StopContext value={ask}>
      {children}
      <Dialog.Root open={isOpen} onOpenChange={(open) => !open && close()}>
        <Dialog.Portal>
          <Dialog.Backdrop className="backdrop" />
          <Dialog.Popup className="dialog stop-dialog" initialFocus={isSignedIn ? reason : true}>
            <div className="dialog-head">
              <Dialog.Title>Stop agents</Dialog.Title>
              <Dialog.Close className="icon-button" aria-label="Close">
                <Icon name="close" />
              </Dialog.Close>
            </div>
            {isSignedIn ? (
              <StopForm scope={wish.scope} reasonField={reason} onDone={close} />
            ) : (
              <SignInFirst onSignIn={() => setWish({ ...wish, kind: 'later' })} />
            )}
          </Dialog.Popup>
        </Dialog.Portal>
      </Dialog.Root>
    </StopContext>
  );
}
