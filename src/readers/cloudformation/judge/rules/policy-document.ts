import type { Tree } from '../../../shared/tree/types.ts';
import { itemsAt, reach, textsAt } from '../../template/values.ts';
import { element } from './policy-element.ts';
import { isOpen } from './policy-principals.ts';
import { GRAVE } from './grave-actions.ts';

/** What is wide about a policy document, in words that can be compared. */
export interface PolicyWidths {
  /** Allowed actions that amount to everything. */
  readonly grants: readonly string[];
  /** What is open to everybody, without a condition that keeps anybody out. */
  readonly open: readonly string[];
  /** Accounts, users, providers that it lets act; services of AWS left out. */
  readonly principals: readonly string[];
}

/** Reads a policy document. What is no policy has no widths. */
export function policyWidths(document: Tree | null): PolicyWidths {
  const statements = reach(document, []).flatMap((tree) =>
    tree === null ? [] : itemsAt(element(tree, 'Statement'), []),
  );
  const allowed = statements.filter((statement) =>
    textsAt(element(statement, 'Effect'), []).includes('Allow'),
  );
  return {
    grants: allowed.flatMap((statement) => grantsOf(statement)),
    open: allowed.filter((statement) => isOpen(statement)).map((statement) => openTo(statement)),
    principals: [...new Set(allowed.flatMap((statement) => principalsOf(statement)))],
  };
}

function grantsOf(statement: Tree): readonly string[] {
  if (element(statement, 'Principal') !== null) return [];
  const everywhere =
    textsAt(element(statement, 'Resource'), []).some((resource) => isEverything(resource)) ||
    element(statement, 'NotResource') !== null;
  const found: string[] = [];
  if (element(statement, 'NotAction') !== null && everywhere) found.push('all actions but a few');
  for (const action of textsAt(element(statement, 'Action'), [])) {
    if (/^\*+(?::\*+)?$/.test(action)) found.push('every action');
    else if (everywhere && (/:\*+$/.test(action) || isGrave(action))) {
      found.push(`${action.slice(0, 80)} on every resource`);
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
  const pattern = action.toLowerCase();
  return [...GRAVE].some((grave) => matches(pattern, grave));
}

/** Compares with `*` and `?`, in time that grows with both lengths only. */
function matches(pattern: string, text: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let index = 0; index < text.length;) {
    if (pattern[at] === '?' || pattern[at] === text[index]) {
      at++;
      index++;
    } else if (pattern[at] === '*') {
      star = at++;
      resume = index;
    } else if (star !== -1) {
      at = star + 1;
      index = ++resume;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}

function principalsOf(statement: Tree): readonly string[] {
  const principal = element(statement, 'Principal');
  if (principal === null) return [];
  return ['AWS', 'Federated', 'CanonicalUser'].flatMap((kind) =>
    textsAt(element(principal, kind), []),
  );
}

function openTo(statement: Tree): string {
  const actions = textsAt(element(statement, 'Action'), []).toSorted();
  return actions.length === 0 ? 'some actions' : actions.slice(0, 5).join(', ').slice(0, 160);
}
