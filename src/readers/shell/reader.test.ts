import { describe, expect, it } from 'vitest';
import { findReader } from '../registry.ts';
import { InputError } from '../types.ts';
import { shellReader } from './reader.ts';
import { looksLikeShellScript } from './recognise.ts';

async function* bytes(text: string): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}

const read = (text: string, name = 'clean.sh') =>
  shellReader(findReader).read({ name, bytes: bytes(text) });

describe('a shell script', () => {
  it.each([
    ['', 'x.sh'],
    ['#!/bin/sh\n', 'x'],
    ['#!/usr/bin/env bash\n', 'x'],
    ['#!/usr/bin/env -S bash -e\n', 'x'],
    ['#! /bin/zsh -f\n', 'x'],
    ['\ufeff#!/usr/local/bin/bash\n', 'x'],
  ])('is known by %j, %s', (head, name) => {
    expect(looksLikeShellScript(head, name)).toBe(true);
  });

  it.each([
    ['#!/usr/bin/env python3\n', 'x'],
    ['#!/usr/bin/node\n', 'x.js'],
    ['rm -rf /', 'x.txt'],
    ['# bash\n', 'x.md'],
  ])('is not %j, %s', (head, name) => {
    expect(looksLikeShellScript(head, name)).toBe(false);
  });

  it('has effects with their lines, in the environment that its name says', async () => {
    const { effects, kind } = await read('#!/bin/sh\nls\nrm -rf /srv\n', 'prod/clean.sh');
    expect(kind).toBe('action');
    expect(effects).toMatchObject([{ verb: 'delete', environment: 'production' }]);
    expect(effects[0]?.evidence[0]).toMatchObject({ source: 'prod/clean.sh', line: 3 });
  });

  it('is somewhere unknown where its name says nothing', async () => {
    const { effects } = await read('rm -rf /srv\n');
    expect(effects).toMatchObject([{ environment: 'unknown' }]);
  });

  it('holds where it runs what nobody can know', async () => {
    const { signals } = await read('$TOOL --all\n');
    expect(signals).toMatchObject([{ kind: 'unresolved-command', weight: 'hold' }]);
  });

  it('is refused where it is empty', async () => {
    await expect(read(' \n')).rejects.toThrow(InputError);
  });
});
