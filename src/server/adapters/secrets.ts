import { randomBytes } from 'node:crypto';

/** A new secret of 256 random bits, URL-safe. */
export type NewSecret = () => string;

export const systemSecret: NewSecret = () => randomBytes(32).toString('base64url');
