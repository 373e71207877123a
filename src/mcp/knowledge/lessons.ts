import { pathGlob } from '../../core/catalog/glob.ts';
import type { LessonNote } from '../../config/snapshot/types.ts';

/** Lessons about any of these paths or systems; all of them where nothing is asked about. */
export function lessonsOn(
  lessons: readonly LessonNote[],
  paths: readonly string[],
  systems: readonly string[],
): readonly LessonNote[] {
  if (paths.length === 0 && systems.length === 0) return lessons;
  return lessons.filter(
    (lesson) =>
      lesson.systems.some((system) => systems.includes(system)) ||
      lesson.paths.map(pathGlob).some((glob) => paths.some((path) => glob.matches(path))),
  );
}
