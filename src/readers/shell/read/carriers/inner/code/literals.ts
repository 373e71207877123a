/** Literals of languages with types, brought to those that all languages have. */
import type { LanguageId } from './language.ts';

type Change = readonly [RegExp, string];

const CHANGES: Partial<Record<LanguageId, readonly Change[]>> = {
  java: [
    [/\bnew\s+\w{1,60}\s*\[\s*\]\s*\{([^{}]{0,2000})\}/g, '[$1]'],
    [/\b(?:List\.of|Arrays\.asList|listOf|arrayOf|Seq|List)\(([^()]{0,2000})\)/g, '[$1]'],
    // Scala's `"command".!` and `Seq("a", "b").!`.
    [/("[^"\n]{1,1000}"|\[[^[\]]{1,1000}\])\s*\.\s*!{1,2}/g, 'ProcessBuilder($1)'],
  ],
  // A method by its name, for each: as if it were called on all of them.
  ruby: [[/\.(?:each|map|find_each|each_value)\s*\(\s*&:(\w{1,60}[!?]?)\s*\)/g, '.$1()']],
  go: [[/\[\]string\s*\{([^{}]{0,2000})\}/g, '[$1]']],
};

export function withPlainLiterals(text: string, language: LanguageId): string {
  return (CHANGES[language] ?? []).reduce(
    (changed, [pattern, plain]) => changed.replace(pattern, plain),
    text,
  );
}
