import type { Effect } from '../../../../../core/change/types.ts';
import type { Doing, Setting, ToolReading } from '../../../types.ts';
import type { Call, ToolContext } from '../../types.ts';
import { manifestsOf, type Manifest } from '../manifests.ts';
import { KUBECTL_OPTIONS, settingBy } from '../setting.ts';
import { deletes } from './delete.ts';

const settingOf = settingBy(KUBECTL_OPTIONS);

/** `apply`, `create` and `replace` with manifests: read by whoever knows manifests. */
export async function applies(call: Call, context: ToolContext): Promise<ToolReading> {
  if (call.has('--force') && call.operands[0]?.text === 'replace') return deletes(call, context);
  const verb = call.operands[0]?.text === 'create' ? 'create' : 'update';
  const setting = settingOf(call, context);
  const manifests = manifestsOf(call, context);
  const inner = await innerOf(manifests, setting, context);
  const doings: Doing[] = manifests.map(({ name, text }) => ({
    verb,
    type: 'kubernetes-manifest',
    address: name,
    provider: 'kubernetes',
    reversibility: 'reversible',
    data: 'none',
    traits: text === null ? ['unknown-target'] : [],
    why:
      text === null
        ? 'What the manifest holds cannot be seen here; applying it deletes nothing.'
        : 'Objects are made or changed as the manifest says, and can be applied as before.',
    safer: ['look first: `kubectl diff`'],
  }));
  return { doings: call.has('--prune') ? [...doings, pruned(call)] : doings, inner };
}

async function innerOf(
  manifests: readonly Manifest[],
  setting: Setting,
  { inside }: ToolContext,
): Promise<readonly Effect[]> {
  const readings = await Promise.all(
    manifests.map(({ name, text }) =>
      text === null ? Promise.resolve({}) : inside(text, name, setting),
    ),
  );
  return readings.flatMap(({ inner = [] }: ToolReading) => inner);
}

function pruned(call: Call): Doing {
  return {
    verb: 'delete',
    type: 'kubernetes-manifest',
    address: call.value('-l', '--selector')?.text ?? 'what is not in the manifests',
    provider: 'kubernetes',
    reversibility: 'costly',
    data: 'unknown',
    traits: ['bulk'],
    why: 'Objects that the manifests no longer name are deleted.',
    safer: ['look first: `--dry-run=server`'],
  };
}
