import { fileClass } from './file-class.ts';
import type { FileClass } from './file-class.ts';

/** Test data that looks like infrastructure but is never applied. Met before the acting classes. */
export const TEST_DATA = fileClass(
  'file',
  ['test-code'],
  ['{testdata,__tests__,__fixtures__,__snapshots__,fixtures,test-fixtures}/**'],
);

export const ORDINARY_CLASSES: readonly FileClass[] = [
  fileClass(
    'file',
    ['test-code'],
    [
      '{test,tests,spec,specs,e2e,cypress,__mocks__,androidTest,integration-tests}/**',
      '{*.test.*,*.spec.*,*.e2e.*,*_test.go,*_test.py,test_*.py,*_spec.rb,*_test.dart,*_test.exs}',
      '{*Test.java,*Tests.java,*IT.java,*Test.kt,*Tests.cs,*Test.php,*Tests.swift,conftest.py}',
      '{jest,vitest,playwright,cypress,karma}.config.*',
    ],
  ),
  fileClass(
    'file',
    ['documentation'],
    [
      '{*.md,*.mdx,*.markdown,*.rst,*.adoc,*.asciidoc,*.org,*.tex,*.pod}',
      '{LICENSE,LICENCE,COPYING,NOTICE,AUTHORS,CHANGELOG,CHANGES,README,HISTORY,CONTRIBUTORS}',
      '{LICENSE,LICENCE,COPYING,NOTICE,AUTHORS,CHANGELOG,README,HISTORY}.txt',
      '{doc,docs}/**.{txt,png,jpg,jpeg,gif,svg,webp,html,css,pdf,drawio,puml,mmd,dot}',
      '{*.png,*.jpg,*.jpeg,*.gif,*.webp,*.ico,*.pdf}',
    ],
  ),
  fileClass('file', ['configuration', 'submodule'], ['/.gitmodules']),
  fileClass(
    'file',
    ['configuration'],
    [
      '{*.yaml,*.yml,*.json,*.jsonc,*.json5,*.toml,*.ini,*.conf,*.cfg,*.config,*.properties}',
      '{*.xml,*.plist,*.props,*.targets,*.reg,*.nginx,*.service,*.timer,*.policy,*.rules}',
      '{.gitattributes,.gitignore,.gitkeep,.editorconfig,.browserslistrc,.nvmrc,.node-version}',
      '{.*rc,.tool-versions,.python-version,.ruby-version,.mailmap,robots.txt,CNAME,crontab}',
      '{.vscode,.idea,.devcontainer,.husky,.githooks}/**',
    ],
  ),
];

/** Whatever no pattern knows may be a program. */
export const SOURCE_CODE = fileClass('file', ['source-code'], ['**']);
