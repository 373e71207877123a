import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { sampleEffect, sampleReport } from '../test-report.ts';
import { sarifDocument } from './report.ts';

/** What SARIF 2.1.0 demands of the parts that we write, and what code scanning services add to it. */
const message = {
  type: 'object',
  required: ['text'],
  properties: { text: { type: 'string', minLength: 1 } },
  additionalProperties: false,
};
const level = { enum: ['none', 'note', 'warning', 'error'] };
const location = {
  type: 'object',
  required: ['physicalLocation'],
  properties: {
    physicalLocation: {
      type: 'object',
      required: ['artifactLocation', 'region'],
      properties: {
        artifactLocation: {
          type: 'object',
          required: ['uri'],
          properties: { uri: { type: 'string', pattern: '^(file:///|[^/:]+)[^\\s\\\\]*$' } },
          additionalProperties: false,
        },
        region: {
          type: 'object',
          required: ['startLine'],
          properties: { startLine: { type: 'integer', minimum: 1 } },
        },
      },
      additionalProperties: false,
    },
    logicalLocations: {
      type: 'array',
      items: {
        type: 'object',
        required: ['fullyQualifiedName'],
        properties: { fullyQualifiedName: { type: 'string' }, kind: { type: 'string' } },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
};
const rule = {
  type: 'object',
  required: ['id', 'shortDescription', 'fullDescription', 'help', 'defaultConfiguration'],
  properties: {
    id: { type: 'string', minLength: 1 },
    name: { type: 'string' },
    shortDescription: message,
    fullDescription: message,
    help: message,
    defaultConfiguration: { type: 'object', properties: { level }, additionalProperties: false },
    properties: {
      type: 'object',
      properties: {
        'security-severity': { type: 'string', pattern: '^\\d+\\.\\d$' },
        tags: { type: 'array', items: { type: 'string' }, uniqueItems: true },
      },
    },
  },
  additionalProperties: false,
};
const result = {
  type: 'object',
  required: ['ruleId', 'ruleIndex', 'level', 'message', 'locations', 'partialFingerprints'],
  properties: {
    ruleId: { type: 'string' },
    ruleIndex: { type: 'integer', minimum: 0 },
    level,
    message,
    locations: { type: 'array', minItems: 1, items: location },
    partialFingerprints: { type: 'object', additionalProperties: { type: 'string' } },
    properties: { type: 'object' },
  },
  additionalProperties: false,
};
const log = {
  type: 'object',
  required: ['version', '$schema', 'runs'],
  properties: {
    version: { const: '2.1.0' },
    $schema: { type: 'string', pattern: '^https://.+sarif.+2\\.1\\.0' },
    runs: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['tool', 'results'],
        properties: {
          tool: {
            type: 'object',
            required: ['driver'],
            properties: {
              driver: {
                type: 'object',
                required: ['name', 'semanticVersion', 'rules'],
                properties: {
                  name: { type: 'string' },
                  semanticVersion: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+' },
                  rules: { type: 'array', items: rule, uniqueItems: true },
                },
                additionalProperties: false,
              },
            },
          },
          results: { type: 'array', items: result },
          properties: { type: 'object' },
        },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
};

interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly locations: readonly object[];
    }[];
    readonly properties: { readonly outcome: string; readonly resultsLeftOut: number };
  }[];
}

const validate = new Ajv({ allErrors: true }).compile(log);

function runOf(report: ReturnType<typeof sampleReport>): Log['runs'][number] {
  const document: unknown = JSON.parse(JSON.stringify(sarifDocument(report)));
  validate(document);
  expect(validate.errors).toBeNull();
  return (document as Log).runs[0] as Log['runs'][number];
}

describe('sarifDocument', () => {
  it.each([
    ['held', sampleReport(), 2],
    ['denied', sampleReport({ deny: true }), 2],
    ['let through', sampleReport({ effects: [] }), 0],
  ])('is valid SARIF 2.1.0 for a change that is %s', (_, report, results) => {
    const run = runOf(report);
    expect(run.results).toHaveLength(results);
    expect(run.properties.outcome).toBe(report.verdict.outcome);
    for (const { ruleId, ruleIndex } of run.results) {
      expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    }
  });

  it('points at the line, the resource and the place in structured input', () => {
    const evidence = [{ source: 'infra/a b.tf', pointer: null, line: 7, note: '', excerpt: [] }];
    const lined = sampleEffect({ address: 'x.y', reversibility: 'irreversible', evidence });
    const [result] = runOf(sampleReport({ effects: [lined] })).results;
    expect(result?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'infra/a%20b.tf' },
          region: { startLine: 7 },
        },
        logicalLocations: [{ fullyQualifiedName: 'x.y', kind: 'resource' }],
      },
    ]);
    expect(JSON.stringify(runOf(sampleReport()).results[0]?.locations)).toContain(
      '/resource_changes/',
    );
  });

  it('keeps to what services take and says what was left out', () => {
    const effects = Array.from({ length: 5100 }, (_, i) =>
      sampleEffect({ address: `a.b${i}`, reversibility: 'irreversible' }),
    );
    const run = runOf(sampleReport({ effects }));
    expect(run.results).toHaveLength(5000);
    expect(run.properties.resultsLeftOut).toBe(100);
  });
});
