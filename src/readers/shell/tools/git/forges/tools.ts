import type { Tool } from '../../types.ts';
import { githubTool } from './github.ts';
import { otherForges } from './gitlab.ts';

/** Programs that speak to a forge. */
export const forgeTools: readonly Tool[] = [githubTool, ...otherForges];
