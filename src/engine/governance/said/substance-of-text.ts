/** Why a text says nothing to a reader, as the end of a sentence; null where it may say something. */
export function emptiness(text: string, shown: readonly string[]): string | null {
  const said = normal(text);
  if (Array.from(text.trim()).length < LEAST_CHARACTERS) {
    return `is shorter than ${LEAST_CHARACTERS} characters`;
  }
  if (isUnbroken(said)) {
    return new Set(said).size < LEAST_SIGNS ? 'repeats itself' : saidAlready(said, shown);
  }
  const words = said.split(' ').filter((word) => word.length > 1);
  const distinct = new Set(words);
  if (distinct.size < LEAST_WORDS) return `has fewer than ${LEAST_WORDS} different words`;
  if (distinct.size * 3 < words.length && distinct.size < 2 * LEAST_WORDS) return 'repeats itself';
  if (new Set(said.replaceAll(' ', '')).size < LEAST_SIGNS) return 'repeats itself';
  return saidAlready(said, shown);
}

const LEAST_CHARACTERS = 20;
const LEAST_WORDS = 4;
const LEAST_SIGNS = 7;

function saidAlready(said: string, shown: readonly string[]): string | null {
  const repeats = shown.some((fact) => normal(fact).includes(said));
  return repeats ? 'only says what the page shows already' : null;
}

/** Writing without spaces between words. */
function isUnbroken(said: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u.test(
    said,
  );
}

/** Letters and digits in lower case with single spaces: what is left when a text is dressed up. */
export function normal(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
