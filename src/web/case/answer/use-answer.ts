import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Answer, SafetyCase } from '../../../server/contract/cases.ts';
import { api, ProblemError } from '../../app/api.ts';
import { caseQuery } from '../../app/queries.ts';
import { passkeyApi } from '../../passkeys/passkey-api.ts';
import { asksPresence } from './asks-presence.ts';
import { seenOn } from './seen-on.ts';

export type AnswerKind = Answer['answer'];

/** Where sending stands. `sent` stays until the page is left. */
export type Sending =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly answer: AnswerKind }
  | { readonly kind: 'sent'; readonly answer: AnswerKind }
  | { readonly kind: 'problem'; readonly problem: ProblemError };

/** Sends one answer, bound to what the page shows. A second click while one is on its way does nothing. */
export function useAnswer(safety: SafetyCase) {
  const client = useQueryClient();
  const busy = useRef(false);
  const [sending, setSending] = useState<Sending>({ kind: 'idle' });

  const send = async (answer: AnswerKind, reason: string): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setSending({ kind: 'busy', answer });
    try {
      const given = {
        answer,
        reason,
        seen: seenOn(safety),
      };
      const signs = answer === 'approve' && asksPresence(safety);
      const signed = signs ? await passkeyApi.signAnswer(safety.id, given) : given;
      const answered = await api.answer(safety.id, signed);
      // Shown together: a page that says "sent" beside the state of before would say something untrue.
      client.setQueryData(caseQuery(safety.id).queryKey, answered);
      setSending({ kind: 'sent', answer });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setSending({ kind: 'problem', problem: error });
    } finally {
      busy.current = false;
      void client.invalidateQueries({ queryKey: ['case', safety.id] });
      void client.invalidateQueries({ queryKey: ['cases'] });
      void client.invalidateQueries({ queryKey: ['ledger'] });
    }
  };
  const reset = (): void => setSending({ kind: 'idle' });
  return { sending, send, reset };
}
