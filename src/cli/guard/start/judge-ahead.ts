import { mkdtempSync, rmSync } from 'node:fs';
import { answerHook, hostFor } from '../hook.ts';
import { guardsOf, openPost } from '../open-guard.ts';

/** Judges commands as an agent's hook would, in a folder that is gone afterwards. Nothing is run. */
export async function judgeAhead(commands: readonly string[]): Promise<void> {
  const state = mkdtempSync(`${process.env['TMPDIR'] ?? '/tmp'}/holdpoint-`);
  try {
    const env = { HOME: state, HOLDPOINT_STATE: state };
    const guards = guardsOf(openPost({ env, isLive: true, rememberFor: 0 }), env, process.ppid);
    for (const command of commands) {
      const call = {
        session_id: 'ahead',
        cwd: state,
        hook_event_name: 'PreToolUse',
        tool_name: 'Bash',
        tool_input: { command },
      };
      await answerHook(hostFor('claude-code'), Buffer.from(JSON.stringify(call)), guards);
    }
  } finally {
    rmSync(state, { recursive: true, force: true });
  }
}
