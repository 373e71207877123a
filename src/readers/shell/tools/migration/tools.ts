import type { Tool } from '../types.ts';
export const migrationTools: readonly Tool[] = [];
