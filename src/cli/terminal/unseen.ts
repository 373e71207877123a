/**
 * Moves the cursor, turns text around, or takes no room, so that two names may look alike and differ.
 * Signs that change how the one before them looks, as emoji have them, are left alone.
 */
const UNSEEN = /[[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029]--[\ufe0e\ufe0f]]/gv;

/** Puts a mark that can be seen for every character that cannot. */
export function markUnseen(text: string): string {
  return text.replace(UNSEEN, '\ufffd');
}
