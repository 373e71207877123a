/** Names with commas between, as people write them into one field. */
export function namesIn(text: string): readonly string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

/** What is missing in a reason, in a sentence, or null. */
export function missingReason(reason: string): string | null {
  return reason.trim().length < 10 ? 'Give a reason of at least 10 characters.' : null;
}
