import { at, listAt, mapAt, numberAt, plain, textAt } from '../shared/tree/look.ts';
import type { MapTree, Tree } from '../shared/tree/types.ts';
import { absolute, gather, valueOf } from './record.ts';
import type { RecordSet, Routing, ZoneReading } from './record.ts';

/** `aws route53 list-resource-record-sets`. */
export function route53Zone(root: MapTree): ZoneReading {
  const list = listAt(root, 'ResourceRecordSets');
  if (list === null)
    return { kind: 'failed', line: root.line, message: 'it has no ResourceRecordSets' };
  const sets: RecordSet[] = [];
  for (const item of list.items) {
    const set = route53Set(item);
    if (set === null)
      return {
        kind: 'failed',
        line: item.line,
        message: 'a record set has no name, type or value',
      };
    sets.push(set);
  }
  const apex = sets.find(({ type }) => type === 'SOA')?.name ?? null;
  const cut = at(root, 'IsTruncated');
  const hidden =
    cut?.kind === 'scalar' && cut.value === true
      ? [{ line: cut.line, what: 'IsTruncated is true, so there are more records', cut: true }]
      : [];
  return { kind: 'read', zone: { apex, sets: gather(sets), hidden } };
}

/** One `ResourceRecordSet`, or null where it is none. */
export function route53Set(tree: Tree | null): RecordSet | null {
  const [name, type] = [textAt(tree, 'Name'), textAt(tree, 'Type')];
  if (tree === null || name === null || type === null) return null;
  const alias = textAt(tree, 'AliasTarget', 'DNSName');
  const records = (listAt(tree, 'ResourceRecords')?.items ?? []).flatMap(
    (item) => textAt(item, 'Value') ?? [],
  );
  const values =
    alias === null
      ? records.map((value) => route53Value(type, value))
      : [`alias ${absolute(alias, '.')}`];
  const policy = at(tree, 'TrafficPolicyInstanceId');
  if (values.length === 0 && policy === null) return null;
  return {
    // `\052` is how Route 53 writes the star of a wildcard.
    name: absolute(name.replaceAll('\\052', '*'), '.'),
    type: type.toUpperCase(),
    ttl: numberAt(tree, 'TTL'),
    values: values.toSorted(),
    routing: routingOf(tree),
    line: tree.line,
  };
}

function route53Value(type: string, value: string): string {
  if (type === 'TXT' || type === 'SPF') {
    return value.replace(/^"|"$/g, '').replace(/"\s+"/g, '').replaceAll('\\"', '"');
  }
  return valueOf(type, value.trim().split(/\s+/), '.');
}

const ROUTING = [
  'Region',
  'GeoLocation',
  'GeoProximityLocation',
  'CidrRoutingConfig',
  'Failover',
  'MultiValueAnswer',
];

function routingOf(tree: Tree): Routing | null {
  const id = textAt(tree, 'SetIdentifier');
  const healthCheck = textAt(tree, 'HealthCheckId');
  if (id === null && healthCheck === null) return null;
  const rest = ROUTING.flatMap((key) => {
    const node = at(tree, key);
    return node === null ? [] : [`${key}=${JSON.stringify(plain(node))}`];
  }).join(' ');
  return { id: id ?? '', weight: numberAt(tree, 'Weight'), healthCheck, rest };
}

/** The file of one zone as octoDNS keeps it: names with a record or a list of them. */
export function octoZone(root: MapTree, origin: string): ZoneReading {
  const sets: RecordSet[] = [];
  for (const [name, node] of root.entries) {
    if (name.startsWith('$')) continue;
    for (const item of node.kind === 'list' ? node.items : [node]) {
      const type = textAt(item, 'type')?.toUpperCase() ?? null;
      if (type === null)
        return { kind: 'failed', line: item.line, message: 'a record has no type' };
      const given = at(item, 'values') ?? at(item, 'value');
      const dynamic = mapAt(item, 'dynamic') ?? mapAt(item, 'geo');
      if (given === null && dynamic === null) {
        return { kind: 'failed', line: item.line, message: 'a record has no value' };
      }
      const values = given === null ? [] : given.kind === 'list' ? given.items : [given];
      const rest = dynamic === null ? '' : JSON.stringify(plain(dynamic));
      sets.push({
        name: absolute(name, origin),
        type,
        ttl: numberAt(item, 'ttl'),
        values: values.map((value) => octoValue(type, value, origin)).toSorted(),
        routing: dynamic === null ? null : { id: '', weight: null, healthCheck: null, rest },
        line: item.line,
      });
    }
  }
  return { kind: 'read', zone: { apex: origin, sets: gather(sets), hidden: [] } };
}

function octoValue(type: string, value: Tree, origin: string): string {
  if (value.kind === 'scalar') {
    const text = String(value.value ?? '').replaceAll('\\;', ';');
    return type === 'TXT' ? text : valueOf(type, text.split(/\s+/), origin);
  }
  const preference = numberAt(value, 'preference') ?? numberAt(value, 'priority');
  const exchange = textAt(value, 'exchange') ?? textAt(value, 'value');
  if (type === 'MX' && exchange !== null) return `${preference ?? 0} ${absolute(exchange, origin)}`;
  if (value.kind !== 'map') return JSON.stringify(plain(value));
  // Lower-case text of all fields, in an order that the file does not decide.
  return [...value.entries]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${key}=${JSON.stringify(plain(field)).toLowerCase()}`)
    .join(' ');
}
