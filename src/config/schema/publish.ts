import { z } from 'zod';
import { CatalogFileSchema } from './catalog.ts';
import { DrillFileSchema } from './drill.ts';
import { GraphLineSchema } from './graph.ts';
import { IncidentsFileSchema } from './incidents.ts';
import { PolicyFileSchema } from './policy.ts';
import { PolicyCasesSchema } from './policy-cases.ts';
import { AssessOutputSchema } from './verdict.ts';

/** A schema as it is published for editors and other programs. */
export interface PublishedSchema {
  readonly file: string;
  readonly title: string;
  readonly schema: z.ZodType;
  /** Files are checked as people write them, output as it comes out. */
  readonly io: 'input' | 'output';
}

const BASE = 'https://holdpoint.dev/schemas/';

export const JSON_SCHEMAS: readonly PublishedSchema[] = [
  { file: 'policy.schema.json', title: 'Holdpoint policy', schema: PolicyFileSchema, io: 'input' },
  {
    file: 'policy-test.schema.json',
    title: 'Holdpoint policy cases',
    schema: PolicyCasesSchema,
    io: 'input',
  },
  {
    file: 'catalog.schema.json',
    title: 'Holdpoint catalog',
    schema: CatalogFileSchema,
    io: 'input',
  },
  {
    file: 'graph-line.schema.json',
    title: 'One line of a Holdpoint graph facts file',
    schema: GraphLineSchema,
    io: 'input',
  },
  {
    file: 'incidents.schema.json',
    title: 'Holdpoint incidents',
    schema: IncidentsFileSchema,
    io: 'input',
  },
  { file: 'drill.schema.json', title: 'Holdpoint drill', schema: DrillFileSchema, io: 'input' },
  {
    file: 'assess-output.schema.json',
    title: 'Output of holdpoint assess --format json',
    schema: AssessOutputSchema,
    io: 'output',
  },
];

/** JSON Schema 2020-12 as text, the same for the same schema. */
export function jsonSchemaText({ file, title, schema, io }: PublishedSchema): string {
  const { $schema, description, ...body } = z.toJSONSchema(schema, { target: 'draft-2020-12', io });
  return JSON.stringify({ $schema, $id: `${BASE}${file}`, title, description, ...body }, null, 2);
}
