import { describe, expect, it } from 'vitest';
import { linesOf, verdictOn } from '../git/test-held.ts';
import { MIX_PUBLISHES, RAKE_PUBLISHES } from './beside-migrations.ts';
import { registryTool } from './effects.ts';
import { messageTools } from './messages.ts';
import { publishTools } from './tools.ts';

const TOOLS = [
  ...publishTools,
  ...messageTools,
  registryTool('rake', 'rake', '', RAKE_PUBLISHES),
  registryTool('mix', 'mix', '', MIX_PUBLISHES),
];

describe('publishing', () => {
  it.each(
    linesOf(`
    npm publish
    npm publish --access public
    npm publish ./dist --tag next
    npm --prefix packages/a publish
    npm unpublish acme@1.0.0
    npm unpublish acme --force
    npm deprecate acme@1 'use 2'
    npm dist-tag add acme@1.0.0 latest
    npm dist-tag rm acme beta
    npm owner add bob acme
    npm owner rm bob acme
    npm access grant read-write acme:devs acme
    npm access public acme
    npm token create
    npm token revoke abc
    npm team destroy acme:devs
    pnpm publish
    pnpm publish -r
    pnpm -r publish
    pnpm --filter a publish
    pnpm publish --no-git-checks
    bun publish
    yarn publish
    yarn npm publish
    yarn workspace a publish
    yarn workspace a npm publish --access public
    lerna publish
    lerna publish from-git --yes
    semantic-release
    release-it minor
    np
    changeset publish
    jsr publish
    deno publish
    cargo publish
    cargo publish -p core --allow-dirty
    cargo yank --version 1.0.0
    cargo yank acme@1.0.0
    cargo owner --add bob
    cargo release minor --execute
    twine upload dist/*
    twine upload -r pypi dist/*
    poetry publish
    poetry publish --build
    uv publish
    flit publish
    hatch publish
    pdm publish
    maturin publish
    gem push acme-1.0.0.gem
    gem yank acme -v 1.0.0
    gem owner acme -a bob@x.io
    rake release
    mvn deploy
    mvn clean deploy -DskipTests
    mvn release:perform
    mvn -P release clean deploy
    mvnw deploy
    gradle publish
    gradlew publish
    gradlew :lib:publish
    gradlew publishToSonatype
    gradle publishAllPublicationsToMavenRepository
    sbt publishSigned
    nuget push a.nupkg
    pod trunk push A.podspec
    pod trunk delete A 1.0.0
    dart pub publish
    flutter pub publish --force
    mix hex.publish
    mix hex.publish --revert 1.0.0
    cabal upload dist/a.tar.gz
    stack upload .
    luarocks upload a.rockspec
    conan upload a/1.0 -r acme
    anaconda upload a.tar.bz2
    vsce publish
    vsce publish minor
    vsce unpublish acme.ext
    ovsx publish
    goreleaser release
    goreleaser release --clean
    snapcraft upload a.snap
    hf upload acme/model .
    huggingface-cli repo delete acme/x
  `),
  )('held: %s', async (line) => {
    expect(await verdictOn(TOOLS, line)).toBe('held');
  });

  it.each(
    linesOf(`
    npm install
    npm i -D publish
    npm ci
    npm add x
    npm uninstall x
    npm remove publish
    npm run publish-docs
    npm run build
    npm test
    npm start
    npm audit fix
    npm outdated
    npm view acme dist-tags
    npm search publish
    npm pack
    npm pack --dry-run
    npm publish --dry-run
    npm publish --help
    npm help publish
    npm version patch
    npm link
    npm cache clean --force
    npm config set registry https://x
    npm whoami
    npm login
    npm owner ls acme
    npm dist-tag ls acme
    npm access list packages
    npm token list
    npm exec vitest
    npm prune
    npm dedupe
    npm rebuild
    npm init -y
    pnpm install
    pnpm add x
    pnpm run test
    pnpm -r build
    pnpm publish --dry-run
    pnpm store prune
    yarn
    yarn install
    yarn add x
    yarn build
    yarn test
    yarn npm info x
    yarn cache clean
    yarn workspace a build
    yarn upgrade
    bun install
    bun run build
    bun test
    lerna run build
    lerna bootstrap
    semantic-release --dry-run
    changeset version
    changeset add
    deno run a.ts
    deno test
    cargo build
    cargo build --release
    cargo test publish
    cargo run -- publish
    cargo add serde
    cargo clean
    cargo clippy
    cargo fmt
    cargo install ripgrep
    cargo publish --dry-run
    cargo publish -n
    cargo package
    cargo release minor
    cargo owner --list
    twine check dist/*
    poetry install
    poetry build
    poetry publish --dry-run
    poetry add x
    poetry run pytest
    uv sync
    uv pip install x
    uv run pytest
    hatch build
    gem install rails
    gem build a.gemspec
    gem list
    rake test
    rake db:migrate:status
    mvn test
    mvn clean install
    mvn package
    mvn verify
    mvn deploy --help
    mvn dependency:tree
    mvn release:prepare
    gradle build
    gradle test
    gradlew assemble
    gradlew publishToMavenLocal
    gradlew publishReleasePublicationToMavenLocal
    gradlew publish --dry-run
    gradlew tasks
    sbt compile
    sbt publishLocal
    pod install
    pod lib lint
    flutter pub get
    flutter build apk
    dart pub publish --dry-run
    mix deps.get
    mix test
    cabal build
    stack build
    vsce package
    vsce ls
    goreleaser build
    goreleaser check
    goreleaser release --snapshot --clean
    goreleaser release --skip=publish
    hf download acme/model
  `),
  )('passes: %s', async (line) => {
    expect(await verdictOn(TOOLS, line)).toBe('passes');
  });
});

describe('messages', () => {
  it.each(
    linesOf(`
    himalaya message delete 12
    himalaya delete 12 13
    himalaya folder purge INBOX
    himalaya folder expunge INBOX
    himalaya message send
    doveadm expunge -u bob mailbox INBOX all
    doveadm mailbox delete -u bob Archive
    gyb --email a@b.c --action purge --search 'older_than:1y'
    gyb --action=purge
    gam delete user bob
    gam user bob delete messages query 'in:inbox' doit
    gam all users delete messages query x doit
    gam user bob trash messages query x
    gam user bob empty drivetrash
    m365 outlook message remove --id 1
    m365 teams chat remove
    slack chat delete 1234 C01
    slack-cli file delete F01
    postsuper -d ALL
    exim -Mrm 1abc
    imapsync --host1 a --host2 b --delete1
    signal-cli send -m x +49
    matrix-commander --room-redact x
  `),
  )('is held, or an act that cannot be called back: %s', async (line) => {
    const tool = TOOLS.find(({ programs }) => programs.includes(line.split(' ')[0] ?? ''));
    expect(tool).toBeDefined();
    expect(await verdictOn(TOOLS, line)).toBe('held');
  });

  it.each(
    linesOf(`
    himalaya envelope list
    himalaya message read 12
    himalaya folder list
    notmuch search tag:inbox
    notmuch tag -inbox -- thread:1
    mu find hello
    doveadm search -u bob mailbox INBOX all
    gyb --email a@b.c --action backup
    gyb --action estimate
    gam info user bob
    gam print users
    m365 outlook message list
    m365 status
    slack chat list
    slack login
    signal-cli receive
    imapsync --host1 a --host2 b
    imapsync --host1 a --delete1 --dry
  `),
  )('passes: %s', async (line) => {
    expect(await verdictOn(TOOLS, line)).toBe('passes');
  });
});
