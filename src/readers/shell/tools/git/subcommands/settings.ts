import type { Doing } from '../../../types.ts';
import { gitDoing } from '../doing.ts';
import type { GitCall, Subcommand } from '../types.ts';

/** Settings that guard something, by the value that switches them off. */
const GUARDS: readonly (readonly [name: RegExp, value: RegExp])[] = [
  [/^core\.hookspath$/i, /./],
  [/^http\.(?:.*\.)?sslverify$/i, /^(?:false|no|off|0)$/i],
  [
    /^receive\.deny(?:deletes|nonfastforwards|currentbranch)$/i,
    /^(?:false|no|off|0|ignore|warn)$/i,
  ],
  [/^transfer\.fsckobjects$/i, /^(?:false|no|off|0)$/i],
  [/^clean\.requireforce$/i, /^(?:false|no|off|0)$/i],
  [/^(?:commit|tag)\.gpgsign$/i, /^(?:false|no|off|0)$/i],
];

/** Git's own settings, and what it knows of passwords. */
export const SETTINGS: readonly Subcommand[] = [
  {
    names: 'config',
    valued: '-f --file --blob --type --default --comment --value --url',
    does: config,
  },
  {
    names: 'credential credential-store credential-cache credential-manager credential-osxkeychain',
    valued: '--file --timeout --socket',
    does: credential,
  },
];

const ASKS = [
  '--get',
  '--get-all',
  '--get-regexp',
  '--get-urlmatch',
  '-l',
  '--list',
  '--get-color',
];

function config(call: GitCall): readonly Doing[] {
  if (call.has(...ASKS)) return [];
  const words = call.operands.map(({ text }) => text);
  if (['list', 'get', 'edit'].includes(words[0] ?? '')) return [];
  if (words[0] === 'set' || words[0] === 'unset') words.shift();
  const [name = '', value] = words;
  if (value === undefined && !call.has('--unset', '--unset-all', '--remove-section')) return [];
  const guard =
    value !== undefined && GUARDS.some(([key, off]) => key.test(name) && off.test(value));
  const everywhere = guard && /^http\..*sslverify$/i.test(name) && call.has('--global', '--system');
  return [
    gitDoing('git-config', {
      verb: 'update',
      address: name,
      ...(everywhere ? { setting: EVERYWHERE } : {}),
      traits: guard ? ['configuration', 'protection-removed'] : ['configuration'],
      why: guard
        ? 'A check that git makes is switched off or replaced.'
        : 'A setting of git can be set back.',
    }),
  ];
}

/** What is trusted from now on is every server that git talks to. */
const EVERYWHERE = {
  kind: 'unknown',
  name: null,
  evidence: 'a setting for every repository and remote',
} as const;

function credential(call: GitCall): readonly Doing[] {
  const action = call.operands[0]?.text;
  if (action === 'fill' || action === 'get')
    return [
      gitDoing('credential', {
        verb: 'read',
        address: 'passwords that git keeps',
        traits: ['credential-read'],
        why: 'A password or token is printed.',
      }),
    ];
  if (action !== 'erase' && action !== 'reject' && action !== 'exit') return [];
  return [
    gitDoing('credential', {
      verb: 'forget',
      address: 'a password that git keeps',
      why: 'The password has to be typed again; it stays valid.',
    }),
  ];
}
