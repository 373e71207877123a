import type { Carrier } from '../types.ts';

export const INNER_CARRIERS: readonly Carrier[] = [];
