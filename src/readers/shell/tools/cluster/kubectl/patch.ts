import type { Doing, ToolReading } from '../../../types.ts';
import type { Call, ToolContext } from '../../types.ts';
import { factsOfKind } from '../kinds.ts';
import { addressOf, objectsOf } from '../objects.ts';

/** `patch`: what its text takes away. */
export function patches(call: Call, context: ToolContext): ToolReading {
  const file = call.value('--patch-file');
  const path = file === null ? null : context.pathOf(file);
  const look = path === null ? null : context.world.look(path);
  const text = call.value('-p', '--patch')?.text ?? (look?.kind === 'text' ? look.text : null);
  const objects = objectsOf(call.operands.slice(call.taken));
  return { doings: objects.map(({ kind, name }) => patched(call, kind, name, text)) };
}

/** Without white space, quotes and backslashes, so that JSON and YAML look alike. */
function squeezed(text: string): string {
  return text.slice(0, 20_000).replace(/[\s"'\\]/g, '');
}

function patched(call: Call, kind: string, name: string | null, text: string | null): Doing {
  const facts = factsOfKind(kind);
  const base = {
    verb: 'update',
    type: facts.kind,
    address: addressOf(call, facts.kind, name),
    provider: 'kubernetes',
    name,
    data: 'none',
  } as const;
  const patch = text === null ? null : squeezed(text);
  if (patch === null)
    return {
      ...base,
      reversibility: 'costly',
      traits: ['unknown-target'],
      why: 'What the patch says cannot be seen here.',
    };
  if (/finalizers(?::(?:null|\[\]|\{\})|\}|,|$)/.test(patch) && !/op:add/.test(patch))
    return {
      ...base,
      reversibility: facts.data === 'none' ? 'costly' : 'irreversible',
      data: facts.data,
      traits: ['protection-removed'],
      changes: ['metadata.finalizers'],
      why: 'Whatever waits to clean up or to keep the object is left out; a deletion under way goes through at once.',
      safer: ['find out which controller holds the finalizer, and let it finish'],
    };
  if (/replicas:0(?!\d)/.test(patch) || /path:\/spec\/replicas,value:0(?!\d)/.test(patch))
    return {
      ...base,
      reversibility: 'costly',
      traits: ['scaled-to-zero', 'downtime'],
      changes: ['spec.replicas'],
      why: 'What it serves is down until it is scaled up again.',
    };
  if (/persistentVolumeReclaimPolicy:(?:Delete|Recycle)/.test(patch))
    return {
      ...base,
      reversibility: 'costly',
      traits: ['protection-removed'],
      changes: ['spec.persistentVolumeReclaimPolicy'],
      why: 'From now on the volume goes with its claim.',
    };
  return { ...base, reversibility: 'reversible', why: 'Fields can be patched back.' };
}
