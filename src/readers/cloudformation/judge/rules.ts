import { accessRule } from './rules/access.ts';
import { capacityRule } from './rules/capacity.ts';
import { expiryRule } from './rules/expiry.ts';
import { guardRule } from './rules/guards.ts';
import { opaqueRule } from './rules/opaque.ts';
import { openNetworkRule } from './rules/open-network.ts';
import { policyRule } from './rules/policies.ts';
import { protectionRule } from './rules/protection.ts';
import { retentionRule } from './rules/retention.ts';
import { wayBackRule } from './rules/way-back.ts';
import type { Rule } from './types.ts';

/** Every rule, in the order in which their reasons are told. */
export const RULES: readonly Rule[] = [
  wayBackRule,
  protectionRule,
  guardRule,
  retentionRule,
  expiryRule,
  capacityRule,
  openNetworkRule,
  accessRule,
  policyRule,
  opaqueRule,
];
