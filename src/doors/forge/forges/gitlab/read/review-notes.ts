import type { ForgeReview } from '../../../../../engine/forge/types.ts';

/** One note of a request, in the order in which GitLab wrote them. */
export interface Note {
  readonly id: number;
  /** Id of the account. */
  readonly by: string;
  readonly text: string;
  /** Written by GitLab itself: nobody else can. */
  readonly isSystem: boolean;
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
  /** How many versions there are. */
  readonly versions: number;
  readonly head: string;
}

const MADE_VERSION = /^(?:added \d{1,9} commits?\b|changed target branch from )/;
const ADDED = /^added \d{1,9} commits?\b/;

const SAYS: ReadonlyMap<string, ForgeReview['opinion']> = new Map([
  ['approved this merge request', 'approve'],
  ['unapproved this merge request', 'dismissed'],
  ['requested changes', 'request-changes'],
]);

/**
 * What was said of a request, in order. An approval of GitLab names no commit, and may be kept over pushes:
 * it is of the latest version only where its note comes after those of all versions, and where there is one
 * for each of them, the last naming the head. Times are never compared.
 */
export function opinionsIn({ notes, approving, versions, head }: NotesRead): readonly Told[] {
  const pushes = notes.filter(({ isSystem, text }) => isSystem && MADE_VERSION.test(text));
  const last = pushes.at(-1);
  const isAccountedFor =
    pushes.length === versions - 1 && (last === undefined || namesHead(last.text, head));
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
    const isOnLatest = isAccountedFor && seen === pushes.length;
    told.push({ note: note.id, by: note.by, opinion, isOnLatest });
  }
  return told;
}

/** A changed target leaves the head where it was. */
function namesHead(text: string, head: string): boolean {
  return !ADDED.test(text) || text.includes(`${head.slice(0, 8)} - `);
}
