/** Counters and histograms in the text format of Prometheus, as far as this server needs it. */

export type Labels = Readonly<Record<string, string>>;

export interface Series {
  render(): string;
}

export interface Counter extends Series {
  /** Adds `amount`, or one. */
  add(labels: Labels, amount?: number): void;
}

export interface Histogram extends Series {
  /** In the metric's own unit. */
  observe(labels: Labels, value: number): void;
}

export function counter(name: string, help: string): Counter {
  const counts = new Map<string, number>();
  return {
    add: (labels, amount = 1) => {
      const key = labelText(labels);
      counts.set(key, (counts.get(key) ?? 0) + amount);
    },
    render: () =>
      [
        ...heading(name, help, 'counter'),
        ...[...counts].map(([key, n]) => `${name}${key} ${n}`),
      ].join('\n'),
  };
}

/** `bounds` are the upper ends of the buckets, rising. */
export function histogram(name: string, help: string, bounds: readonly number[]): Histogram {
  const rows = new Map<string, { labels: Labels; buckets: number[]; sum: number; count: number }>();
  return {
    observe: (labels, value) => {
      const key = labelText(labels);
      const row = rows.get(key) ?? { labels, buckets: bounds.map(() => 0), sum: 0, count: 0 };
      rows.set(key, row);
      row.sum += value;
      row.count += 1;
      for (const [index, bound] of bounds.entries()) {
        if (value <= bound) row.buckets[index] = (row.buckets[index] ?? 0) + 1;
      }
    },
    render: () => {
      const lines = [...rows].flatMap(([key, { labels, buckets, sum, count }]) => [
        ...buckets.map(
          (n, index) => `${name}_bucket${labelText({ ...labels, le: String(bounds[index]) })} ${n}`,
        ),
        `${name}_bucket${labelText({ ...labels, le: '+Inf' })} ${count}`,
        `${name}_sum${key} ${sum}`,
        `${name}_count${key} ${count}`,
      ]);
      return [...heading(name, help, 'histogram'), ...lines].join('\n');
    },
  };
}

export function gaugeText(name: string, help: string, value: number, labels: Labels = {}): string {
  return [...heading(name, help, 'gauge'), `${name}${labelText(labels)} ${value}`].join('\n');
}

function heading(name: string, help: string, type: string): readonly string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

function labelText(labels: Labels): string {
  const members = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return members.length === 0 ? '' : `{${members.join(',')}}`;
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
