/** Brace expansion on the text of a word, before anything else is expanded, as the shell does it. */

/** The words that come out, or null where there are more than `most`. */
export function expandBraces(text: string, most: number): readonly string[] | null {
  const done: string[] = [];
  let open: string[] = [text];
  for (let round = 0; open.length > 0 && round < 24; round += 1) {
    const next: string[] = [];
    for (const each of open) {
      const parts = firstBrace(each);
      if (parts === null) done.push(each);
      else next.push(...parts);
      if (done.length + next.length > most) return null;
    }
    open = next;
  }
  if (open.length > 0) return null;
  return done;
}

/** Each alternative of the first brace that is one, with what stands around it; null where none is. */
function firstBrace(text: string): readonly string[] | null {
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === "'" || sign === '"') at = endOfQuote(text, at);
    else if (sign === '$' && (text[at + 1] === '{' || text[at + 1] === '(')) {
      at = endOfGroup(text, at + 1);
    } else if (sign === '{') {
      const found = alternatives(text, at);
      if (found !== null) {
        const { items, end } = found;
        return items.map((item) => `${text.slice(0, at)}${item}${text.slice(end + 1)}`);
      }
    }
  }
  return null;
}

function endOfQuote(text: string, start: number): number {
  const sign = text[start];
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\' && sign === '"') at += 1;
    else if (text[at] === sign) return at;
  }
  return text.length;
}

function endOfGroup(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === "'" || sign === '"') at = endOfQuote(text, at);
    else if (sign === '{' || sign === '(') depth += 1;
    else if (sign === '}' || sign === ')') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return text.length;
}

function alternatives(
  text: string,
  start: number,
): { readonly items: readonly string[]; readonly end: number } | null {
  const items: string[] = [];
  let depth = 0;
  let from = start + 1;
  for (let at = start + 1; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === "'" || sign === '"') at = endOfQuote(text, at);
    else if (sign === '{' || sign === '(') depth += 1;
    else if (sign === ',' && depth === 0) {
      items.push(text.slice(from, at));
      from = at + 1;
    } else if (sign === '}' && depth === 0) {
      if (items.length > 0) return { items: [...items, text.slice(from, at)], end: at };
      const items2 = sequence(text.slice(from, at));
      return items2 === null ? null : { items: items2, end: at };
    } else if (sign === '}' || sign === ')') depth -= 1;
  }
  return null;
}

const LONGEST_SEQUENCE = 1000;

function sequence(text: string): readonly string[] | null {
  const found = /^(-?\d{1,9}|[A-Za-z])\.\.(-?\d{1,9}|[A-Za-z])(?:\.\.(-?\d{1,9}))?$/.exec(text);
  if (found === null) return null;
  const [, from = '', to = '', by] = found;
  const numbers = /\d/.test(from);
  if (numbers !== /\d/.test(to)) return null;
  const first = numbers ? Number(from) : (from.codePointAt(0) ?? 0);
  const last = numbers ? Number(to) : (to.codePointAt(0) ?? 0);
  const step = Math.max(1, Math.abs(Number(by ?? 1))) * (last < first ? -1 : 1);
  const count = Math.min(Math.floor(Math.abs((last - first) / step)) + 1, LONGEST_SEQUENCE);
  const width = /^-?0\d/.test(from) || /^-?0\d/.test(to) ? Math.max(from.length, to.length) : 0;
  return Array.from({ length: count }, (_, index) => {
    const value = first + index * step;
    return numbers ? String(value).padStart(width, '0') : String.fromCodePoint(value);
  });
}
