import { named } from '../../runners/shared/words.ts';
import { takeOptions } from '../../runners/shared/options.ts';
import type { Carried, Carrier } from '../../types.ts';

const VALUED = ['-e', '-f', '-l', '--expression', '--file', '--line-length'];
/** `e command` where a line's address may stand in front, and `s` with the flag `e`. */
const RUNS = /^(?:\d+|\$|\/(?:[^/\\\n]|\\.)*\/)?\s*e\s+(\S.*)$/;

/** Commands that a script of sed runs; null where it runs none, so that a table judges the files. */
function commandsOf(script: string): readonly Carried[] {
  return script.split(/[\n;]/, 200).flatMap((part): readonly Carried[] => {
    const line = part.trim();
    const run = RUNS.exec(line)?.[1];
    if (run !== undefined) return [{ kind: 'text', text: run }];
    const flags = substitution(line);
    if (flags === null || !/^[gpIiMm\d]*e/.test(flags.flags)) return [];
    const known = flags.replacement !== '' && !/[\\&]/.test(flags.replacement);
    return known
      ? [{ kind: 'text', text: flags.replacement }]
      : [{ kind: 'unread', why: 'Lines of the input are run as commands.', fetched: false }];
  });
}

/** Replacement and flags of `s/pattern/replacement/flags`. */
function substitution(line: string): { replacement: string; flags: string } | null {
  const found = /^(?:\d+(?:,\d+)?|\$)?\s*s([^\w\s\\])/.exec(line);
  if (found === null) return null;
  const mark = found[1] ?? '/';
  const parts: [string, ...string[]] = [''];
  const add = (text: string) => {
    parts[parts.length - 1] = `${parts.at(-1) ?? ''}${text}`;
  };
  for (let at = found[0].length; at < line.length; at += 1) {
    if (line[at] === '\\') {
      add(line.slice(at, at + 2));
      at += 1;
    } else if (line[at] === mark && parts.length < 3) parts.push('');
    else add(line.charAt(at));
  }
  return parts.length < 3 ? null : { replacement: parts[1] ?? '', flags: parts[2] ?? '' };
}

export const SED: Carrier = {
  programs: ['sed', 'gsed'],
  carries: ({ args }) => {
    const taken = takeOptions(args, VALUED);
    const given = ['-e', '--expression'].flatMap((option) => taken.given.get(option) ?? []);
    const scripts = given.length > 0 || taken.given.has('-f') ? given : taken.rest.slice(0, 1);
    const carried = scripts.flatMap(({ text }) => commandsOf(text));
    return carried.length > 0 ? carried : null;
  },
  called: (invocation) => named(invocation),
};
