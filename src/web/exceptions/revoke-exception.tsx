import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Exception } from '../../server/contract/governance/exceptions.ts';
import { FormDialog } from '../agents/form-dialog.tsx';
import { missingReason } from '../governance/form-words.ts';
import { ReasonField } from '../governance/reason-field.tsx';
import { exceptionApi, TOUCHED } from './calls.ts';
import { RulesTitle } from './rules-title.tsx';

/** Taking back is for everybody. */
export function RevokeException({ exception }: { readonly exception: Exception }) {
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const send = async (): Promise<string | null> => {
    const missing = missingReason(reason);
    if (missing !== null) return missing;
    await exceptionApi.revoke(exception.id, reason.trim());
    await Promise.all(TOUCHED.map((key) => client.invalidateQueries({ queryKey: [key] })));
    return null;
  };
  return (
    <>
      <button type="button" className="button row-stop" onClick={() => setOpen(true)}>
        Take back…<span className="sr-only"> {exception.reason}</span>
      </button>
      <FormDialog
        open={open}
        onClose={() => setOpen(false)}
        title="Take this exception back"
        send="Take it back"
        onSend={send}
      >
        <p>
          What it lifted, <RulesTitle exception={exception} />, is asked for again at once.
        </p>
        <ReasonField value={reason} onChange={setReason} />
      </FormDialog>
    </>
  );
}
