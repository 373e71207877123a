/** Ending a stop as a person does: with what their page has their passkey sign. */
import type { Problem } from '../../../src/server/contract/cases.ts';
import type { StopPage } from '../../../src/server/contract/agents/stops.ts';
import type { Authenticator } from '../../support/authenticator.ts';
import { signed } from './governed.ts';
import type { Browser, Reply } from './visitors.ts';

/** Somebody in a browser, with a passkey of theirs. */
export interface Signer {
  readonly browser: Browser;
  readonly authenticator: Authenticator;
}

export function resumeSigned(
  { browser, authenticator }: Signer,
  id: string,
  reason = 'All is well.',
): Promise<Reply<StopPage & Problem>> {
  const path = `/api/stops/${id}/resume`;
  const ask = { path: `${path}/challenge`, body: { reason } };
  return signed<StopPage>(browser, authenticator, ask, { path, body: { reason } });
}
