import type { Signal } from '../../../core/change/types.ts';
import type { FilePair } from '../../types.ts';
import { signalAt } from '../report/signals.ts';
import { sameTree } from '../template/canonical.ts';
import type { Template } from '../template/template.ts';

/** Transforms of AWS that make no more out of a template than this reader sees. */
const KNOWN = /^AWS::(?:Serverless-2016-10-31|LanguageExtensions|CodeDeployBlueGreen)$/;

/** What is said of templates that a macro rewrites before they are deployed. */
export function transformSignals(
  before: Template,
  after: Template,
  pair: FilePair,
): readonly Signal[] {
  const macros = [...new Set([...before.transforms, ...after.transforms])]
    .filter((name) => !KNOWN.test(name))
    .toSorted();
  if (macros.length === 0) return [];
  const same = before.transforms.join('\n') === after.transforms.join('\n');
  if (same && sameTree(section(before), section(after))) return [];
  const source = after.resources.size > 0 ? pair.sources.after : pair.sources.before;
  const line = (after.root.entries.get('Transform') ?? before.root.entries.get('Transform'))?.line;
  const names = macros.map((name) => name.slice(0, 80)).join(', ');
  return [
    signalAt(
      'incomplete-input',
      same ? 'note' : 'hold',
      `${source} is rewritten by ${names} before it is deployed, so what is deployed can be more than what stands there; its change set shows it.`,
      source,
      line ?? null,
    ),
  ];
}

function section(template: Template) {
  return template.root.entries.get('Resources') ?? null;
}
