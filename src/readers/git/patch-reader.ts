import type { Signal } from '../../core/change/types.ts';
import { InputError } from '../types.ts';
import type { Reader, ReaderInput, ReaderResult } from '../types.ts';
import { ActorGatherer } from './commits/actors-of-commits.ts';
import { ClueGatherer } from './commits/clues-of-commits.ts';
import { buildEffects } from './effects/build-effects.ts';
import { meaningOf } from './meaning/read-meaning.ts';
import { PreambleReader } from './patch/mail-preamble.ts';
import { PatchScanner } from './patch/patch-scanner.ts';
import { PatchStudy } from './patch/patch-study.ts';
import { keepOfPatch } from './inspect/keep-policy.ts';
import { incomplete } from './signals.ts';

const GIT_HEADER = /^diff --(?:git|cc|combined) \S/m;
const PLAIN_HEADER = /^--- \S[^\n]*\n\+\+\+ \S[^\n]*\n@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@/m;

/** Reads unified diffs: of git, of its mails and logs, and of `diff -u`. */
export const patchReader: Reader = {
  id: 'git-patch',
  title: 'git patch or unified diff',
  recognises: (head) => GIT_HEADER.test(head) || PLAIN_HEADER.test(head.replaceAll('\r\n', '\n')),
  read: readPatch,
};

async function readPatch(input: ReaderInput): Promise<ReaderResult> {
  const actors = new ActorGatherer();
  const clues = new ClueGatherer();
  const messages = new Set<string>();
  const study = new PatchStudy();
  const count = new FileCount(input.name);
  const preamble = new PreambleReader({
    commit: (commit) => {
      actors.add(commit);
      clues.add(commit);
    },
    announced: (files) => count.announce(files),
    begins: () => count.check(),
    encoded: (encoding) => {
      messages.add(
        `the mail is encoded as ${encoding}, so its lines may not be those of the patch`,
      );
    },
  });
  let index = 0;
  const scanner = new PatchScanner(input.name, {
    keep: (change) => keepOfPatch(change, index),
    section: (section) => {
      index += 1;
      count.add();
      study.add(section);
    },
    outside: (line) => preamble.line(line),
    fileBegins: () => preamble.fileBegins(),
    incomplete: (message, line) => messages.add(`${message} (line ${line})`),
  });
  let bytes = 0;
  for await (const chunk of input.bytes) {
    scanner.push(chunk);
    bytes += chunk.length;
    input.onProgress?.(bytes);
  }
  scanner.end();
  preamble.end();
  const files = study.finish();
  if (files.length === 0) {
    const advice = 'Give the whole answer of: git diff.';
    throw new InputError(input.name, 'there is no changed file in it', advice);
  }
  const names = { old: (path: string) => path, new: (path: string) => path };
  const meaning = await meaningOf(study.pairs(names), input.facts);
  const signals: Signal[] = [...messages].toSorted().map((message) => incomplete(message));
  return {
    kind: 'code',
    effects: [...files.flatMap((file) => buildEffects(file, names)), ...meaning.effects],
    signals: [...signals, ...meaning.signals],
    actors: actors.actors(),
    clues: clues.clues(),
  };
}

/** Holds a patch to the number of files that its own summary announces. */
class FileCount {
  private readonly name: string;
  private announced: number | null = null;
  private seen = 0;

  constructor(name: string) {
    this.name = name;
  }

  announce(files: number): void {
    this.announced ??= files;
  }

  add(): void {
    this.seen += 1;
  }

  check(): void {
    if (this.announced !== null && this.seen < this.announced) {
      throw new InputError(
        this.name,
        `its summary announces ${this.announced} files, but ${this.seen} are there`,
        'Give the whole patch.',
      );
    }
    this.announced = null;
    this.seen = 0;
  }
}
