import { isList, isObject } from '../../plan/change.ts';
import type { PlanObject, PlanValue } from '../../plan/types.ts';
import { own, textList } from '../values.ts';

/** Actions that, on every resource, let whoever has them give themselves anything. */
const ESCALATING =
  /^iam:(?:\*|passrole|createaccesskey|attach(?:user|role|group)policy|put(?:user|role|group)policy|createpolicyversion|updateassumerolepolicy|setdefaultpolicyversion)$/i;

/** What is wide about an AWS policy document, statement by statement, in words that can be compared. */
export interface PolicyWidths {
  /** Allowed actions that amount to everything. */
  readonly grants: readonly string[];
  /** What is open to everybody, without a condition. */
  readonly open: readonly string[];
}

const NONE: PolicyWidths = { grants: [], open: [] };

/** Reads a policy document as JSON text. Text that is no policy has no widths. */
export function policyWidths(document: PlanValue | undefined): PolicyWidths {
  if (typeof document !== 'string' || !document.trimStart().startsWith('{')) return NONE;
  let policy: PlanValue;
  try {
    policy = JSON.parse(document) as PlanValue;
  } catch {
    return NONE;
  }
  if (!isObject(policy)) return NONE;
  const statement = own(policy, 'Statement');
  const statements = (isList(statement) ? statement : [statement]).filter((item) => isObject(item));
  const allowed = statements.filter((item) => own(item, 'Effect') === 'Allow');
  return {
    grants: allowed.flatMap((item) => grantsOf(item)),
    open: allowed.filter((item) => isOpen(item)).map((item) => openTo(item)),
  };
}

function grantsOf(statement: PlanObject): readonly string[] {
  if (own(statement, 'Principal') !== undefined) return [];
  const everywhere =
    textList(own(statement, 'Resource')).includes('*') ||
    own(statement, 'NotResource') !== undefined;
  const found: string[] = [];
  if (own(statement, 'NotAction') !== undefined && everywhere) found.push('all actions but a few');
  for (const action of textList(own(statement, 'Action'))) {
    if (/^\*(?::\*)?$/.test(action)) found.push('every action');
    else if (everywhere && action.endsWith(':*')) found.push(`${action} on every resource`);
    else if (everywhere && ESCALATING.test(action)) found.push(`${action} on every resource`);
  }
  return found;
}

function isOpen(statement: PlanObject): boolean {
  const condition = own(statement, 'Condition');
  if (isObject(condition) && Object.keys(condition).length > 0) return false;
  const principal = own(statement, 'Principal');
  if (principal === '*') return true;
  return isObject(principal) && textList(own(principal, 'AWS')).includes('*');
}

function openTo(statement: PlanObject): string {
  const actions = textList(own(statement, 'Action')).toSorted();
  return actions.length === 0 ? 'some actions' : actions.slice(0, 5).join(', ');
}
