import { posix } from 'node:path';
import type { SystemClue } from './discovery.ts';
import type { RepositoryFiles } from './repository-files.ts';
import { cluesOf } from './workspace-folders.ts';
import type { Member } from './workspace-folders.ts';

const MOST_MODULES = 500;

/** Modules of a Maven build, however deep. */
export async function mavenModules(files: RepositoryFiles): Promise<SystemClue[]> {
  const members: Member[] = [];
  const waiting = files.paths.includes('pom.xml') ? [''] : [];
  const seen = new Set(waiting);
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const manifest = posix.join(folder, 'pom.xml');
    const pom = without((await files.read(manifest)) ?? '', '<!--', '-->');
    const modules = namesIn(pom, 'module').map((name) =>
      posix.join(folder, name.replace(/\/pom\.xml$/, '')),
    );
    for (const inner of modules) {
      if (inner.startsWith('..') || seen.has(inner) || seen.size > MOST_MODULES) continue;
      seen.add(inner);
      waiting.push(inner);
    }
    if (folder === '' || modules.length > 0) continue;
    const bare = ['parent', 'dependencyManagement', 'build', 'profiles'].reduce(
      (text, tag) => without(text, `<${tag}>`, `</${tag}>`),
      pom,
    );
    const own = namesIn(without(bare, '<dependencies>', '</dependencies>'), 'artifactId')[0];
    const name = own ?? posix.basename(folder);
    const needs = namesIn(bare, 'artifactId').filter((other) => other !== own);
    members.push({
      folder,
      name,
      knownAs: name,
      needs,
      manifest,
      reason: `${manifest} is a module of the Maven build`,
    });
  }
  return cluesOf(members.toSorted((a, b) => (a.folder < b.folder ? -1 : 1)));
}

/** Projects that a Gradle build includes. Names that are computed are not seen. */
export async function gradleProjects(files: RepositoryFiles): Promise<SystemClue[]> {
  const settings = ['settings.gradle', 'settings.gradle.kts'].find((path) =>
    files.paths.includes(path),
  );
  if (settings === undefined) return [];
  const text = withoutComments((await files.read(settings)) ?? '');
  const calls = [...text.matchAll(/\binclude\s*\(?((?:\s*["'][^"'\n]{1,200}["']\s*,?)+)/g)];
  const names = calls.flatMap(([, list = '']) =>
    [...list.matchAll(/["']:?([^"']+)["']/g)].map(([, name = '']) => name),
  );
  const members: Member[] = [];
  for (const name of [...new Set(names)].slice(0, MOST_MODULES).toSorted()) {
    const folder = name.replaceAll(':', '/');
    const manifest = ['build.gradle', 'build.gradle.kts']
      .map((file) => `${folder}/${file}`)
      .find((path) => files.paths.includes(path));
    if (manifest === undefined) continue;
    const build = withoutComments((await files.read(manifest)) ?? '');
    const needs = [
      ...build.matchAll(/\bproject\s*\(\s*(?:path\s*[:=]\s*)?["']:([^"']{1,200})["']/g),
    ].map(([, other = '']) => other);
    members.push({
      folder,
      name: name.replaceAll(':', '-'),
      knownAs: name,
      needs,
      manifest,
      reason: `${settings} includes ${name}`,
    });
  }
  return cluesOf(members);
}

function namesIn(text: string, tag: string): readonly string[] {
  return text
    .split(`<${tag}>`)
    .slice(1)
    .map((piece) => piece.split('<', 1)[0]?.trim() ?? '')
    .filter((name) => name !== '' && name.length <= 300 && !name.includes('$'));
}

/** The text without what stands between two marks, the marks included. */
function without(text: string, open: string, close: string): string {
  const kept: string[] = [];
  let at = 0;
  for (;;) {
    const start = text.indexOf(open, at);
    kept.push(text.slice(at, start === -1 ? text.length : start));
    if (start === -1) break;
    const end = text.indexOf(close, start + open.length);
    if (end === -1) break;
    at = end + close.length;
  }
  return kept.join('');
}

function withoutComments(text: string): string {
  return without(text, '/*', '*/').replace(/(^|[^:])\/\/[^\n]*/g, '$1');
}
