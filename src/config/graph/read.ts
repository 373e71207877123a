import { createReadStream } from 'node:fs';
import type { z } from 'zod';
import type { GraphFacts, SeenEdge, SeenSystem } from '../../core/catalog/facts.ts';
import { ConfigError } from '../problem.ts';
import { GraphEdgeSchema, GraphHeaderSchema, GraphSystemSchema } from '../schema/graph.ts';
import { fileProblem } from '../yaml/source.ts';
import { isPlainEdge } from './plain-edge.ts';

const LONGEST_LINE = 1024 * 1024;
const MOST_LINES = 5_000_000;

/** True for the name of a graph facts file. */
export function isGraphFile(path: string): boolean {
  return /\.graph\.jsonl$/i.test(path);
}

/** Reads a `*.graph.jsonl` file. Throws `ConfigError` at the first line that does not fit. */
export async function readGraphFile(file: string): Promise<readonly GraphFacts[]> {
  const reader = new GraphReader(file);
  try {
    for await (const chunk of createReadStream(file, {
      encoding: 'utf8',
      highWaterMark: 1 << 20,
    })) {
      reader.push(chunk as string);
    }
  } catch (cause) {
    if (cause instanceof ConfigError) throw cause;
    const code = (cause as NodeJS.ErrnoException | null)?.code ?? 'unknown error';
    const problem = fileProblem(
      file,
      'unreadable',
      `the file cannot be read (${code})`,
      'Check the path.',
    );
    throw new ConfigError([problem], { cause });
  }
  return reader.end();
}

/** As `readGraphFile`, for a text that was read already. */
export function parseGraphText(file: string, text: string): readonly GraphFacts[] {
  const reader = new GraphReader(file);
  reader.push(text);
  return reader.end();
}

/** As `readGraphFile`, for a text that comes in parts; `file` is what problems call it. */
export async function parseGraphChunks(
  file: string,
  parts: AsyncIterable<string>,
): Promise<readonly GraphFacts[]> {
  const reader = new GraphReader(file);
  for await (const part of parts) reader.push(part);
  return reader.end();
}

interface Open {
  readonly header: z.infer<typeof GraphHeaderSchema>;
  readonly systems: SeenSystem[];
  readonly edges: SeenEdge[];
}

class GraphReader {
  readonly #file: string;
  readonly #facts: Open[] = [];
  readonly #names = new Map<string, string>();
  #rest = '';
  #line = 0;

  constructor(file: string) {
    this.#file = file;
  }

  push(chunk: string): void {
    const text = this.#rest + chunk;
    let start = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
      this.#take(text.slice(start, end));
      start = end + 1;
    }
    this.#rest = text.slice(start);
    if (this.#rest.length <= LONGEST_LINE) return;
    this.#line++;
    throw this.#fault('the line is too long');
  }

  end(): readonly GraphFacts[] {
    this.#take(this.#rest);
    if (this.#facts.length === 0) throw this.#fault('there is no header line');
    return this.#facts.map(({ header: { origin, scope, at }, systems, edges }) => ({
      origin,
      scope,
      at,
      systems,
      edges,
    }));
  }

  #take(raw: string): void {
    this.#line++;
    const text = raw.charCodeAt(0) === 0xfeff ? raw.slice(1).trim() : raw.trim();
    if (text === '') return;
    if (this.#line > MOST_LINES) throw this.#fault(`the file has more than ${MOST_LINES} lines`);
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      throw this.#fault('this line is not valid JSON');
    }
    this.#add(value);
  }

  #add(value: unknown): void {
    const open = this.#facts.at(-1);
    if (open !== undefined && isPlainEdge(value)) {
      const { from, to, source, confidence, via = null, seenAt = open.header.at } = value;
      const [own, other] = [this.#name(from), this.#name(to)];
      open.edges.push({ from: own, to: other, source, confidence, via, seenAt });
      return;
    }
    const keys = typeof value === 'object' && value !== null ? value : {};
    if ('format' in keys) {
      const header = this.#fit(GraphHeaderSchema, value);
      this.#facts.push({ header, systems: [], edges: [] });
    } else if (open === undefined) {
      throw this.#fault('the file does not start with its header: {"format":"holdpoint-graph",…}');
    } else if ('system' in keys) {
      const { system: name, ...rest } = this.#fit(GraphSystemSchema, value);
      open.systems.push({ name, ...rest });
    } else {
      const { seenAt = open.header.at, ...rest } = this.#fit(GraphEdgeSchema, value);
      open.edges.push({ ...rest, seenAt });
    }
  }

  /** One string for each name: whoever compares them later finds them equal at once. */
  #name(text: string): string {
    const known = this.#names.get(text);
    if (known === undefined) this.#names.set(text, text);
    return known ?? text;
  }

  #fit<T>(schema: z.ZodType<T>, value: unknown): T {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    const [issue] = result.error.issues;
    const where = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
    throw this.#fault(`${where}${(issue?.message ?? 'does not fit').replace(/\.$/, '')}`);
  }

  #fault(message: string): ConfigError {
    const problem = fileProblem(
      this.#file,
      'graph-line',
      message,
      'Write it again with holdpoint catalog import.',
    );
    return new ConfigError([{ ...problem, line: Math.max(1, this.#line) }]);
  }
}
