/** A name and an e-mail address, as somebody wrote them. */
export interface Signature {
  readonly name: string;
  readonly email: string;
}

/** More people than any commit has; a list that is longer is taken as the text that it is. */
const MOST = 50;
const LONGEST = 1000;

/**
 * Everybody whom a text names: `Name <address>`, several of them, addresses without brackets. A text that
 * is none of it is one signature whose name is the text, so that nobody falls out for a misspelling.
 * Empty only for an empty text.
 */
export function signaturesIn(text: string): readonly Signature[] {
  const whole = text.slice(0, LONGEST).trim();
  if (whole === '') return [];
  const bracketed = Array.from(
    whole.matchAll(/([^<>]*)<([^<>]*)>/g),
    ([, name = '', email = '']) => ({
      name: nameOf(name),
      email: email.trim(),
    }),
  ).filter(({ name, email }) => name !== '' || email !== '');
  if (bracketed.length > MOST) return [{ name: whole, email: '' }];
  if (bracketed.length > 0) return bracketed;
  const bare = whole.match(/[^\s<>,;:()"']{1,200}@[^\s<>,;:()"'@]{1,200}/g) ?? [];
  if (bare.length > 0 && bare.length <= MOST) return bare.map((email) => ({ name: '', email }));
  return [{ name: whole, email: '' }];
}

/** What an identity is called: the address where there is one, else the name; empty for neither. */
export function identityOf({ name, email }: Signature): string {
  return email.toLowerCase() || name;
}

function nameOf(text: string): string {
  return text
    .trim()
    .replace(/^(?:[,;&]|and\b)\s*/i, '')
    .replace(/^"(.*)"$/, '$1')
    .trim();
}
