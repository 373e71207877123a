import { cipherRule } from './rules/ciphers.ts';
import { copyRule } from './rules/copies.ts';
import { downtimeRule } from './rules/downtime.ts';
import { guardRule } from './rules/guards.ts';
import { keyRule } from './rules/keys.ts';
import { lifecycleRule } from './rules/lifecycle.ts';
import { opaqueRule } from './rules/opaque.ts';
import { openNetworkRule } from './rules/open-network.ts';
import { policyRule } from './rules/policies.ts';
import { protectionRule } from './rules/protection.ts';
import { publicAccessRule } from './rules/public-access.ts';
import { retentionRule } from './rules/retention.ts';
import { rolesRule } from './rules/roles.ts';
import { singleCopyRule } from './rules/single-copy.ts';
import { wayBackRule } from './rules/way-back.ts';
import { weakenedGuardRule } from './rules/weakened-guards.ts';
import type { Rule } from './types.ts';

/** Every rule, in the order in which their reasons are told. */
export const RULES: readonly Rule[] = [
  wayBackRule,
  singleCopyRule,
  copyRule,
  protectionRule,
  guardRule,
  weakenedGuardRule,
  cipherRule,
  retentionRule,
  lifecycleRule,
  keyRule,
  openNetworkRule,
  publicAccessRule,
  policyRule,
  rolesRule,
  opaqueRule,
  downtimeRule,
];
