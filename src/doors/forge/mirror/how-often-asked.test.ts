import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GitMirror } from '../../../engine/forge/ports.ts';
import { createGitMirror } from './create-git-mirror.ts';

let folder = '';
let source = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdpoint-mirror-'));
  source = join(folder, 'source');
  mkdirSync(source);
  git(source, 'init', '--quiet', '--initial-branch=main');
  commit('main');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function git(directory: string, ...args: readonly string[]): string {
  const as = ['-c', 'user.name=mary', '-c', 'user.email=mary@example.com', '-C', directory];
  return execFileSync('git', [...as, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
}

function commit(branch: string, message = branch): string {
  git(source, 'checkout', '--quiet', '-B', branch);
  git(source, 'commit', '--quiet', '--allow-empty', '--message', message);
  return git(source, 'rev-parse', 'HEAD');
}

const mirror = (program = 'git'): GitMirror =>
  createGitMirror({
    folder: join(folder, 'mirrors'),
    protocols: ['file'],
    clock: { now: () => '2026-03-10T09:00:00.000Z' },
    git: program,
  });
const remote = () => ({
  url: pathToFileURL(source).href,
  authorization: null,
  headRef: (number: number) => `refs/pull/${number}/head`,
});

describe('how often git is asked', () => {
  const asked = (): readonly string[] =>
    readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n');
  /** A git that writes down what it is asked for. */
  const counting = (fetch = 'exec git "$@"'): GitMirror => {
    const script = join(folder, 'counting-git');
    const lines = ['#!/bin/sh', `echo "$1" >> ${join(folder, 'asked')}`];
    const choice = ['case "$1" in', `fetch) ${fetch};;`, 'esac', 'exec git "$@"'];
    writeFileSync(script, [...lines, ...choice].join('\n'));
    chmodSync(script, 0o755);
    return mirror(script);
  };
  const REFS = ['refs/heads/main', 'refs/heads/a'];
  const ids = () => ['main', 'a'].map((branch) => git(source, 'rev-parse', branch));

  it('is once where nothing moved, and the forge is asked all the same', async () => {
    commit('a');
    const copies = counting();
    const copy = await copies.fetch('acme/shop', remote(), REFS);
    expect(asked()).toEqual(['init', 'fetch', 'update-ref']);
    await copies.fetch('acme/shop', remote(), REFS);
    expect(asked().slice(3)).toEqual(['fetch']);
    expect(REFS.map((ref) => copies.nameOf(copy, ref))).toEqual(ids());
    rmSync(source, { recursive: true });
    await expect(copies.fetch('acme/shop', remote(), REFS)).rejects.toThrow('git fetch of');
  });

  it('is once more for what moved, which is kept then, also when moved back by force', async () => {
    const first = commit('a');
    const copies = counting();
    const copy = await copies.fetch('acme/shop', remote(), REFS);
    const second = commit('a', 'next');
    await copies.fetch('acme/shop', remote(), REFS);
    expect(copies.nameOf(copy, 'refs/heads/a')).toBe(second);
    git(source, 'reset', '--quiet', '--hard', first);
    await copies.fetch('acme/shop', remote(), REFS);
    expect(asked().slice(3)).toEqual(['fetch', 'update-ref', 'fetch']);
    expect(copies.nameOf(copy, 'refs/heads/a')).toBe(first);
    expect(git(copy, 'rev-parse', `refs/holdpoint/kept/${second}`)).toBe(second);
  });

  it('is once more where git does not say what it found', async () => {
    commit('a');
    const copies = counting('git "$@" && rm FETCH_HEAD && exit 0; exit 1');
    const copy = await copies.fetch('acme/shop', remote(), REFS);
    expect(asked()).toEqual(['init', 'fetch', 'for-each-ref', 'update-ref']);
    const names = REFS.map((ref) => copies.nameOf(copy, ref));
    expect(names.map((name) => git(copy, 'rev-parse', name))).toEqual(ids());
    expect(ids().map((id) => git(copy, 'rev-parse', `refs/holdpoint/kept/${id}`))).toEqual(ids());
  });

  it('is once for commits that an earlier process kept, and never after', async () => {
    await mirror().fetch('acme/shop', remote(), ['refs/heads/main']);
    const id = git(source, 'rev-parse', 'main');
    const copies = counting();
    for (let turn = 0; turn < 2; turn += 1) await copies.fetch('acme/shop', remote(), [id]);
    expect(asked()).toEqual(['for-each-ref']);
  });

  it('is once for all who ask at the same time, and each hears of its own fault alone', async () => {
    const heads = ['a', 'b', 'c'].map((branch) => commit(branch));
    const copies = counting();
    const copy = await copies.fetch('acme/shop', remote(), ['refs/heads/main']);
    const refs = ['a', 'b', 'c'].map((branch) => `refs/heads/${branch}`);
    await Promise.all(refs.map((ref) => copies.fetch('acme/shop', remote(), [ref])));
    expect(asked().slice(3)).toEqual(['fetch', 'update-ref']);
    expect(refs.map((ref) => copies.nameOf(copy, ref))).toEqual(heads);
    const moved = ['b', 'c'].map((branch) => commit(branch, 'next'));
    const more = ['refs/heads/a', 'refs/heads/gone', 'refs/heads/b', 'refs/heads/c'];
    const ends = await Promise.allSettled(
      more.map((ref) => copies.fetch('acme/shop', remote(), [ref])),
    );
    expect(ends.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(refs.slice(1).map((ref) => copies.nameOf(copy, ref))).toEqual(moved);
  });

  it('starts anew with a copy that was taken away', async () => {
    const copies = counting();
    const copy = await copies.fetch('acme/shop', remote(), ['refs/heads/main']);
    rmSync(copy, { recursive: true });
    await copies.fetch('acme/shop', remote(), ['refs/heads/main']);
    expect(asked()).toEqual(['init', 'fetch', 'update-ref', 'init', 'fetch', 'update-ref']);
    const id = git(source, 'rev-parse', 'main');
    expect(git(copy, 'rev-parse', `refs/holdpoint/kept/${id}`)).toBe(id);
  });
});
