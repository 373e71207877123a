import { idOfRef, parseEntityRef } from '../../config/catalog/backstage/entity-ref.ts';
import type { Entity } from '../../config/catalog/backstage/draft-entity.ts';
import { member } from '../../config/plain-data.ts';
import { isList, textIn } from '../shared/json.ts';

interface Relation {
  readonly from: string;
  readonly to: string;
  readonly via: string | null;
}

/** Relations that say who needs whom; each stands on both sides, so one direction is enough. */
const NEEDS: ReadonlyMap<string, string | null> = new Map([
  ['dependsOn', null],
  ['consumesApi', 'API'],
  ['apiProvidedBy', 'API'],
]);

/** What the API has worked out of all entities' references, also of kinds that its own processors add. */
export function* relationsOf(entities: readonly Entity[]): Generator<Relation> {
  const ids = new Map(
    entities.map(({ ref, id }) => [`${ref.kind}:${ref.namespace}/${ref.name}`, id]),
  );
  for (const { id, ref, document } of entities) {
    const relations = member(document.value, 'relations');
    if (!isList(relations)) continue;
    for (const relation of relations) {
      const via = NEEDS.get(textIn(relation, 'type') ?? '');
      const target = textIn(relation, 'targetRef');
      if (via === undefined || target === null) continue;
      const other = parseEntityRef(target, 'component', ref.namespace);
      const to = ids.get(`${other.kind}:${other.namespace}/${other.name}`) ?? idOfRef(other);
      yield { from: id, to, via };
    }
  }
}
