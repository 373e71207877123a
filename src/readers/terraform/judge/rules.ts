import { protectionRule } from './rules/protection.ts';
import { wayBackRule } from './rules/way-back.ts';
import type { Rule } from './types.ts';

/** Every rule, in the order in which their reasons are told. */
export const RULES: readonly Rule[] = [wayBackRule, protectionRule];
