import { isList, isObject } from '../plan/change.ts';
import type { ResourceChange } from '../plan/change.ts';
import type { PlanObject, PlanValue } from '../plan/types.ts';
import { isMarked, isSecretName, markBelow } from './sensitive.ts';

/**
 * One attribute at the bottom of a resource, before and after: a scalar or a list of scalars.
 * Undefined means that it is not there. Blocks in lists are matched by their position.
 */
export interface Leaf {
  /** Names from the top, without positions: `settings.deletion_protection_enabled`. */
  readonly path: string;
  /** With positions: `settings[0].deletion_protection_enabled`. */
  readonly place: string;
  readonly name: string;
  readonly before: PlanValue | undefined;
  readonly after: PlanValue | undefined;
  /** The value after is decided only while the plan is applied. */
  readonly unknown: boolean;
  /** Its value must not be shown. */
  readonly sensitive: boolean;
}

interface Node {
  readonly path: string;
  readonly place: string;
  readonly name: string;
  readonly before: PlanValue | undefined;
  readonly after: PlanValue | undefined;
  readonly unknown: PlanValue;
  readonly beforeMark: PlanValue;
  readonly afterMark: PlanValue;
  readonly secret: boolean;
}

/** Every leaf of a change, before and after, changed or not. */
export function leavesOf(change: ResourceChange): readonly Leaf[] {
  const leaves: Leaf[] = [];
  visit(
    {
      path: '',
      place: '',
      name: '',
      before: change.before ?? undefined,
      after: change.after ?? undefined,
      unknown: change.afterUnknown,
      beforeMark: change.beforeSensitive,
      afterMark: change.afterSensitive,
      secret: false,
    },
    leaves,
  );
  return leaves;
}

/** Depth is bounded by the scanner, so recursion is safe. */
function visit(node: Node, leaves: Leaf[]): void {
  const { before, after } = node;
  if (isObject(before) || isObject(after) || (node.path === '' && isObject(node.unknown))) {
    visitMembers(node, leaves);
  } else if (isBlockList(before) || isBlockList(after)) {
    visitBlocks(node, leaves);
  } else {
    leaves.push({
      path: node.path,
      place: node.place,
      name: node.name,
      before,
      after,
      unknown: isUnknown(node.unknown),
      sensitive: node.secret || isMarked(node.beforeMark) || isMarked(node.afterMark),
    });
  }
}

function visitMembers(node: Node, leaves: Leaf[]): void {
  const before = isObject(node.before) ? node.before : {};
  const after = isObject(node.after) ? node.after : {};
  const unknown = isObject(node.unknown) ? node.unknown : {};
  const keys = new Set([...Object.keys(before), ...Object.keys(after), ...Object.keys(unknown)]);
  for (const key of keys) {
    visit(
      {
        path: node.path === '' ? key : `${node.path}.${key}`,
        place: node.place === '' ? key : `${node.place}.${key}`,
        name: key,
        before: own(before, key),
        after: own(after, key),
        unknown: node.unknown === true || (own(unknown, key) ?? false),
        beforeMark: markBelow(node.beforeMark, key),
        afterMark: markBelow(node.afterMark, key),
        secret: node.secret || isSecretName(key),
      },
      leaves,
    );
  }
}

function visitBlocks(node: Node, leaves: Leaf[]): void {
  const before = isList(node.before) ? node.before : [];
  const after = isList(node.after) ? node.after : [];
  const unknown = isList(node.unknown) ? node.unknown : [];
  for (let at = 0; at < Math.max(before.length, after.length); at++) {
    visit(
      {
        ...node,
        place: `${node.place}[${at}]`,
        before: before[at],
        after: after[at],
        unknown: node.unknown === true || (unknown[at] ?? false),
        beforeMark: markBelow(node.beforeMark, at),
        afterMark: markBelow(node.afterMark, at),
      },
      leaves,
    );
  }
}

function isBlockList(value: PlanValue | undefined): boolean {
  return isList(value) && value.some((item) => isObject(item) || isList(item));
}

/** Any part of it: a list of which one item is unknown is not known. */
function isUnknown(mark: PlanValue): boolean {
  return isMarked(mark);
}

function own(value: PlanObject, key: string): PlanValue | undefined {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}
