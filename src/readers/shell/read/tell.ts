/** For tests: a whole command as one line for each effect and signal. */
import { readCommand } from '../read-command.ts';
import type { CommandText } from '../read-command.ts';
import { memoryWorld } from '../world/memory-world.ts';
import type { ShellWorld } from '../world/types.ts';

/**
 * `delete file src/a.ts development irreversible holds-data [uncommitted-work]`, or `hold: why`. Nothing
 * where the command is harmless.
 */
export async function tell(
  text: string,
  world: ShellWorld = memoryWorld(),
  dialect: CommandText['dialect'] = 'posix',
): Promise<readonly string[]> {
  const { effects, signals } = await readCommand({ text, dialect, source: 'command' }, { world });
  return [
    ...effects.map(({ verb, resource, environment, reversibility, data, traits }) =>
      [verb, resource.type, resource.address, environment, reversibility, data]
        .concat(traits.length === 0 ? [] : [`[${traits.join(' ')}]`])
        .join(' '),
    ),
    ...signals.map(({ weight, message }) => `${weight}: ${message}`),
  ];
}
