import type { ForgeAnnotation } from '../../../../../engine/forge/types.ts';
import { cutLine, cutText } from '../../../shared/cut-text.ts';

/** An annotation as GitHub takes and shows it. */
export interface CheckAnnotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly annotation_level: ForgeAnnotation['weight'];
  readonly title: string;
  readonly message: string;
}

const MOST = 500;
const LONGEST_TITLE = 255;
const LONGEST_MESSAGE = 60_000;

export interface Placed {
  readonly annotations: readonly CheckAnnotation[];
  /** Those on lines that the diff does not show, or beyond what GitHub is sent. */
  readonly unplaced: readonly ForgeAnnotation[];
}

/** Places annotations on lines that the diff shows; `lines` are those of the new version, by path. */
export function placeAnnotations(
  annotations: readonly ForgeAnnotation[],
  lines: ReadonlyMap<string, ReadonlySet<number>>,
): Placed {
  const placed: CheckAnnotation[] = [];
  const unplaced: ForgeAnnotation[] = [];
  for (const annotation of annotations) {
    const isShown = lines.get(annotation.path)?.has(annotation.line) === true;
    if (isShown && placed.length < MOST) placed.push(toCheckAnnotation(annotation));
    else unplaced.push(annotation);
  }
  return { annotations: placed, unplaced };
}

function toCheckAnnotation({
  path,
  line,
  weight,
  title,
  message,
}: ForgeAnnotation): CheckAnnotation {
  return {
    path,
    start_line: line,
    end_line: line,
    annotation_level: weight,
    title: cutLine(title, LONGEST_TITLE),
    message: cutText(message, LONGEST_MESSAGE, { url: null }),
  };
}

/** Tells annotations apart: the same one is written once, however often it is said. */
export function keyOfAnnotation(given: CheckAnnotation): string {
  const { path, start_line, annotation_level, title, message } = given;
  return JSON.stringify([path, start_line, annotation_level, title, message]);
}
