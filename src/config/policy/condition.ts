import type { Condition } from '../../core/policy/types.ts';
import type { KnownNames } from '../condition/check-names.ts';
import { compileCondition } from '../condition/compile.ts';
import type { ConfigDocument, Path } from '../yaml/document.ts';
import type { Findings } from './draft.ts';

/** Compiles a condition at a path; its problems come out at their place in the file. */
export function buildCondition(
  text: string,
  per: 'effect' | 'change',
  document: ConfigDocument,
  path: Path,
  findings: Findings,
): Condition | null {
  const { condition, problems } = compileCondition(text, per, knownNames(findings));
  for (const { offset, ...problem } of problems) {
    const place = document.within(path, offset);
    findings.problems.push({ file: document.file, ...place, ...problem });
  }
  return condition;
}

function knownNames({ catalog }: Findings): KnownNames | null {
  if (catalog === null) return null;
  return {
    system: new Set(catalog.systems.map(({ id }) => id)),
    person: new Set(catalog.people.map(({ id }) => id)),
  };
}
