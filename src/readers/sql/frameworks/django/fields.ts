import type { Column } from '../translate/operation.ts';
import { NO_ARGS, defaultSqlOf, flagOf, textOf } from '../translate/value.ts';
import type { Args, Value } from '../translate/value.ts';

const TYPES: ReadonlyMap<string, string> = new Map(
  `AutoField integer|BigAutoField bigint|SmallAutoField smallint|BigIntegerField bigint|BinaryField binary
  |BooleanField boolean|NullBooleanField boolean|CharField string|DateField date|DateTimeField timestamptz
  |DecimalField decimal|DurationField interval|EmailField string|FileField string|FilePathField string
  |FloatField float|ImageField string|IntegerField integer|GenericIPAddressField inet|JSONField jsonb
  |PositiveBigIntegerField bigint|PositiveIntegerField integer|PositiveSmallIntegerField smallint
  |SlugField string|SmallIntegerField smallint|TextField text|TimeField time|URLField string|UUIDField uuid
  |ForeignKey bigint|OneToOneField bigint`
    .split('|')
    .map((row) => {
      const [name = '', type = ''] = row.trim().split(/\s+/);
      return [name, type] as const;
    }),
);

function fieldOf(value: Value | undefined): { readonly name: string; readonly args: Args } {
  const last = value?.kind === 'call' ? value.call.links.at(-1) : undefined;
  return { name: last?.name ?? '', args: last?.args ?? NO_ARGS };
}

export function isManyToMany(value: Value | undefined): boolean {
  return fieldOf(value).name.endsWith('ManyToManyField');
}

export function djangoType(value: Value | undefined): string {
  const { name, args } = fieldOf(value);
  const type = TYPES.get(name) ?? 'unknown_type';
  const length = textOf(args.named.get('max_length'));
  if (type === 'string') return length === null ? 'string' : `string(${length})`;
  if (type !== 'decimal') return type;
  const [digits, places] = [
    textOf(args.named.get('max_digits')),
    textOf(args.named.get('decimal_places')),
  ];
  return digits === null || places === null ? type : `decimal(${digits},${places})`;
}

/**
 * Django itself gives existing rows their default: a constant goes into the statement, a function is
 * called once.
 */
export function djangoColumn(name: string, value: Value | undefined): Column {
  const field = fieldOf(value);
  const { named } = field.args;
  const isKey = field.name === 'ForeignKey' || field.name === 'OneToOneField';
  const given = named.get('db_default') ?? named.get('default');
  const isCalled = given?.kind === 'call' && !named.has('db_default');
  return {
    name: isKey ? `${name}_id` : name,
    type: djangoType(value),
    notNull: flagOf(named.get('null')) !== true && flagOf(named.get('primary_key')) !== true,
    defaultSql: isCalled ? "'computed once'" : defaultSqlOf(given),
    primaryKey: flagOf(named.get('primary_key')) === true,
  };
}
