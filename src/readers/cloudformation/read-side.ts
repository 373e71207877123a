import { readJson } from '../shared/tree/read-json.ts';
import { readYaml } from '../shared/tree/read-yaml.ts';
import type { Tree } from '../shared/tree/types.ts';

/** One side of a file as a tree, or why not. */
export type SideReading =
  | { readonly kind: 'read'; readonly tree: Tree }
  | { readonly kind: 'empty' }
  | { readonly kind: 'failed'; readonly line: number; readonly message: string };

/** Reads a template or policy, written in JSON or YAML. Never throws. */
export function readSide(text: string | null): SideReading {
  if (text === null) return { kind: 'empty' };
  const bare = text.replace(/^\uFEFF/, '');
  const json = bare.trimStart().startsWith('{') ? readJson(bare) : null;
  // What is not JSON although it starts like it can still be YAML.
  const reading = json?.kind === 'read' ? json : readYaml(bare);
  if (reading.kind === 'failed') return json?.kind === 'failed' ? json : reading;
  const [tree, second] = reading.documents;
  if (tree === undefined) return { kind: 'empty' };
  if (second !== undefined) {
    return { kind: 'failed', line: second.line, message: 'it holds more than one document' };
  }
  return { kind: 'read', tree };
}
