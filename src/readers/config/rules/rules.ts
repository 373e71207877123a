import { capabilitiesRule } from './capabilities.ts';
import { debugRule } from './debug.ts';
import { endpointRule } from './endpoint.ts';
import { environmentNameRule } from './environment-name.ts';
import { featureFlagRule } from './feature-flag.ts';
import { listRule } from './lists.ts';
import { locationRule } from './location.ts';
import { loggingRule } from './logging.ts';
import { numberLeapRule } from './number-leap.ts';
import { publicExposureRule } from './public-exposure.ts';
import { requiredKeyRule } from './required-key.ts';
import { retentionRule } from './retention.ts';
import { rolloutRule } from './rollout.ts';
import { safetyLevelRule } from './safety-levels.ts';
import { safetyRule } from './safety.ts';
import { scheduleRule } from './schedule.ts';
import { secretRule } from './secret.ts';
import type { Rule } from './types.ts';
import { versionRule } from './version.ts';

/** A rule under the name by which reasons cite it. */
export interface NamedRule {
  readonly id: string;
  readonly judge: Rule;
}

/** Every rule, in the order in which their reasons are told. Several may speak of one value. */
export const RULES: readonly NamedRule[] = [
  { id: 'retention', judge: retentionRule },
  { id: 'safety', judge: safetyRule },
  { id: 'safety-level', judge: safetyLevelRule },
  { id: 'public-exposure', judge: publicExposureRule },
  { id: 'secret', judge: secretRule },
  { id: 'list', judge: listRule },
  { id: 'endpoint', judge: endpointRule },
  { id: 'location', judge: locationRule },
  { id: 'environment-name', judge: environmentNameRule },
  { id: 'debug', judge: debugRule },
  { id: 'logging', judge: loggingRule },
  { id: 'rollout', judge: rolloutRule },
  { id: 'number-leap', judge: numberLeapRule },
  { id: 'schedule', judge: scheduleRule },
  { id: 'version', judge: versionRule },
  { id: 'capabilities', judge: capabilitiesRule },
  { id: 'required-key', judge: requiredKeyRule },
  { id: 'feature-flag', judge: featureFlagRule },
];
