import type { Tool } from '../types.ts';
import { otherVersionControl } from './other-version-control.ts';
import { gitTool } from './tool.ts';

/** Programs that keep versions of files. */
export const gitTools: readonly Tool[] = [gitTool, ...otherVersionControl];
