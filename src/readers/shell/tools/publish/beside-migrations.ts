/** What programs publish that run migrations, too, by tables of their own. */
import type { Act, Tool } from '../types.ts';
import { MARKED, onRegistry, OWNERS, PUBLISHED, registryTool, WITHDRAWN } from './effects.ts';

export const RAKE_PUBLISHES: readonly Act[] = [onRegistry('release|gem:release', PUBLISHED)];

export const MIX_PUBLISHES: readonly Act[] = [
  onRegistry('hex.publish', WITHDRAWN, { with: ['--revert'] }),
  onRegistry('hex.publish', PUBLISHED),
  onRegistry('hex.retire', MARKED),
  onRegistry('hex.owner add|remove|transfer', OWNERS),
];

export const besideMigrations: readonly Tool[] = [
  registryTool('rake-release', 'rake', '-f --rakefile -I -R', RAKE_PUBLISHES),
  registryTool('mix-hex', 'mix', '--organization --replace', MIX_PUBLISHES),
];
