import { readCommand } from '../../readers/shell/read-command.ts';
import type { ShellWorld } from '../../readers/shell/world/types.ts';
import type { InnerReading, ToolAround, ToolSetting } from '../../readers/tool-call/types.ts';

/** What is known of tools beyond their names: what their server says, and what people have found. */
export type KnownTools = Pick<ToolAround, 'hints' | 'learned'>;

/** What is known around a call of a tool that is no shell, on this machine. */
export function toolAround(world: ShellWorld, tools: KnownTools = {}): ToolAround {
  return {
    ...tools,
    cwd: world.cwd,
    home: world.home,
    workspace: world.workspace,
    exists: (path) => {
      const kind = world.kindOf(path);
      return kind === 'unknown' ? null : kind !== 'missing';
    },
    readCommand: async (text, source): Promise<InnerReading> => {
      const { effects, signals } = await readCommand({ text, dialect: 'posix', source }, { world });
      return { inner: effects, signals };
    },
    readInside: async (text, name, setting: ToolSetting): Promise<InnerReading> => {
      const { registryInside } = await import('../../readers/shell/inside.ts');
      const { inner, signals } = await registryInside(text, name, setting);
      return {
        ...(inner === undefined ? {} : { inner }),
        ...(signals === undefined ? {} : { signals }),
      };
    },
  };
}
