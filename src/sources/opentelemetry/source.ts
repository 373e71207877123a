import { isObject, member } from '../../config/plain-data.ts';
import { FactsBuilder } from '../shared/facts-builder.ts';
import { jsonLinesOf, jsonOf, listIn, notThisKind, textIn } from '../shared/json.ts';
import { callsBetween } from '../shared/spans.ts';
import type { Span } from '../shared/spans.ts';
import type { GraphSource, SourceFile } from '../types.ts';

const ROOTS = /"(?:resourceSpans|batches)"\s*:/;

/** OTLP traces as JSON: the Collector's file exporter (one a line), Tempo's `/api/traces/ID`. */
export const opentelemetrySource: GraphSource = {
  id: 'opentelemetry',
  title: 'OpenTelemetry traces (OTLP JSON, Tempo)',
  recognises: (head) => /^\s*\{/.test(head) && ROOTS.test(head),
  read(input) {
    const facts = new FactsBuilder('opentelemetry', input);
    const spans: Span[] = [];
    for (const file of input.files) {
      let found = 0;
      for (const whole of wholesOf(file)) {
        for (const resource of resourcesOf(whole)) {
          found++;
          for (const span of spansOf(resource)) spans.push(span);
        }
      }
      if (found === 0) notThisKind(file, '"resourceSpans"');
    }
    callsBetween(spans, facts);
    return facts.build();
  },
};

/** One document, or one a line. */
function* wholesOf(file: SourceFile): Generator {
  const firstLine = file.text.slice(0, file.text.indexOf('\n') + 1).trim();
  if (firstLine.startsWith('{') && firstLine.endsWith('}')) {
    for (const [value] of jsonLinesOf(file)) yield value;
  } else {
    yield jsonOf(file);
  }
}

function resourcesOf(whole: unknown): readonly unknown[] {
  const inner = isObject(member(whole, 'trace')) ? member(whole, 'trace') : whole;
  return [...listIn(inner, 'resourceSpans'), ...listIn(inner, 'batches')];
}

function* spansOf(resource: unknown): Generator<Span> {
  const about = attributesOf(member(resource, 'resource'));
  const service = about.get('service.name');
  if (service === undefined) return;
  const scopes = [
    ...listIn(resource, 'scopeSpans'),
    ...listIn(resource, 'instrumentationLibrarySpans'),
  ];
  for (const span of scopes.flatMap((scope) => listIn(scope, 'spans'))) {
    const id = textIn(span, 'spanId');
    if (id === null) continue;
    yield {
      trace: textIn(span, 'traceId') ?? '',
      id,
      parent: textIn(span, 'parentSpanId'),
      service,
      kind: kindOf(member(span, 'kind')),
      ended: millisecondsOf(member(span, 'endTimeUnixNano')),
      failed: ['STATUS_CODE_ERROR', 2].includes(member(span, 'status', 'code') as string | number),
      attributes: attributesOf(span),
    };
  }
}

const KINDS = ['', 'internal', 'server', 'client', 'producer', 'consumer'];

function kindOf(kind: unknown): string {
  if (typeof kind === 'number') return KINDS[kind] ?? '';
  return typeof kind === 'string' ? kind.replace(/^SPAN_KIND_/, '').toLowerCase() : '';
}

/** Nanoseconds do not fit a number; their first digits do. */
function millisecondsOf(nanoseconds: unknown): number | null {
  if (typeof nanoseconds === 'number') return nanoseconds / 1e6;
  if (typeof nanoseconds !== 'string' || !/^\d{7,25}$/.test(nanoseconds)) return null;
  return Number(nanoseconds.slice(0, -6));
}

function attributesOf(holder: unknown): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const attribute of listIn(holder, 'attributes')) {
    const key = textIn(attribute, 'key');
    const value = member(attribute, 'value');
    const text = member(value, 'stringValue') ?? member(value, 'intValue');
    if (key !== null && (typeof text === 'string' || typeof text === 'number')) {
      found.set(key, String(text));
    }
  }
  return found;
}
