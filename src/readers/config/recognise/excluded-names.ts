/**
 * Files that look like settings and run nothing: manifests of packages, settings of editors and linters,
 * texts in many languages, schemas, examples. Over the base name in lower case.
 */
export const EXCLUDED_NAMES: readonly RegExp[] = [
  /^(?:package|composer|bower|tsconfig|jsconfig|deno|nx|turbo|lerna|angular|project|workspace|manifest|components|vercel|now|renovate|biome|tslint|typedoc|rush|lage|nest-cli|ng-package|cspell|api-extractor|launchsettings|global|nodemon|knip|babel\.config|jest\.config|app|eas|metadata|tasks|launch|extensions|keybindings|devcontainer|capacitor\.config|firebase|tauri\.conf|components\.config|\w+-lock)(?:[.-][\w.-]+)?\.jsonc?5?$/,
  /^(?:cargo|pyproject|pipfile|poetry|gopkg|rustfmt|\.?clippy|rust-toolchain|deny|book|taplo|ruff|\.ruff|uv|pixi|cross|dprint|bunfig|mise|\.mise|typos|_typos|selene|stylua|foundry|julia|project|manifest|release|cliff|git-cliff|libs\.versions|fly|hugo|netlify|wrangler\.example)(?:[.-][\w.-]+)?\.toml$/,
  /^(?:tox|pytest|mypy|\.?pylintrc|\.?flake8|\.?coveragerc|setup|desktop|platformio|alembic|phpstan|\.?isort|zest|bumpversion|\.bumpversion|versioneer|pylint|nosetests|tslint|doxyfile)\.?(?:ini|cfg|conf)?$/,
  /^(?:gradle|gradle-wrapper|local|project|build|maven-wrapper|sonar-project|lombok|lint|version|versions|messages|pom|ant|junit-platform|archunit|crowdin|checkstyle|android|signing|jitpack|license|keystore|pmd)(?:[_.-][\w.-]+)?\.properties$/,
  /^(?:mkdocs|_config|dependabot|codecov|\.codecov|\.?pre-commit[\w-]*|\.golangci|\.rubocop\w*|\.yamllint|\.?markdownlint[\w-]*|pubspec|analysis_options|azure-pipelines[\w.-]*|bitbucket-pipelines|\.travis|\.drone|appveyor|\.appveyor|cloudbuild|\.gitlab-ci|\.goreleaser|goreleaser|\.readthedocs|buf[\w.]*|sqlc|chart|kustomization|skaffold|requirements|environment|conda|meta|galaxy|taskfile|lefthook|\.lefthook|crowdin|stale|labeler|labels|funding|release|release-drafter|issue_template|citation|pnpm-workspace|\.yarnrc|\.mergify|mergify|\.eslintrc|\.stylelintrc|\.prettierrc|\.hound|\.swiftlint|detekt|phpstan|psalm|rector|openapitools|pulumi[\w.-]*|docfx|antora|action|cog|justfile|werf-giterminism|snapcraft|\.air|\.?commitlint[\w.-]*|\.dependency-cruiser|catalog-info)\.ya?ml$/,
  /(?:^|[._-])(?:schema|openapi|swagger|asyncapi|example|sample|template|tmpl|tpl|dist|lock|lockfile|bak|orig|snap|spec|test|mock|fixture|stub)(?:[._-][\w.-]+)?\.\w+$|\.(?:example|sample|template|tmpl|tpl|dist|lock|bak|orig|j2|jinja|erb|ipynb|snap|md|tf|d\.ts)$/,
  /^\.(?:eslintrc|prettierrc|stylelintrc|babelrc|swcrc|nycrc|mocharc|lintstagedrc|huskyrc|releaserc|commitlintrc|editorconfig|gitattributes|gitmodules|dockerignore|jshintrc|jscsrc|hintrc|browserslistrc|npmrc|yarnrc|markdownlint|remarkrc|textlintrc|luarc|clang-format|clang-tidy|vsconfig|c8rc|renovaterc|size-limit|all-contributorsrc|cz|czrc|versionrc)/,
  /^(?:packages|nuget|nlog\.schema|resharper|sharedassemblyinfo)\.config$/,
  /^(?:webpack|rollup|vite|jest|vitest|karma|playwright|cypress|babel|postcss|tailwind|eslint|prettier)\b/,
];

/** Folders in which nothing is a setting that runs. */
export const EXCLUDED_FOLDERS =
  /(?:^|\/)(?:node_modules|vendor|third[_-]party|\.git|\.github|\.gitlab|\.circleci|\.vscode|\.idea|\.devcontainer|\.husky|\.changeset|\.storybook|\.yarn|\.cargo|i18n|l10n|locales?|lang|langs|languages|translations?|tests?|specs?|__tests__|__mocks__|__snapshots__|__fixtures__|fixtures?|testdata|test-data|testing|mocks?|e2e|examples?|samples?|demos?|docs?|documentation|schemas?|benchmarks?|benches|datasets?|seeds?|notebooks|templates?|assets|public|static|i18n-tasks|group_vars|host_vars|roles|playbooks|migrations|site-packages|dist)\//i;

/** Texts that another reader knows, or that describe and set nothing. Over the first lines. */
export const EXCLUDED_TEXTS: readonly RegExp[] = [
  /^apiVersion:[^\n]*$[\s\S]{0,3000}^kind:|^kind:[^\n]*$[\s\S]{0,3000}^apiVersion:/m,
  /^\s*\{\s*"(?:apiVersion|kind)"\s*:/,
  /^AWSTemplateFormatVersion:|"AWSTemplateFormatVersion"\s*:/m,
  /^(?:openapi|swagger|asyncapi)\s*:|^[^\S\r\n\u2028\u2029]*\{\s*"(?:openapi|swagger|asyncapi)"\s*:/m,
  /json-schema\.org\/(?:draft|schema)/,
  /^- (?:hosts|import_playbook):/m,
];
