import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { packageFile } from '../package-root.ts';
import { parseSource } from '../yaml/document.ts';
import { JSON_SCHEMAS, jsonSchemaText } from './publish.ts';

const compile = (file: string) => {
  const published = JSON_SCHEMAS.find((schema) => schema.file === file);
  if (published === undefined) throw new Error(`no schema ${file}`);
  return new Ajv2020({ strict: false, validateFormats: false }).compile(
    JSON.parse(jsonSchemaText(published)) as object,
  );
};

describe('a published schema', () => {
  it.each(JSON_SCHEMAS.map((schema) => [schema.file, schema] as const))('%s', (file, schema) => {
    const written = JSON.parse(jsonSchemaText(schema)) as Record<string, unknown>;
    expect(written).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `https://holdpoint.dev/schemas/${file}`,
      title: schema.title,
    });
    expect(jsonSchemaText(schema)).toBe(jsonSchemaText(schema));
    expect(compile(file)).toBeTypeOf('function');
  });

  it.each([
    ['policy.schema.json', 'policies/default.yaml'],
    ['policy-test.schema.json', 'policies/default.test.yaml'],
  ])('%s takes %s', async (schema, file) => {
    const text = await readFile(packageFile(file), 'utf8');
    const validate = compile(schema);
    validate(parseSource({ file, text }).documents[0]?.value);
    expect(validate.errors).toBeNull();
  });

  it.each<[string, unknown, boolean]>([
    ['policy.schema.json', { version: 1 }, true],
    ['policy.schema.json', { version: 2 }, false],
    ['policy.schema.json', { version: 1, rulse: [] }, false],
    ['policy.schema.json', { version: 1, severities: { '5': {} } }, false],
    [
      'catalog.schema.json',
      { version: 1, systems: [{ id: 'a', dependsOn: ['b', { on: 'c' }] }] },
      true,
    ],
    ['catalog.schema.json', { version: 1, systems: [{ id: 'a', tier: 5 }] }, false],
    ['incidents.schema.json', { version: 1, incidents: [] }, true],
    ['drill.schema.json', { version: 1 }, false],
  ])('%s of %j says %s', (schema, value, fits) => {
    expect(compile(schema)(value)).toBe(fits);
  });

  it('tells editors what every key of a policy is for', () => {
    const undescribed: string[] = [];
    const look = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      const { properties } = schema as { properties?: Record<string, object> };
      for (const [key, value] of Object.entries(properties ?? {})) {
        if (!('description' in value)) undescribed.push(`${path}.${key}`);
      }
      for (const [key, value] of Object.entries(schema)) look(value, `${path}.${key}`);
    };
    for (const file of ['policy.schema.json', 'catalog.schema.json', 'incidents.schema.json']) {
      const published = JSON_SCHEMAS.find((one) => one.file === file);
      if (published) look(JSON.parse(jsonSchemaText(published)), file);
    }
    expect(undescribed).toEqual([]);
  });
});
