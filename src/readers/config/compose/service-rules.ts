import { imageRule } from './service-image.ts';
import { mountRule } from './service-mounts.ts';
import { portRule, privilegeRule } from './service-access.ts';
import { runningRule } from './service-running.ts';
import type { ServiceRule } from './types.ts';

/** Every rule over a service that stays. */
export const SERVICE_RULES: readonly ServiceRule[] = [
  imageRule,
  mountRule,
  portRule,
  privilegeRule,
  runningRule,
];
