/** The built hook: `hook HOST [--launched | --batch]`. */
import { openParts } from './parts.ts';

/** Names this build; put in its place by scripts/bundle-guard.ts. */
declare const BUILD: string;

const parts = openParts(__dirname, BUILD);
const { runHook } = parts.now('guard#run') as {
  readonly runHook: (words: readonly string[]) => Promise<boolean>;
};

module.exports = hook();

async function hook(): Promise<void> {
  const isDone = await runHook(process.argv.slice(2));
  parts.keepCompiled(false);
  // Taking everything down in order takes Node a tenth of its whole time, and serves nobody here.
  if (isDone) process.exit();
}
