import type { Carried, Carrier } from '../../read/carriers/types.ts';
import type { Invocation, Word } from '../../types.ts';
import type { ShellWorld } from '../../world/types.ts';
import { aliasOf } from './alias.ts';
import { splitGit, type Split } from './split.ts';

/** Settings whose value git runs. */
const RUNS =
  /^(?:core\.(?:sshcommand|pager|editor|fsmonitor|gitproxy|askpass)|sequence\.editor|diff\.external|gpg\.(?:\w+\.)?program|pager\.[\w-]+|(?:diff|merge|filter|difftool|mergetool|browser|man)\.[\w.-]+\.(?:textconv|command|driver|clean|smudge|process|cmd)|credential\.(?:.*\.)?helper|uploadpack\.packobjectshook|interactive\.difffilter)=/i;

/** Commands that git runs for whoever calls it. What git itself does stands in its table. */
export const GIT_CARRIER: Carrier = {
  programs: ['git'],
  carries,
  called: ({ args }) => `git ${splitGit(args).subcommand?.text ?? ''}`.trim(),
};

function carries(invocation: Invocation, world: ShellWorld): readonly Carried[] | null {
  const split = splitGit(invocation.args);
  const settings = split.globals.flatMap(({ name, value }) =>
    name === '-c' && value !== null && RUNS.test(value.text) ? [value] : [],
  );
  const run = settings.flatMap(commandIn).map((text) => asText(text));
  const carried = [...run, ...ofSubcommand(split, invocation, world)];
  return carried.length === 0 ? null : carried;
}

/** Of `core.sshCommand=ssh -i key`; a helper without `!` is a name, not a command. */
function commandIn({ text }: Word): readonly string[] {
  const at = text.indexOf('=');
  const value = text.slice(at + 1);
  if (/^credential/i.test(text)) return value.startsWith('!') ? [value.slice(1)] : [];
  if (/^(?:true|false|yes|no|on|off|\d*)$/i.test(value)) return [];
  return [value.replace(/^!/, '')];
}

function ofSubcommand(split: Split, invocation: Invocation, world: ShellWorld): readonly Carried[] {
  const { subcommand, rest } = split;
  switch (subcommand?.text) {
    case undefined:
      return [];
    case 'bisect':
      return rest[0]?.text === 'run' ? [{ kind: 'words', words: rest.slice(1) }] : [];
    case 'submodule': {
      const at = rest.findIndex(({ text }) => text === 'foreach');
      return at === -1 ? [] : foreach(rest.slice(at + 1));
    }
    case 'rebase':
      return executed(rest, ['--exec', '-x']);
    case 'filter-branch':
      return executed(rest, FILTERS);
    case 'difftool':
      return executed(rest, ['--extcmd', '-x']);
    case 'grep':
      return executed(rest, ['--open-files-in-pager']);
    case 'clone':
    case 'fetch':
    case 'pull':
    case 'push':
    case 'ls-remote':
      return executed(rest, ['--upload-pack', '--receive-pack', '--exec']);
    default: {
      const alias = aliasOf(split, invocation, world);
      return alias?.kind === 'shell' ? [asText(alias.text, rest)] : [];
    }
  }
}

function foreach(words: readonly Word[]): readonly Carried[] {
  const from = words.findIndex(({ text }) => !text.startsWith('-'));
  if (from === -1) return [];
  const command = words.slice(from);
  const [only] = command;
  if (command.length === 1 && only !== undefined)
    return only.known ? [asText(only.text)] : [unread('A command made at run time is run.')];
  return [{ kind: 'words', words: command }];
}

const FILTERS = 'tree index msg env parent commit tag-name'
  .split(' ')
  .map((name) => `--${name}-filter`);

/** Commands in the values of options. */
function executed(rest: readonly Word[], names: readonly string[]): readonly Carried[] {
  const commands = rest.flatMap(({ text }, index) => {
    const joint = names.find((name) => name.length > 2 && text.startsWith(`${name}=`));
    if (joint !== undefined) return [text.slice(joint.length + 1)];
    const next = rest[index + 1];
    return names.includes(text) && next !== undefined ? [next.text] : [];
  });
  return commands.map((text) => asText(text));
}

function asText(text: string, behind: readonly Word[] = []): Carried {
  if (behind.some(({ known }) => !known)) return { kind: 'text', text, positional: behind };
  const more = behind.map((word) => ` ${quoted(word.text)}`).join('');
  return { kind: 'text', text: `${text}${more}` };
}

function quoted(text: string): string {
  return /^[\w./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function unread(why: string): Carried {
  return { kind: 'unread', why, fetched: false };
}
