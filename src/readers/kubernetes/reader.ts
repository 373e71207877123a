import { LIMITS } from '../shared/tree/limits.ts';
import { InputError } from '../types.ts';
import type { Reader, ReaderInput, ReaderResult } from '../types.ts';
import { readAdmission } from './admission/read.ts';
import { readKubectlDiff } from './diff/read.ts';
import { readManifest } from './manifest.ts';
import { looksLikeAdmissionReview, looksLikeKubectlDiff, looksLikeManifest } from './recognise.ts';

/**
 * Reads what is about to be applied to a cluster: manifests (`kubectl apply`, rendered charts), what
 * `kubectl diff` prints, and admission reviews.
 */
export const kubernetesReader: Reader = {
  id: 'kubernetes',
  title: 'Kubernetes manifest, kubectl diff or AdmissionReview',
  recognises: (head) =>
    looksLikeKubectlDiff(head) || looksLikeAdmissionReview(head) || looksLikeManifest(head),
  read: async (input: ReaderInput): Promise<ReaderResult> => {
    const source = { name: input.name, text: await textOf(input) };
    if (looksLikeKubectlDiff(source.text)) return readKubectlDiff(source);
    if (looksLikeAdmissionReview(source.text.slice(0, 64 * 1024))) return readAdmission(source);
    return readManifest(source);
  },
};

async function textOf(input: ReaderInput): Promise<string> {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let bytes = 0;
  for await (const chunk of input.bytes) {
    bytes += chunk.length;
    if (bytes > LIMITS.length) {
      throw new InputError(
        input.name,
        'is too large to be read',
        'Split it into smaller manifests',
      );
    }
    parts.push(decoder.decode(chunk, { stream: true }));
    input.onProgress?.(bytes);
  }
  parts.push(decoder.decode());
  return parts.join('');
}
