import { lessonsAtStart } from './lessons.ts';
import { releaseHere } from './release-here.ts';
import { releaseOnServer } from './release-on-server.ts';
import { residentInFront } from './resident.ts';
import { stopMidway } from './stop-midway.ts';
import type { LiveCase } from './types.ts';

/** What is shown with the real guard, after what is shown with one that misbehaves. */
export const LIVE_CASES: readonly LiveCase[] = [
  releaseHere,
  releaseOnServer,
  residentInFront,
  stopMidway,
  lessonsAtStart,
];
