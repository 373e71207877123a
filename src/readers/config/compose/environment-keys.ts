import type { MapTree, Tree } from '../../shared/tree/types.ts';
import { scalarOf } from '../compare/key-change.ts';

/** The service with its `environment` and `labels` as maps, however they are written. */
export function withMaps(service: Tree): Tree {
  if (service.kind !== 'map') return service;
  const entries = new Map(service.entries);
  for (const key of ['environment', 'labels']) {
    const value = entries.get(key);
    if (value?.kind === 'list') entries.set(key, asMap(value.items, value.line));
  }
  return { ...service, entries };
}

function asMap(items: readonly Tree[], line: number): MapTree {
  const entries = new Map<string, Tree>();
  for (const item of items) {
    const text = String(scalarOf(item) ?? '');
    const equals = text.indexOf('=');
    const key = equals === -1 ? text : text.slice(0, equals);
    const value = equals === -1 ? null : text.slice(equals + 1);
    entries.set(key, { kind: 'scalar', line: item.line, tag: null, value });
  }
  return { kind: 'map', line, tag: null, entries };
}
