import type { Trait } from '../../../../../core/change/types.ts';
import type { Doing, ToolReading } from '../../../types.ts';
import type { Call, ToolContext } from '../../types.ts';
import { factsOfKind } from '../kinds.ts';
import { manifestsOf, type Manifest } from '../manifests.ts';
import { addressOf, objectsIn, objectsOf, type ObjectName } from '../objects.ts';

/** Of `delete`, and of `replace --force`, which deletes first. */
export function deletes(call: Call, context: ToolContext): ToolReading {
  const raw = call.value('--raw');
  if (raw !== null) return { doings: rawObjects(raw.text).map((each) => deletion(call, each)) };
  const manifests = manifestsOf(call, context);
  if (manifests.length > 0)
    return { doings: manifests.flatMap((manifest) => ofManifest(call, manifest)) };
  const objects = objectsOf(call.operands.slice(call.taken));
  return { doings: objects.map((each) => deletion(call, each)) };
}

function ofManifest(call: Call, { name, text }: Manifest): readonly Doing[] {
  const objects = text === null ? [] : objectsIn(text);
  if (objects.length > 0) return objects.map((each) => deletion(call, each));
  return [
    {
      verb: 'delete',
      type: 'kubernetes-manifest',
      address: name,
      provider: 'kubernetes',
      reversibility: 'costly',
      data: 'unknown',
      traits: ['unknown-target'],
      why: 'Every object of a manifest that cannot be seen here is deleted.',
      safer: ['look first: `--dry-run=server`'],
    },
  ];
}

function deletion(call: Call, { kind, name }: ObjectName): Doing {
  const facts = factsOfKind(kind);
  const many = name === null;
  const everywhere = call.has('-A', '--all-namespaces');
  const forced = call.has('--force') || call.value('--grace-period')?.text === '0';
  const traits = new Set<Trait>(facts.traits);
  if (many) traits.add('bulk');
  const worse = many || forced;
  if (worse && facts.kind === 'pod') traits.add('downtime');
  const orphan = call.value('--cascade')?.text === 'orphan';
  return {
    verb: 'delete',
    type: facts.kind,
    address: addressOf(call, facts.kind, name),
    provider: 'kubernetes',
    name,
    reversibility:
      everywhere && facts.kind === 'all'
        ? 'irreversible'
        : worse && facts.loss === 'reversible' && facts.kind === 'pod'
          ? 'costly'
          : facts.loss,
    data: everywhere && facts.kind === 'all' ? 'unknown' : facts.data,
    traits: [...traits].filter((trait) => !(orphan && trait === 'downtime')),
    why: facts.why,
    safer: ['look first: `--dry-run=server`', ...facts.safer],
  };
}

/** `/api/v1/namespaces/x/pods/y` is pod y; `/api/v1/namespaces/x` is namespace x. */
function rawObjects(path: string): readonly ObjectName[] {
  const parts =
    path
      .split('?')[0]
      ?.split('/')
      .filter((part) => part !== '') ?? [];
  const version = parts[0] === 'apis' ? 3 : 2;
  const rest = parts.slice(version);
  const inside = rest[0] === 'namespaces' && rest.length > 2 ? rest.slice(2) : rest;
  const [kind = 'unknown', name = null] = inside;
  return [{ kind, name }];
}
