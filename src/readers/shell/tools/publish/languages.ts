import type { Tool } from '../types.ts';
import {
  MARKED,
  onRegistry,
  OWNERS,
  PUBLISHED,
  registryTool,
  TOKENS,
  WITHDRAWN,
} from './effects.ts';

const PYTHON =
  '-r --repository --repository-url -u --username -p --password --publish-url --index --token -d --dist-dir';

/** Programs that publish packages of other languages. */
export const languageTools: readonly Tool[] = [
  registryTool(
    'cargo',
    'cargo',
    '-p --package --manifest-path --registry --index --token --vers --version -F --features -j --target --target-dir',
    [
      onRegistry('publish', PUBLISHED, { without: ['-n'] }),
      onRegistry('yank', WITHDRAWN, { without: ['--undo'] }),
      onRegistry('owner', OWNERS, { with: ['-a', '--add', '-r', '--remove'] }),
      onRegistry('release', PUBLISHED, { with: ['-x', '--execute'] }),
      onRegistry('workspaces|ws publish', PUBLISHED),
      onRegistry('smart-release', PUBLISHED, { with: ['-e', '--execute'] }),
    ],
  ),
  registryTool('twine', 'twine', PYTHON, [onRegistry('upload', PUBLISHED)]),
  registryTool('poetry', 'poetry uv flit hatch pdm rye maturin', PYTHON, [
    onRegistry('publish|upload', PUBLISHED),
  ]),
  registryTool('gem', 'gem', '-k --key --host -v --version -p --platform', [
    onRegistry('push', PUBLISHED),
    onRegistry('yank', WITHDRAWN),
    onRegistry('owner', OWNERS, { with: ['-a', '--add', '-r', '--remove'] }),
    onRegistry('signin', 'harmless'),
  ]),
  registryTool(
    'maven',
    'mvn mvnw mvnd',
    '-f --file -s --settings -pl --projects -P -T -rf',
    [
      {
        words: '',
        does: (call, context) => {
          const { operands } = call;
          const goal = operands.find(({ text }) =>
            /^(?:deploy|release:perform|(?:[\w.]+:)?maven-(?:deploy|release)-plugin:[\w.:]*(?:deploy|perform)|deploy:deploy(?:-file)?|nexus-staging:(?:release|deploy)|central-publishing:publish|jreleaser:(?:deploy|full-release|release))$/.test(
              text,
            ),
          );
          const act = onRegistry('', { ...PUBLISHED, targets: { text: goal?.text ?? 'deploy' } });
          return goal === undefined || typeof act.does !== 'function'
            ? {}
            : act.does(call, context);
        },
      },
    ],
    { harmlessWith: ['-v', '--version'] },
  ),
  registryTool(
    'gradle',
    'gradle gradlew',
    '-p --project-dir -b --build-file -x --exclude-task -I --init-script -g',
    [
      {
        words: '',
        does: (call, context) => {
          const task = call.operands.find(({ text }) =>
            /(?:^|:)(?:publish(?!ToMavenLocal)(?:[A-Z]\w*(?<!ToMavenLocal))?|uploadArchives|bintrayUpload|closeAndReleaseRepository|jreleaserFullRelease|publishPlugins)$/.test(
              text,
            ),
          );
          const act = onRegistry('', { ...PUBLISHED, targets: { text: task?.text ?? 'publish' } });
          return task === undefined || typeof act.does !== 'function'
            ? {}
            : act.does(call, context);
        },
      },
    ],
    { harmlessWith: ['-m', '--dry-run', '-v', '--version'] },
  ),
  registryTool('sbt', 'sbt', '', [
    onRegistry('publish|publishSigned|sonatypeRelease|sonatypeBundleRelease|release', PUBLISHED),
  ]),
  registryTool('nuget', 'nuget', '-k -s -Source -ApiKey -src', [
    onRegistry('push', PUBLISHED),
    onRegistry('delete', WITHDRAWN),
  ]),
  registryTool('pod', 'pod', '--sources', [
    onRegistry('trunk push', PUBLISHED),
    onRegistry('trunk delete|deprecate', WITHDRAWN),
    onRegistry('trunk add-owner|remove-owner', OWNERS),
    onRegistry('repo push', PUBLISHED),
  ]),
  registryTool('dart', 'dart flutter', '-C --directory', [
    onRegistry('pub publish', PUBLISHED, { without: ['-n'] }),
    onRegistry('pub uploader', OWNERS),
  ]),
  registryTool('rebar3', 'rebar3', '', [onRegistry('hex publish', PUBLISHED)]),
  registryTool('hackage', 'cabal stack', '-u --username -p --password', [
    onRegistry('upload', PUBLISHED, { without: ['--candidate'] }),
  ]),
  registryTool('luarocks', 'luarocks', '--api-key', [onRegistry('upload', PUBLISHED)]),
  registryTool('conan', 'conan', '-r --remote', [
    onRegistry('upload', PUBLISHED),
    onRegistry('remove', WITHDRAWN, { with: ['-r', '--remote'] }),
  ]),
  registryTool('conda', 'anaconda', '-u --user -l --label -t --token', [
    onRegistry('upload', PUBLISHED),
    onRegistry('remove', WITHDRAWN),
    onRegistry('auth', TOKENS, { with: ['-c', '--create', '-r', '--remove'] }),
  ]),
  registryTool('vsce', 'vsce ovsx', '-p --pat -i --packagePath -t --target', [
    onRegistry('publish', PUBLISHED),
    onRegistry('unpublish', WITHDRAWN),
  ]),
  registryTool('goreleaser', 'goreleaser', '-f --config -p --parallelism --timeout', [
    onRegistry('release', 'harmless', { with: ['--snapshot', '--skip-publish'] }),
    {
      words: 'release',
      does: (call, context) => {
        const act = onRegistry('release', { ...PUBLISHED, targets: { text: 'release' } });
        const skipped = call.values('--skip').some(({ text }) => /\bpublish\b/.test(text));
        return skipped || typeof act.does !== 'function' ? {} : act.does(call, context);
      },
    },
  ]),
  registryTool('jreleaser', 'jreleaser', '', [
    onRegistry('full-release|release|deploy|publish|announce', PUBLISHED),
  ]),
  registryTool('snapcraft', 'snapcraft charmcraft', '--release --channel', [
    onRegistry('upload|push|release|promote', PUBLISHED),
    onRegistry('close', MARKED),
  ]),
  registryTool('huggingface', 'huggingface-cli hf', '--repo-type --revision --token', [
    onRegistry('upload|upload-large-folder', PUBLISHED),
    onRegistry('repo delete', WITHDRAWN),
    onRegistry('repo-files delete', WITHDRAWN),
  ]),
];
