import type { MapTree } from '../../../shared/tree/types.ts';
import { mapAt, mapsAt, textAt } from '../../objects/fields.ts';
import type { KubeObject } from '../../objects/types.ts';
import { podSpec, seenAfter, seenBefore } from '../look.ts';
import type { Finding, Rule } from '../types.ts';

/** Pods that no longer see the volume on which their data lies. */
export const volumes: Rule = ({ act, before, after }) => {
  if (act !== 'update' || before === null || after === null) return [];
  const left = byName(after);
  return [...byName(before)].flatMap(([name, volume]): readonly Finding[] => {
    const claim = textAt(volume, 'persistentVolumeClaim', 'claimName');
    const now = left.get(name);
    if (claim === null || now === undefined) return [];
    const next = textAt(now, 'persistentVolumeClaim', 'claimName');
    if (next === claim) return [];
    const scratch = mapAt(now, 'emptyDir') !== null;
    return [
      {
        atLeast: 'costly',
        data: 'holds-data',
        traits: ['downtime'],
        because: scratch
          ? `the volume ${name} was the claim ${claim} and is empty at every start from now on: what stood on the claim is not seen any more, and what is written goes with the pod`
          : `the volume ${name} was the claim ${claim} and is another one from now on: its data is not there`,
        safer: ['copy the data over first, and keep the claim until it is known to be complete'],
        seen: seenAfter(now) ?? seenBefore(volume),
      },
    ];
  });
};

function byName(object: KubeObject): ReadonlyMap<string, MapTree> {
  const volumes = mapsAt(podSpec(object), 'volumes');
  return new Map(volumes.map((volume) => [textAt(volume, 'name') ?? '', volume]));
}
