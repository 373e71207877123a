import type { Problem } from '../problem.ts';
import { parseSource } from './document.ts';
import type { ConfigDocument } from './document.ts';
import { fileProblem } from './source.ts';
import type { SourceText } from './source.ts';

export type SingleDocument =
  | { readonly kind: 'document'; readonly document: ConfigDocument }
  | { readonly kind: 'faulty'; readonly problems: readonly Problem[] };

/** For a format that is one document a file. Never throws. */
export function singleDocument(source: SourceText): SingleDocument {
  const { documents, problems } = parseSource(source);
  if (problems.length > 0) return { kind: 'faulty', problems };
  const [document, second] = documents;
  if (document === undefined) {
    const problem = fileProblem(
      source.file,
      'empty',
      'the file is empty',
      'Start it with version: 1.',
    );
    return { kind: 'faulty', problems: [problem] };
  }
  if (second === undefined) return { kind: 'document', document };
  const place = second.at([]);
  const problem = fileProblem(
    source.file,
    'several-documents',
    'a second document starts here',
    null,
  );
  return {
    kind: 'faulty',
    problems: [{ ...problem, ...place, suggestion: 'Remove the --- before it.' }],
  };
}
