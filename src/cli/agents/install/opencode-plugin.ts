import { HOST_SECONDS } from './types.ts';

/**
 * Our plugin for opencode: asks the launcher before every tool, and throws unless the answer is an exact
 * allow. What an agent should know when its session begins goes with the words of the system. Nothing happens while it loads, since opencode drops a plugin that fails there without a word.
 */
export function opencodePlugin(call: readonly string[]): string {
  return `// Holdpoint's plugin for opencode. Made by holdpoint install; do not edit.
import { spawnSync } from 'node:child_process';

const [PROGRAM, ...WORDS] = ${JSON.stringify([...call, 'opencode'])};

function ask(payload) {
  const ended = spawnSync(PROGRAM, WORDS, {
    input: JSON.stringify(payload),
    encoding: 'utf8',
    timeout: ${HOST_SECONDS * 1000},
    killSignal: 'SIGKILL',
    maxBuffer: 1024 * 1024,
  });
  if (ended.error) throw ended.error;
  return { code: ended.status, answer: JSON.parse(ended.stdout) };
}

const notes = new Map();

function noteFor(sessionID, directory) {
  const known = notes.get(sessionID);
  if (known !== undefined) return known;
  if (notes.size > 100) notes.clear();
  let said = { text: '', stop: null };
  try {
    const { answer } = ask({ event: 'session-start', sessionID, directory });
    if (answer.outcome === 'stop') return { text: '', stop: String(answer.message) };
    said = { text: String(answer.context || ''), stop: null };
  } catch {}
  notes.set(sessionID, said);
  return said;
}

export const Holdpoint = async ({ client, directory }) => ({
  'experimental.chat.system.transform': async (input, output) => {
    const { text, stop } = noteFor(input.sessionID || '', directory);
    if (stop !== null) throw new Error(stop);
    if (text !== '') output.system.push(text);
  },
  'tool.execute.before': async (input, output) => {
    let said;
    try {
      said = ask({
        tool: input.tool,
        args: output.args,
        sessionID: input.sessionID,
        callID: input.callID,
        directory,
      });
    } catch {
      throw new Error('Holdpoint could not judge this action, so it is blocked; holdpoint doctor says what is wrong.');
    }
    if (said.code === 0 && said.answer && said.answer.outcome === 'allow') return;
    const message = String((said.answer && said.answer.message) || 'Holdpoint blocks this action.');
    if (said.answer && said.answer.outcome === 'stop') {
      try {
        await client.session.abort({ path: { id: input.sessionID } });
      } catch {}
    }
    throw new Error(message);
  },
});
`;
}
