import type { Problem } from '../problem.ts';
import { PolicyFileSchema } from '../schema/policy.ts';
import type { PolicyFile } from '../schema/policy.ts';
import { checkDocument } from '../yaml/check.ts';
import { singleDocument } from '../yaml/single.ts';
import type { ConfigDocument } from '../yaml/document.ts';
import type { SourceText } from '../yaml/source.ts';
import type { PolicyDraft } from './draft.ts';

export type ReadPolicy =
  | { readonly kind: 'read'; readonly draft: PolicyDraft }
  | {
      readonly kind: 'faulty';
      readonly problems: readonly Problem[];
      /** Null when it is not even YAML. */
      readonly document: ConfigDocument | null;
    };

/** Parses a policy file and holds it to its schema. Never throws. */
export function readPolicy(source: SourceText): ReadPolicy {
  const parsed = singleDocument(source);
  if (parsed.kind === 'faulty') return { ...parsed, document: null };
  const checked = checkDocument<PolicyFile>(PolicyFileSchema, parsed.document);
  const { document } = parsed;
  if (checked.kind === 'misfits') return { kind: 'faulty', problems: checked.problems, document };
  return { kind: 'read', draft: { file: checked.value, document } };
}
