import type { Tool } from '../../types.ts';
import { transferTools } from './transfer.ts';
import { webTools } from './curl.ts';

/** Programs that send and fetch. */
export const networkTools: readonly Tool[] = [...webTools, ...transferTools];
