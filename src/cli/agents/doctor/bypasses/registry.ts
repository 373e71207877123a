import type { FindBypasses, Finding } from '../types.ts';
import { claudeCodeBypasses } from './claude-code.ts';
import { codexBypasses } from './codex.ts';
import { copilotBypasses } from './copilot.ts';
import { geminiCliBypasses } from './gemini-cli.ts';

const residual = (check: string, message: string): Omit<Finding, 'host'> => ({
  check,
  status: 'residual',
  message,
  evidence: '',
});

/** The ways round each host. Those that cannot be seen from outside are said as they are. */
export const BYPASSES: Readonly<Record<string, FindBypasses>> = {
  'claude-code': claudeCodeBypasses,
  codex: codexBypasses,
  'gemini-cli': geminiCliBypasses,
  copilot: copilotBypasses,
  opencode: () => [
    residual(
      '--pure',
      'Started with --pure, or with a plugin that is missing or broken, opencode asks nobody.',
    ),
  ],
  cursor: () => [
    residual(
      'unlisted tools',
      'A tool of Cursor on no list of ours meets no hook before it is used.',
    ),
  ],
  kiro: () => [
    residual(
      'other agents',
      'Hooks of Kiro CLI 2 belong to one agent; another agent of its has none.',
    ),
  ],
  'amazon-q': () => [
    residual('other agents', 'Hooks belong to one agent; another agent has none.'),
  ],
  windsurf: () => [
    residual(
      'failures',
      'What Windsurf does when a hook fails or takes too long is not documented.',
    ),
  ],
};
