/** A host that a setting names, and what is spoken with it. */
export interface NamedHost {
  readonly host: string;
  /** `postgresql`, `https`; null for a bare `host:port`. */
  readonly scheme: string | null;
  readonly port: number | null;
}

const LONGEST = 65_536;
/** A scheme, what may stand before an `@` (never kept), a host of letters, and a port. */
const URLS =
  /\b([a-z][a-z0-9+.-]{1,30}):\/\/(?:[^\s/@"'<>]{0,500}@)?([a-z0-9](?:[a-z0-9._-]{0,251}[a-z0-9])?)(?::(\d{1,5}))?(?=[/?#,;\s"'<>)\]}]|$)/gi;
const HOST_PORT = /(?:^|[\s,;=@(])([a-z](?:[a-z0-9._-]{0,251}[a-z0-9])?):(\d{2,5})(?=[/,;\s)]|$)/gi;
const CLUSTER =
  /\b([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.[a-z0-9-]{1,63}\.svc(?:\.cluster\.local)?)\b/gi;

/** Hosts in a setting's value: `http://orders:8080/x`, `db:5432`, `orders.shop.svc`. */
export function hostsIn(value: string): readonly NamedHost[] {
  const text = value.slice(0, LONGEST);
  const found = new Map<string, NamedHost>();
  const add = (host: string | undefined, scheme: string | null, port: string | undefined) => {
    if (host === undefined || isMachine(host)) return;
    const name = host.toLowerCase();
    if (!found.has(name))
      found.set(name, { host: name, scheme, port: port === undefined ? null : Number(port) });
  };
  for (const [, scheme = '', host, port] of text.matchAll(URLS)) {
    add(host, scheme.replace(/^jdbc:/i, '').toLowerCase(), port);
  }
  for (const [, host, port] of text.matchAll(HOST_PORT)) add(host, null, port);
  for (const [, host] of text.matchAll(CLUSTER)) add(host, null, undefined);
  return [...found.values()];
}

/** A name that could be a host by itself: the whole value of a setting like `DB_HOST`. */
export function bareHost(key: string, value: string): string | null {
  if (!/(?:HOST|HOSTNAME|ADDR|ADDRESS|SERVICE|ENDPOINT|SERVER|UPSTREAM|BACKEND)S?$/i.test(key))
    return null;
  const text = value.trim();
  return /^[a-z0-9](?:[a-z0-9._-]{0,251}[a-z0-9])?$/i.test(text) && !isMachine(text)
    ? text.toLowerCase()
    : null;
}

/** An address of one machine, this one, or a place that is filled in later. */
function isMachine(host: string): boolean {
  return /^(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|\d+|host\.docker\.internal|metadata\.google\.internal)$/i.test(
    host,
  );
}
