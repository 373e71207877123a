import { at, listAt, mapAt, textAt } from '../../shared/tree/look.ts';
import type { MapTree, Tree } from '../../shared/tree/types.ts';

/** One change set, as `describe-change-set` shows it. */
export interface ChangeSet {
  readonly tree: MapTree;
  readonly id: string | null;
  readonly stackName: string;
  readonly status: string | null;
  readonly executionStatus: string | null;
  readonly reason: string;
  readonly nextToken: boolean;
  readonly changes: readonly Tree[] | null;
}

/** The change sets in some JSON values: each by itself, or in lists. */
export function changeSetsIn(values: readonly Tree[]): readonly ChangeSet[] {
  return values.flatMap((value) => {
    if (value.kind === 'list') return changeSetsIn(value.items);
    return value.kind === 'map' ? [changeSetOf(value)] : [];
  });
}

function changeSetOf(tree: MapTree): ChangeSet {
  const token = at(tree, 'NextToken');
  const id = textAt(tree, 'ChangeSetId');
  const stackId = textAt(tree, 'StackId');
  const inId = stackId === null ? null : (/:stack\/([^/]+)\//.exec(stackId)?.[1] ?? null);
  return {
    tree,
    id,
    stackName: textAt(tree, 'StackName') ?? inId ?? '',
    status: textAt(tree, 'Status'),
    executionStatus: textAt(tree, 'ExecutionStatus'),
    reason: textAt(tree, 'StatusReason') ?? '',
    nextToken: token?.kind === 'scalar' && token.value !== null && token.value !== '',
    changes: listAt(tree, 'Changes')?.items ?? null,
  };
}

/** One `ResourceChange`. Fields that are missing or of another kind are null. */
export interface ResourceChange {
  readonly tree: MapTree;
  readonly line: number;
  readonly action: string | null;
  readonly policyAction: string | null;
  readonly replacement: string | null;
  readonly logicalId: string;
  readonly physicalId: string | null;
  readonly type: string;
  /** Change set of the nested stack that the resource is, or null. */
  readonly childId: string | null;
  /** Names of the modules it comes out of. */
  readonly modules: string;
  readonly scope: readonly string[];
  readonly details: readonly Detail[];
  readonly driftStatus: string | null;
}

/** One reason for a change. */
export interface Detail {
  readonly line: number;
  /** `Properties`, `Tags`, `Metadata`, `DeletionPolicy` … */
  readonly attribute: string;
  readonly name: string | null;
  /** `/Properties/A/B`, where the change set was made with property values. */
  readonly path: string | null;
  /** `Never`, `Conditionally`, `Always`. */
  readonly recreation: string | null;
  /** `DirectModification`, `Automatic`, `ResourceReference` … */
  readonly source: string | null;
  readonly evaluation: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** Reads an entry of `Changes`, or null where it is not one of a resource. */
export function resourceChangeOf(entry: Tree): ResourceChange | null {
  const tree = mapAt(entry, 'ResourceChange');
  const type = textAt(tree, 'ResourceType');
  const logicalId = textAt(tree, 'LogicalResourceId');
  if (tree === null || type === null || logicalId === null) return null;
  const modules = textAt(tree, 'ModuleInfo', 'LogicalIdHierarchy');
  return {
    tree,
    line: tree.line,
    action: textAt(tree, 'Action'),
    policyAction: textAt(tree, 'PolicyAction'),
    replacement: wordAt(tree, 'Replacement'),
    logicalId,
    physicalId: textAt(tree, 'PhysicalResourceId'),
    type,
    childId: textAt(tree, 'ChangeSetId'),
    modules: modules === null ? '' : `${modules}/`,
    scope: (listAt(tree, 'Scope')?.items ?? []).flatMap((item) =>
      item.kind === 'scalar' ? [String(item.value)] : [],
    ),
    details: (listAt(tree, 'Details')?.items ?? []).map(detailOf),
    driftStatus: textAt(tree, 'ResourceDriftStatus'),
  };
}

function detailOf(tree: Tree): Detail {
  return {
    line: tree.line,
    attribute: textAt(tree, 'Target', 'Attribute') ?? 'Properties',
    name: textAt(tree, 'Target', 'Name'),
    path: textAt(tree, 'Target', 'Path'),
    recreation: textAt(tree, 'Target', 'RequiresRecreation'),
    source: textAt(tree, 'ChangeSource'),
    evaluation: textAt(tree, 'Evaluation'),
    before: textAt(tree, 'Target', 'BeforeValue'),
    after: textAt(tree, 'Target', 'AfterValue'),
  };
}

/** Text or truth as text: some tools write `true` where AWS writes "True". */
function wordAt(tree: Tree, key: string): string | null {
  const node = at(tree, key);
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : null;
}
