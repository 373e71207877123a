import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Directive, DirectiveAct } from '../../server/contract/governance/directives.ts';
import { FormDialog } from '../agents/form-dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { absolute } from '../ui/words.ts';
import { directiveApi } from './calls.ts';
import { actWords, scopeWords } from './directive-words.ts';

/** One act that nobody signed yet: what it does, who proposed it, and the way to sign it. */
export function SignAct(props: { readonly directive: Directive; readonly act: DirectiveAct }) {
  const { directive, act } = props;
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const send = async (): Promise<null> => {
    await directiveApi.sign(directive.name, act.id);
    await Promise.all(
      ['directives', 'policy', 'cases', 'audit'].map((key) =>
        client.invalidateQueries({ queryKey: [key] }),
      ),
    );
    return null;
  };
  return (
    <div className="notice notice-held">
      <Icon name="person" />
      <div>
        <p>
          <strong>{actWords(act)}</strong>: proposed by {act.proposedBy.name}.
          {/* The card says the directive's own reason already. */}
          {act.reason !== directive.reason && ` ${act.reason}`}
        </p>
        {directive.me.canSign ? (
          <p className="notice-act no-print">
            <button type="button" className="button button-main" onClick={() => setOpen(true)}>
              Sign…<span className="sr-only"> {directive.name}</span>
            </button>
          </p>
        ) : (
          <p className="muted">It binds nobody yet. {directive.me.why}</p>
        )}
      </div>
      <FormDialog
        open={open}
        onClose={() => setOpen(false)}
        title={`${actWords(act)}: ${directive.title ?? directive.name}`}
        send="Sign with your passkey"
        onSend={send}
      >
        <dl className="terms-list">
          <dt>Concerns</dt>
          <dd>{scopeWords(directive.scope)}</dd>
          <dt>Asks for</dt>
          <dd>{directive.requiresText}</dd>
          {act.ends !== null && (
            <>
              <dt>Ends</dt>
              <dd>{absolute(act.ends)}</dd>
            </>
          )}
          <dt>Why</dt>
          <dd>{act.reason}</dd>
        </dl>
        <p className="small muted">
          Your name, your level and your signature go on the record. It counts from the moment you
          sign.
        </p>
      </FormDialog>
    </div>
  );
}
