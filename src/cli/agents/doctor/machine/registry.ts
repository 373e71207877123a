import type { CheckMachine } from '../types.ts';
import { checkCompiled } from './compiled.ts';
import { checkPolicy } from './policy.ts';
import { checkResident } from './resident.ts';
import { checkServer } from './server.ts';
import { checkStops } from './stops.ts';

/** What all hosts of a machine share, in the order in which it is shown. */
export const MACHINE_CHECKS: readonly CheckMachine[] = [
  checkResident,
  checkCompiled,
  checkPolicy,
  checkServer,
  checkStops,
];
