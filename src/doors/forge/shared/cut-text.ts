/** Words that are put where a text was cut. */
export interface CutNote {
  readonly url: string | null;
}

/**
 * Cuts Markdown to at most so many bytes of UTF-8, at the end of a line, and says that it did. A fence that
 * the cut would leave open is closed, so that the note is not drawn as code.
 */
export function cutText(text: string, mostBytes: number, { url }: CutNote): string {
  if (Buffer.byteLength(text) <= mostBytes) return text;
  const where = url === null ? 'The rest is in Holdpoint.' : `[The rest is in Holdpoint](${url}).`;
  const note = `\n\n_Cut here, as it is too long for this place._ ${where}\n`;
  const fenceRoom = 8;
  const kept = linesWithin(text, mostBytes - Buffer.byteLength(note) - fenceRoom);
  return `${kept}${isInFence(kept) ? '\n```' : ''}${note}`;
}

/** Cuts one line to so many bytes, never inside a character. */
export function cutLine(text: string, mostBytes: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (Buffer.byteLength(line) <= mostBytes) return line;
  return `${charactersWithin(line, mostBytes - 3)}…`;
}

function linesWithin(text: string, mostBytes: number): string {
  const start = charactersWithin(text, mostBytes);
  const end = start.lastIndexOf('\n');
  return end > 0 ? start.slice(0, end) : start;
}

function charactersWithin(text: string, mostBytes: number): string {
  const bytes = Buffer.from(text);
  let end = Math.max(0, Math.min(mostBytes, bytes.length));
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.toString('utf8', 0, end);
}

function isInFence(text: string): boolean {
  let open = false;
  for (const line of text.split('\n')) if (/^ {0,3}```/.test(line)) open = !open;
  return open;
}
