import { describe, expect, it } from 'vitest';
import { memoryWorld } from '../../world/memory-world.ts';
import { invocationOf } from '../test-tool.ts';
import { GIT_CARRIER } from './carrier.ts';

const world = memoryWorld({
  files: { '/home/dev/.gitconfig': '[alias]\n  boom = !rm -rf build\n  st = status\n' },
});

function carried(line: string): readonly string[] | null {
  const found = GIT_CARRIER.carries(invocationOf(line), world);
  return (
    found?.map((each) =>
      each.kind === 'text'
        ? `text ${each.text}`
        : each.kind === 'words'
          ? `words ${each.words.map(({ text }) => text).join(' ')}`
          : each.kind,
    ) ?? null
  );
}

describe('what git runs for its caller', () => {
  it.each<[string, readonly string[] | null]>([
    ["git -c 'alias.x=!rm -rf /' x", ['text rm -rf /']],
    ["git -c 'alias.x=!rm -rf' x '/a b' c", ["text rm -rf '/a b' c"]],
    ['git boom', ['text rm -rf build']],
    ['git boom -v', ['text rm -rf build -v']],
    ['git st', null],
    ['git bisect run npm test', ['words npm test']],
    ['git bisect start', null],
    ["git submodule foreach 'git clean -fdx'", ['text git clean -fdx']],
    ['git submodule foreach --recursive git reset --hard', ['words git reset --hard']],
    ['git submodule --quiet foreach git pull', ['words git pull']],
    ['git submodule update', null],
    ["git rebase --exec 'npm test' main", ['text npm test']],
    ["git rebase -x 'rm -rf ~' main", ['text rm -rf ~']],
    ['git rebase main', null],
    ["git filter-branch --tree-filter 'rm -rf /srv' HEAD", ['text rm -rf /srv']],
    ['git fetch --upload-pack=/tmp/x.sh origin', ['text /tmp/x.sh']],
    ["git difftool -y -x 'rm -f' HEAD", ['text rm -f']],
    ['git grep --open-files-in-pager=less foo', ['text less']],
    ['git push -u origin main', null],
    ["git -c 'core.sshCommand=sh -c id' fetch", ['text sh -c id']],
    ['git -c core.pager=cat log', ['text cat']],
    ["git -c 'core.editor=true' commit", null],
    ["git -c 'credential.helper=!cat ~/.token' push -f", ['text cat ~/.token']],
    ['git -c credential.helper=store push', null],
    ['git -c user.name=x commit -m y', null],
    ['git status', null],
    ['git', null],
  ])('%s', (line, expected) => {
    expect(carried(line)).toEqual(expected);
  });

  it('is called by its subcommand', () => {
    expect(GIT_CARRIER.called(invocationOf('git -C x bisect run y'))).toBe('git bisect');
  });
});
