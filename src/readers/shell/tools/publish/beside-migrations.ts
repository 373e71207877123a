/**
 * What programs publish whose tables stand elsewhere, since a program has one group: they run migrations,
 * too. To be put in front of the acts there.
 */
import type { Act } from '../types.ts';
import { MARKED, onRegistry, OWNERS, PUBLISHED, WITHDRAWN } from './effects.ts';

export const RAKE_PUBLISHES: readonly Act[] = [onRegistry('release|gem:release', PUBLISHED)];

export const MIX_PUBLISHES: readonly Act[] = [
  onRegistry('hex.publish', WITHDRAWN, { with: ['--revert'] }),
  onRegistry('hex.publish', PUBLISHED),
  onRegistry('hex.retire', MARKED),
  onRegistry('hex.owner add|remove|transfer', OWNERS),
];
