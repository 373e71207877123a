import { z } from 'zod';
import { parseGraphChunks } from '../../config/graph/read.ts';
import { isPlainEdge } from '../../config/graph/plain-edge.ts';
import { ConfigError } from '../../config/problem.ts';
import type { GraphFacts, SeenEdge } from '../../core/catalog/facts.ts';
import { Facts } from '../contract/catalog.ts';
import { HttpProblem } from '../problem.ts';

const MIB = 1024 * 1024;

/** One JSON text has to be held and parsed whole; lines are taken in as they come. */
const MOST_JSON = 64 * MIB;
const MOST_LINES = 200 * MIB;

/** Tells lines from one JSON text. */
export const LINES_TYPE = /^application\/x-ndjson\s*(?:;|$)/i;

/**
 * Reads facts from a request's body, of this origin and scope. Throws `HttpProblem` on a body that is too
 * large, does not fit, or is about another source.
 */
export async function readFacts(
  body: AsyncIterable<Uint8Array>,
  type: string,
  named: { readonly origin: string; readonly scope: string },
): Promise<GraphFacts> {
  const facts = LINES_TYPE.test(type) ? await fromLines(body) : await fromJson(body);
  if (facts.origin !== named.origin || facts.scope !== named.scope) {
    throw unfit(
      `the facts are those of ${facts.origin} (${facts.scope}), the address names ${named.origin} (${named.scope})`,
    );
  }
  return inUtc(facts);
}

async function fromLines(body: AsyncIterable<Uint8Array>): Promise<GraphFacts> {
  try {
    const [facts, second] = await parseGraphChunks('the body', textOf(body, MOST_LINES, '200 MB'));
    if (facts === undefined || second !== undefined) throw unfit('there must be one header line');
    return facts;
  } catch (error) {
    if (error instanceof ConfigError) throw unfit(error.message);
    throw error;
  }
}

async function fromJson(body: AsyncIterable<Uint8Array>): Promise<GraphFacts> {
  let text = '';
  for await (const part of textOf(body, MOST_JSON, '64 MB')) text += part;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw unfit('it is not valid JSON');
  }
  const { edges, ...rest } = fit(Loose, value);
  const { at } = rest;
  return {
    ...fit(Facts.omit({ edges: true }), rest),
    edges: edges.map((edge) => edgeOf(edge, at)),
  };
}

const Loose = z.looseObject({ at: z.string(), edges: z.array(z.unknown()) });

/** There are many, and the schema takes five times as long as looking. */
function edgeOf(value: unknown, at: string): SeenEdge {
  if (isPlainEdge(value)) return { ...value, via: value.via ?? null, seenAt: value.seenAt ?? at };
  const edge = fit(Facts.shape.edges.element, value);
  return { ...edge, seenAt: edge.seenAt ?? at };
}

/** Every instant in the one form that is compared as text. */
function inUtc(facts: GraphFacts): GraphFacts {
  const utc = (instant: string) =>
    instant.length === 24 && instant.endsWith('Z') ? instant : new Date(instant).toISOString();
  return {
    ...facts,
    at: utc(facts.at),
    edges: facts.edges.map((edge) => ({ ...edge, seenAt: utc(edge.seenAt) })),
  };
}

async function* textOf(
  body: AsyncIterable<Uint8Array>,
  most: number,
  inWords: string,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += chunk.byteLength;
      if (bytes > most) throw tooLarge(inWords);
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw unfit('it is not UTF-8');
    throw error;
  }
}

function fit<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const place = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
  throw unfit(`${place}${issue?.message ?? 'malformed'}`);
}

function unfit(what: string): HttpProblem {
  return new HttpProblem(
    400,
    'bad-facts',
    `The facts cannot be read: ${what}.`,
    'Send what holdpoint catalog import makes.',
  );
}

function tooLarge(inWords: string): HttpProblem {
  return new HttpProblem(
    413,
    'too-large',
    `The body is larger than ${inWords}.`,
    'Send it as lines (application/x-ndjson, 200 MB), or in parts with a scope each.',
  );
}
