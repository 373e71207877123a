/** Fields of a request's body, read without trusting them. */
import { invalid } from '../http/refusal.ts';

type Body = Readonly<Record<string, unknown>>;

export function textIn(body: Body, name: string): string | null {
  const value = Object.hasOwn(body, name) ? body[name] : undefined;
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value;
  throw invalid(`Invalid request.\n\nFor '${name}', ${JSON.stringify(value)} is not a string.`);
}

export function neededText(body: Body, name: string): string {
  const value = textIn(body, name);
  if (value !== null && value !== '') return value;
  throw invalid(`Invalid request.\n\n"${name}" wasn't supplied.`);
}

export function listIn(body: Body, name: string): readonly unknown[] | null {
  const value = Object.hasOwn(body, name) ? body[name] : undefined;
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value as unknown[];
  throw invalid(`Invalid request.\n\nFor '${name}', ${JSON.stringify(value)} is not an array.`);
}

export function objectIn(body: Body, name: string): Body | null {
  const value = Object.hasOwn(body, name) ? body[name] : undefined;
  if (value === undefined || value === null) return null;
  if (typeof value === 'object' && !Array.isArray(value)) return value as Body;
  throw invalid(`Invalid request.\n\nFor '${name}', ${JSON.stringify(value)} is not an object.`);
}
