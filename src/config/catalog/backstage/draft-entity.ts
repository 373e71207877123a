import type { Dependency, Person, System, Team } from '../../../core/catalog/types.ts';
import { BackstageEntitySchema } from '../../schema/backstage.ts';
import type { BackstageEntity } from '../../schema/backstage.ts';
import { checkDocument } from '../../yaml/check.ts';
import type { Checked } from '../../yaml/check.ts';
import type { ConfigDocument, Path } from '../../yaml/document.ts';
import { EMPTY_DRAFT } from '../draft.ts';
import type { CatalogDraft, Membership, ReverseDependency } from '../draft.ts';
import { ownAnnotations } from './annotations.ts';
import type { OwnAnnotations } from './annotations.ts';
import { entityKind, idOfRef, parseEntityRef } from './entity-ref.ts';
import type { EntityKind, EntityRef } from './entity-ref.ts';
import { sourcePaths } from './source-paths.ts';

/** An entity that was read, before it is known what ids others have. */
export interface Entity {
  readonly kind: EntityKind;
  readonly id: string;
  readonly ref: EntityRef;
  readonly name: string;
  readonly written: BackstageEntity;
  readonly own: OwnAnnotations;
  readonly document: ConfigDocument;
}

/** True for a document in Backstage's format, whatever its kind. */
export function isBackstage(document: ConfigDocument): boolean {
  const { value } = document;
  return typeof value === 'object' && value !== null && 'kind' in value && 'apiVersion' in value;
}

/** Reads one Backstage entity. Null for kinds that say nothing about systems or people. */
export function readEntity(document: ConfigDocument): Checked<Entity | null> {
  const kind = entityKind(String((document.value as { readonly kind: unknown }).kind));
  if (kind === null) return { kind: 'fits', value: null };
  const checked = checkDocument<BackstageEntity>(BackstageEntitySchema, document);
  if (checked.kind === 'misfits') return checked;
  const written = checked.value;
  const own = ownAnnotations(written, document);
  if (own.problems.length > 0) return { kind: 'misfits', problems: own.problems };

  const { metadata, spec } = written;
  const ref: EntityRef = {
    kind,
    namespace: (metadata.namespace ?? 'default').toLowerCase(),
    name: metadata.name.toLowerCase(),
  };
  const name = spec?.profile?.displayName ?? metadata.title ?? metadata.name;
  const entity = { kind, id: own.id ?? idOfRef(ref), ref, name, written, own, document };
  return { kind: 'fits', value: entity };
}

/** Turns entities into drafts. They are needed all at once, since one may give another its id. */
export function draftEntities(entities: readonly Entity[]): readonly CatalogDraft[] {
  const ids = new Map(entities.map(({ ref, id }) => [idKey(ref), id]));
  const idOf: IdOf = (text, kind, from) => {
    const ref = parseEntityRef(text, kind, from.ref.namespace);
    return ids.get(idKey(ref)) ?? idOfRef(ref);
  };
  return entities.map((entity) => DRAFTS[entity.kind](entity, idOf));
}

/** The id of what a reference in an entity leads to; `kind` is what it means where it names none. */
type IdOf = (reference: string, kind: EntityKind, from: Entity) => string;

function idKey({ kind, namespace, name }: EntityRef): string {
  return `${kind}:${namespace}/${name}`;
}

const DRAFTS = {
  component: draftSystem,
  resource: draftSystem,
  api: draftSystem,
  system: draftSystem,
  group: draftTeam,
  user: draftPerson,
};

function draftSystem(entity: Entity, idOf: IdOf): CatalogDraft {
  const { id, written, own, document } = entity;
  const { spec, metadata } = written;
  const located = (list: readonly string[] | undefined, field: string, kind: EntityKind) =>
    (list ?? []).map((ref, index) => ({
      id: idOf(ref, kind, entity),
      path: ['spec', field, index] as Path,
      via: field === 'consumesApis' ? 'API' : null,
    }));
  const needs = firstOfEach([
    ...located(spec?.dependsOn, 'dependsOn', 'component'),
    ...located(spec?.consumesApis, 'consumesApis', 'api'),
  ]);
  const neededBy: ReverseDependency[] = [
    ...located(spec?.dependencyOf, 'dependencyOf', 'component'),
    ...located(spec?.providesApis, 'providesApis', 'api').map((one) => ({ ...one, via: 'API' })),
    ...located(spec?.system === undefined ? [] : [spec.system], 'system', 'system').map((one) => ({
      ...one,
      path: ['spec', 'system'],
      via: 'part of it',
    })),
  ].map((one) => ({ from: one.id, on: id, via: one.via, document, path: one.path }));
  const owner = spec?.owner;
  const annotation = metadata.annotations?.['backstage.io/source-location'] ?? null;
  const value: System = {
    id,
    name: entity.name,
    tier: own.tier,
    owners: owner === undefined ? [] : [idOf(owner, 'group', entity)],
    // What is deprecated still runs; what is experimental may run anywhere.
    environments: ['production', 'deprecated'].includes(spec?.lifecycle ?? '')
      ? ['production']
      : [],
    paths: own.paths ?? sourcePaths(annotation, document.file),
    resources: own.resources,
    dependsOn: needs.map(({ id: on, via }) => declared(on, via)),
    ...(own.aliases.length === 0 ? {} : { aliases: own.aliases }),
  };
  const drafted = { value, document, path: ['metadata', 'name'], foreign: true };
  const dependencyPaths = needs.map(({ path }) => path);
  const ownerPaths: readonly Path[] = owner === undefined ? [] : [['spec', 'owner']];
  return {
    ...EMPTY_DRAFT,
    systems: [{ ...drafted, dependencyPaths, ownerPaths }],
    reverseDependencies: neededBy,
  };
}

function declared(on: string, via: string | null): Dependency {
  return { on, source: 'declared', confidence: 1, via };
}

function firstOfEach<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  return items.filter(({ id }, index) => items.findIndex((other) => other.id === id) === index);
}

function draftTeam(entity: Entity, idOf: IdOf): CatalogDraft {
  const { id, name, written, document } = entity;
  const value: Team = { id, name };
  const team = { value, document, path: ['metadata', 'name'], foreign: true };
  const members = (written.spec?.members ?? []).map((ref, index): Membership => ({
    person: idOf(ref, 'user', entity),
    team: id,
    document,
    path: ['spec', 'members', index],
  }));
  return { ...EMPTY_DRAFT, teams: [team], memberships: members };
}

/** Logins that Backstage users commonly carry. */
const LOGINS = ['github.com/user-login', 'gitlab.com/user-login', 'bitbucket.org/username'];

function draftPerson(entity: Entity, idOf: IdOf): CatalogDraft {
  const { id, name, written, own, document } = entity;
  const { annotations } = written.metadata;
  const logins = LOGINS.flatMap((key) => annotations?.[key] ?? []);
  const identities = [written.spec?.profile?.email ?? [], logins, own.identities].flat();
  const memberOf = written.spec?.memberOf ?? [];
  const value: Person = {
    id,
    name,
    // Backstage knows no levels. Whoever has none here may approve the least.
    level: own.level ?? 'junior',
    teams: memberOf.map((ref) => idOf(ref, 'group', entity)),
    identities: [...new Set(identities.map((identity) => identity.toLowerCase()))],
    active: true,
  };
  const person = { value, document, path: ['metadata', 'name'], foreign: true };
  const teamPaths = memberOf.map((_, index) => ['spec', 'memberOf', index]);
  return { ...EMPTY_DRAFT, people: [{ ...person, teamPaths }] };
}
