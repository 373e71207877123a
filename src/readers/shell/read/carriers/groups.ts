/** Carriers that are loaded when one of their programs is met. Adding one to a group is naming its programs here. */
import type { Carrier } from './types.ts';

export interface CarrierGroup {
  readonly id: string;
  /** Names of all programs of the group's carriers, kept equal to them by a test. */
  readonly programs: readonly string[];
  readonly load: () => Promise<readonly Carrier[]>;
}

const words = (...lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => line.split(' '));

export const CARRIER_GROUPS: readonly CarrierGroup[] = [
  {
    id: 'inner',
    programs: words(
      'deno bun python python2 python3 python3.6 python3.7 python3.8 python3.9 python3.10',
      'python3.11 python3.12 python3.13 python3.14 python3.15 pypy pypy3 ipython ipython3 py node',
      'nodejs tsx ts-node esno vite-node babel-node jiti perl ruby jruby truffleruby php lua luajit',
      'lua5.1 lua5.3 lua5.4 Rscript R julia groovy elixir awk gawk mawk nawk sed gsed osascript rake',
      'jshell scala scala-cli kotlin java go tcc tclsh wish jimsh tclsh8.6 emacs emacsclient gdb lldb',
    ),
    load: async () => (await import('./inner/index.ts')).INNER,
  },
  {
    id: 'runners',
    programs: words(
      'make gmake just task go-task npm pnpm yarn npx pnpx bunx pnpm-dlx uvx pipx npm-run-all',
      'npm-run-all2 run-s run-p concurrently conc hyperfine nodemon tsc-watch onchange chokidar turbo',
      'lerna nx wsrun ultra composer mise rtx poe poethepoet pdm rye hatch pipenv bundle bundler poetry',
      'uv conda mamba micromamba asdf rbenv pyenv nodenv volta direnv doppler infisical op dotenvx',
      'teller keeper railway rlwy vercel vc netlify ntl dotenv env-cmd cross-env cross-env-shell',
      'aws-vault chamber summon envconsul watchexec entr retry wait-on start-server-and-test xvfb-run',
      'dbus-run-session catchsegv coverage rails-env spring',
    ),
    load: async () => (await import('./runners/index.ts')).RUNNERS,
  },
  {
    id: 'windows',
    programs: words('powershell pwsh powershell_ise cmd wsl'),
    load: async () => (await import('./windows/index.ts')).WINDOWS,
  },
];
