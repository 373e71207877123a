/** All records of one name and type, with what decides when they are answered. */
export interface RecordSet {
  /** Lower case, with a dot at the end. Under an unknown origin it ends in `@.`. */
  readonly name: string;
  /** Upper case. */
  readonly type: string;
  /** Seconds; null where the zone's default applies. */
  readonly ttl: number | null;
  /** Sorted; names in them are absolute and lower case. */
  readonly values: readonly string[];
  /** What tells sets of one name and type apart: weight, region, failover; null for a plain one. */
  readonly routing: Routing | null;
  /** 1-based. */
  readonly line: number;
}

export interface Routing {
  readonly id: string;
  readonly weight: number | null;
  readonly healthCheck: string | null;
  /** Everything else about the routing, as canonical text. */
  readonly rest: string;
}

/** One side of a zone. */
export interface Zone {
  /** The name at the top, or null where the file does not say. */
  readonly apex: string | null;
  readonly sets: readonly RecordSet[];
  /** What the file does not show: `$INCLUDE` of another one, or records that are `cut` off. */
  readonly hidden: readonly {
    readonly line: number;
    readonly what: string;
    readonly cut: boolean;
  }[];
}

export type ZoneReading =
  | { readonly kind: 'read'; readonly zone: Zone }
  | { readonly kind: 'failed'; readonly line: number; readonly message: string };

export function keyOf({ name, type, routing }: RecordSet): string {
  return `${name} ${type} ${routing?.id ?? ''}`;
}

/** `www` under `example.com.`, `@` for the origin itself, names with a dot at the end as they are. */
export function absolute(name: string, origin: string): string {
  const lower = name.toLowerCase();
  if (lower === '@' || lower === '') return origin;
  if (lower.endsWith('.')) return lower;
  return origin === '.' ? `${lower}.` : `${lower}.${origin}`;
}

/** Types whose values are names of other hosts, with the place of the name among the fields. */
const NAMED: ReadonlyMap<string, number> = new Map([
  ['NS', 0],
  ['CNAME', 0],
  ['DNAME', 0],
  ['PTR', 0],
  ['ALIAS', 0],
  ['ANAME', 0],
  ['MX', 1],
  ['SRV', 3],
]);

/** A value in the one form in which values are compared. */
export function valueOf(type: string, fields: readonly string[], origin: string): string {
  const place = NAMED.get(type);
  if (type === 'TXT' || type === 'SPF') return fields.join('');
  if (place === undefined) return fields.join(' ').toLowerCase();
  return fields
    .map((field, index) => (index === place ? absolute(field, origin) : field.toLowerCase()))
    .join(' ');
}

/** `300`, `1h`, `1w2d`; null for anything else. */
export function seconds(text: string): number | null {
  if (text.length > 40 || !/^(?:\d+[smhdw]?)+$/i.test(text)) return null;
  const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };
  let total = 0;
  for (const [, count, unit] of text.toLowerCase().matchAll(/(\d+)([smhdw]?)/g)) {
    total += Number(count) * (units[unit === '' || unit === undefined ? 's' : unit] ?? 1);
  }
  return total;
}

/** Puts records of one name, type and routing together. */
export function gather(records: readonly RecordSet[]): readonly RecordSet[] {
  const sets = new Map<string, { first: RecordSet; values: string[] }>();
  for (const record of records) {
    const key = keyOf(record);
    const set = sets.get(key);
    if (set === undefined) sets.set(key, { first: record, values: [...record.values] });
    else for (const value of record.values) set.values.push(value);
  }
  return [...sets.values()].map(({ first, values }) => ({
    ...first,
    values: values.length === 1 ? values : [...new Set(values)].toSorted(),
  }));
}
