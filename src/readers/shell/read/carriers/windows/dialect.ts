import type { Carried } from '../types.ts';

/** What text of PowerShell or cmd carries. */
export function carriedByDialect(text: string, dialect: 'powershell' | 'cmd'): readonly Carried[] {
  void text;
  return [
    { kind: 'unread', why: `Text of ${dialect} is run, which is not read yet.`, fetched: false },
  ];
}
