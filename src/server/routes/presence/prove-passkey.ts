import { createRoute, z } from '@hono/zod-openapi';
import { beginProof } from '../../../engine/presence/passkeys/prove.ts';
import type { AppDeps } from '../../app-deps.ts';
import { newRoutes } from '../../app-env.ts';
import { ProofBegun } from '../../contract/passkeys.ts';
import { CredentialId } from '../../contract/presence.ts';
import { personOf, requirePerson } from '../../middleware/require.ts';
import { HttpProblem } from '../../problem.ts';
import { keepAttempt } from '../../sign-in/attempt-cookie.ts';
import { callbackOf, failed, providerOf } from '../../sign-in/round-trip.ts';
import { json, PROBLEMS } from '../responses.ts';

const prove = createRoute({
  method: 'post',
  path: '/api/passkeys/{id}/prove',
  summary: 'Begin a round trip to the identity provider that enrols this passkey alone',
  middleware: [requirePerson] as const,
  request: { params: z.object({ id: CredentialId }) },
  responses: { 200: json(ProofBegun, 'Where the browser goes on to'), ...PROBLEMS },
});

export const PROVE_PASSKEY_ROUTES = [prove];

/** Begun by a page alone: what another program opens in a browser is an address, and begins nothing. */
export function provePasskeyRoutes(deps: AppDeps) {
  const { engine, publicUrl } = deps;
  return newRoutes().openapi(prove, async (c) => {
    const provider = providerOf(deps);
    if (!provider.knowsStrong) throw notStrong();
    const { id } = c.req.valid('param');
    const proof = await beginProof(engine, { person: personOf(c), passkey: id });
    try {
      const redirectUri = callbackOf(c, publicUrl);
      const { address, attempt } = await provider.begin(redirectUri, { returnTo: '/you', proof });
      keepAttempt(c, publicUrl, attempt);
      return c.json({ address: address.href }, 200);
    } catch (error) {
      failed(deps, error);
      throw unreachable(provider.name);
    }
  });
}

function notStrong(): HttpProblem {
  return new HttpProblem(
    409,
    'no-strong-sign-in',
    'This server does not know which sign-ins at the identity provider are strong.',
    'Have a senior colleague vouch for the passkey, or ask an operator for a link.',
  );
}

function unreachable(name: string): HttpProblem {
  return new HttpProblem(
    502,
    'provider-unreachable',
    `The identity provider ${name} could not be reached. The passkey waits.`,
    'Try again in a minute.',
  );
}
