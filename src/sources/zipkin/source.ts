import { member, membersOf } from '../../config/plain-data.ts';
import { FactsBuilder } from '../shared/facts-builder.ts';
import { isList, jsonOf, notThisKind, numberIn, textIn } from '../shared/json.ts';
import { callsBetween } from '../shared/spans.ts';
import type { Span } from '../shared/spans.ts';
import type { GraphSource } from '../types.ts';

/** Zipkin's API: `/api/v2/dependencies` and `/api/v2/traces`. */
export const zipkinSource: GraphSource = {
  id: 'zipkin',
  title: 'Zipkin dependencies or traces',
  recognises: (head) =>
    /^\s*\[/.test(head) &&
    ((head.includes('"parent"') && head.includes('"child"') && head.includes('"callCount"')) ||
      head.includes('"localEndpoint"')),
  read(input) {
    const facts = new FactsBuilder('zipkin', input);
    for (const file of input.files) {
      const whole = jsonOf(file);
      if (!isList(whole)) notThisKind(file, 'list');
      const spans: Span[] = [];
      const entries = whole.flatMap((one) => (isList(one) ? one : [one]));
      let strange = 0;
      for (const entry of entries) {
        const [from, to] = [textIn(entry, 'parent'), textIn(entry, 'child')];
        if (from !== null && to !== null) {
          const calls = numberIn(entry, 'callCount') ?? 1;
          const failed = numberIn(entry, 'errorCount') ?? 0;
          facts.call({ from, to, count: { calls }, failed, protocol: null, last: null });
        } else {
          const found = spanOf(entry);
          if (found.length === 0) strange++;
          for (const span of found) spans.push(span);
        }
      }
      if (strange > 0 && strange === entries.length) notThisKind(file, 'dependency or span');
      callsBetween(unshared(spans), facts);
    }
    return facts.build();
  },
};

function spanOf(entry: unknown): readonly Span[] {
  const service = textIn(entry, 'localEndpoint', 'serviceName');
  const id = textIn(entry, 'id');
  if (service === null || id === null) return [];
  const peer = textIn(entry, 'remoteEndpoint', 'serviceName');
  const tags = membersOf(member(entry, 'tags')).map(([key, value]): readonly [string, string] => [
    key,
    String(value),
  ]);
  const start = numberIn(entry, 'timestamp');
  return [
    {
      trace: textIn(entry, 'traceId') ?? '',
      id,
      parent: textIn(entry, 'parentId'),
      service,
      kind: (textIn(entry, 'kind') ?? '').toLowerCase(),
      // Zipkin counts in microseconds.
      ended: start === null ? null : (start + (numberIn(entry, 'duration') ?? 0)) / 1000,
      failed: tags.some(([key]) => key === 'error'),
      attributes: new Map([...tags, ...(peer === null ? [] : [['peer.service', peer] as const])]),
    },
  ];
}

/** In B3 both ends of a call may share one id: the server's span is then a child of the client's. */
function unshared(spans: readonly Span[]): readonly Span[] {
  const keyOf = (trace: string, id: string) => `${trace}\0${id}`;
  const clients = new Set(
    spans.filter(({ kind }) => kind === 'client').map(({ trace, id }) => keyOf(trace, id)),
  );
  const servers = new Map(
    spans
      .filter(({ kind, trace, id }) => kind === 'server' && clients.has(keyOf(trace, id)))
      .map(({ trace, id, service }) => [keyOf(trace, id), service]),
  );
  return spans.map((span) => {
    const { trace, id, parent, service, kind } = span;
    if (kind === 'server' && servers.has(keyOf(trace, id))) {
      return { ...span, id: `${id}\0server`, parent: id };
    }
    return parent !== null && servers.get(keyOf(trace, parent)) === service
      ? { ...span, parent: `${parent}\0server` }
      : span;
  });
}
