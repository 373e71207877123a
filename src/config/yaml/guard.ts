const MAX_OPEN = 1_000;
const MAX_DOCUMENTS = 10_000;

/** What makes a text not worth parsing, and where it shows. */
export interface Intricacy {
  readonly offset: number;
  readonly message: string;
}

/**
 * Finds texts that are made to be slow to parse: the parser takes half a minute over a few megabytes of
 * brackets, only to run out of stack. Counts without parsing, far above what any real file comes to.
 */
export function tooIntricate(text: string): Intricacy | null {
  const marks = /(?:[-?][ \t\n]){200}/.exec(text);
  if (marks !== null) return { offset: marks.index, message: 'nested too deeply' };
  let open = 0;
  let documents = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === OPEN_LIST || code === OPEN_MAP) open++;
    else if ((code === CLOSE_LIST || code === CLOSE_MAP) && open > 0) open--;
    else if (code === DASH && text.startsWith('\n---', offset - 1)) documents++;
    if (open > MAX_OPEN) return { offset, message: 'nested too deeply' };
    if (documents > MAX_DOCUMENTS) {
      return { offset, message: `more than ${MAX_DOCUMENTS} documents` };
    }
  }
  return null;
}

const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_MAP = 0x7b;
const CLOSE_MAP = 0x7d;
const DASH = 0x2d;
