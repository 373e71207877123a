/** A justfile as recipes and variables. Expressions are kept as they stand. */

export interface JustRecipe {
  readonly name: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly value: string | null;
    readonly rest: boolean;
  }[];
  /** Recipes that run first, and those after `&&`. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly body: readonly { readonly text: string; readonly line: number }[];
}

export interface Justfile {
  readonly recipes: ReadonlyMap<string, JustRecipe>;
  readonly variables: ReadonlyMap<string, string>;
  readonly exported: ReadonlySet<string>;
  readonly aliases: ReadonlyMap<string, string>;
  readonly imports: readonly string[];
  /** First recipe, which is run where none is named. */
  readonly first: string | null;
}

const MOST_LINES = 20_000;

export function parseJustfile(text: string): Justfile {
  const recipes = new Map<string, JustRecipe>();
  const variables = new Map<string, string>();
  const exported = new Set<string>();
  const aliases = new Map<string, string>();
  const imports: string[] = [];
  let body: { text: string; line: number }[] | null = null;
  let exportAll = false;
  text.split(/\r?\n/, MOST_LINES).forEach((line, index) => {
    if (/^[ \t]/.test(line)) {
      body?.push({ text: line, line: index + 1 });
      return;
    }
    if (line.trim() === '') {
      body?.push({ text: '', line: index + 1 });
      return;
    }
    body = null;
    if (/^[#[]/.test(line)) return;
    const assigned = /^(export\s+)?([A-Za-z_][\w-]*)\s*:=\s*(.*)$/.exec(line);
    const set = /^set\s+(\S+)/.exec(line);
    const alias = /^alias\s+([\w-]+)\s*:=\s*([\w-]+)/.exec(line);
    const imported = /^import\??\s+['"]([^'"]+)['"]/.exec(line);
    if (set !== null) exportAll ||= set[1] === 'export';
    else if (alias !== null) aliases.set(alias[1] ?? '', alias[2] ?? '');
    else if (imported !== null) imports.push(imported[1] ?? '');
    else if (assigned !== null) {
      variables.set(assigned[2] ?? '', assigned[3] ?? '');
      if (assigned[1] !== undefined || exportAll) exported.add(assigned[2] ?? '');
    } else {
      const recipe = headOf(line);
      if (recipe === null) return;
      body = [];
      recipes.set(recipe.name, { ...recipe, body });
    }
  });
  const first = recipes.keys().next().value ?? null;
  return { recipes, variables, exported, aliases, imports, first };
}

function headOf(line: string): Omit<JustRecipe, 'body'> | null {
  const found =
    /^@?([A-Za-z_][\w-]*)((?:\s+(?:[*+$]*[A-Za-z_][\w-]*(?:=(?:'[^']*'|"[^"]*"|[^\s:'"]+))?))*)\s*:(?!=)(.*)$/.exec(
      line,
    );
  if (found === null) return null;
  const [, name = '', parameters = '', dependencies = ''] = found;
  const [before = '', after = ''] = dependencies.replace(/\s#.*$/, '').split('&&');
  return {
    name,
    parameters: [
      ...parameters.matchAll(/([*+$]*)([A-Za-z_][\w-]*)(?:=('[^']*'|"[^"]*"|\S+))?/g),
    ].map(([, mark = '', parameter = '', value]) => ({
      name: parameter,
      value: value ?? null,
      rest: /[*+]/.test(mark),
    })),
    before: namesIn(before),
    after: namesIn(after),
  };
}

/** `a (b "x")` → `a`, `b`. What is given to a recipe there is not followed. */
function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/\(\s*([\w-]+)[^)]*\)|([A-Za-z_][\w-]*)/g)].map(
    ([, called, plain]) => called ?? plain ?? '',
  );
}
