/** Lines at which a file turns from the way forward to the way back, and those that turn it again. */
const BACK =
  /^\s*--\s*(?:\+goose\s+Down|\+migrate\s+Down|migrate:down|\/\/\s*@UNDO|@?UNDO\b|\+micrate\s+Down)/i;
const FORTH =
  /^\s*--\s*(?:\+goose\s+Up|\+migrate\s+Up|migrate:up|\/\/\s*@?(?:UP|DO)\b|\+micrate\s+Up)/i;

export interface Sections {
  /** The text with the lines of the other way left empty, so that every line keeps its number. */
  readonly up: string;
  readonly down: string;
}

/** A file of one section is all `up`. */
export function sectionsOf(text: string): Sections {
  if (!/^[^\S\r\n\u2028\u2029]*--.*(?:down|undo)/im.test(text)) return { up: text, down: '' };
  const up: string[] = [];
  const down: string[] = [];
  let back = false;
  for (const line of text.split('\n')) {
    if (BACK.test(line)) back = true;
    else if (FORTH.test(line)) back = false;
    up.push(back ? '' : line);
    down.push(back ? line : '');
  }
  return { up: up.join('\n'), down: down.join('\n') };
}
