import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { readFile } from './read-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'holdpoint-read-'));
afterAll(() => rmSync(folder, { recursive: true }));

const LIMIT = 1000;
const textAt = (path: string) => {
  const look = readFile(path, LIMIT);
  return look.kind === 'text' ? look.text : look.kind;
};

describe('a file that is read again and again', () => {
  it('is as it is now, however quickly it changes', () => {
    const path = join(folder, 'quick');
    for (let turn = 0; turn < 200; turn += 1) {
      writeFileSync(path, `text ${turn % 10}`);
      expect(textAt(path)).toBe(`text ${turn % 10}`);
    }
  });

  it('is as it is now also after it was settled', async () => {
    const path = join(folder, 'settled');
    writeFileSync(path, 'one');
    textAt(path);
    await wait(120);
    expect([textAt(path), textAt(path)]).toEqual(['one', 'one']);
    writeFileSync(path, 'two');
    expect(textAt(path)).toBe('two');
    rmSync(path);
    expect(textAt(path)).toBe('missing');
  });

  it('is not taken for the one before where somebody sets its time back', async () => {
    const path = join(folder, 'back');
    writeFileSync(path, 'one');
    utimesSync(path, 1, 1);
    textAt(path);
    await wait(120);
    expect([textAt(path), textAt(path)]).toEqual(['one', 'one']);
    writeFileSync(path, 'two');
    utimesSync(path, 1, 1);
    expect(textAt(path)).toBe('two');
  });

  it('is closed where it is larger than was asked for', async () => {
    const path = join(folder, 'large');
    writeFileSync(path, 'x'.repeat(500));
    textAt(path);
    await wait(120);
    expect(textAt(path)).toHaveLength(500);
    expect(readFile(path, 100)).toMatchObject({ kind: 'closed', why: 'too large' });
  });
});
