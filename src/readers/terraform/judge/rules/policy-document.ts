import { isList, isObject } from '../../plan/change.ts';
import type { PlanObject, PlanValue } from '../../plan/types.ts';
import { textList } from '../values.ts';
import { isOpen } from './policy-principals.ts';
import { element } from './policy-element.ts';

/** Actions that, on every resource, let whoever has them give themselves anything or destroy anything. */
const GRAVE: readonly string[] = [
  'iam:passrole',
  'iam:createaccesskey',
  'iam:createloginprofile',
  'iam:attachuserpolicy',
  'iam:attachrolepolicy',
  'iam:attachgrouppolicy',
  'iam:putuserpolicy',
  'iam:putrolepolicy',
  'iam:putgrouppolicy',
  'iam:createpolicyversion',
  'iam:updateassumerolepolicy',
  'iam:setdefaultpolicyversion',
  'iam:deleterolepermissionsboundary',
  'sts:assumerole',
  'secretsmanager:getsecretvalue',
  'secretsmanager:deletesecret',
  'kms:schedulekeydeletion',
  's3:deletebucket',
  'dynamodb:deletetable',
  'rds:deletedbinstance',
  'rds:deletedbcluster',
  'backup:deleterecoverypoint',
];

/** What is wide about an AWS policy document, statement by statement, in words that can be compared. */
export interface PolicyWidths {
  /** Allowed actions that amount to everything. */
  readonly grants: readonly string[];
  /** What is open to everybody, without a condition that keeps anybody out. */
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
  const statement = element(policy, 'Statement');
  const statements = (isList(statement) ? statement : [statement]).filter((item) => isObject(item));
  const allowed = statements.filter((item) => element(item, 'Effect') === 'Allow');
  return {
    grants: allowed.flatMap((item) => grantsOf(item)),
    open: allowed.filter((item) => isOpen(item)).map((item) => openTo(item)),
  };
}

function grantsOf(statement: PlanObject): readonly string[] {
  if (element(statement, 'Principal') !== undefined) return [];
  const everywhere =
    textList(element(statement, 'Resource')).some((resource) => isEverything(resource)) ||
    element(statement, 'NotResource') !== undefined;
  const found: string[] = [];
  if (element(statement, 'NotAction') !== undefined && everywhere) {
    found.push('all actions but a few');
  }
  for (const action of textList(element(statement, 'Action'))) {
    if (/^\*+(?::\*+)?$/.test(action)) found.push('every action');
    else if (everywhere && (/:\*+$/.test(action) || isGrave(action))) {
      found.push(`${action} on every resource`);
    }
  }
  return found;
}

/** `*`, and every bucket, which is written without an account. */
function isEverything(resource: string): boolean {
  return /^\*+$/.test(resource) || /^arn:[^:]+:[^:]+:[^:]*:[^:]*:\*+(?:\/\*+)?$/.test(resource);
}

/** Wild cards in an action stand for the graver actions that they cover. */
function isGrave(action: string): boolean {
  const parts = action.toLowerCase().split(/([*?]+)/);
  const pattern = parts.map((part, at) =>
    at % 2 === 1
      ? part.replaceAll('?', '.').replace(/\*+/g, '.*')
      : part.replace(/[^a-z0-9:-]/g, '.'),
  );
  const covers = new RegExp(`^${pattern.join('')}$`);
  return GRAVE.some((grave) => covers.test(grave));
}

function openTo(statement: PlanObject): string {
  const actions = textList(element(statement, 'Action')).toSorted();
  return actions.length === 0 ? 'some actions' : actions.slice(0, 5).join(', ');
}
