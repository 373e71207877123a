import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { packageFile } from '../../../config/package-root.ts';
import { STYLE } from './style.ts';

const tokensIn = (css: string): ReadonlyMap<string, string> =>
  new Map(
    [...css.matchAll(/^\s*(--[\w-]+): ([^;]+);/gm)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );

describe('the look of a page that stands alone', () => {
  it('is that of the app, value by value', async () => {
    const app = tokensIn(await readFile(packageFile('src/web/ui/tokens.css'), 'utf8'));
    const own = tokensIn(STYLE);
    expect(own.size).toBeGreaterThan(15);
    for (const [name, value] of own) expect([name, app.get(name)]).toEqual([name, value]);
  });

  it('names no value that it does not have', () => {
    const own = tokensIn(STYLE);
    const used = [...STYLE.matchAll(/var\((--[\w-]+)\)/g)].map(([, name = '']) => name);
    expect(used.filter((name) => !own.has(name))).toEqual([]);
  });
});
