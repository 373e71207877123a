/**
 * Writes what AWS's service specification says of the properties of each CloudFormation type:
 * `node scripts/generate-cloudformation-tables.ts`; with `--check` it only says whether the file is
 * fresh.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';

const TARGET = new URL(
  '../src/readers/shared/resource-types/generated/cloudformation-properties.json',
  import.meta.url,
);
/** Nothing in the specification is nested deeper that matters here. */
const DEEPEST = 6;

const database = loadAwsServiceSpecSync();
const resources = database.all('resource');

type Property = (typeof resources)[number]['properties'][string];
type PropertyType = Property['type'];

interface Found {
  readonly always: Set<string>;
  readonly perhaps: Set<string>;
}

/**
 * Collects the properties inside a type whose change replaces the whole resource. Lists are left out:
 * an item that comes or goes is not the change of its properties.
 */
function collect(type: PropertyType, path: string, seen: readonly string[], found: Found): void {
  if (type.type === 'union') {
    for (const one of type.types) collect(one, path, seen, found);
  } else if (type.type === 'ref') {
    const definition = database.get('typeDefinition', type.reference.$ref);
    if (seen.includes(definition.$id) || seen.length > DEEPEST) return;
    for (const [name, property] of Object.entries(definition.properties)) {
      note(property, `${path}.${name}`, [...seen, definition.$id], found);
    }
  }
}

function note(property: Property, path: string, seen: readonly string[], found: Found): void {
  if (property.causesReplacement === 'yes') {
    found.always.add(path);
    return;
  }
  if (property.causesReplacement === 'maybe') found.perhaps.add(path);
  collect(property.type, path, seen, found);
}

function generate(): string {
  const rows = resources
    .filter(({ cloudFormationType }) => cloudFormationType.startsWith('AWS::'))
    .map((resource) => {
      const found: Found = { always: new Set(), perhaps: new Set() };
      for (const [name, property] of Object.entries(resource.properties)) {
        note(property, name, [], found);
      }
      const others = Object.keys(resource.properties).filter((name) => !found.always.has(name));
      return JSON.stringify([
        resource.cloudFormationType.slice('AWS::'.length),
        [...found.always].toSorted().join(' '),
        [...found.perhaps].toSorted().join(' '),
        others.toSorted().join(' '),
      ]);
    })
    .toSorted();
  return `{"types":[\n${rows.join(',\n')}\n]}\n`;
}

const text = generate();
if (process.argv.includes('--check')) {
  const fresh = readFileSync(TARGET, 'utf8') === text;
  if (!fresh) console.error('stale: run `node scripts/generate-cloudformation-tables.ts`');
  process.exitCode = fresh ? 0 : 1;
} else {
  writeFileSync(TARGET, text);
  console.log(`wrote ${fileURLToPath(TARGET)}`);
}
