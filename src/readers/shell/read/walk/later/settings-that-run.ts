/** Variables whose value is run by others: `GIT_SSH_COMMAND='…' git fetch`, `BASH_ENV=x bash -c …`. */
import type { ShellState, Spot, Walk } from '../../state/types.ts';
import { childShell } from '../../state/new-state.ts';
import { knownWord } from '../../words/value.ts';
import type { Value } from '../../words/value.ts';

/** Read by a shell, mostly with a file's name behind. */
const COMMANDS =
  /^(?:GIT_(?:SSH_COMMAND|EDITOR|SEQUENCE_EDITOR|PAGER|EXTERNAL_DIFF|PROXY_COMMAND|ASKPASS|SSH)|(?:MAN|SYSTEMD_|PSQL_|AWS_)?PAGER|EDITOR|VISUAL|FCEDIT|SSH_ASKPASS|SUDO_ASKPASS|SUDO_EDITOR|PSQL_EDITOR|KUBE_EDITOR|PROMPT_COMMAND|LESSOPEN|LESSCLOSE|BROWSER|RSYNC_RSH|CVS_RSH)$/;
/** Read as a script before anything else. */
const SCRIPTS = /^(?:BASH_ENV|ENV)$/;
const SHELLS = /^npm_config_(?:script_shell|shell)$/i;
const LIBRARIES = /^(?:LD_PRELOAD|LD_AUDIT|DYLD_INSERT_LIBRARIES)$/;
/** A library that nobody installed, and that no build of the project makes. */
const STRANGE = /^(?:\.{0,2}\/|~|[^/]+\/)/;
const USUAL =
  /^\/(?:usr|lib|lib64|opt|nix|snap)\/|(?:^|\/)(?:build|target|dist|out|node_modules)\//;

export function readSetting(
  name: string,
  value: Value,
  state: ShellState,
  walk: Walk,
  spot: Spot,
): void {
  const { text, known } = value;
  if (!known || text.trim() === '' || text.length > 10_000) return;
  const inner = () => childShell({ ...state, via: [...state.via, name], stdin: { kind: 'none' } });
  if (COMMANDS.test(name)) {
    const before = walk.items.length;
    walk.text(text.replace(/^\|?-?/, ''), spot, inner(), spot);
    dropUnlisted(walk, before);
  } else if (SCRIPTS.test(name) && /[/.]/.test(text) && !text.startsWith('/dev/')) {
    walk.words([knownWord('sh'), knownWord(text)], plain(spot), inner());
  } else if (SHELLS.test(name)) {
    walk.words([knownWord(text)], plain(spot), inner());
  } else if (LIBRARIES.test(name) && STRANGE.test(text) && !USUAL.test(text)) {
    walk.items.push({
      kind: 'doing',
      at: spot,
      doing: {
        verb: 'execute',
        type: 'code',
        address: text.slice(0, 200),
        provider: null,
        reversibility: 'unknown',
        data: 'unknown',
        traits: ['unread-code'],
        why: 'A library that nobody can read here is loaded into the program that is run.',
      },
    });
  }
}

/** Names of editors and pagers are as often on no list as not; that says nothing of what they are for. */
function dropUnlisted(walk: Walk, before: number): void {
  const read = walk.items.splice(before);
  walk.items.push(...read.filter((item) => item.kind !== 'unresolved'));
}

function plain(spot: Spot) {
  return { spot, outputs: [], programsOnly: true } as const;
}
