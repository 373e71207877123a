import { InputError } from '../../readers/types.ts';
import { plain } from '../../readers/shared/tree/look.ts';
import { readJson } from '../../readers/shared/tree/read-json.ts';
import { readYaml } from '../../readers/shared/tree/read-yaml.ts';
import type { Tree } from '../../readers/shared/tree/types.ts';
import type { SourceFile } from '../types.ts';

/** A value of a file as plain data, with the line it starts on. */
export interface Placed {
  readonly file: string;
  readonly tree: Tree;
  readonly value: unknown;
}

/** The documents of a YAML or JSON file. Throws `InputError` where it cannot be read whole. */
export function documentsOf({ path, text }: SourceFile): readonly Placed[] {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const reading = /^\s*[[{]/.test(body) ? readJson(body) : readYaml(body);
  if (reading.kind === 'failed') {
    const advice = 'Correct it, or render it first if it is a template';
    throw new InputError(`${path}:${reading.line}`, reading.message, advice);
  }
  return reading.documents.map((tree) => ({ file: path, tree, value: plain(tree) }));
}
