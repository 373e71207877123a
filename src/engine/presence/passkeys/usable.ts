import type { Passkey } from '../types.ts';

/** How long a passkey waits for somebody to vouch for it, in milliseconds. */
export const PENDING_LIFETIME = 24 * 60 * 60 * 1000;

export function isUsable({ enrolledAt, revokedAt }: Passkey): boolean {
  return enrolledAt !== null && revokedAt === null;
}

export function isPending({ enrolledAt, revokedAt }: Passkey): boolean {
  return enrolledAt === null && revokedAt === null;
}
