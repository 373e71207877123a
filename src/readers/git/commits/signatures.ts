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
  const bracketed = inBrackets(whole);
  if (bracketed.length > MOST) return [{ name: whole, email: '' }];
  if (bracketed.length > 0) return bracketed;
  const words = whole.split(/[\s<>,;:()"']/);
  const bare = words.filter((word) => /^[^@]{1,200}@[^@]{1,200}$/.test(word));
  if (bare.length > 0 && bare.length <= MOST) return bare.map((email) => ({ name: '', email }));
  return [{ name: whole, email: '' }];
}

/** What an identity is called: the address where there is one, else the name; empty for neither. */
export function identityOf({ name, email }: Signature): string {
  return email.toLowerCase() || name;
}

/** Cut at the brackets rather than matched, so that no text takes long. */
function inBrackets(text: string): readonly Signature[] {
  return text
    .split('>')
    .slice(0, -1)
    .flatMap((part) => {
      const [email = '', name] = part.split('<').toReversed();
      const found = { name: nameOf(name ?? ''), email: email.trim() };
      return name === undefined || (found.name === '' && found.email === '') ? [] : [found];
    });
}

function nameOf(text: string): string {
  return text
    .trim()
    .replace(/^(?:[,;&]|and\b)\s*/i, '')
    .replace(/^"(.*)"$/, '$1')
    .trim();
}
