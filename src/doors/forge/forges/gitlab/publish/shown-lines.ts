import { z } from 'zod';
import type { ForgeAnnotation, RequestRef } from '../../../../../engine/forge/types.ts';
import { linesShown } from '../../../shared/diff-lines.ts';
import type { Gitlab } from '../read/gitlab.ts';
import { requestPath } from '../read/shapes.ts';

const diffSchema = z.object({
  new_path: z.string().max(5000),
  /** Empty where the file is too large, or folded away. */
  diff: z.string().nullish(),
});

export interface Placed {
  readonly shown: readonly ForgeAnnotation[];
  readonly others: readonly ForgeAnnotation[];
}

/** Which annotations are on lines that the request’s diff shows. */
export async function placeAnnotations(
  { client }: Gitlab,
  ref: RequestRef,
  annotations: readonly ForgeAnnotation[],
): Promise<Placed> {
  if (annotations.length === 0) return { shown: [], others: [] };
  const { items } = await client.list(`${requestPath(ref)}/diffs`, diffSchema);
  const lines = new Map(items.map(({ new_path, diff }) => [new_path, linesShown(diff ?? '')]));
  const isShown = ({ path, line }: ForgeAnnotation): boolean => lines.get(path)?.has(line) === true;
  return {
    shown: annotations.filter(isShown),
    others: annotations.filter((one) => !isShown(one)),
  };
}
