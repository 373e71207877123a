/** What is made again by a build, an installation or a run, or was never meant to last. */
import type { ShellWorld } from '../../../world/types.ts';
import { baseName, isAtOrBelow, isBelow, normalPath, partsOf } from './normal-path.ts';

/** Folders that only tools fill. */
const GENERATED = new Set(
  (
    'node_modules bower_components jspm_packages __pycache__ .pytest_cache .mypy_cache .ruff_cache ' +
    '.tox .nox .venv venv .eggs .hypothesis .ipynb_checkpoints .next .nuxt .output .svelte-kit ' +
    '.astro .turbo .parcel-cache .cache .vite .angular .gradle .terraform .terragrunt-cache .serverless ' +
    '.aws-sam cdk.out .nyc_output .sass-cache .docusaurus .expo .yarn-cache .pnpm-store .dart_tool ' +
    '.stack-work dist-newstyle _build deriveddata pods .bundle .rush storybook-static test-results ' +
    'playwright-report allure-results lcov-report htmlcov .coverage .jest-cache .eslintcache ' +
    '.webpack .rollup.cache .rpt2_cache .swc .wrangler .vercel .netlify .firebase .temp .tmp ' +
    'cmakefiles .ccls-cache .clangd .zig-cache zig-out .direnv .phpunit.cache .nx .fleet ' +
    '.dvc-cache .pytype .pyre .cargo-cache elm-stuff site-packages __snapshots_tmp__ .benchmarks ' +
    '.vitest .cypress-cache .stryker-tmp .scannerwork .ropeproject .build'
  ).split(' '),
);

/** Folders that tools fill, unless somebody keeps work in one: then git knows of it. */
const MOSTLY_GENERATED = new Set(
  (
    'dist build target out output outputs obj bin debug release out-tsc coverage generated gen tmp temp ' +
    'cache caches reports artifacts artefacts public_build site _site docs_build logs log lib-cov ' +
    'es esm cjs umd typings vendor env deps release-builds screenshots test-output testoutput ' +
    '__snapshots__ sandbox scratch www-build wheels wheelhouse pkg dump_tmp sdist'
  ).split(' '),
);

const GENERATED_ENDS =
  /(?:\.(?:log|pyc|pyo|o|obj|a|so|dylib|class|tmp|temp|swp|swo|bak|orig|rej|cache|pid|lock\.tmp|tsbuildinfo|coverage|lcov|prof|egg-info|dsym|whl|tgz|map|snap|min\.js|out|exe|db-journal|db-wal|db-shm|sqlite-journal)|~)$/;
const GENERATED_NAMES =
  /^(?:\.ds_store|thumbs\.db|npm-debug.*|yarn-error.*|core\.\d+|nohup\.out|\.eslintcache|\.coverage|coverage\.(?:xml|json|out)|junit\.xml|cmakecache\.txt|\.stylelintcache|cmake-build-.*|bazel-(?:bin|out|testlogs|[\w-]*)|.*\.egg-info)$/;

/** A word of the name says that it was not meant to last: `tmp-out`, `build_test`, `foo.tmp.json`. */
const PASSING =
  /(?:^|[-_.*])(?:tmp|temp|temporary|scratch|throwaway|deleteme|trash|dummy|cache|caches|cached|builds?|dist|artifacts?|generated|outputs?|testrun|junk)(?:[-_.*\d]|$)/;

const CACHES_AT_HOME: readonly string[] = (
  '.cache .npm .yarn/cache .yarn/berry .pnpm-store .local/share/pnpm .cargo/registry .cargo/git ' +
  '.gradle/caches .gradle/daemon .m2/repository .ivy2 .nuget/packages .bundle/cache .gem go/pkg ' +
  '.local/share/Trash .Trash Library/Caches Library/Logs Library/Developer/Xcode/DerivedData ' +
  'Library/Developer/CoreSimulator/Caches Library/pnpm .composer/cache .pub-cache .android/cache ' +
  '.expo .bun/install/cache .deno .node-gyp .electron .terraform.d/plugin-cache .pyenv/cache ' +
  '.rustup/tmp .rustup/downloads .conda/pkgs .cpan .docker/buildx .sbt .coursier .nvm/.cache ' +
  '.vscode-server .cursor-server AppData/Local/Temp AppData/Local/npm-cache'
).split(' ');

export type Disposable = 'generated' | 'mostly-generated' | 'passing' | null;

/**
 * What the parts of a path below some folder say. `generated` is certain; `mostly-generated` and
 * `passing` go by a name that people use for their own work as well.
 */
export function disposableBy(relative: string): Disposable {
  const parts = partsOf(relative.toLowerCase());
  if (parts.some((part) => GENERATED.has(part) || GENERATED_NAMES.test(part))) return 'generated';
  const last = parts.at(-1) ?? '';
  if (GENERATED_ENDS.test(last)) return 'generated';
  if (parts.some((part) => MOSTLY_GENERATED.has(part))) return 'mostly-generated';
  return parts.some((part) => PASSING.test(part)) ? 'passing' : null;
}

/**
 * Below a folder for temporary files. Such a folder itself is not; nor is somebody's home, or what lies
 * around the workspace, that was put into one.
 */
export function isTemporary(path: string, world: ShellWorld): boolean {
  const own = ['TMPDIR', 'TEMP', 'TMP']
    .map((name) => world.env[name])
    .filter((text) => text !== undefined && text.length > 1)
    .map((text) => normalPath(text as string));
  const lived = [world.home, parentOf(world.workspace)].filter((folder) => folder !== null);
  if (lived.some((folder) => isBelowTemporary(folder) && isAtOrBelow(path, folder))) {
    return own.some((folder) => !lived.includes(folder) && isBelow(path, folder));
  }
  return (
    isBelowTemporary(path) ||
    own.some((folder) => folder !== world.home && isBelow(path, folder)) ||
    /^(?:[A-Za-z]:|\/mnt\/[a-z])\/(?:temp|tmp|users\/[^/]+\/appdata\/local\/temp)\//i.test(path)
  );
}

const TEMPORARY_FOLDERS = [
  '/tmp',
  '/var/tmp',
  '/private/tmp',
  '/dev/shm',
  '/var/folders',
  '/private/var/folders',
];

export function isBelowTemporary(path: string): boolean {
  return TEMPORARY_FOLDERS.some((folder) => isBelow(path, folder));
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(1, path.lastIndexOf('/')));
}

/** Caches of package managers and editors in a home folder, and below. */
export function isCacheAtHome(path: string, home: string): boolean {
  return (
    CACHES_AT_HOME.some((folder) => isAtOrBelow(path, `${home}/${folder}`)) ||
    (isBelow(path, home) && /^(?:\.ds_store|\.zcompdump.*)$/.test(baseName(path)))
  );
}
