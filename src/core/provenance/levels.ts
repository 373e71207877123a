import { LEVELS, type Level } from './types.ts';

/** 1 for junior to 6 for vp; 0 for somebody whose level is not known. */
export function levelRank(level: Level | null): number {
  return level === null ? 0 : LEVELS.indexOf(level) + 1;
}
