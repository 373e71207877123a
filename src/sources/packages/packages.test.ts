import { describe, expect, it } from 'vitest';
import type { SourceFile } from '../types.ts';
import { packagesSource } from './source.ts';

const AT = '2026-03-05T09:00:00.000Z';

function files(texts: Readonly<Record<string, string>>): readonly SourceFile[] {
  return Object.entries(texts).map(([path, text]) => ({ path, text }));
}

describe('packages of a repository', () => {
  it.each([
    [
      'npm',
      {
        'package.json': '{"workspaces":["packages/*"]}',
        'packages/web/package.json':
          '{"name":"@shop/web","dependencies":{"@shop/money":"*","react":"19"}}',
        'packages/money/package.json': '{"name":"@shop/money"}',
        'elsewhere/package.json': '{"name":"@shop/other","dependencies":{"@shop/money":"*"}}',
      },
      ['@shop/web > @shop/money'],
    ],
    [
      'pnpm',
      {
        'package.json': '{}',
        'pnpm-workspace.yaml': 'packages: ["apps/*", "!apps/old"]',
        'apps/a/package.json':
          '{"name":"a","dependencies":{"b":"workspace:*","old":"workspace:*"}}',
        'apps/b/package.json': '{"name":"b"}',
        'apps/old/package.json': '{"name":"old"}',
      },
      ['a > b'],
    ],
    [
      'Cargo',
      {
        'Cargo.toml': '[workspace]\nmembers = ["crates/*"]\n',
        'crates/server/Cargo.toml':
          '[package]\nname = "shop-server"\n[dependencies]\nserde = "1"\nmoney = { package = "shop-money", path = "../money" }\n',
        'crates/money/Cargo.toml': '[package]\nname = "shop-money"\n',
      },
      ['server > money'],
    ],
    [
      'Go',
      {
        'go.work': 'go 1.24\nuse (\n\t./orders\n\t./money\n)\n',
        'orders/go.mod':
          'module example.com/shop/orders\n\nrequire (\n\texample.com/shop/money v0.0.0\n\tgolang.org/x/net v0.1.0\n)\n',
        'money/go.mod': 'module example.com/shop/money\n',
      },
      ['orders > money'],
    ],
    [
      'uv',
      {
        'pyproject.toml': '[tool.uv.workspace]\nmembers = ["packages/*"]\n',
        'packages/web/pyproject.toml':
          '[project]\nname = "shop-web"\ndependencies = ["shop_money>=1", "httpx"]\n',
        'packages/money/pyproject.toml': '[project]\nname = "Shop.Money"\n',
      },
      ['shop-web > Shop.Money'],
    ],
    [
      'Maven',
      {
        'pom.xml':
          '<project><artifactId>root</artifactId><modules><module>orders</module><module>money</module><!-- <module>old</module> --></modules></project>',
        'orders/pom.xml':
          '<project><parent><artifactId>root</artifactId></parent><artifactId>shop-orders</artifactId><dependencies><dependency><artifactId>shop-money</artifactId></dependency><dependency><artifactId>guava</artifactId></dependency></dependencies></project>',
        'money/pom.xml': '<project><artifactId>shop-money</artifactId></project>',
        'old/pom.xml': '<project><artifactId>shop-old</artifactId></project>',
      },
      ['shop-orders > shop-money'],
    ],
    [
      'Gradle',
      {
        'settings.gradle.kts': 'include(":orders", ":lib:money")\n// include(":old")\n',
        'orders/build.gradle.kts':
          'dependencies { implementation(project(":lib:money")) /* project(":x") */ }\n',
        'lib/money/build.gradle.kts': '',
        'old/build.gradle.kts': '',
      },
      ['orders > lib-money'],
    ],
  ])('%s', async (_, texts, edges) => {
    const facts = await packagesSource.read({ scope: '.', at: AT, files: files(texts) });
    expect(facts.edges.map(({ from, to }) => `${from} > ${to}`)).toEqual(edges);
    for (const { source, via } of facts.edges) {
      expect(source).toBe('declared');
      expect(via).toMatch(/\//);
    }
  });

  it('what cannot be read says nothing', async () => {
    const texts = {
      'Cargo.toml': '[[[',
      'package.json': '{',
      'pom.xml': '<project><modules><module>..</module>',
    };
    const facts = await packagesSource.read({ scope: '.', at: AT, files: files(texts) });
    expect(facts).toMatchObject({ systems: [], edges: [] });
  });
});
