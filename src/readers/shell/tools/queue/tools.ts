import type { Tool } from '../types.ts';
export const queueTools: readonly Tool[] = [];
