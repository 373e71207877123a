import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Whether two secrets are the same, in a time that tells nothing of either. */
export function isSameSecret(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/** Whether `claimed` is the HMAC-SHA256 of these bytes, in lower-case hex. */
export function isSignedWith(secret: string, bytes: Uint8Array, claimed: string): boolean {
  return isSameSecret(createHmac('sha256', secret).update(bytes).digest('hex'), claimed);
}
