import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError } from '../problem.ts';
import { MAX_FILE_BYTES, readSource } from './source.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdpoint-source-'));
  await writeFile(join(folder, 'good.yaml'), '\ufeffa: ü');
  await writeFile(join(folder, 'latin.yaml'), Buffer.from([0x61, 0x3a, 0x20, 0xfc]));
  await writeFile(join(folder, 'large.yaml'), Buffer.alloc(MAX_FILE_BYTES + 1, 0x20));
});
afterAll(() => rm(folder, { recursive: true }));

describe('reading a text', () => {
  it('takes UTF-8, with or without a mark in front', async () => {
    expect((await readSource(join(folder, 'good.yaml'))).text).toBe('a: ü');
  });

  it.each<[string, string]>([
    ['latin.yaml', 'this is not UTF-8 text. Save it as UTF-8.'],
    ['large.yaml', 'the file is larger than 4 MiB. Split it up.'],
    ['nothing.yaml', 'there is no such file. Check the path.'],
    ['good.yaml/x', 'a part of the path is not a directory. Check the path.'],
    ['.', 'this is a directory, where a file is needed. Name the file in it.'],
    ['a\u0000b', 'this is not a path. Check the path.'],
  ])('says in one line what is wrong with %s', async (name, said) => {
    const file = join(folder, name);
    const error = await readSource(file).catch((fault: unknown) => fault);
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as ConfigError).message).toBe(`${file.replace('\u0000', ' ')}:1:1: ${said}`);
  });
});
