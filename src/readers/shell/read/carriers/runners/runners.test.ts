import { describe, expect, it } from 'vitest';
import { carriedBy, type Given } from './shared/test-carrier.ts';
import { RUNNERS } from './index.ts';

const MAKEFILE = `
BUILD ?= build
ENV := staging
OBJS = $(SRC:.c=.o)
SRC = a.c b.c
export REGION := eu-west-1
ifeq ($(ENV),prod)
BUCKET = prod-data
else
BUCKET = dev-data
endif
include common.mk
define nuke
terraform destroy -auto-approve
rm -rf state
endef
.PHONY: all clean clean-prod
all: build ; @echo done
build: $(OBJS)
	$(CC) -o app $^
%.o: %.c
	$(CC) -c $< -o $@
clean:
	@-$(RM) -r $(BUILD)
	rm -f $(OBJS)
clean-prod: check
	aws s3 rm s3://$(BUCKET) \\
	  --recursive
check:
	@test -n "$$HOME"
sub:
	$(MAKE) -C infra destroy
now:
	rm -rf $(shell pwd)/x
gone:
	rm -rf $(PREFIX)/lib
all-of-it:
	$(nuke)
loop:
	$(foreach d,a b,rm -rf $(d);)
from-common:
	$(call drop,orders)
`;
const PACKAGE = JSON.stringify({
  name: 'root',
  workspaces: ['packages/*'],
  scripts: {
    build: 'tsc -p .',
    prebuild: 'rimraf dist',
    'db:reset': 'prisma migrate reset --force',
    test: 'vitest',
    stop: 'kill 1',
    start: 'node server.js',
    'clean:a': 'rm -rf a',
    'clean:b': 'rm -rf b',
  },
});
const WORLD: Given = {
  files: {
    '/work/app/Makefile': MAKEFILE,
    '/work/app/common.mk': 'drop = psql -c "drop table $(1)"\n',
    '/work/app/infra/Makefile': 'destroy:\n\tterraform destroy\n',
    '/work/app/package.json': PACKAGE,
    '/work/app/packages/api/package.json': JSON.stringify({
      name: '@acme/api',
      scripts: { wipe: 'rm -rf /data', build: 'tsc' },
    }),
    '/work/app/justfile': `
set shell := ["bash", "-c"]
bucket := "prod" + "-data"
alias n := nuke
default: build
build:
    cargo build
deploy env='staging' *args: build && notify
    @kubectl apply -f {{env}} {{args}}
nuke target:
    rm -rf {{target}}
empty:
    aws s3 rb s3://{{bucket}} --force
notify:
    echo done
home:
    rm -rf {{env_var('HOME')}}/x
py:
    #!/usr/bin/env python3
    import shutil
    shutil.rmtree('/data')
sh:
    #!/usr/bin/env bash
    set -e
    rm -rf /data
`,
    '/work/app/Taskfile.yml': `
version: '3'
vars:
  BUCKET: prod-data
includes:
  infra: ./infra
tasks:
  default:
    cmds:
      - task: build
  build:
    desc: Builds. It's simple
    deps: [lint]
    cmds:
      - go build ./...
      - cmd: go vet
        silent: true
  lint: golangci-lint run
  wipe:
    cmds:
      - aws s3 rm s3://{{.BUCKET}} --recursive
      - |
        rm -rf a
        rm -rf b
  args:
    cmd: kubectl {{.CLI_ARGS}}
`,
    '/work/app/infra/Taskfile.yml': 'tasks:\n  destroy:\n    - terraform destroy\n',
    '/work/app/composer.json': JSON.stringify({
      scripts: {
        fresh: ['@php artisan migrate:fresh', '@cs', 'Acme\\\\Tool::run'],
        cs: 'phpcs',
      },
    }),
    '/work/app/mise.toml':
      '[tasks]\nclean = "rm -rf dist"\n[tasks.wipe]\ndepends = ["clean"]\nrun = ["dropdb app", "createdb app"]\n',
    '/work/app/pyproject.toml':
      '[tool.poe.tasks]\nreset = "alembic downgrade base"\nlint.shell = "ruff ."\n[tool.poe.tasks.nuke]\nshell = "rm -rf data"\n',
  },
};

describe('what runners carry', () => {
  it.each<[string, readonly string[] | null]>([
    ['make', ['$ cc -c a.c -o a.o', '$ cc -c b.c -o b.o', '$ cc -o app a.o b.o', '$ echo done']],
    ['make clean', ['$ rm -f -r build', '$ rm -f a.o b.o']],
    ['make clean BUILD=/', ['$ rm -f -r /', '$ rm -f a.o b.o']],
    ['make clean-prod', ['$ test -n "$HOME"', '$ aws s3 rm s3://dev-data \\\n  --recursive']],
    [
      'make ENV=prod clean-prod',
      ['$ test -n "$HOME"', '$ aws s3 rm s3://prod-data \\\n  --recursive'],
    ],
    ['make sub', ['$ make -C infra destroy']],
    ['make -C infra destroy', ['$ terraform destroy']],
    ['make -Cinfra', ['$ terraform destroy']],
    ['make --directory=infra', ['$ terraform destroy']],
    ['make -f infra/Makefile destroy', ['$ terraform destroy']],
    ['make now', ['$ rm -rf $(pwd)/x']],
    ['make gone', ['$ rm -rf /lib']],
    ['make all-of-it', ['$ terraform destroy -auto-approve', '$ rm -rf state']],
    ['make loop', ['$ rm -rf a; rm -rf b;']],
    ['make from-common', ['$ psql -c "drop table orders"']],
    ['make -j4 -k check', ['$ test -n "$HOME"']],
    ['make -j 4 check', ['$ test -n "$HOME"']],
    ['make -n clean-prod', []],
    ['make --dry-run clean-prod', []],
    ['make --version', []],
    ['make nothing-of-that-name', []],
    ['make -f missing.mk x', null],
    ['npm run build', ['$ rimraf dist', '$ tsc -p .']],
    ['npm run build -- --watch', ['$ rimraf dist', '$ tsc -p . --watch']],
    ['npm run -s db:reset', ['$ prisma migrate reset --force']],
    ['npm run-script db:reset', ['$ prisma migrate reset --force']],
    ['npm test', ['$ vitest']],
    ['npm t', ['$ vitest']],
    ['npm start', ['$ node server.js']],
    ['npm restart', ['$ kill 1', '$ node server.js']],
    ['npm run', null],
    ['npm run missing', null],
    ['npm install', null],
    ['npm publish', null],
    ['npm --prefix packages/api run wipe', ['$ rm -rf /data']],
    ['npm run wipe -w @acme/api -- x', ['$ rm -rf /data x']],
    ['npm run -w @acme/api wipe', ['$ rm -rf /data']],
    ['npm -w packages/api run wipe', ['$ rm -rf /data']],
    ['npm run --workspaces build', ['$ tsc']],
    ['npm exec -- rimraf dist', ['rimraf dist']],
    ['npm exec prisma migrate reset', ['prisma migrate reset']],
    ['npx -y prisma@5 migrate reset', ['prisma migrate reset']],
    ['npx -p typescript tsc -p .', ['tsc -p .']],
    ["npx -c 'rm -rf dist'", ['$ rm -rf dist']],
    ['npx @railway/cli@latest down', ['railway down']],
    ['npx --version', []],
    ['pnpm db:reset', ['$ prisma migrate reset --force']],
    ['pnpm run clean:a', ['$ rm -rf a']],
    ['pnpm install', null],
    ['pnpm add left-pad', null],
    ['pnpm prisma migrate reset', ['prisma migrate reset']],
    ['pnpm exec prisma db push', ['prisma db push']],
    ['pnpm dlx rimraf dist', ['rimraf dist']],
    ['pnpm --filter @acme/api wipe', ['$ rm -rf /data']],
    ['pnpm -r run build', ['$ tsc']],
    ['yarn', null],
    ['yarn add x', null],
    ['yarn db:reset', ['$ prisma migrate reset --force']],
    ['yarn run db:reset', ['$ prisma migrate reset --force']],
    ['yarn workspace @acme/api wipe', ['$ rm -rf /data']],
    ['yarn workspace @acme/api add x', null],
    ['yarn rimraf dist', ['rimraf dist']],
    ['bunx rimraf dist', ['rimraf dist']],
    ['uvx ruff check', ['ruff check']],
    ['pipx run black .', ['black .']],
    ['pipx install black', null],
    ['run-s clean:*', ['$ rm -rf a', '$ rm -rf b']],
    ["concurrently 'npm:clean:*' 'rm -rf x'", ['$ rm -rf a', '$ rm -rf b', '$ rm -rf x']],
    ["nodemon --exec 'rm -rf x'", ['$ rm -rf x']],
    ['turbo run build', ['$ rimraf dist', '$ tsc -p .']],
    ['lerna exec -- rm -rf dist', ['rm -rf dist']],
    ['just', ['$ cargo build']],
    [
      'just deploy prod --force',
      ['$ cargo build', '$ kubectl apply -f prod --force', '$ echo done'],
    ],
    ['just deploy', ['$ cargo build', '$ kubectl apply -f staging', '$ echo done']],
    ['just n /data', ['$ rm -rf /data']],
    ['just empty', ['$ aws s3 rb s3://prod-data --force']],
    ['just bucket=x empty', ['$ aws s3 rb s3://x --force']],
    ['just home', ['$ rm -rf ${HOME}/x']],
    ['just py', ["python3 -c import shutil\nshutil.rmtree('/data')"]],
    ['just sh', ['$ set -e\nrm -rf /data\n']],
    ['just --list', []],
    ['just -n nuke x', []],
    ['just missing', null],
    ['task', ['$ golangci-lint run', '$ go build ./...', '$ go vet']],
    ['task wipe', ['$ aws s3 rm s3://prod-data --recursive', '$ rm -rf a\nrm -rf b']],
    ['task wipe BUCKET=x', ['$ aws s3 rm s3://x --recursive', '$ rm -rf a\nrm -rf b']],
    ['task infra:destroy', ['$ terraform destroy']],
    ['task args -- delete ns prod', ['$ kubectl delete ns prod']],
    ['task --dry wipe', []],
    ['task --list', []],
    ['task missing', null],
    ['composer run-script fresh', ['$ php artisan migrate:fresh', '$ phpcs']],
    ['composer fresh', ['$ php artisan migrate:fresh', '$ phpcs']],
    ['composer install', null],
    ['mise run wipe', ['$ rm -rf dist', '$ dropdb app', '$ createdb app']],
    ['mise exec node@20 -- rm -rf x', ['rm -rf x']],
    ['poe nuke', ['$ rm -rf data']],
    ['poe reset', ['$ alembic downgrade base']],
    ['poetry run alembic downgrade base', ['alembic downgrade base']],
    ['poetry install', null],
    ['pipenv run rm -rf x', ['rm -rf x']],
    ['uv run alembic downgrade base', ['alembic downgrade base']],
    ['uv run --with boto3 wipe.py', ['python wipe.py']],
    ['uv pip install x', null],
    ['bundle exec rails db:drop', ['rails db:drop']],
    ['bundle install', null],
    ['cross-env NODE_ENV=production rm -rf x', ['rm -rf x']],
    ['dotenv -e .env.prod -- prisma migrate reset', ['prisma migrate reset']],
    ['doppler run -- terraform destroy', ['terraform destroy']],
    ['aws-vault exec prod -- aws s3 rb s3://x', ['aws s3 rb s3://x']],
    ['direnv exec . terraform destroy', ['terraform destroy']],
  ])('%s', (line, expected) => {
    expect(carriedBy(RUNNERS, line, WORLD)).toEqual(expected);
  });

  it('names each program once', () => {
    const programs = RUNNERS.flatMap((carrier) => carrier.programs);
    expect(new Set(programs).size).toBe(programs.length);
  });

  it('carries nothing from a folder without files', () => {
    for (const line of ['make x', 'npm test', 'just x', 'task x', 'composer x', 'mise run x'])
      expect(carriedBy(RUNNERS, line, { files: {} })).toBeNull();
  });
});

describe('hostile files', () => {
  const references = `${'$('.repeat(20_000)}x`;
  it.each<[string, string, string]>([
    ['open references', 'Makefile', `a:\n\t${references}\n`],
    ['a variable of itself', 'Makefile', 'A = $(A)$(A)\na:\n\trm -rf $(A)\n'],
    ['doubling variables', 'Makefile', `${doubling()}a:\n\techo $(V60)\n`],
    ['a circle of targets', 'Makefile', 'a: b\n\trm -rf x\nb: a\n\techo\n'],
    ['many rules', 'Makefile', 'a: b\n\techo\n'.repeat(15_000)],
    [
      'a deep map',
      'Taskfile.yml',
      Array.from({ length: 500 }, (_, at) => `${' '.repeat(at)}k:`).join('\n'),
    ],
    ['long keys', 'Taskfile.yml', `${'a:a'.repeat(50_000)}\n`],
    ['one long line', 'justfile', `a${' b'.repeat(50_000)}`],
    ['parameters', 'justfile', `a ${"b='".repeat(30_000)}:`],
    ['open lists', 'mise.toml', '[tasks]\na = [\n'.repeat(10_000)],
    ['no JSON', 'package.json', '{'.repeat(100_000)],
  ])('%s', (_, name, text) => {
    // What grows with the square of the text takes minutes here: the test's own limit sees it.
    for (const line of ['make a', 'just a', 'task a', 'mise run a', 'npm run a']) {
      const carried = carriedBy(RUNNERS, line, { files: { [`/work/app/${name}`]: text } }) ?? [];
      expect(carried.length).toBeLessThan(600);
    }
  });
});

function doubling(): string {
  return Array.from({ length: 61 }, (_, at) => `V${at} = $(V${at - 1})$(V${at - 1})\n`).join('');
}
