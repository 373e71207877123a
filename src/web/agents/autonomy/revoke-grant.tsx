import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Grant } from '../../../server/contract/agents/autonomy.ts';
import { api } from '../../app/api.ts';
import { FormDialog } from '../form-dialog.tsx';

/** Taking back is for everybody. */
export function RevokeGrant({ grant }: { readonly grant: Grant }) {
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  if (grant.state !== 'active' && grant.state !== 'coming') return null;
  const send = async (): Promise<string | null> => {
    if (reason.trim().length < 3) return 'Give a reason of at least 3 characters.';
    await api.revokeGrant(grant.id, reason.trim());
    await client.invalidateQueries({ queryKey: ['grants'] });
    return null;
  };
  return (
    <>
      <button type="button" className="button row-stop no-print" onClick={() => setOpen(true)}>
        Take back…<span className="sr-only"> the grant “{grant.reason}”</span>
      </button>
      <FormDialog
        open={open}
        onClose={() => setOpen(false)}
        title="Take this grant back"
        send="Take it back"
        onSend={send}
      >
        <p>
          What {grant.agent === '*' ? 'agents' : grant.agent} did under it asks a person again, from
          the next action on.
        </p>
        <label>
          <span>
            Reason <span className="muted">(required; it is written to the ledger)</span>
          </span>
          <input
            className="field"
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
      </FormDialog>
    </>
  );
}
