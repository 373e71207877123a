import type { Carrier } from '../types.ts';

export const RUNNERS_CARRIERS: readonly Carrier[] = [];
