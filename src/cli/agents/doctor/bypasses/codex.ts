import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FindBypasses } from '../types.ts';

export const codexBypasses: FindBypasses = ({ isManaged, home, env }) => {
  if (isManaged) return [];
  const config = join(env['CODEX_HOME'] || join(home, '.codex'), 'config.toml');
  let text = '';
  try {
    text = readFileSync(config, 'utf8');
  } catch {
    // No settings: nothing is trusted in them.
  }
  const isTrusted = /trusted_hash\s*=/u.test(text);
  const isUnifiedOff = /^\s*unified_exec\s*=\s*false/mu.test(text);
  return [
    isTrusted
      ? { check: 'trust', status: 'ok', message: 'Hooks have been trusted.', evidence: config }
      : {
          check: 'trust',
          status: 'open',
          message:
            'No hook has been trusted, and Codex skips one that is not, without a word: see /hooks.',
          evidence: config,
        },
    isUnifiedOff
      ? {
          check: 'write_stdin',
          status: 'residual',
          message: 'unified_exec is off in a file that the agent’s user can change.',
          evidence: config,
        }
      : {
          check: 'write_stdin',
          status: 'open',
          message:
            'What is typed into a running command meets no hook while unified_exec is on; --managed closes that.',
          evidence: config,
        },
  ];
};
