import type { StudiedFile } from '../effects/studied-file.ts';
import type { FileChange } from '../diff/file-change.ts';
import { inspectFile } from '../inspect/inspect-file.ts';
import { touchedPaths } from '../inspect/touched-paths.ts';
import type { SourceNames } from '../effects/build-effects.ts';
import { pairOfPatch } from '../meaning/patch-pairs.ts';
import { joinStudies } from '../study-file.ts';
import type { FilePair } from '../../types.ts';
import type { CollectedHunks } from './hunk-collector.ts';
import type { PatchSection } from './patch-scanner.ts';

/** Most lines of files to look into that wait for the end of the patch, in all. */
const MOST_WAITING_LINES = 400_000;

/**
 * Gathers the files of a patch. Looking into them waits for its end, since a lockfile is judged by what
 * else changes. A file that comes twice (a series of patches) gets both pieces.
 */
export class PatchStudy {
  private readonly files = new Map<string, { change: FileChange; pieces: CollectedHunks[] }>();
  private waiting = 0;

  add({ change, collected }: PatchSection): void {
    const key = `${change.status} ${change.oldPath ?? ''}\0${change.path}`;
    const known = this.files.get(key) ?? { change, pieces: [] };
    known.pieces.push(this.bounded(change, collected));
    this.files.set(key, known);
  }

  /** Both sides of the files that the patch shows whole and another reader may know more about. */
  pairs(names: SourceNames): FilePair[] {
    return [...this.files.values()].flatMap(({ change, pieces }) => {
      const [only] = pieces;
      return (pieces.length === 1 && only && pairOfPatch(change, only, names)) || [];
    });
  }

  finish(): StudiedFile[] {
    const all = [...this.files.values()];
    const touched = touchedPaths(all.map(({ change }) => change));
    return all.flatMap(({ change, pieces }) => {
      let study: StudiedFile | undefined;
      for (const { summary, hunks, cut } of pieces) {
        const sides = { before: null, after: null, whole: false };
        const findings = inspectFile({ change, hunks, ...sides, cut, touched });
        study = joinStudies(study, { change, hunks: summary, findings });
      }
      return study === undefined ? [] : [study];
    });
  }

  private bounded(change: FileChange, collected: CollectedHunks): CollectedHunks {
    if (collected.hunks.length === 0) return collected;
    this.waiting += collected.hunks.reduce((sum, hunk) => sum + hunk.length, 0);
    return this.waiting <= MOST_WAITING_LINES ? collected : { ...collected, hunks: [], cut: true };
  }
}
