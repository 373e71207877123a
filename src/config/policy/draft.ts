import type { Catalog } from '../../core/catalog/types.ts';
import type { Problem } from '../problem.ts';
import type { PolicyFile } from '../schema/policy.ts';
import type { ConfigDocument, Path } from '../yaml/document.ts';

/** A policy file that fits its schema, with the place of every part. */
export interface PolicyDraft {
  readonly file: PolicyFile;
  readonly document: ConfigDocument;
}

/** Collects problems while a draft is built. */
export interface Findings {
  readonly problems: Problem[];
  /** Null where conditions and demands cannot be checked against one. */
  readonly catalog: Catalog | null;
}

export function report(
  findings: Findings,
  document: ConfigDocument,
  path: Path,
  problem: Pick<Problem, 'code' | 'message' | 'suggestion'>,
): void {
  const place = document.at(path);
  findings.problems.push({ severity: 'error', file: document.file, ...place, ...problem });
}
