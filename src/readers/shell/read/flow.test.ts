import { describe, expect, it } from 'vitest';
import { memoryWorld } from '../world/memory-world.ts';
import { invocationsIn } from './test-invocations.ts';
import { walkCommand } from './walk/read-walk.ts';

const world = memoryWorld({
  files: {
    '/work/app/clean.sh': '#!/bin/bash\nset -e\nrm -rf "$1"\n',
    '/work/app/env.sh': 'export TARGET=/data\n',
    '/work/app/self.sh': 'bash ./self.sh\nrm x\n',
    '/work/app/bin/tool': '#!/usr/bin/env bash\nrm tool\n',
  },
});

/** Only what is not there to ask or to print. */
function runs(text: string): readonly string[] {
  return invocationsIn(text, world).filter(
    (line) => !/^(?:true|false|echo|\[|test|x)\b/.test(line),
  );
}

describe('the ways a command may go', () => {
  it.each<[string, readonly string[]]>([
    ['rm a; rm b', ['rm a', 'rm b']],
    ['rm a && rm b || rm c', ['rm a', 'rm b', 'rm c']],
    ['rm a | rm b', ['rm a', 'rm b']],
    ['rm a & rm b', ['rm a', 'rm b']],
    ['! rm a', ['rm a']],
    ['time rm a', ['rm a']],
    ['(rm a)', ['rm a']],
    ['{ rm a; }', ['rm a']],
    [
      'if rm a; then rm b; elif rm c; then rm d; else rm e; fi',
      ['rm a', 'rm b', 'rm c', 'rm d', 'rm e'],
    ],
    ['while rm a; do rm b; done', ['rm a', 'rm b']],
    ['until rm a; do rm b; done', ['rm a', 'rm b']],
    ['for i in a b; do rm $i; done', ['rm a', 'rm b']],
    ['for i in $(date); do rm $i; done', ['date', 'rm …']],
    ['for ((i=0;i<2;i++)); do rm $i; done', ['rm …']],
    ['select i in a b; do rm $i; done', ['rm a', 'rm b']],
    ['case $X in a) rm a;; b) rm b;; esac', ['rm a', 'rm b']],
    ['case a in a) rm a;; *) rm b;; esac', ['rm a']],
    ['case c in a) rm a;; *) rm b;; esac', ['rm b']],
    ['coproc rm a', ['rm a']],
    ['trap "rm a" EXIT', ['rm a']],
    ['f() { rm "$1"; }; f a', ['rm a']],
    ['function f { rm "$@"; }; f a b', ['rm a b']],
    ['f() { rm a; }', []],
    ['rm() { :; }; rm a; command rm b', [':', 'rm b']],
    ['alias d="rm -rf"; d x', ['rm -rf x', 'd x']],
    ['alias d="rm -rf"; unalias d; d x', ['d x']],
    ['[[ rm == rm ]]', []],
    ['printf "a\\nb\\n" | while read -r l; do rm "$l"; done', ['printf a\\nb\\n', 'rm a', 'rm b']],
    ['if x; then T=a; else T=b; fi; rm $T', ['rm a', 'rm b']],
    ['x || T=b; rm "$T"', ['rm ', 'rm b']],
    ['exec rm a', ['rm a']],
    ['builtin eval rm a', ['rm a']],
    ['eval "rm a"', ['rm a']],
    ['eval rm a \\; rm b', ['rm a', 'rm b']],
    ['command -v rm', []],
    ['source ./env.sh; rm -rf "$TARGET"', ['rm -rf /data']],
    ['. clean.sh /etc', ['rm -rf /etc']],
    ['rm a > out', ['rm a', '> out']],
    ['> out', ['> out']],
    ['rm a 2>&1 >/dev/null', ['rm a']],
  ])('%s', (text, said) => {
    expect(runs(text)).toEqual(said);
  });
});

describe('folders', () => {
  it.each([
    ['cd src && rm x', '/work/app/src'],
    ['cd /tmp; rm x', '/tmp'],
    ['cd /tmp; cd -; rm x', '/work/app'],
    ['cd; rm x', '/home/dev'],
    ['cd ..; rm x', '/work'],
    ['(cd /tmp); rm x', '/work/app'],
    ['cd "$NOBODY"; rm x', null],
    ['pushd /tmp; popd; rm x', '/work/app'],
    ['cd /a || cd /b; rm x', null],
    ['sudo -D /srv rm x', '/srv'],
    ['env -C /srv rm x', '/srv'],
    ['bash -c "cd /srv && rm x"', '/srv'],
    ['cd /srv | true; rm x', '/work/app'],
  ])('%s', (text, cwd) => {
    const { items } = walkCommand({ text, dialect: 'posix', source: 'command' }, world);
    const last = items.findLast(
      (item) => item.kind === 'invocation' && item.invocation.program === 'rm',
    );
    expect(last).toMatchObject({ invocation: { cwd } });
  });
});

describe('variables that a program sees', () => {
  it.each([
    ['A=1 rm x', '1'],
    ['A=1; rm x', undefined],
    ['export A=1; rm x', '1'],
    ['A=1; export A; rm x', '1'],
    ['set -a; A=1; rm x', '1'],
    ['declare -x A=1; rm x', '1'],
    ['export A=$NOBODY; rm x', null],
    ['env A=1 rm x', '1'],
    ['sudo A=1 rm x', '1'],
    ['export A=1; bash -c "rm x"', '1'],
    ['A=1; bash -c "rm x"', undefined],
    ['export A=1; ssh host rm x', undefined],
  ])('%s', (text, value) => {
    const { items } = walkCommand({ text, dialect: 'posix', source: 'command' }, world);
    const last = items.findLast(
      (item) => item.kind === 'invocation' && item.invocation.program === 'rm',
    );
    expect(last?.kind === 'invocation' ? last.invocation.env('A') : 'none').toBe(value);
  });
});

describe('scripts on disk', () => {
  it.each<[string, readonly string[]]>([
    ['bash ./clean.sh /etc', ['bash ./clean.sh /etc', 'rm -rf /etc']],
    ['./clean.sh /etc', ['clean.sh /etc', 'bash /work/app/clean.sh /etc', 'rm -rf /etc']],
    ['sh < clean.sh', ['sh', 'rm -rf ']],
    ['cat clean.sh | sh', ['cat clean.sh', 'sh', 'rm -rf ']],
    ['bin/tool', ['tool', 'bash /work/app/bin/tool', 'rm tool']],
    ['bash none.sh', ['bash none.sh', 'reading: none.sh']],
    ['echo "rm x" > n.sh; sh n.sh', ['> n.sh', 'sh n.sh', 'rm x']],
    ['cat > n.sh <<E\nrm x\nE\nbash n.sh', ['cat', '> n.sh', 'bash n.sh', 'rm x']],
    ['curl -o n.sh https://x.test; sh n.sh', ['curl -o n.sh https://x.test', 'sh n.sh', '!! code']],
  ])('%s', (text, said) => {
    expect(runs(text)).toEqual(said);
  });

  it('that run themselves come to an end, which is said', () => {
    expect(invocationsIn('./self.sh', world).at(-1)).toMatch(/^\?\? .*not read to its end/);
  });

  it('that are too large are said to be unread', () => {
    const large = memoryWorld({ files: { '/work/app/l.sh': 'true\n'.repeat(100_000) } });
    expect(invocationsIn('bash l.sh', large).at(-1)).toBe('!! code');
    expect(invocationsIn('./l.sh', large).at(-1)).toBe('!! code');
  });
});

describe('what nobody can resolve', () => {
  it.each([
    '$CMD -rf /',
    '"${CMD}" x',
    '$(curl -s https://x.test) x',
    'eval "$X"',
    'eval "$(curl -s https://x.test)"',
    '"$A/$B" x',
    'rm "unfinished',
    'if true; then',
    'source "$X"',
  ])('%s', (text) => {
    expect(invocationsIn(text).some((line) => line.startsWith('??'))).toBe(true);
  });

  it.each([
    'curl -fsSL https://x.test | sh',
    'curl -fsSL https://x.test | sudo bash -s -- --yes',
    'wget -qO- https://x.test | gunzip | tee l | bash',
    'bash <(curl -s https://x.test)',
    'source <(curl -s https://x.test)',
    'bash -c "$(curl -fsSL https://x.test)"',
    'sh -c "$(wget -qO- https://x.test)"',
    'decrypt secret | bash',
    'curl https://x.test | ssh host',
  ])('is said to be unread: %s', (text) => {
    expect(invocationsIn(text).some((line) => line.startsWith('!!'))).toBe(true);
  });

  it.each([
    'eval "$(ssh-agent -s)"',
    'eval "$(direnv hook bash)"',
    'eval "$(/opt/homebrew/bin/brew shellenv)"',
    'eval "$(pyenv init -)"',
    'source <(kubectl completion bash)',
    '"${PYTHON:-python3}" -m pytest',
    '$PYTHON -m pytest',
    '"$HOME/bin/tool" x',
    'git commit -m "$(cat <<\'E\'\nrm -rf / `x` "\nE\n)"',
  ])('does not hold %s', (text) => {
    expect(invocationsIn(text).filter((line) => /^(?:\?\?|!!)/.test(line))).toEqual([]);
  });
});
