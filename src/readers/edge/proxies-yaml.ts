import { at, listAt, mapAt, plain, textAt } from '../shared/tree/look.ts';
import type { MapTree, Tree } from '../shared/tree/types.ts';
import type { Fact } from './fact.ts';

/** Traefik's dynamic configuration: routers, services, middlewares. */
export function traefikFacts(root: MapTree): readonly Fact[] {
  const facts: Fact[] = [];
  for (const layer of ['http', 'tcp', 'udp']) {
    for (const [name, router] of mapAt(root, layer, 'routers')?.entries ?? []) {
      const key = `${layer} router ${name}`;
      const rule = textAt(router, 'rule') ?? '';
      facts.push({
        kind: 'target',
        key,
        value: textAt(router, 'service') ?? '',
        line: router.line,
      });
      facts.push({ kind: 'setting', key: `${key} rule`, value: rule, line: router.line });
      if (at(router, 'tls') !== null)
        facts.push({ kind: 'tls', key, value: 'on', line: router.line });
      for (const used of listAt(router, 'middlewares')?.items ?? []) {
        const guard = textAt(used) ?? '';
        facts.push({ kind: 'guard', key: `${guard} on ${key}`, value: guard, line: used.line });
      }
      for (const [, pattern = ''] of rule.matchAll(/Regexp\([^`]*`([^`]*)`/g)) {
        facts.push({ kind: 'regex', key: `${key} ${pattern}`, value: pattern, line: router.line });
      }
    }
    for (const [name, service] of mapAt(root, layer, 'services')?.entries ?? []) {
      const servers = listAt(service, 'loadBalancer', 'servers');
      const up = (servers?.items ?? []).flatMap(
        (item) => textAt(item, 'url') ?? textAt(item, 'address') ?? [],
      );
      const value = servers === null ? JSON.stringify(plain(service)) : up.toSorted().join(' ');
      facts.push({ kind: 'pool', key: `${layer} service ${name}`, value, line: service.line });
    }
    for (const [name, middleware] of mapAt(root, layer, 'middlewares')?.entries ?? []) {
      const value = JSON.stringify(plain(middleware));
      const kind = at(middleware, 'rateLimit') === null ? 'setting' : 'limit';
      facts.push({ kind, key: `${layer} middleware ${name}`, value, line: middleware.line });
    }
  }
  return facts;
}

/** Envoy: clusters are pools, routes lead to clusters. Found wherever they stand. */
export function envoyFacts(root: MapTree): readonly Fact[] {
  const facts: Fact[] = [];
  walk(root, '', facts);
  return facts;
}

function walk(tree: Tree, place: string, facts: Fact[]): void {
  if (tree.kind === 'list') {
    tree.items.forEach((item, index) => walk(item, `${place}/${nameOf(item) ?? index}`, facts));
    return;
  }
  if (tree.kind === 'scalar') {
    facts.push({ kind: 'setting', key: place, value: String(tree.value), line: tree.line });
    return;
  }
  const cluster = textAt(tree, 'name');
  if (
    cluster !== null &&
    (at(tree, 'connect_timeout') ?? at(tree, 'load_assignment') ?? at(tree, 'lb_policy')) !== null
  ) {
    const value = addresses(at(tree, 'load_assignment') ?? at(tree, 'hosts'))
      .toSorted()
      .join(' ');
    const dynamic = at(tree, 'eds_cluster_config') !== null || value === '';
    facts.push({
      kind: 'pool',
      key: `cluster ${cluster}`,
      value: dynamic && at(tree, 'load_assignment') === null ? 'discovered' : value,
      line: tree.line,
    });
    if (at(tree, 'transport_socket') !== null)
      facts.push({ kind: 'tls', key: `cluster ${cluster}`, value: 'on', line: tree.line });
  }
  for (const [key, value] of tree.entries) {
    const next = `${place}/${key}`;
    if (key === 'cluster' && value.kind === 'scalar') {
      facts.push({ kind: 'target', key: next, value: String(value.value), line: value.line });
    } else if (key === 'direct_response') {
      const error = /"status":[45]/.test(JSON.stringify(plain(value)));
      facts.push({
        kind: error && textAt(tree, 'match', 'prefix') === '/' ? 'stop' : 'setting',
        key: next,
        value: JSON.stringify(plain(value)),
        line: value.line,
      });
    } else if (key === 'regex' && value.kind === 'scalar') {
      facts.push({ kind: 'regex', key: next, value: String(value.value), line: value.line });
    } else if (/ratelimit|rate_limit/i.test(nameOf(value) ?? '')) {
      facts.push({
        kind: 'limit',
        key: next,
        value: JSON.stringify(plain(value)),
        line: value.line,
      });
    } else if (key !== 'load_assignment') walk(value, next, facts);
  }
}

function nameOf(tree: Tree): string | null {
  return textAt(tree, 'name') ?? textAt(tree, 'match', 'prefix') ?? textAt(tree, 'match', 'path');
}

function addresses(tree: Tree | null): readonly string[] {
  if (tree === null || tree.kind === 'scalar') return [];
  if (tree.kind === 'list') return tree.items.flatMap((item) => addresses(item));
  const address = textAt(tree, 'address');
  if (address !== null) {
    const port = at(tree, 'port_value');
    return [`${address}:${port?.kind === 'scalar' ? String(port.value) : ''}`];
  }
  return [...tree.entries.values()].flatMap((value) => addresses(value));
}
