/** Words of one line as redis-cli reads them: quotes hold spaces together. */
export function wordsOfLine(line: string): readonly string[] {
  return [...line.slice(0, 10_000).matchAll(/'([^']*)'|"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? '',
  );
}
