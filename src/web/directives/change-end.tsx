import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Directive } from '../../server/contract/governance/directives.ts';
import { FormDialog } from '../agents/form-dialog.tsx';
import { missingReason } from '../governance/form-words.ts';
import { ReasonField } from '../governance/reason-field.tsx';
import { directiveApi } from './calls.ts';
import { LENGTHS } from './terms-of-form.ts';

/** Proposes a later end, or the end now. Each is signed before it counts. */
export function ChangeEnd({ directive }: { readonly directive: Directive }) {
  const client = useQueryClient();
  const [what, setWhat] = useState<'extend' | 'end' | null>(null);
  const [length, setLength] = useState('30d');
  const [reason, setReason] = useState('');
  if (directive.state !== 'in-force' && directive.state !== 'coming') return null;
  const send = async (): Promise<string | null> => {
    const missing = missingReason(reason);
    if (missing !== null) return missing;
    if (what === 'end') await directiveApi.end(directive.name, reason.trim());
    else {
      const until = { for: length };
      await directiveApi.extend(directive.name, { until, reason: reason.trim() });
    }
    await client.invalidateQueries({ queryKey: ['directives'] });
    setReason('');
    return null;
  };
  return (
    <>
      <button type="button" className="button" onClick={() => setWhat('extend')}>
        Extend…<span className="sr-only"> {directive.name}</span>
      </button>
      <button type="button" className="button" onClick={() => setWhat('end')}>
        End early…<span className="sr-only"> {directive.name}</span>
      </button>
      <FormDialog
        open={what !== null}
        onClose={() => setWhat(null)}
        title={what === 'end' ? 'End it before its time' : 'Extend it'}
        send={what === 'end' ? 'Propose the end' : 'Propose the extension'}
        onSend={send}
      >
        {what === 'extend' && (
          <label>
            Longer by
            <select
              className="field"
              value={length}
              onChange={(event) => setLength(event.target.value)}
            >
              {LENGTHS.map(({ value, word }) => (
                <option key={value} value={value}>
                  {word}
                </option>
              ))}
            </select>
          </label>
        )}
        <ReasonField value={reason} onChange={setReason} />
        <p className="small muted">
          {what === 'end' ? 'It stays in force' : 'Its end stays as it is'} until somebody principal
          or above signs this.
        </p>
      </FormDialog>
    </>
  );
}
