/** The body of a check run, with the limits that the forge keeps. */
import { invalid } from '../http/refusal.ts';
import type { CheckFields } from '../verbs/check-runs.ts';
import { listIn, neededText, objectIn, textIn } from './read.ts';

const MOST_ANNOTATIONS = 50;
const MOST_CHARACTERS = 65_535;
const MOST_ACTIONS = 3;
const STATUSES = ['queued', 'in_progress', 'completed', 'waiting', 'requested', 'pending'];
const CONCLUSIONS = [
  'action_required',
  'cancelled',
  'failure',
  'neutral',
  'success',
  'skipped',
  'stale',
  'timed_out',
];

export function checkFieldsIn(body: Readonly<Record<string, unknown>>): CheckFields {
  const output = objectIn(body, 'output');
  const actions = listIn(body, 'actions');
  if (actions !== null && actions.length > MOST_ACTIONS) throw tooMany(MOST_ACTIONS, actions);
  const status = oneOf(textIn(body, 'status'), STATUSES, 'status');
  const conclusion = oneOf(textIn(body, 'conclusion'), CONCLUSIONS, 'conclusion');
  if (status === 'completed' && conclusion === null) {
    throw invalid('Invalid request.\n\n"conclusion" wasn\'t supplied.');
  }
  return {
    name: textIn(body, 'name'),
    status,
    conclusion,
    externalId: textIn(body, 'external_id'),
    detailsUrl: textIn(body, 'details_url'),
    startedAt: textIn(body, 'started_at'),
    completedAt: textIn(body, 'completed_at'),
    output: output === null ? null : outputIn(output),
    actions,
  };
}

function outputIn(output: Readonly<Record<string, unknown>>): CheckFields['output'] {
  const annotations = listIn(output, 'annotations') ?? [];
  if (annotations.length > MOST_ANNOTATIONS) throw tooMany(MOST_ANNOTATIONS, annotations);
  for (const one of annotations) {
    const fields = one as Readonly<Record<string, unknown>>;
    for (const name of ['path', 'annotation_level', 'message']) neededText(fields, name);
    if (typeof fields['start_line'] !== 'number' || typeof fields['end_line'] !== 'number') {
      throw invalid('Invalid request.\n\n"start_line" and "end_line" must be integers.');
    }
  }
  return {
    title: textIn(output, 'title'),
    summary: short(neededText(output, 'summary')),
    text: short(textIn(output, 'text')),
    annotations: annotations as Readonly<Record<string, unknown>>[],
  };
}

function short<T extends string | null>(text: T): T {
  const length = text === null ? 0 : text.length;
  if (length <= MOST_CHARACTERS) return text;
  throw invalid(
    `Invalid request.\n\nOnly ${MOST_CHARACTERS} characters are allowed; ${length} were supplied.`,
  );
}

function oneOf(text: string | null, allowed: readonly string[], name: string): string | null {
  if (text === null || allowed.includes(text)) return text;
  throw invalid(`Invalid request.\n\n${text} is not a valid ${name}.`);
}

function tooMany(most: number, given: readonly unknown[]): Error {
  return invalid(
    `Invalid request.\n\nNo more than ${most} items are allowed; ${given.length} were supplied.`,
  );
}
