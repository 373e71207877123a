import type { Carrier } from '../types.ts';

export const WINDOWS_CARRIERS: readonly Carrier[] = [];
