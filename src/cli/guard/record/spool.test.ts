import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DecisionRecord } from './record.ts';
import { spool, SPOOL_FILE } from './spool.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spool-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const RECORD = { id: 'one', headline: 'Deletes für.' } as DecisionRecord;

it('has a line for each decision', () => {
  const below = join(folder, 'new');
  spool(below, RECORD);
  spool(below, RECORD);
  const lines = readFileSync(join(below, SPOOL_FILE), 'utf8').split('\n');
  expect(lines).toEqual([JSON.stringify(RECORD), JSON.stringify(RECORD), '']);
});

it('is written down nowhere else, and no pipe is waited for', () => {
  const path = join(folder, SPOOL_FILE);
  symlinkSync('/dev/null', path);
  expect(() => spool(folder, RECORD)).toThrow('no plain file');
  rmSync(path);
  execFileSync('mkfifo', [path]);
  expect(() => spool(folder, RECORD)).toThrow(SPOOL_FILE);
  rmSync(path);
  mkdirSync(path);
  expect(() => spool(folder, RECORD)).toThrow(SPOOL_FILE);
});
