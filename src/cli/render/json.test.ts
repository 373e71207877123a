import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AssessOutputSchema } from '../../config/schema/verdict.ts';
import { jsonDocument, jsonPieces } from './json.ts';
import { sampleEffect, sampleReport } from './test-report.ts';

describe('jsonPieces', () => {
  it('is JSON.stringify in pieces, for any value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect([...jsonPieces(value)].join('')).toBe(JSON.stringify(value, null, 2));
      }),
    );
  });

  it('leaves out members that are not there', () => {
    expect([...jsonPieces({ a: undefined, b: 1 })].join('')).toBe('{\n  "b": 1\n}');
  });

  it('never holds a long list as one text', () => {
    const effects = Array.from({ length: 500 }, (_, i) =>
      sampleEffect({ address: `aws_sqs_queue.q${i}` }),
    );
    const pieces = [...jsonPieces(jsonDocument(sampleReport({ effects })))];
    expect(pieces.length).toBeGreaterThan(1000);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(5000);
  });
});

describe('jsonDocument', () => {
  it.each([
    ['held', sampleReport()],
    ['denied', sampleReport({ deny: true })],
    ['let through', sampleReport({ effects: [] })],
  ])('keeps to the published schema when the change is %s', (_, report) => {
    const document: unknown = JSON.parse([...jsonPieces(jsonDocument(report))].join(''));
    expect(AssessOutputSchema.parse(document)).toEqual(document);
  });
});
