/**
 * Moves the cursor, turns text around, or takes no room, so that two names may look alike and differ.
 * Signs that change how the one before them looks, as emoji have them, are left alone.
 */
const UNSEEN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Puts a mark that can be seen for every character that cannot. */
export function markUnseen(text: string): string {
  return text.replace(UNSEEN, '\ufffd');
}
