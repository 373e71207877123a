/** On a machine whose Node is too old, the one that was installed beside Holdpoint takes over. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';

const LEAST = [22, 18] as const;

/** True when this version of Node (`24.1.0`) runs Holdpoint. */
export function newEnoughNode(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1]);
}

/** Runs the same command under the `node` package's Node and resolves to its exit code. */
export async function runUnderNewerNode(argv: readonly string[], version: string): Promise<number> {
  const newer = nodeBeside();
  if (newer === null) {
    process.stderr.write(
      `holdpoint: Node ${version} is too old; Holdpoint needs ${LEAST.join('.')} or newer. ` +
        'Install a newer one, or run npm install where Holdpoint lies.\n',
    );
    return 1;
  }
  const child = spawn(newer, argv, { stdio: 'inherit' });
  // The terminal signals the child as well; the parent only has to outlive it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (code, signal) =>
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)),
    );
  });
}

function nodeBeside(): string | null {
  try {
    const manifest = createRequire(import.meta.url).resolve('node/package.json');
    return join(dirname(manifest), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  } catch {
    return null;
  }
}
