import type { Finding } from '../../core/change/finding.ts';
import type { Code, Language } from './code/types.ts';
import type { DifferingLines } from './compare/differing-lines.ts';

/** A file that was not read, and why, in words that go on after its path. */
export interface Unread {
  readonly path: string;
  readonly why: string;
}

export interface PatternReading {
  /** In order of path, line and pattern. */
  readonly findings: readonly Finding[];
  /** Files left out, and files of which the text alone was read. */
  readonly notes: readonly Unread[];
}

/** One version of one file. */
export interface Side {
  readonly path: string;
  readonly text: string;
  /** The language by the name of the file, or null where its syntax is not known here. */
  readonly language: Language | null;
  /** Null where the syntax was not read: then there is the text alone. */
  readonly code: Code | null;
}

/** A place on one side that fits a pattern. */
export interface Sighting {
  /** The same for the same code, whatever its layout and place: by it both sides are compared. */
  readonly key: string;
  /** The routine it is in and what it is about: a slight edit keeps both. Empty where nothing compares. */
  readonly loose: string;
  /** Offsets in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** What was seen there, in a few words. */
  readonly note: string;
  /** Instead of the pattern's own. */
  readonly weight?: Finding['weight'];
  /** A stretch that must never be shown. */
  readonly secret?: { readonly start: number; readonly end: number };
}

/** What a pattern may know of the change as a whole. */
export interface ChangeView {
  /** Paths whose text differs, deleted ones included. */
  readonly changed: readonly string[];
  readonly deleted: readonly string[];
  /** True where a text stands, after the change, in another of its files. */
  standsElsewhere(text: string, path: string): boolean;
}

/** A pattern as people see it. */
export interface PatternCard {
  readonly id: string;
  readonly title: string;
  /** What it sets off, in a sentence. */
  readonly why: string;
  readonly fix: string;
  readonly weight: Finding['weight'];
  /** Looked for only where somebody asks for it: when judged, it was wrong more than one time in five. */
  readonly isOnRequest?: true;
  /** `any` for the text of every language. */
  readonly languages: readonly (Language | 'yaml' | 'json' | 'any')[];
}

/** How a pattern is looked for: in what comes, in what goes, or in how the sides differ. */
export type Search =
  | { readonly kind: 'brought'; find(side: Side): readonly Sighting[] }
  | {
      readonly kind: 'taken';
      find(side: Side): readonly Sighting[];
      /** True where what stood before went for a harmless reason, or something stands in its place. */
      isExcused(sighting: Sighting, before: Side, after: Side): boolean;
    }
  | {
      readonly kind: 'between';
      /** Either may be null, not both. Sightings lie on the side they name. */
      find(before: Side | null, after: Side | null, change: ChangeView): readonly PlacedSighting[];
    };

export interface PlacedSighting extends Sighting {
  readonly side: 'before' | 'after';
}

export interface Pattern extends PatternCard {
  /** A text that lacks what any of these asks for cannot fit; linear, and asked of every text. */
  readonly signs: readonly RegExp[];
  /** False where lines that differ so cannot make it new: then nothing is parsed for it. Left out, any may. */
  readonly mayStir?: (lines: DifferingLines) => boolean;
  readonly search: Search;
}
