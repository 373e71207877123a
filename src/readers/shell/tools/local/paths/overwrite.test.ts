import { describe, expect, test } from 'vitest';
import { contextFor, isHeld, word } from '../test-local.ts';
import { overwritten } from './overwrite.ts';

const CONTEXT = contextFor();
const held = (path: string, append = false, empties = false) =>
  isHeld(overwritten(word(path), append, CONTEXT, empties ? 'empties' : 'writes'));

describe('written anew', () => {
  test.each(
    (
      '/dev/sda /dev/nvme0n1 /etc/passwd /etc/hosts /boot/grub/grub.cfg ~/.bashrc ~/.bash_history ' +
      '/var/log/syslog .env dev.sqlite3 terraform.tfstate .claude/settings.json .holdpoint/policy.yaml ' +
      '~/.claude/settings.json ~/.codex/config.toml /etc/codex/requirements.toml /dev/tcp/1.2.3.4/99 ' +
      '~/.ssh/authorized_keys /proc/sysrq-trigger .git/config ~/.config/holdpoint/key /usr/bin/x ' +
      '~/Documents/thesis.docx'
    ).split(' '),
  )('%s is held', (path) => expect(held(path)).toBe(true));

  test.each(
    (
      '/dev/null /dev/stderr /dev/tty out.txt src/index.ts src/changed.ts scratch.txt new/file.ts ' +
      '/tmp/out.json $OUT $LOG debug.log README.md .env.example .env.test.local backup.sql ' +
      'dump.sql.gz ~/new-file.txt .claude/commands/x.md dist/index.js lib/new/one.ts'
    ).split(' '),
  )('%s passes', (path) => expect(held(path)).toBe(false));
});

describe('added to', () => {
  test.each('/etc/hosts /etc/sudoers ~/.ssh/authorized_keys .claude/settings.json'.split(' '))(
    '%s is held',
    (path) => expect(held(path, true)).toBe(true),
  );
  test.each('.env ~/.bashrc .gitignore src/changed.ts /tmp/log README.md ~/.zshrc'.split(' '))(
    '%s passes',
    (path) => expect(held(path, true)).toBe(false),
  );
});

test('emptying a changed file loses what is in it, writing it anew is an edit', () => {
  expect(held('src/changed.ts', false, true)).toBe(true);
  expect(held('src/changed.ts')).toBe(false);
  expect(held('src/index.ts', false, true)).toBe(false);
});
