/** `BlogPost` → `blog_post` */
export function underscored(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['person', 'people'],
  ['child', 'children'],
  ['man', 'men'],
  ['woman', 'women'],
  ['medium', 'media'],
  ['datum', 'data'],
  ['status', 'statuses'],
  ['news', 'news'],
  ['series', 'series'],
]);

/** The plural that Rails and Laravel give a table: `category` → `categories`. */
export function plural(name: string): string {
  const [last = '', ...before] = name.split('_').toReversed();
  const irregular = IRREGULAR.get(last);
  const ending = irregular ?? pluralWord(last);
  return [...before.toReversed(), ending].join('_');
}

function pluralWord(word: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(word)) return `${word}es`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return `${word}s`;
}
