import { member, membersOf } from '../../config/plain-data.ts';
import { FactsBuilder } from '../shared/facts-builder.ts';
import { isList, jsonOf, listIn, notThisKind, numberIn, textIn } from '../shared/json.ts';
import { callsBetween } from '../shared/spans.ts';
import type { Span } from '../shared/spans.ts';
import type { GraphSource } from '../types.ts';

/** Jaeger's query API: `/api/dependencies` and `/api/traces`. */
export const jaegerSource: GraphSource = {
  id: 'jaeger',
  title: 'Jaeger dependencies or traces',
  recognises: (head) =>
    /^\s*\{/.test(head) &&
    ((head.includes('"parent"') && head.includes('"callCount"') && head.includes('"data"')) ||
      (head.includes('"traceID"') && head.includes('"spanID"'))),
  read(input) {
    const facts = new FactsBuilder('jaeger', input);
    for (const file of input.files) {
      const whole = jsonOf(file);
      const data = isList(whole) ? whole : listIn(whole, 'data');
      if (data.length === 0 && !isEmptyAnswer(whole)) notThisKind(file, 'list "data"');
      const spans: Span[] = [];
      let strange = 0;
      for (const entry of data) {
        const [from, to] = [textIn(entry, 'parent'), textIn(entry, 'child')];
        if (from !== null && to !== null) {
          const calls = numberIn(entry, 'callCount') ?? 1;
          facts.call({ from, to, count: { calls }, protocol: null, last: null });
        } else if (listIn(entry, 'spans').length > 0) {
          for (const span of spansOf(entry)) spans.push(span);
        } else {
          strange++;
        }
      }
      if (strange > 0 && strange === data.length) notThisKind(file, 'dependency or trace');
      callsBetween(spans, facts);
    }
    return facts.build();
  },
};

function isEmptyAnswer(whole: unknown): boolean {
  return (
    isList(whole) ||
    membersOf(whole).some(([key, value]) => key === 'data' && (isList(value) || value === null))
  );
}

function* spansOf(trace: unknown): Generator<Span> {
  const processes = new Map(
    membersOf(member(trace, 'processes')).map(([id, process]) => [
      id,
      textIn(process, 'serviceName'),
    ]),
  );
  for (const span of listIn(trace, 'spans')) {
    const service =
      textIn(span, 'process', 'serviceName') ?? processes.get(textIn(span, 'processID') ?? '');
    const id = textIn(span, 'spanID');
    if (service == null || id === null) continue;
    const attributes = tagsOf(span);
    const [start, duration] = [numberIn(span, 'startTime'), numberIn(span, 'duration')];
    const cause = listIn(span, 'references').find((one) => textIn(one, 'refType') === 'CHILD_OF');
    yield {
      trace: textIn(span, 'traceID') ?? textIn(trace, 'traceID') ?? '',
      id,
      parent:
        textIn(cause ?? listIn(span, 'references')[0], 'spanID') ?? textIn(span, 'parentSpanID'),
      service,
      kind: attributes.get('span.kind') ?? '',
      // Jaeger counts in microseconds.
      ended: start === null ? null : (start + (duration ?? 0)) / 1000,
      failed: attributes.get('error') === 'true' || attributes.get('otel.status_code') === 'ERROR',
      attributes,
    };
  }
}

function tagsOf(span: unknown): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (const tag of listIn(span, 'tags')) {
    const key = textIn(tag, 'key');
    const value = member(tag, 'value');
    if (key === null) continue;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      tags.set(key, String(value));
    }
  }
  return tags;
}
