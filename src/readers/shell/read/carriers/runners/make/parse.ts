/** The lines of a makefile as what they are. Nothing is expanded here. */

export interface MakeLine {
  readonly kind: 'recipe' | 'plain';
  readonly text: string;
  /** 1-based line at which it starts. */
  readonly line: number;
}

const MOST_LINES = 20_000;

/** Lines joined where a backslash continues them; comments left out of plain ones. */
export function makeLines(text: string): readonly MakeLine[] {
  const raw = text.split(/\r?\n/, MOST_LINES);
  const lines: MakeLine[] = [];
  for (let at = 0; at < raw.length; at += 1) {
    const line = at + 1;
    const parts = [raw[at] as string];
    while ((parts.at(-1) ?? '').endsWith('\\') && at + 1 < raw.length) {
      at += 1;
      parts.push(raw[at] as string);
    }
    const recipe = parts[0]?.startsWith('\t') === true;
    if (recipe) lines.push({ kind: 'recipe', text: joinRecipe(parts), line });
    else lines.push({ kind: 'plain', text: withoutComment(joinPlain(parts)), line });
  }
  return lines;
}

function joinRecipe(parts: readonly string[]): string {
  return parts.map((part) => part.replace(/^\t/, '')).join('\n');
}

function joinPlain(parts: readonly string[]): string {
  return parts
    .map((part, index) => (index === 0 ? part : part.trim()))
    .map((part) => (part.endsWith('\\') ? part.slice(0, -1).trimEnd() : part))
    .join(' ');
}

function withoutComment(text: string): string {
  const at = text.search(/(?<!\\)#/);
  return (at < 0 ? text : text.slice(0, at)).trimEnd();
}

export interface Assignment {
  readonly name: string;
  readonly operator: '=' | ':=' | '?=' | '+=' | '!=';
  readonly value: string;
  readonly exported: boolean;
}

/** `export NAME ?= value` and its siblings; null for lines that assign nothing. */
export function assignmentOf(text: string): Assignment | null {
  const found =
    /^\s*((?:(?:export|override|private|unexport)\s+)*)([\w.%@/-]+)\s*(:::?=|::?=|\?=|\+=|!=|=)/.exec(
      text,
    );
  if (found === null) return null;
  const [whole, words = '', name = '', operator = ''] = found;
  const plain = operator.startsWith(':') ? ':=' : (operator as Assignment['operator']);
  const value = text.slice(whole.length).trimStart();
  return { name, operator: plain, value, exported: words.includes('export ') };
}

export interface RuleHead {
  readonly targets: string;
  readonly rest: string;
  readonly recipe: string | null;
}

/** `targets: prerequisites ; recipe`, each part as written. A colon inside `$(…)` parts nothing. */
export function ruleHeadOf(text: string): RuleHead | null {
  const colon = outside(text, ':', 0);
  if (colon <= 0) return null;
  const after = text.slice(colon + 1).replace(/^:/, '');
  const semicolon = outside(after, ';', 0);
  return {
    targets: text.slice(0, colon).replace(/&$/, '').trim(),
    rest: (semicolon < 0 ? after : after.slice(0, semicolon)).trim(),
    recipe: semicolon < 0 ? null : after.slice(semicolon + 1).trim(),
  };
}

/** Index of a character that stands in no `$(…)` or `${…}`, or -1. */
export function outside(text: string, character: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const here = text[at];
    if (here === '(' || here === '{') depth += 1;
    else if (here === ')' || here === '}') depth = Math.max(0, depth - 1);
    else if (here === character && depth === 0) return at;
  }
  return -1;
}
