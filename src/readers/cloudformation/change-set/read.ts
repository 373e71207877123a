import type { Effect, Signal } from '../../../core/change/types.ts';
import { judge } from '../judge/judge.ts';
import { effectOf } from '../report/effect.ts';
import { signalAt } from '../report/signals.ts';
import { resourceChangeOf } from './change-set.ts';
import type { ChangeSet, ResourceChange } from './change-set.ts';
import { environmentOf } from './environment.ts';
import { isEmpty, signalsOf } from './signals.ts';
import { subjectOf } from './subject.ts';

export interface ChangeSetReading {
  readonly effects: readonly Effect[];
  readonly signals: readonly Signal[];
}

/** What some change sets do. Those of nested stacks stand for the resource that the stack is. */
export function readChangeSets(changeSets: readonly ChangeSet[], source: string): ChangeSetReading {
  const merged = mergePages(changeSets);
  const ids = new Set(merged.flatMap(({ id }) => (id === null ? [] : [id])));
  const effects: Effect[] = [];
  const signals: Signal[] = [];
  for (const changeSet of merged) {
    for (const signal of signalsOf(changeSet, source)) signals.push(signal);
    if (isEmpty(changeSet)) continue;
    for (const entry of changeSet.changes ?? []) {
      const change = resourceChangeOf(entry);
      if (change === null) {
        signals.push(unreadable(changeSet, source, entry.line));
      } else if (!isShownByChild(change, ids)) {
        effects.push(effectFor(change, changeSet, source));
      }
    }
  }
  return { effects, signals };
}

/** Pages of one change set. As many tokens as pages mean that the last one is missing. */
function mergePages(changeSets: readonly ChangeSet[]): readonly ChangeSet[] {
  const byId = new Map<string, ChangeSet[]>();
  const single: ChangeSet[] = [];
  for (const changeSet of changeSets) {
    if (changeSet.id === null) single.push(changeSet);
    else {
      const pages = byId.get(changeSet.id) ?? [];
      pages.push(changeSet);
      byId.set(changeSet.id, pages);
    }
  }
  const merged = [...byId.values()].flatMap((pages) => {
    const [first] = pages;
    if (first === undefined) return [];
    const tokens = pages.filter(({ nextToken }) => nextToken).length;
    const changes = pages.flatMap((page) => page.changes ?? []);
    return [
      {
        ...first,
        nextToken: tokens >= pages.length,
        changes: pages.every((page) => page.changes === null) ? null : changes,
      },
    ];
  });
  return [...merged, ...single];
}

/** A nested stack says nothing by itself where its own change set is here too. */
function isShownByChild({ type, action, childId }: ResourceChange, ids: ReadonlySet<string>) {
  const changes = action === 'Modify' || action === 'Add';
  return type === 'AWS::CloudFormation::Stack' && changes && childId !== null && ids.has(childId);
}

function effectFor(change: ResourceChange, changeSet: ChangeSet, source: string): Effect {
  const environment = environmentOf(changeSet);
  const { subject, findings } = subjectOf(change);
  const stack = changeSet.stackName === '' ? '' : `${changeSet.stackName}/`;
  const place = { source, line: change.line, pointer: null };
  const gone = subject.act === 'delete';
  const effect = effectOf(
    subject,
    judge(subject, findings),
    {
      environment: environment.kind,
      environmentName: environment.name,
      prefix: `${stack}${change.modules}`,
      file: null,
    },
    { before: gone ? place : null, after: gone ? null : place },
  );
  return {
    ...effect,
    resource: { ...effect.resource, name: effect.resource.name ?? physicalName(change) },
    evidence: [
      ...effect.evidence,
      ...(environment.note === null
        ? []
        : [
            {
              source,
              pointer: null,
              line: changeSet.tree.line,
              note: `${environment.kind} environment: ${environment.note}`,
              excerpt: [],
            },
          ]),
    ],
  };
}

/** The name in AWS; an ARN is too long to be called by. */
function physicalName({ physicalId }: ResourceChange): string | null {
  if (physicalId === null || physicalId === '' || physicalId.length > 120) return null;
  return physicalId.startsWith('arn:') || physicalId.startsWith('http') ? null : physicalId;
}

function unreadable(changeSet: ChangeSet, source: string, line: number): Signal {
  const stack = changeSet.stackName === '' ? 'a stack' : changeSet.stackName.slice(0, 120);
  return signalAt(
    'incomplete-input',
    'hold',
    `The change set of ${stack} has an entry in Changes that is no change of a resource.`,
    source,
    line,
  );
}
