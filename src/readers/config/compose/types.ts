import type { Tree } from '../../shared/tree/types.ts';
import type { Act } from '../report/act.ts';
import { actOf } from '../report/act.ts';
import type { Place } from '../rules/types.ts';
import type { Image } from './images.ts';

/** One service before and after. */
export interface ServicePair {
  readonly name: string;
  readonly before: Tree;
  readonly after: Tree;
  readonly images: { readonly before: Image | null; readonly after: Image | null };
  /** True where either image keeps data. */
  readonly database: boolean;
  readonly place: Place;
}

/** Looks at one side of a service that stays. */
export type ServiceRule = (pair: ServicePair) => readonly Act[];

/** An act on a service, under the part of it that changes. */
export function serviceAct(
  { name, place }: Pick<ServicePair, 'name' | 'place'>,
  part: string,
  given: Pick<Act, 'why'> & Partial<Act>,
): Act {
  return actOf({
    type: 'compose-service',
    provider: 'docker',
    address: part === '' ? `services.${name}` : `services.${name}.${part}`,
    name,
    place,
    changes: part === '' ? [] : [part],
    note: part === '' ? `service ${name}` : `${part} of ${name}`,
    ...given,
  });
}
