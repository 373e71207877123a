import type { Tree } from '../../shared/tree/types.ts';
import { at } from '../../shared/tree/look.ts';
import { scalarOf } from '../compare/key-change.ts';
import type { Job } from './jobs.ts';

const TIMES = ['OnCalendar', 'OnUnitActiveSec', 'OnUnitInactiveSec'];

/** What a timer starts, each time as a job of its own: its unit stands for the command. */
export function jobsOfTimer(tree: Tree | null, path: string): readonly Job[] {
  const base = path.slice(path.lastIndexOf('/') + 1).replace(/\.timer$/, '');
  const unit = scalarOf(at(tree, 'Timer', 'Unit'));
  const command = typeof unit === 'string' ? unit : `${base}.service`;
  return TIMES.flatMap((key) => {
    const value = at(tree, 'Timer', key);
    const texts = value === null ? [] : String(scalarOf(value) ?? '').split('\n');
    // An empty value takes back what stood before it.
    const kept = texts.slice(texts.lastIndexOf('') + 1);
    return kept.map((text) => ({
      schedule: key === 'OnCalendar' ? text : `every ${text}`,
      command,
      line: value?.line ?? 1,
    }));
  });
}

/** Every command that a service runs, in one text. */
export function commandsOfService(tree: Tree | null): {
  readonly text: string;
  readonly line: number;
} {
  const keys = [
    'ExecStartPre',
    'ExecStart',
    'ExecStartPost',
    'ExecStop',
    'ExecStopPost',
    'ExecReload',
  ];
  const found = keys.map((key) => at(tree, 'Service', key)).filter((one) => one !== null);
  return {
    text: found.map((one) => String(scalarOf(one) ?? '')).join('\n'),
    line: found[0]?.line ?? 1,
  };
}
