import type { Effect, Evidence, Signal } from '../../../core/change/types.ts';
import { UNKNOWN } from '../types.ts';
import type { Doing, Setting } from '../types.ts';
import type { Spot } from '../read/state/types.ts';
import { LineMask } from '../../shared/mask-secrets.ts';
import { placeSetting } from './place-setting.ts';

const LONGEST_ADDRESS = 300;

export function effectOf(doing: Doing, at: Spot, here: Setting): Effect {
  const setting = doing.setting ?? (at.place.kind === 'local' ? here : placeSetting(at.place));
  const { traits = [], changes = [], safer = [], within } = doing;
  const address = shown(doing.address);
  return {
    verb: doing.verb,
    resource: {
      type: doing.type,
      address,
      provider: doing.provider,
      name: doing.name == null ? null : shown(doing.name),
      ...(within === undefined ? {} : { within }),
      ...(doing.provider === null && doing.type === 'file' && !address.startsWith('/')
        ? { file: address }
        : {}),
    },
    environment: setting.kind,
    environmentName: setting.name,
    reversibility: doing.reversibility,
    data: doing.data,
    traits: [...new Set(at.place.kind === 'ssh' ? [...traits, 'remote-host' as const] : traits)],
    changes: changes.toSorted(),
    why: shown(doing.why),
    safer,
    evidence: [evidenceAt(at, setting)],
  };
}

export function unresolvedSignal(why: string, at: Spot): Signal {
  return {
    kind: 'unresolved-command',
    weight: 'hold',
    message: shown(why),
    evidence: [evidenceAt(at, null)],
  };
}

function evidenceAt({ source, line, text, via }: Spot, setting: Setting | null): Evidence {
  const mask = new LineMask();
  const through = via.length === 0 ? null : `through ${via.slice(0, 8).join(', ')}`;
  const says = setting?.evidence ?? null;
  const note = [says, through].filter((part) => part !== null).join('; ');
  return {
    source,
    pointer: null,
    line,
    note: shown(note === '' ? 'the command itself' : note),
    excerpt: text
      .split('\n')
      .slice(0, 5)
      .map((each, index) => ({
        number: line + index,
        text: mask.show(each.replaceAll(UNKNOWN, '…')),
        mark: 'context' as const,
      })),
  };
}

/** A name as it may be shown: without secrets, well-formed, and cut where it is long. */
function shown(text: string): string {
  const plain = new LineMask().show(text.replaceAll(UNKNOWN, '…').replaceAll('\n', ' '));
  return plain.length > LONGEST_ADDRESS
    ? `${plain.slice(0, LONGEST_ADDRESS).toWellFormed()}…`
    : plain;
}
