import type { Effect, Signal } from '../../../core/change/types.ts';
import type { Tree } from '../../shared/tree/types.ts';
import type { FilePair } from '../../types.ts';
import { settingOf } from '../compare/compare-files.ts';
import { element } from '../judge/rules/policy-element.ts';
import { readSide } from '../read-side.ts';
import { signalAt } from '../report/signals.ts';
import { canonical } from '../template/canonical.ts';
import { itemsAt, textsAt } from '../template/values.ts';

/** One action on one resource that a policy allows or denies. */
interface Grant {
  readonly allows: boolean;
  readonly action: string;
  readonly resource: string;
  readonly condition: string;
  readonly line: number;
}

const EVERYTHING = /^(?:\*|Update:\*)$/;

/** What a stack policy lets updates touch that it kept from them before. */
export function compareStackPolicy(pair: FilePair): {
  readonly effects: readonly Effect[];
  readonly signals: readonly Signal[];
} {
  const before = readSide(pair.before);
  const after = readSide(pair.after);
  for (const [side, source] of [
    [before, pair.sources.before],
    [after, pair.sources.after],
  ] as const) {
    if (side.kind !== 'failed') continue;
    const message = `${source} cannot be read as a stack policy: line ${side.line}: ${side.message}.`;
    return {
      effects: [],
      signals: [signalAt('incomplete-input', 'hold', message, source, side.line)],
    };
  }
  const then = before.kind === 'read' ? grantsOf(before.tree) : [];
  const now = after.kind === 'read' ? grantsOf(after.tree) : [];
  if (before.kind === 'empty') return { effects: [], signals: [] };
  const lifted = then.filter((old) => !old.allows && !now.some((next) => covers(next, old)));
  const opened = now.filter((next) => next.allows && !then.some((old) => covers(old, next)));
  if (lifted.length === 0 && opened.length === 0) return { effects: [], signals: [] };
  return { effects: [effectFor(pair, lifted, opened)], signals: [] };
}

function effectFor(pair: FilePair, lifted: readonly Grant[], opened: readonly Grant[]): Effect {
  const { file, prefix, ...place } = settingOf(pair);
  const what = lifted.length > 0 ? 'no longer denies' : 'now allows';
  const [first] = lifted.length > 0 ? lifted : opened;
  const side = lifted.length > 0 ? pair.sources.before : pair.sources.after;
  return {
    verb: pair.after === null ? 'delete' : 'update',
    resource: {
      type: 'AWS::CloudFormation::StackPolicy',
      address: `${prefix}StackPolicy`,
      provider: 'aws',
      name: null,
      ...(file === null ? {} : { file }),
    },
    environment: place.environment,
    environmentName: place.environmentName,
    reversibility: 'reversible',
    data: 'none',
    traits: ['protection-removed'],
    changes: ['Statement'],
    why: `The stack policy ${what} ${first?.action.slice(0, 60) ?? 'updates'} on ${first?.resource.slice(0, 120) ?? 'some resources'}, so that an update of the stack can touch what it could not.`,
    safer: [
      'leave the policy as it is and pass `--stack-policy-during-update-body` for the one update that needs it',
    ],
    evidence: [
      {
        source: side,
        pointer: '/Statement',
        line: first?.line ?? 1,
        note: `the stack policy ${what} this`,
        excerpt: [],
      },
    ],
  };
}

function grantsOf(tree: Tree): readonly Grant[] {
  return itemsAt(element(tree, 'Statement'), []).flatMap((statement) => {
    const allows = !textsAt(element(statement, 'Effect'), []).includes('Deny');
    const notActions = element(statement, 'NotAction');
    const actions =
      notActions === null
        ? textsAt(element(statement, 'Action'), [])
        : [`every action but ${textsAt(notActions, []).toSorted().join(' and ')}`];
    const notResources = element(statement, 'NotResource');
    const resources =
      notResources === null
        ? textsAt(element(statement, 'Resource'), [])
        : [`everything but ${textsAt(notResources, []).toSorted().join(' and ')}`];
    const condition = canonical(element(statement, 'Condition'));
    return actions.flatMap((action) =>
      resources.map((resource) => ({ allows, action, resource, condition, line: statement.line })),
    );
  });
}

/** True when what the first one allows or denies is at least what the second one does. */
function covers(wide: Grant, narrow: Grant): boolean {
  return (
    wide.allows === narrow.allows &&
    (wide.action === narrow.action || EVERYTHING.test(wide.action)) &&
    (wide.resource === narrow.resource || wide.resource === '*') &&
    (wide.condition === '' || wide.condition === narrow.condition)
  );
}
