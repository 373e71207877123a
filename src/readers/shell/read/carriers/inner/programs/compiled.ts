/** Code that is compiled and run at once: `go run x.go`, `java X.java`, `tcc -run x.c`. */
import type { Word } from '../../../../types.ts';
import { takeOptions } from '../../runners/shared/options.ts';
import { knownWord, named } from '../../runners/shared/words.ts';
import type { Carrier } from '../../types.ts';
import { readCode } from '../read-code.ts';
import { fileCode } from './run-code.ts';

const JAVA_VALUED = ['-cp', '-classpath', '--class-path', '-p', '--module-path', '-m'];
const GO_VALUED = ['-C', '-exec', '-ldflags', '-gcflags', '-tags', '-mod', '-modfile', '-p', '-o'];

/** A program in an archive is known by the archive's name: `java -jar jenkins-cli.jar`. */
const JAVA: Carrier = {
  programs: ['java'],
  called: (invocation) => named(invocation),
  carries: (invocation, world) => {
    const at = invocation.args.findIndex(({ text }) => text === '-jar');
    const jar = invocation.args[at + 1];
    if (at >= 0 && jar !== undefined) {
      const name = jar.text.slice(jar.text.lastIndexOf('/') + 1);
      return [{ kind: 'words', words: [{ ...jar, text: name }, ...invocation.args.slice(at + 2)] }];
    }
    const [source, ...args] = takeOptions(invocation.args, JAVA_VALUED).rest;
    if (source === undefined || !source.text.endsWith('.java')) return null;
    return fileCode('java', source, args, invocation, world);
  },
};

const GO: Carrier = {
  programs: ['go'],
  called: (invocation) => named(invocation, 'run'),
  carries: (invocation, world) => {
    const [verb, ...own] = invocation.args;
    if (verb?.text !== 'run') return null;
    const { rest } = takeOptions(own, GO_VALUED);
    const end = rest.findIndex(({ text }) => !text.endsWith('.go'));
    const sources = rest.slice(0, end < 0 ? undefined : end);
    const [first, ...args] = rest;
    if (sources.length === 0 && first !== undefined) {
      const main = knownWord(`${first.text.replace(/\/+$/, '')}/main.go`);
      return (
        fileCode('go', first, args, invocation, world) ??
        fileCode('go', main, args, invocation, world)
      );
    }
    const read = sources.map((source) => fileCode('go', source, [], invocation, world));
    const found = read.filter((each) => each !== null);
    return found.length === 0 ? null : found.flat();
  },
};

const C: Carrier = {
  programs: ['tcc'],
  called: (invocation) => named(invocation, '-run'),
  carries: (invocation, world) => {
    const { args, stdin } = invocation;
    const at = args.findIndex(({ text }) => text === '-run');
    const source: Word | undefined = args[at + 1];
    if (at < 0 || source === undefined) return null;
    if (source.text !== '-') return fileCode('c', source, args.slice(at + 2), invocation, world);
    return stdin.kind === 'text'
      ? readCode({ language: 'c', text: stdin.text, from: 'command' })
      : [];
  },
};

export const COMPILED: readonly Carrier[] = [JAVA, GO, C];
