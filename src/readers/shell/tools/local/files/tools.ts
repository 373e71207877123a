import type { Tool } from '../../types.ts';
import { archivers } from './archive.ts';
import { copiers } from './copy.ts';
import { find } from './find.ts';
import { mirrors } from './mirrors.ts';
import { removers } from './remove.ts';
import { rsync } from './rsync.ts';
import { writers } from './write.ts';

/** Programs that make, change and take away files. */
export const fileTools: readonly Tool[] = [
  ...removers,
  find,
  ...copiers,
  rsync,
  ...mirrors,
  ...writers,
  ...archivers,
];
