/** Milliseconds of the units that languages have words for. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ['nanosecond', 1e-6],
  ['microsecond', 1e-3],
  ['millisecond', 1],
  ['second', 1000],
  ['minute', 60_000],
  ['hour', 3_600_000],
]);

const LITERAL = /^[+-]?(?:0x[\da-f_]+|[\d_]+(?:\.[\d_]*)?(?:e[+-]?\d+)?|\.\d+)[lfdn]?$/i;
const DURATION = /^(?:java\.time\.)?Duration\.of(Nano|Milli|Second|Minute|Hour)s\((.+)\)$/;

/** The number that a product of literals and units of time comes to (units in milliseconds), or null. */
export function numberIn(text: string): number | null {
  if (text.length > 80) return null;
  const duration = DURATION.exec(text.trim());
  if (duration !== null) {
    const [, unit = '', inner = ''] = duration;
    const count = numberIn(inner);
    const word = `${unit.toLowerCase()}${unit === 'Nano' || unit === 'Milli' ? 'second' : ''}`;
    return count === null ? null : count * (UNITS.get(word) ?? 1);
  }
  let product = 1;
  for (const factor of text.split('*')) {
    const value = factorIn(factor.trim());
    if (value === null) return null;
    product *= value;
  }
  return product;
}

function factorIn(text: string): number | null {
  const unit = /^time\.(\w+)$/.exec(text)?.[1];
  if (unit !== undefined) return UNITS.get(unit.toLowerCase()) ?? null;
  if (!LITERAL.test(text)) return null;
  const plain = text.replaceAll('_', '').replace(/^\+/, '');
  const value = Number(/^0x/i.test(plain) ? plain : plain.replace(/[lfdn]$/i, ''));
  return Number.isFinite(value) ? value : null;
}

/** A literal number or truth value of any of the languages, or null. */
export function literalIn(text: string): number | boolean | null {
  if (/^(?:true|True)$/.test(text)) return true;
  if (/^(?:false|False)$/.test(text)) return false;
  return numberIn(text);
}
