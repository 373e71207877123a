/** A guard in a process of its own. Arguments: calls to make, folder of the repository, name of the session. */
import { hook } from './guarded-machine.ts';

const [calls = '0', cwd = '', session = ''] = process.argv.slice(2);
const env = Object.fromEntries(
  Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  ),
);
/** Something that passes, something that is refused, something that needs other people. */
const COMMANDS = [
  'git status',
  'echo "{}" > .claude/settings.json',
  'aws rds delete-db-instance --db-instance-identifier orders',
];
for (let index = 0; index < Number(calls); index += 1) {
  const command = COMMANDS[index % COMMANDS.length];
  const payload = {
    session_id: session,
    cwd,
    hook_event_name: 'PreToolUse',
    tool_name: 'Bash',
    tool_input: { command },
  };
  const { stdout } = await hook(env, payload);
  if ((stdout === '') !== (index % COMMANDS.length === 0)) {
    throw new Error(`${command} was answered ${stdout}`);
  }
}
