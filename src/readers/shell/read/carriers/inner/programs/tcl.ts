/** Tcl, as far as it takes files away and runs commands. */
import type { Word } from '../../../../types.ts';
import { absolutePath, folderOf } from '../../runners/shared/files.ts';
import { knownWord, named } from '../../runners/shared/words.ts';
import type { Carried, Carrier } from '../../types.ts';

const DELETES = /(?:^|[\n;[{])\s*file\s+delete\s+([^\n;\]}]{1,500})/g;
const RUNS = /(?:^|[\n;[{])\s*exec\s+([^\n;\]}]{1,1000})/g;
const MOST = 50;

/** Words of a Tcl command: `a`, `"a b"`, `{a b}`. */
function wordsIn(text: string): readonly Word[] {
  return [...text.matchAll(/\{([^{}]*)\}|"([^"]*)"|(\S+)/g)]
    .slice(0, MOST)
    .map(([, braced, quoted, bare]) =>
      knownWord((braced ?? quoted ?? bare ?? '').replace(/^\$(?:::)?env\(HOME\)/, '~')),
    );
}

function carriedBy(script: string): readonly Carried[] {
  const code = script.replace(/^[^\S\r\n\u2028\u2029]*#[^\n]*/gm, '');
  const deleted = [...code.matchAll(DELETES)].slice(0, MOST).map(([, given = '']): Carried => {
    const paths = wordsIn(given).filter(({ text }) => !text.startsWith('-'));
    return { kind: 'words', words: [...['rm', '-rf', '--'].map(knownWord), ...paths] };
  });
  const run = [...code.matchAll(RUNS)].slice(0, MOST).map(([, given = '']): Carried => ({
    kind: 'words',
    words: wordsIn(given).filter(({ text }, at) => at > 0 || !text.startsWith('-')),
  }));
  return [...deleted, ...run];
}

export const TCL: Carrier = {
  programs: ['tclsh', 'wish', 'jimsh', 'tclsh8.6'],
  called: (invocation) => named(invocation),
  carries: (invocation, world) => {
    const { args, stdin } = invocation;
    const path = args.find(({ text }) => !text.startsWith('-'));
    if (path === undefined) return stdin.kind === 'text' ? carriedBy(stdin.text) : null;
    const absolute = path.known
      ? absolutePath(path.text, folderOf(invocation, world), world)
      : null;
    const look = absolute === null ? null : world.look(absolute);
    return look?.kind === 'text' ? carriedBy(look.text) : null;
  },
};
