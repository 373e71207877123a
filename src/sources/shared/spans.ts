import type { FactsBuilder } from './facts-builder.ts';

/** One span of a trace, whatever tool recorded it. */
export interface Span {
  readonly trace: string;
  readonly id: string;
  /** Id of the span that caused it, or null. */
  readonly parent: string | null;
  readonly service: string;
  readonly kind: string;
  /** Milliseconds since 1970 at which it ended, or null. */
  readonly ended: number | null;
  readonly failed: boolean;
  readonly attributes: ReadonlyMap<string, string>;
}

/**
 * Who calls whom: a span whose parent belongs to another service is a call. A call whose other end left
 * no span shows by its attributes: a database, a queue, or a peer by name.
 */
export function callsBetween(spans: readonly Span[], facts: FactsBuilder): void {
  const byId = new Map(spans.map((span) => [`${span.trace}\0${span.id}`, span]));
  const answered = new Set<Span>();
  const services = new Set<string>();
  for (const span of spans) {
    services.add(span.service);
    const parent = span.parent === null ? undefined : byId.get(`${span.trace}\0${span.parent}`);
    if (parent === undefined || parent.service === span.service) continue;
    answered.add(parent);
    // Who reads from a queue needs the queue; it does not need to be called.
    if (isMessage(span)) continue;
    call(facts, span, parent.service, span.service, protocolOf(span) ?? protocolOf(parent));
  }
  for (const service of services) facts.system(service, 'service', 'it sent spans');
  for (const span of spans) {
    const other = otherEnd(span);
    if (other === null || (answered.has(span) && other.kind === 'external')) continue;
    if (!services.has(other.name)) facts.system(other.name, other.kind, other.why);
    call(facts, span, span.service, other.name, other.protocol);
  }
}

function call(
  facts: FactsBuilder,
  { ended, failed }: Span,
  from: string,
  to: string,
  protocol: string | null,
): void {
  facts.call({ from, to, count: { calls: 1 }, failed: failed ? 1 : 0, protocol, last: ended });
}

interface OtherEnd {
  readonly name: string;
  readonly kind: 'database' | 'queue' | 'external';
  readonly protocol: string | null;
  readonly why: string;
}

/** By the OpenTelemetry conventions, those before 1.0 and OpenTracing's. */
function otherEnd(span: Span): OtherEnd | null {
  const of = (...keys: readonly string[]) => first(span, keys);
  const queue = of(
    'messaging.destination.name',
    'messaging.destination',
    'message_bus.destination',
  );
  if (queue !== null) {
    const protocol = of('messaging.system');
    return { name: queue, kind: 'queue', protocol, why: 'spans name it as messaging destination' };
  }
  if (span.kind === 'server' || span.kind === 'consumer') return null;
  const system = of('db.system.name', 'db.system', 'db.type');
  const host = hostOf(of('server.address', 'net.peer.name', 'peer.hostname', 'peer.address'));
  const peer = of('peer.service');
  if (system !== null) {
    const base = of('db.namespace', 'db.name', 'db.instance');
    const name = peer ?? host ?? (base === null ? system : `${system}/${base}`);
    return { name, kind: 'database', protocol: system, why: `spans name it as ${system}` };
  }
  if (span.kind !== 'client' && span.kind !== 'producer') return null;
  const name = peer ?? host;
  if (name === null) return null;
  return {
    name,
    kind: 'external',
    protocol: protocolOf(span),
    why: 'client spans name it as peer',
  };
}

function protocolOf(span: Span): string | null {
  const rpc = first(span, ['rpc.system']);
  if (rpc !== null) return rpc === 'grpc' ? 'gRPC' : rpc;
  const http = first(span, ['http.request.method', 'http.method', 'http.url', 'url.full']);
  return http === null ? null : 'HTTP';
}

function isMessage(span: Span): boolean {
  return span.kind === 'consumer' || first(span, ['messaging.system']) !== null;
}

function first({ attributes }: Span, keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = attributes.get(key)?.trim();
    if (value !== undefined && value !== '') return value;
  }
  return null;
}

const ADDRESS =
  /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[?[0-9a-f:]*:[0-9a-f:.]*\]?|localhost)(?::\d{1,5})?$/i;

/** A host by name; an address of a machine is no name of a system. */
function hostOf(host: string | null): string | null {
  return host === null || ADDRESS.test(host) ? null : host;
}
