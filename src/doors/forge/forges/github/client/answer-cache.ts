import type { Answer } from '../../../shared/bounded-fetch.ts';

const MOST = 500;
const LARGEST = 256 * 1024;

/** Answers by address, so that an unchanged one costs GitHub nothing and counts against no limit. */
export interface AnswerCache {
  tagOf(key: string): string | null;
  keep(key: string, answer: Answer): void;
  recall(key: string): Answer | null;
}

export function createAnswerCache(): AnswerCache {
  const kept = new Map<string, Answer>();
  return {
    tagOf: (key) => kept.get(key)?.headers.get('etag') ?? null,
    keep: (key, answer) => {
      kept.delete(key);
      if (answer.headers.get('etag') === null || answer.bytes.length > LARGEST) return;
      kept.set(key, answer);
      const oldest = kept.keys().next();
      if (kept.size > MOST && oldest.done !== true) kept.delete(oldest.value);
    },
    recall: (key) => kept.get(key) ?? null,
  };
}
