import { createHash } from 'node:crypto';
import type { Sha256 } from '../core/change/seal.ts';

/** SHA-256 of a text's UTF-8 bytes, as 64 lower-case hex digits. */
export const sha256: Sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
