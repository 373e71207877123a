import { describe, expect, it } from 'vitest';
import { memoryWorld } from '../world/memory-world.ts';
import { invocationsIn, innermost } from './test-invocations.ts';

const world = memoryWorld({
  env: { STAGE: 'prod', EMPTY: '' },
  files: {
    '/work/app/src/a.ts': '',
    '/work/app/src/b.ts': '',
    '/work/app/src/c.js': '',
    '/work/app/name.txt': 'db-1\n',
  },
});

describe('words', () => {
  it.each([
    ['rm "a b" c', 'rm a b c'],
    [String.raw`rm a\ b`, 'rm a b'],
    [String.raw`rm $'a\x41\n'`, 'rm aA\n'],
    [String.raw`\rm -rf x`, 'rm -rf x'],
    [`r"m" -rf x`, 'rm -rf x'],
    [`'rm' -rf x`, 'rm -rf x'],
    ['/bin/rm x', 'rm x'],
    ['rm ~/x', 'rm /home/dev/x'],
    ['rm ~dev/x', 'rm /home/dev/x'],
    ['rm "~/x"', 'rm ~/x'],
    ['rm {a,b}{1,2}', 'rm a1 a2 b1 b2'],
    ['rm x{1..3}', 'rm x1 x2 x3'],
    ['rm x{03..01}', 'rm x03 x02 x01'],
    ['rm "{a,b}"', 'rm {a,b}'],
    ['rm {a}', 'rm {a}'],
    ['{rm,-rf,/}', 'rm -rf /'],
    ['rm src/*.ts', 'rm src/a.ts src/b.ts'],
    ['rm src/*.py', 'rm src/*.py'],
    ['rm *', 'rm *'],
    ['rm "src/*.ts"', 'rm src/*.ts'],
    ['rm $((2 + 3 * 4))', 'rm 14'],
    ['rm $((x + 1))', 'rm …'],
    ['rm$IFS-rf$IFS/', 'rm -rf /'],
    ['rm${IFS}x', 'rm x'],
  ])('%s', (text, said) => {
    expect(innermost(text, world)).toBe(said);
  });
});

describe('parameters', () => {
  it.each([
    ['rm "$STAGE"', 'rm prod'],
    ['rm "$NOBODY/"', 'rm …/'],
    ['rm $EMPTY x', 'rm x'],
    ['rm "$EMPTY" x', 'rm  x'],
    ['X=a; rm $X', 'rm a'],
    ['X="a b"; rm $X "$X"', 'rm a b a b'],
    ['X=a rm $X', 'rm …'],
    ['X=a; X+=b; rm $X', 'rm ab'],
    ['rm ${NOBODY:-d}', 'rm d'],
    ['rm ${STAGE:-d}', 'rm prod'],
    ['rm ${STAGE:+set}', 'rm set'],
    ['rm ${NOBODY:=d}/$NOBODY', 'rm d/d'],
    ['rm ${NOBODY:?why}', 'rm …'],
    [
      'X=/a/b/c.tar.gz; rm ${X##*/} ${X%/*} ${X%%.*} ${X#/a}',
      'rm c.tar.gz /a/b /a/b/c /b/c.tar.gz',
    ],
    ['X=a-b-a; rm ${X/a/x} ${X//a/x} ${X/#a/x} ${X/%a/x}', 'rm x-b-a x-b-x x-b-a a-b-x'],
    ['X=abcd; rm ${X:1:2} ${X:2} ${#X}', 'rm bc cd 4'],
    ['X=Ab; rm ${X^^} ${X,,}', 'rm AB ab'],
    ['Y=STAGE; rm ${!Y}', 'rm prod'],
    ['a=(1 "2 3"); rm "${a[@]}" ${a[0]} ${#a[@]}', 'rm 1 2 3 1 2'],
    ['a=(1); a+=(2); rm "${a[@]}"', 'rm 1 2'],
    ['set -- x "y z"; rm "$@" $# $1', 'rm x y z 2 x'],
    ['set -- x y; shift; rm $1', 'rm y'],
    ['rm $1', 'rm …'],
    ['read X <<< "a b"; rm $X', 'rm a b'],
    ['read -r A B <<< "a b c"; rm $B', 'rm b c'],
    ['printf -v X %s y; rm $X', 'rm y'],
    ['unset STAGE; rm "x$STAGE"', 'rm x'],
    ['IFS=:; X=a:b; rm $X', 'rm a b'],
  ])('%s', (text, said) => {
    expect(innermost(text, world)).toBe(said);
  });
});

describe('substitutions', () => {
  it.each([
    ['rm $(echo a b)', 'rm a b'],
    ['rm "$(echo a b)"', 'rm a b'],
    ['rm `echo a`', 'rm a'],
    ['rm $(cat name.txt)', 'rm db-1'],
    ['rm $(< name.txt)', 'rm db-1'],
    ['rm $(pwd)/x', 'rm /work/app/x'],
    ['rm $(git rev-parse --show-toplevel)/x', 'rm /work/app/x'],
    ['rm $(basename /a/b.c .c)', 'rm b'],
    ['rm $(dirname /a/b)', 'rm /a'],
    ['rm $(date +%F)', 'rm …'],
    ['rm $(printf "%s-" a b)', 'rm a-b-'],
    ['rm $(echo YQ== | base64 -d)', 'rm a'],
    ['rm $(echo 61 | xxd -r -p)', 'rm a'],
    ['rm $(echo cba | rev)', 'rm abc'],
    ['rm $(echo nop | tr a-z n-za-m)', 'rm abc'],
    ['rm $(seq 3)', 'rm 1 2 3'],
    ['X=$(echo a); rm $X', 'rm a'],
    ['rm $(mktemp -d)', 'rm /tmp/tmp.…'],
  ])('%s', (text, said) => {
    expect(innermost(text, world)).toBe(said);
  });

  it('run what stands in them', () => {
    expect(invocationsIn('echo "$(rm x)"')).toEqual(['rm x', 'echo …']);
    expect(invocationsIn('echo `rm x`')).toContain('rm x');
    expect(invocationsIn('cat <(rm x)')).toContain('rm x');
    expect(invocationsIn('[[ -n $(rm x) ]]')).toEqual(['rm x']);
    expect(invocationsIn('(( $(rm x) ))')).toContain('rm x');
    expect(invocationsIn('echo $((1 + $(rm x)))')).toContain('rm x');
    expect(invocationsIn('X=$(rm x)')).toEqual(['rm x']);
    expect(invocationsIn('X=${Y:-$(rm x)}')).toEqual(['rm x']);
    expect(invocationsIn('cat <<E\n$(rm x)\nE')).toContain('rm x');
    expect(invocationsIn("cat <<'E'\n$(rm x)\nE")).toEqual(['cat']);
    expect(invocationsIn("echo '$(rm x)'")).toEqual(['echo $(rm x)']);
    expect(invocationsIn('# $(rm x)')).toEqual([]);
  });
});
