/** Silences of alerts: for one that is known, or for whatever goes wrong. */
import type { Doing, ToolReading } from '../../types.ts';
import { hostOfAddress, isLocalHost, settingOfHost } from '../local/network/hosts.ts';
import type { Call, Tool } from '../types.ts';

/** A matcher that any alert fits: `alertname=~".+"`. */
const FITS_ALL = /^\w+\s*=~\s*"?(?:\^?\.[*+]\$?)"?$|^\w+\s*!=\s*""$/;

function silences(call: Call): ToolReading {
  const matchers = call.operands.slice(call.taken).map(({ text }) => text);
  const all = matchers.length > 0 && matchers.every((text) => FITS_ALL.test(text.trim()));
  const host = hostOfAddress(call.value('--alertmanager.url')?.text ?? 'alertmanager');
  const doing: Doing = {
    verb: 'create',
    type: 'alert-silence',
    address: matchers.join(' ') || 'silence',
    provider: 'prometheus',
    reversibility: all && !isLocalHost(host) ? 'unknown' : 'reversible',
    data: 'none',
    traits: all ? ['protection-removed'] : [],
    why: all
      ? 'Nobody is told of anything that goes wrong while it lasts.'
      : 'Alerts that fit are not told while it lasts.',
    safer: all ? ['name the alert that is meant'] : [],
    setting: settingOfHost(host),
  };
  return { doings: [doing] };
}

export const alertTools: readonly Tool[] = [
  {
    id: 'amtool',
    programs: ['amtool'],
    provider: 'prometheus',
    valued:
      '--alertmanager.url -d --duration -c --comment -a --author --start --end --config.file -o --output'.split(
        ' ',
      ),
    acts: [
      { words: 'silence add', does: silences },
      { words: '*', does: 'harmless' },
    ],
    otherwise: 'harmless',
  },
];
