/**
 * Writes what AWS's service specification says of each CloudFormation type, by Terraform's names:
 * `node scripts/generate-terraform-tables.ts`; with `--check` it only says whether the file is fresh.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { snakeCase } from '../src/readers/shared/resource-types/cloudformation-names.ts';
import { SERVICE_NAMES, TYPE_NAMES } from './terraform-names.ts';
import { PROVIDERS } from '../src/readers/shared/resource-types/providers.ts';

const TARGET = new URL(
  '../src/readers/shared/resource-types/generated/aws-specification.json',
  import.meta.url,
);

/** Every `aws` type that is on a reviewed list, without its prefix. */
function listedNames(): ReadonlySet<string> {
  const tables = PROVIDERS.filter(({ prefix }) => prefix === 'aws_').flatMap((p) => p.tables);
  return new Set(tables.flatMap(({ types }) => types.trim().split(/\s+/)));
}

function terraformName(type: string, listed: ReadonlySet<string>): string {
  const override = TYPE_NAMES[type];
  if (override !== undefined) return override.slice('aws_'.length);
  const [, service = '', resource = ''] = type.split('::');
  const prefixes = [...(SERVICE_NAMES[service] ?? []), service.toLowerCase(), snakeCase(service)];
  const names = [resource, resource.replace(/^DB(?=[A-Z])/, '')].map((name) => snakeCase(name));
  const candidates = prefixes.flatMap((prefix) =>
    names.map((name) => (prefix === '' ? name : `${prefix}_${name}`)),
  );
  return candidates.find((name) => listed.has(name)) ?? '';
}

function generate(): string {
  const listed = listedNames();
  const rows = loadAwsServiceSpecSync()
    .all('resource')
    .filter(({ cloudFormationType }) => cloudFormationType.startsWith('AWS::'))
    .map((resource) => {
      const replacedBy = Object.entries(resource.properties)
        .filter(([, property]) => property.causesReplacement === 'yes')
        .map(([name]) => snakeCase(name))
        .toSorted();
      return JSON.stringify([
        resource.cloudFormationType.slice('AWS::'.length),
        terraformName(resource.cloudFormationType, listed),
        resource.isStateful === true ? 1 : 0,
        replacedBy.join(' '),
      ]);
    })
    .toSorted();
  return `{"types":[\n${rows.join(',\n')}\n]}\n`;
}

const text = generate();
if (process.argv.includes('--check')) {
  const fresh = readFileSync(TARGET, 'utf8') === text;
  if (!fresh) console.error('stale: run `node scripts/generate-terraform-tables.ts`');
  process.exitCode = fresh ? 0 : 1;
} else {
  writeFileSync(TARGET, text);
  console.log(`wrote ${fileURLToPath(TARGET)}`);
}
