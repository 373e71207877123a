import { at, mapAt, mapsAt, textAt, textsAt, valueAt } from '../../objects/fields.ts';
import type { KubeObject } from '../../objects/types.ts';
import type { MapTree } from '../../../shared/tree/types.ts';
import { changedAt, isKind, seenAfter, seenBefore, shown, sidesAt } from '../look.ts';
import type { Finding, Rule, Subject } from '../types.ts';

const GROUP = 'admissionregistration.k8s.io';

/** Webhooks and policies that decide what the cluster lets in. */
export const admission: Rule = (subject) => {
  if (subject.act === 'delete' || subject.after === null) return [];
  return [...webhooks(subject), ...enforcement(subject)];
};

function webhooks(subject: Subject): readonly Finding[] {
  if (!isKind(subject, GROUP, 'ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'))
    return [];
  const old = hooksOf(subject.before);
  const now = hooksOf(subject.after);
  const blocking = [...now].flatMap(([name, hook]): readonly Finding[] => {
    const was = old.get(name);
    if (!blocks(hook) || (was !== undefined && blocks(was))) return [];
    return [
      {
        atLeast: 'costly',
        traits: ['downtime'],
        because:
          'it is asked about everything and its failurePolicy is Fail, so while it does not answer nothing in the cluster can be changed, its own repair included',
        safer: [
          'set `failurePolicy: Ignore`',
          'leave out kube-system and its own namespace with a namespaceSelector',
        ],
        seen: seenAfter(hook),
      },
    ];
  });
  if (subject.act !== 'update') return blocking;
  const weakened = [...old].flatMap(([name, hook]): readonly Finding[] => {
    const left = now.get(name);
    const reason =
      left === undefined
        ? 'a webhook is removed, and what it kept out is let in'
        : policyOf(hook) === 'Fail' && policyOf(left) === 'Ignore'
          ? 'its failurePolicy goes from Fail to Ignore, so what it would refuse is let in while it does not answer'
          : listLength(left) < listLength(hook)
            ? 'it is asked about less than before'
            : null;
    return reason === null
      ? []
      : [
          {
            traits: ['protection-removed'],
            because: reason,
            safer: ['keep the webhook until what it guards is gone'],
            seen: seenBefore(hook),
          },
        ];
  });
  const selectors = [...now].some(([name, hook]) => {
    const was = old.get(name);
    return (
      was !== undefined &&
      ['namespaceSelector', 'objectSelector', 'matchConditions'].some(
        (field) => was.entries.get(field) === undefined && hook.entries.get(field) !== undefined,
      )
    );
  });
  return [
    ...blocking,
    ...weakened,
    ...(selectors
      ? [
          {
            traits: ['protection-removed'],
            because: 'a selector leaves out what it was asked about before',
            safer: [],
            seen: seenAfter(at(subject.after?.tree ?? null, 'webhooks')),
          } satisfies Finding,
        ]
      : []),
  ];
}

function hooksOf(object: KubeObject | null): ReadonlyMap<string, MapTree> {
  if (object === null) return new Map();
  return new Map(
    mapsAt(object.tree, 'webhooks').map((hook, index) => [
      textAt(hook, 'name') ?? String(index),
      hook,
    ]),
  );
}

function policyOf(hook: MapTree): string {
  return textAt(hook, 'failurePolicy') ?? 'Fail';
}

function listLength(hook: MapTree): number {
  return mapsAt(hook, 'rules').reduce(
    (sum, rule) => sum + textsAt(rule, 'operations').length * textsAt(rule, 'resources').length,
    0,
  );
}

function blocks(hook: MapTree): boolean {
  if (policyOf(hook) !== 'Fail') return false;
  const narrowed =
    ['namespaceSelector', 'objectSelector'].some(
      (field) => (mapAt(hook, field)?.entries.size ?? 0) > 0,
    ) || mapsAt(hook, 'matchConditions').length > 0;
  return (
    !narrowed &&
    mapsAt(hook, 'rules').some(
      (rule) =>
        textsAt(rule, 'apiGroups').some((group) => group === '*' || group === '') &&
        textsAt(rule, 'resources').some((name) =>
          ['*', '*/*', 'pods', 'nodes', 'pods/*', 'leases'].includes(name),
        ),
    )
  );
}

/** Fields of policy engines that say whether a violation is refused, and the words for it. */
const ENFORCING: readonly { readonly path: readonly string[]; readonly strict: RegExp }[] = [
  { path: ['spec', 'validationFailureAction'], strict: /^enforce$/i },
  { path: ['spec', 'enforcementAction'], strict: /^deny$/i },
  { path: ['spec', 'failurePolicy'], strict: /^Fail$/ },
  { path: ['spec', 'mtls', 'mode'], strict: /^STRICT$/ },
  { path: ['spec', 'action'], strict: /^DENY$/ },
];

function enforcement(subject: Subject): readonly Finding[] {
  if (subject.act !== 'update' || subject.known?.class !== 'guard') return [];
  const findings = ENFORCING.flatMap(({ path, strict }): readonly Finding[] => {
    const { before, after } = sidesAt(subject, ...path);
    if (!strict.test(String(valueAt(before))) || strict.test(String(valueAt(after)))) return [];
    return [
      weaker(
        `${path.slice(1).join('.')} goes from ${shown(before)} to ${shown(after)}, so what it refused is let through`,
        after ?? before,
      ),
    ];
  });
  const actions = sidesAt(subject, 'spec', 'validationActions');
  const denies = (side: 'before' | 'after') => textsAt(actions[side]).includes('Deny');
  if (denies('before') && !denies('after')) {
    findings.push(
      weaker(
        'its validationActions no longer deny, so what it refused is let through',
        actions.after ?? actions.before,
      ),
    );
  }
  const lost = subject.changes.filter(
    ({ path, after }) =>
      after === null &&
      /^(?:spec rules|spec validations|spec hard|spec limits)/.test(path.join(' ')),
  );
  const first = lost[0];
  if (
    first?.before !== undefined &&
    first.before !== null &&
    !isKind(subject, 'networking.k8s.io', 'NetworkPolicy') &&
    changedAt(subject, 'spec')
  ) {
    findings.push({
      ...weaker(
        `${lost.length === 1 ? 'one of its rules is' : 'some of its rules are'} removed`,
        first.before,
      ),
      seen: seenBefore(first.before),
    });
  }
  return findings;
}

function weaker(because: string, tree: ReturnType<typeof at>): Finding {
  return {
    traits: ['protection-removed'],
    because,
    safer: ['keep it as strict as it was'],
    seen: seenAfter(tree),
  };
}
