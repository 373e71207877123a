/** One line of a CODEOWNERS file that names owners. */
export interface OwnerRule {
  readonly line: number;
  readonly pattern: string;
  /** `@org/team`, `@person` or an e-mail address. */
  readonly owners: readonly string[];
}

/** Where the forges look for it; the first that exists counts. */
export const CODEOWNERS_PLACES: readonly string[] = [
  '.github/CODEOWNERS',
  'CODEOWNERS',
  'docs/CODEOWNERS',
  '.gitlab/CODEOWNERS',
];

/** Reads CODEOWNERS as GitHub and GitLab do; sections of GitLab are left out. */
export function parseCodeowners(text: string): OwnerRule[] {
  return text.split(/\r?\n/).flatMap((raw, index) => {
    const line = raw.replace(/(^|\s)#.*$/, '').trim();
    if (line === '' || /^\^?\[/.test(line)) return [];
    const [pattern = '', ...owners] = line.split(/(?<!\\)\s+/);
    return [{ line: index + 1, pattern: pattern.replaceAll('\\ ', ' '), owners }];
  });
}

/** Owners of a path: the last rule that fits it counts. */
export function ownersOf(rules: readonly OwnerRule[], path: string): OwnerRule | null {
  return rules.findLast(({ pattern }) => toExpression(pattern).test(path)) ?? null;
}

/** The folder that a rule is about, without slashes around it, or null where it is no single folder. */
export function folderOf(pattern: string): string | null {
  const bare = pattern.replace(/^\//, '').replace(/\/(?:\*\*?)?$/, '');
  const isFolder = bare !== pattern || pattern.includes('/');
  return isFolder && bare !== '' && !/[*?[\]]/.test(bare) ? bare : null;
}

function toExpression(pattern: string): RegExp {
  const anchored = pattern.replace(/\/$/, '').includes('/');
  const body = pattern
    .replace(/^\//, '')
    .replace(/\/$/, '')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/|\*\*|\*|\?/g, (glob) => {
      if (glob === '**/') return '(?:.*/)?';
      if (glob === '**') return '.*';
      return glob === '*' ? '[^/]*' : '[^/]';
    });
  const deep = pattern.endsWith('/*') ? '' : '(?:/.*)?';
  return new RegExp(`^${anchored ? '' : '(?:.*/)?'}${body}${deep}$`);
}
