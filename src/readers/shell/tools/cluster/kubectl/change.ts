import type { Doing, ToolReading } from '../../../types.ts';
import type { Act, Call } from '../../types.ts';
import { factsOfKind } from '../kinds.ts';
import { addressOf, objectsOf } from '../objects.ts';

type What = Pick<Doing, 'verb' | 'reversibility' | 'why'> & Partial<Doing>;

/** One doing for each object that the call names. */
function onObjects(what: What, skip = 0): (call: Call) => ToolReading {
  return (call) => ({
    doings: objectsOf(call.operands.slice(call.taken + skip).filter(isObject)).map((object) => {
      const { kind } = factsOfKind(object.kind);
      return {
        type: kind,
        address: addressOf(call, kind, object.name),
        provider: 'kubernetes',
        name: object.name,
        data: 'none',
        ...what,
      };
    }),
  });
}

/** Operands of `label` and `set` that are no objects: `app=x`, `tier-`. */
function isObject({ text }: { readonly text: string }): boolean {
  return !text.includes('=') && !text.endsWith('-') && !text.includes(':');
}

const CHANGED: What = {
  verb: 'update',
  reversibility: 'reversible',
  why: 'It can be set back, and the cluster keeps revisions of what it rolls out.',
};

const TO_ZERO: What = {
  verb: 'update',
  reversibility: 'costly',
  traits: ['scaled-to-zero', 'downtime'],
  changes: ['spec.replicas'],
  why: 'What it serves is down until it is scaled up again.',
  safer: ['keep one replica'],
};

const ON_NODE = (what: What) => (call: Call) => ({
  doings: call.operands
    .slice(call.taken, call.taken + 50)
    .filter(isObject)
    .map(({ text }) => ({
      type: 'node',
      address: text.replace(/^nodes?\//, ''),
      provider: 'kubernetes',
      data: 'none' as const,
      ...what,
    })),
});

const GRANTED: What = {
  verb: 'grant',
  reversibility: 'reversible',
  traits: ['permission-widened', 'identity'],
  why: 'Somebody may do more than before, until it is taken back.',
};

function made(call: Call): ToolReading {
  const [kind = 'object', first, second] = call.operands.slice(1).map(({ text }) => text);
  const name = kind === 'secret' || kind === 'service' ? (second ?? first) : first;
  const widened =
    /^(?:cluster)?rolebinding$/.test(kind) &&
    call
      .values('--clusterrole', '--role')
      .some(({ text }) => /^(?:cluster-admin|admin|edit|system:masters)$/.test(text));
  return {
    doings: [
      {
        verb: widened ? 'grant' : 'create',
        type: kind,
        address: addressOf(call, kind, name ?? null),
        provider: 'kubernetes',
        reversibility: 'reversible',
        data: 'none',
        traits: widened ? ['permission-widened', 'identity'] : [],
        why: widened
          ? 'Somebody may do nearly everything from now on.'
          : 'Something is made that can be deleted again.',
      },
    ],
  };
}

function scaled(call: Call): ToolReading {
  const zero = call.values('--replicas').some(({ text }) => text === '0');
  return onObjects(zero ? TO_ZERO : CHANGED)(call);
}

function tainted(call: Call): ToolReading {
  const evicts = call.operands.some(({ text }) => text.endsWith(':NoExecute'));
  const what: What = evicts
    ? {
        ...CHANGED,
        reversibility: 'costly',
        traits: ['downtime'],
        why: 'Pods that do not tolerate it are evicted at once.',
      }
    : { ...CHANGED, why: 'It only says where new pods may run.' };
  return ON_NODE(what)({
    ...call,
    operands: call.operands.filter(({ text }) => !/^nodes?$/.test(text)),
  });
}

function labelled(call: Call): ToolReading {
  const open = call.operands.some(({ text }) =>
    /^pod-security\.kubernetes\.io\/enforce(?:-|=privileged)$/.test(text),
  );
  return onObjects(
    open
      ? {
          ...CHANGED,
          traits: ['protection-removed'],
          why: 'The cluster no longer refuses pods that reach for the machine.',
        }
      : CHANGED,
  )(call);
}

function drained(call: Call): ToolReading {
  const loses = call.has('--delete-emptydir-data', '--delete-local-data', '--force');
  return ON_NODE({
    verb: 'update',
    reversibility: 'costly',
    data: loses ? 'unknown' : 'none',
    traits: ['downtime'],
    why: loses
      ? 'Pods are evicted together with what lies on the node’s own disk, also those that nobody starts again.'
      : 'Pods are evicted and have to find room elsewhere.',
    safer: ['`kubectl cordon` first', 'make room on other nodes first'],
  })(call);
}

function exposed(call: Call): ToolReading {
  const outward = call.value('--type')?.text === 'LoadBalancer';
  return onObjects(
    outward
      ? {
          ...CHANGED,
          verb: 'expose',
          traits: ['public-exposure'],
          why: 'A load balancer makes it reachable from outside of the cluster.',
        }
      : { ...CHANGED, verb: 'create', why: 'A service is made that can be deleted again.' },
  )(call);
}

/** What changes objects that are there. */
export const CHANGES: readonly Act[] = [
  { words: 'scale', does: scaled },
  { words: 'autoscale|expose', does: exposed },
  { words: 'rollout restart|undo|pause|resume|retry|cancel|latest', does: onObjects(CHANGED) },
  { words: 'rollout', does: 'harmless' },
  { words: 'set', does: onObjects(CHANGED, 1) },
  {
    words: 'edit',
    does: onObjects({
      ...CHANGED,
      reversibility: 'costly',
      traits: ['unknown-target'],
      why: 'What the editor will change cannot be seen here.',
      safer: ['`kubectl patch` or `kubectl apply`, which say what they change'],
    }),
  },
  { words: 'label|annotate', does: labelled },
  { words: 'taint', does: tainted },
  { words: 'drain', does: drained },
  {
    words: 'cordon|uncordon',
    does: ON_NODE({ ...CHANGED, why: 'It only says whether new pods may run there.' }),
  },
  {
    words: 'certificate approve',
    does: onObjects({
      ...GRANTED,
      traits: ['identity'],
      why: 'A certificate is issued that cannot be called back before it ends.',
    }),
  },
  { words: 'certificate', does: 'harmless' },
  {
    words: 'run|debug',
    does: (call) => ({
      doings: [
        {
          verb: 'create',
          type: 'pod',
          address: addressOf(call, 'pod', call.operands[call.taken]?.text ?? null),
          provider: 'kubernetes',
          reversibility: 'reversible',
          data: 'none',
          why: 'A pod is started that can be deleted again.',
        },
      ],
    }),
  },
  { words: 'create', does: made },
];
