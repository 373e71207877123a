import { amazonQSetup } from './hosts/amazon-q.ts';
import { claudeCodeSetup } from './hosts/claude-code.ts';
import { codexSetup } from './hosts/codex.ts';
import { copilotSetup } from './hosts/copilot.ts';
import { cursorSetup } from './hosts/cursor.ts';
import { geminiCliSetup } from './hosts/gemini-cli.ts';
import { kiroSetup } from './hosts/kiro.ts';
import { opencodeSetup } from './hosts/opencode.ts';
import { windsurfSetup } from './hosts/windsurf.ts';
import type { HostSetup } from './types.ts';

/** Every host that can be set up; `generic` is called by whoever has it. */
export const HOST_SETUPS: readonly HostSetup[] = [
  claudeCodeSetup,
  codexSetup,
  geminiCliSetup,
  copilotSetup,
  opencodeSetup,
  cursorSetup,
  kiroSetup,
  amazonQSetup,
  windsurfSetup,
];
