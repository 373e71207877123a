import type { Finding } from '../core/change/finding.ts';
import type { ChangeDraft, ChangeInput, ChangeKind, Signal } from '../core/change/types.ts';
import type { ActorClaim, ProvenanceClue } from '../core/provenance/types.ts';
import { asUtf8, decodeHead, peek } from './input-head.ts';
import { READERS, findReader } from './registry.ts';
import type { ReaderEntry } from './registry.ts';
import { InputError } from './types.ts';
import type { Reader, ReaderResult, WorldFacts } from './types.ts';

/** One input under the name a person gave it. */
export interface NamedInput {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** SHA-256 over a stream. */
interface StreamHash {
  update(chunk: Uint8Array): unknown;
  /** 64 lower-case hex digits. Called once, at the end. */
  digest(encoding: 'hex'): string;
}

export interface ReadOptions {
  readonly sha256: () => StreamHash;
  /** Called now and then with the bytes read so far of one input. */
  readonly onProgress?: (name: string, bytesRead: number) => void;
  /** What is known of the world before the change; left out where nothing is. */
  readonly facts?: WorldFacts;
  readonly readers?: readonly ReaderEntry[];
}

/** What was read, before anything is known of people or systems. */
export interface ReadChange {
  readonly draft: ChangeDraft;
  readonly actors: readonly ActorClaim[];
  readonly clues: readonly ProvenanceClue[];
}

/** What touches the running world first stands for a change of several kinds. */
const KINDS_BY_WEIGHT: readonly ChangeKind[] = [
  'deployment',
  'plan',
  'migration',
  'action',
  'manifest',
  'config',
  'code',
];

/**
 * Reads every input with the reader that recognises its content and puts the results together.
 * An input that no reader recognises becomes a signal that holds. The SHA-256 is over the raw bytes,
 * also over those a reader had no use for. Throws `InputError` on an empty input and on one that is
 * recognised but cannot be read whole.
 */
export async function readChange(
  inputs: readonly NamedInput[],
  options: ReadOptions,
): Promise<ReadChange> {
  return joinParts(await readParts(inputs, options));
}

/** As `readChange`, each input's reading by itself. */
export async function readParts(
  inputs: readonly NamedInput[],
  options: ReadOptions,
): Promise<readonly Part[]> {
  const parts: Part[] = [];
  for (const input of inputs) parts.push(await readOne(input, options));
  return parts;
}

/** One reading: the inputs behind it by their bytes, and what the reader made of them. */
export interface Part {
  readonly inputs: readonly ChangeInput[];
  readonly result: ReaderResult;
  /** Left out where its lines were not looked at. */
  readonly findings?: readonly Finding[];
}

/** Puts what several readers read together into one change. */
export function joinParts(parts: readonly Part[]): ReadChange {
  const kinds = new Set(parts.map((part) => part.result.kind));
  return {
    draft: {
      kind: KINDS_BY_WEIGHT.find((kind) => kinds.has(kind)) ?? 'code',
      inputs: parts.flatMap((part) => part.inputs),
      effects: parts.flatMap((part) => part.result.effects),
      signals: parts.flatMap((part) => part.result.signals),
      findings: parts.flatMap((part) => part.findings ?? []),
    },
    actors: parts.flatMap((part) => part.result.actors),
    clues: parts.flatMap((part) => part.result.clues),
  };
}

async function readOne(input: NamedInput, options: ReadOptions): Promise<Part> {
  const peeked = await peek(input.bytes);
  rejectHopeless(input.name, peeked.head);
  const hash = options.sha256();
  const count = { bytes: 0 };
  const raw = tap(peeked.bytes, (chunk) => {
    hash.update(chunk);
    count.bytes += chunk.length;
    options.onProgress?.(input.name, count.bytes);
  });
  const readers = options.readers ?? READERS;
  const reader = await findReader(decodeHead(peeked.head), input.name, readers);
  const result = reader
    ? await readWith(reader, input.name, asUtf8(raw, peeked.head), options)
    : unrecognised(input.name, readers);
  for await (const _ of raw) void _; // What the reader left over still counts for the hash.
  const read: ChangeInput = {
    name: input.name,
    reader: reader?.id ?? 'none',
    sha256: `sha256:${hash.digest('hex')}`,
    bytes: count.bytes,
  };
  return { inputs: [read], result };
}

async function readWith(
  reader: Reader,
  name: string,
  bytes: AsyncIterable<Uint8Array>,
  { facts }: ReadOptions,
): Promise<ReaderResult> {
  return reader.read({ name, bytes, ...(facts === undefined ? {} : { facts }) });
}

/** Iterating in turns must not end the stream, so `return` is left out on purpose. */
function tap(
  source: AsyncIterable<Uint8Array>,
  see: (chunk: Uint8Array) => void,
): AsyncIterable<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]();
  const shared: AsyncIterator<Uint8Array> = {
    next: async () => {
      const step = await iterator.next();
      if (step.done !== true) see(step.value);
      return step;
    },
  };
  return { [Symbol.asyncIterator]: () => shared };
}

/** Two mistakes so common that they get their own line. */
function rejectHopeless(name: string, head: Uint8Array): void {
  if (head.length === 0) {
    throw new InputError(
      name,
      'is empty',
      'Check that the command which writes it succeeded, then try again',
    );
  }
  const start = Buffer.from(head.subarray(0, 128)).toString('latin1');
  if (start.startsWith('PK\u0003\u0004') && start.includes('tfplan')) {
    throw new InputError(
      name,
      'is a saved plan in binary form',
      `Turn it into JSON first: terraform show -json ${name} > plan.json`,
    );
  }
}

function unrecognised(name: string, readers: readonly ReaderEntry[]): ReaderResult {
  const tried = readers.map((entry) => entry.title).join(', ');
  const signal: Signal = {
    kind: 'unknown-input',
    weight: 'hold',
    message: `No reader recognises ${name}, so nobody can tell what it does. Tried: ${tried}.`,
    evidence: [
      { source: name, pointer: null, line: null, note: 'content of no known kind', excerpt: [] },
    ],
  };
  return { kind: 'config', effects: [], signals: [signal], actors: [], clues: [] };
}
