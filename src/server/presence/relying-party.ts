import type { RelyingParty } from '../../engine/presence/ports.ts';

/**
 * The site that passkeys are for: the public address, else this machine by the name that browsers allow
 * passkeys under (they refuse addresses of numbers), on the one port that this server has.
 */
export function relyingPartyOf(publicUrl: URL | null, port: number, name: string): RelyingParty {
  return publicUrl === null
    ? { id: 'localhost', origin: `http://localhost:${port}`, name }
    : { id: publicUrl.hostname, origin: publicUrl.origin, name };
}
