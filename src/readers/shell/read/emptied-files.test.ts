import { describe, expect, it } from 'vitest';
import { memoryWorld } from '../world/memory-world.ts';
import { tell } from './tell.ts';

const world = memoryWorld({
  files: {
    '/work/app/src/changed.ts': 'a',
    '/work/app/src/clean.ts': 'a',
    '/work/app/notes.txt': 'a',
  },
  repository: {
    isDirty: () => true,
    stateOf: (path) => {
      if (path.endsWith('.txt')) return 'untracked';
      return path.endsWith('changed.ts') || path.endsWith('/src') ? 'changed' : 'clean';
    },
  },
});
const held = async (text: string) =>
  (await tell(text, world)).some((line) => / irreversible |^hold:/.test(line));

describe('what leaves nothing in a file that nothing else keeps', () => {
  it.each([
    ': > src/changed.ts',
    '> notes.txt',
    'cat /dev/null > src/changed.ts',
    'printf "" > notes.txt',
    'tee src/changed.ts < /dev/null',
    ': | tee notes.txt',
    'git show HEAD:src/changed.ts > src/changed.ts',
    'git show HEAD:src/changed.ts | tee src/changed.ts',
    'git cat-file -p HEAD:src/changed.ts > src/changed.ts',
    'for f in $(git ls-files); do : > "$f"; done',
    'git ls-files | while read -r f; do : > "$f"; done',
    'git ls-files -m | while read -r f; do cp /dev/null "$f"; done',
    'git diff --name-only | xargs truncate -s 0',
    'find . -name "*.ts" -exec truncate -s 0 {} +',
    'find src -type f -exec sh -c \'for f; do : > "$f"; done\' _ {} +',
    'git diff | git apply -R',
    'git diff HEAD -- src | git apply --reverse',
    'git diff | patch -R -p1',
    "sed -i '1,$d' src/changed.ts",
    "perl -i -ne '' src/*.ts",
    "sed -i '' '1,$d' src/changed.ts",
    'shred -u notes.txt',
    "ex -sc '%d|x' src/changed.ts",
    "printf '%%d\\nw\\nq\\n' | ed -s src/changed.ts",
  ])('%s', async (text) => expect(await held(text)).toBe(true));
});

describe('what leaves something, or can be had back', () => {
  it.each([
    ': > src/clean.ts',
    ': > new.txt',
    ': > "$LOG"',
    'echo x > src/changed.ts',
    'rm notes.txt',
    'cat src/clean.ts > src/changed.ts',
    'tee out.log < /dev/null',
    'echo x | tee -a notes.txt < /dev/null',
    'git show HEAD:src/clean.ts > src/clean.ts',
    'git show HEAD:src/changed.ts > /tmp/old.ts',
    'git show HEAD > src/changed.ts',
    'for f in logs/*.log; do : > "$f"; done',
    'for f in src/*.ts; do wc -l "$f"; done',
    'find . -name "*.log" -exec truncate -s 0 {} +',
    'git diff HEAD~2..HEAD~1 | git apply -R',
    'git show HEAD | git apply -R',
    'git diff | git apply -R --check',
    'git apply -R fix.patch',
    'patch -p1 < fix.patch',
    "sed -i '1d' src/changed.ts",
    "sed -i '/debug/d' src/changed.ts",
    "sed -n '1,$p' src/changed.ts",
    "perl -ni -e 'print unless /debug/' src/changed.ts",
    "vim -es -c '%s/a/b/' -c wq src/changed.ts",
  ])('%s', async (text) => expect(await held(text)).toBe(false));
});
