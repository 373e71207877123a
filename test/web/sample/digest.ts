import { createHash } from 'node:crypto';

/** A digest of the right shape that changes with its subject. */
export function digestOf(subject: unknown): string {
  return `sha256:${createHash('sha256').update(JSON.stringify(subject)).digest('hex')}`;
}

/** A leaf hash of the right shape. */
export function leafOf(subject: unknown): string {
  return createHash('sha256').update(JSON.stringify(subject)).digest('base64');
}
