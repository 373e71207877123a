/** A person, group or role: `@ada`, `@group/below`. What stands before or after it is left out. */
const NAME = /(?<![\w@])@[\w.](?:[\w.-]*[\w-])?(?:\/[\w.](?:[\w.-]*[\w-])?)*/g;
const ROLE = /^@@(?:developer|maintainer|owner)s?$/i;
const MAIL = /^[^\s@]{1,100}@[^\s@]{1,255}$/;
/** Longer than any name or address can be. */
const LONGEST = 1_000;

/** The owners that a text names, in their order, and the words that name none. */
export function readOwners(text: string): {
  readonly owners: readonly string[];
  readonly strangers: readonly string[];
} {
  const owners = new Set<string>();
  const strangers: string[] = [];
  for (const word of text.split(/\s+/)) {
    if (word === '') continue;
    const found = word.length > LONGEST ? [] : ownersIn(word);
    if (found.length === 0) strangers.push(word);
    for (const owner of found) owners.add(owner);
  }
  return { owners: [...owners], strangers };
}

function ownersIn(word: string): readonly string[] {
  if (ROLE.test(word)) return [word];
  const names = word.match(NAME);
  if (names !== null) return names;
  const mail = withoutMarksAtEnd(word);
  return MAIL.test(mail) ? [mail] : [];
}

function withoutMarksAtEnd(word: string): string {
  let end = word.length;
  while (end > 0 && /\W/.test(word[end - 1] as string)) end--;
  return word.slice(0, end);
}
