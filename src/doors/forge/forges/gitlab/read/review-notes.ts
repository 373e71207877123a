import type { ForgeReview } from '../../../../../engine/forge/types.ts';

/** One note of a request, in the order in which GitLab wrote them. */
export interface Note {
  readonly id: number;
  /** Id of the account. */
  readonly by: string;
  readonly text: string;
  /** Written by GitLab itself: nobody else can. */
  readonly isSystem: boolean;
  /** GitLab's own instant of writing it, in milliseconds; NaN where it does not say. */
  readonly at: number;
}

export interface Told {
  readonly note: number;
  readonly by: string;
  readonly opinion: ForgeReview['opinion'];
  /** Whether no version of the request came after it. */
  readonly isOnLatest: boolean;
}

export interface NotesRead {
  readonly notes: readonly Note[];
  /** Accounts whose approvals stand, as GitLab has it now. */
  readonly approving: ReadonlySet<string>;
  /** GitLab's own instant of making the latest version, in milliseconds; NaN where that is not known to be of the head. */
  readonly versionAt: number;
}

const MADE_VERSION = /^(?:added \d{1,9} commits?\b|changed target branch from )/;

const SAYS: ReadonlyMap<string, ForgeReview['opinion']> = new Map([
  ['approved this merge request', 'approve'],
  ['unapproved this merge request', 'dismissed'],
  ['requested changes', 'request-changes'],
]);

/**
 * What was said of a request, in order. An approval of GitLab names no commit, and may be kept over pushes: it is
 * of the latest version only where its note comes after those of all pushes, and was written in a later second
 * than the version was made. Both instants are the server's; what commits say of themselves is not looked at.
 */
export function opinionsIn({ notes, approving, versionAt }: NotesRead): readonly Told[] {
  const pushes = notes.filter(({ isSystem, text }) => isSystem && MADE_VERSION.test(text));
  const lastWord = new Map<string, number>();
  for (const { by, id, isSystem, text } of notes) {
    if (isSystem && SAYS.has(text)) lastWord.set(by, id);
  }
  let seen = 0;
  const told: Told[] = [];
  for (const note of notes) {
    if (pushes.includes(note)) seen += 1;
    const said = note.isSystem ? SAYS.get(note.text) : 'comment';
    if (said === undefined) continue;
    // What GitLab no longer counts was taken back, by a push or by somebody, mostly without a word.
    const stands = approving.has(note.by) && lastWord.get(note.by) === note.id;
    const opinion = said === 'approve' && !stands ? 'dismissed' : said;
    const isOnLatest = seen === pushes.length && isLater(note.at, versionAt);
    told.push({ note: note.id, by: note.by, opinion, isOnLatest });
  }
  return told;
}

/** In the same second nobody can tell which was first. False where either is not known. */
function isLater(at: number, than: number): boolean {
  return Math.floor(at / 1000) > Math.floor(than / 1000);
}
