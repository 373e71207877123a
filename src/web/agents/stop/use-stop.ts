import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { StopScope } from '../../../server/contract/agents/agent-parts.ts';
import type { StopReceipt } from '../../../server/contract/agents/stops.ts';
import { api, ProblemError } from '../../app/api.ts';

export type Stopping =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'problem'; readonly problem: ProblemError };

/** An id that nobody else makes: 32 hex digits. */
function newAttempt(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

/**
 * Sends the stop at once. Pressing again after a lost answer is the same attempt, so it is no second stop;
 * another scope or reason is another attempt.
 */
export function useStop(onStopped: (receipt: StopReceipt) => void) {
  const client = useQueryClient();
  const busy = useRef(false);
  const attempt = useRef({ about: '', id: '' });
  const [stopping, setStopping] = useState<Stopping>({ kind: 'idle' });

  const stop = async (scope: StopScope, reason: string): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    const about = JSON.stringify([scope, reason]);
    if (attempt.current.about !== about) attempt.current = { about, id: newAttempt() };
    setStopping({ kind: 'busy' });
    try {
      const receipt = await api.issueStop({ scope, reason, attempt: attempt.current.id });
      void client.invalidateQueries({ queryKey: ['stops'] });
      void client.invalidateQueries({ queryKey: ['agents'] });
      void client.invalidateQueries({ queryKey: ['agent'] });
      onStopped(receipt);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setStopping({ kind: 'problem', problem: error });
    } finally {
      busy.current = false;
    }
  };
  return { stopping, stop };
}
