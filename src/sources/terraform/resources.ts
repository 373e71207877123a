import { member, membersOf } from '../../config/plain-data.ts';
import { listIn, textIn } from '../shared/json.ts';

/** A resource of a state or a configuration, with what it refers to. */
export interface FoundResource {
  /** Without index: `module.orders.aws_db_instance.main`. */
  readonly address: string;
  readonly type: string;
  /** Outermost first: `orders`, `database`. */
  readonly modules: readonly string[];
  /** What its tags or labels say it belongs to; null where they say nothing. */
  readonly tag: string | null;
  /** Addresses of resources and modules, in full. */
  readonly references: readonly string[];
}

const TAGS = ['service', 'app', 'application', 'system', 'component', 'app.kubernetes.io/name'];

/** What tags (AWS, Azure) or labels (Google) say. */
export function tagIn(values: unknown): string | null {
  for (const field of ['tags_all', 'tags', 'labels', 'effective_labels']) {
    const tags = new Map(
      membersOf(member(values, field)).map(([key, value]) => [key.toLowerCase(), value]),
    );
    for (const name of TAGS) {
      const value = tags.get(name);
      if (typeof value === 'string' && value !== '') return value;
    }
  }
  return null;
}

/** A raw state of version 4: `terraform state pull`. */
export function* resourcesOfState(state: unknown): Generator<FoundResource> {
  for (const resource of listIn(state, 'resources')) {
    const [type, name] = [textIn(resource, 'type'), textIn(resource, 'name')];
    if (type === null || name === null || textIn(resource, 'mode') === 'data') continue;
    const place = textIn(resource, 'module');
    const instances = listIn(resource, 'instances');
    yield {
      address: place === null ? `${type}.${name}` : `${withoutIndex(place)}.${type}.${name}`,
      type,
      modules: modulesIn(place ?? ''),
      tag:
        instances
          .map((instance) => tagIn(member(instance, 'attributes')))
          .find((tag) => tag !== null) ?? null,
      references: [
        ...new Set(
          instances.flatMap((instance) =>
            listIn(instance, 'dependencies').flatMap((text) =>
              typeof text === 'string' ? [withoutIndex(text)] : [],
            ),
          ),
        ),
      ],
    };
  }
}

/** What `terraform show -json` prints of a state or of planned values. */
export function* resourcesOfValues(root: unknown): Generator<FoundResource> {
  const waiting: unknown[] = [root];
  for (let module = waiting.pop(); module !== undefined; module = waiting.pop()) {
    for (const resource of listIn(module, 'resources')) {
      const [address, type] = [textIn(resource, 'address'), textIn(resource, 'type')];
      if (address === null || type === null || textIn(resource, 'mode') === 'data') continue;
      yield {
        address: withoutIndex(address),
        type,
        modules: modulesIn(address),
        tag: tagIn(member(resource, 'values')),
        references: listIn(resource, 'depends_on').flatMap((text) =>
          typeof text === 'string' ? [withoutIndex(text)] : [],
        ),
      };
    }
    for (const child of listIn(module, 'child_modules')) waiting.push(child);
  }
}

/** `module.a["x"].aws_s3_bucket.b[0]` as `module.a.aws_s3_bucket.b`. */
export function withoutIndex(address: string): string {
  return address.slice(0, 2_000).replace(/\[(?:"(?:[^"\\]|\\.)*"|[^\]"]*)\]/g, '');
}

export function modulesIn(address: string): readonly string[] {
  const parts = withoutIndex(address).split('.');
  const modules: string[] = [];
  for (let at = 0; parts[at] === 'module' && parts[at + 1] !== undefined; at += 2) {
    modules.push(parts[at + 1] as string);
  }
  return modules;
}
