/** Letters of other alphabets that look like Latin ones, as far as the marks of agents have them. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  [
    'аaᴀaαaΑAАA',
    'ВBΒBьb',
    'сcСCϲcϹC',
    'ԁd',
    'еeЕEεeΕEєe',
    'ɡg',
    'һhНHΗH',
    'іiІIιiΙIıiӏlΙI',
    'јjЈJϳj',
    'КKΚKкkκk',
    'МMΜM',
    'ΝNпn',
    'оoОOοoΟOօo',
    'рpРPρpΡP',
    'ԛq',
    'гr',
    'ѕsЅS',
    'ТTΤTтtτt',
    'υuսu',
    'ѵvνv',
    'ԝwѡw',
    'хxХXχxΧX',
    'уyУYΥYγy',
    'ΖZ',
    '‐-‑-‒-–-—-−-',
    '։:∶:：:꞉:',
  ].flatMap((pairs) => {
    const signs = Array.from(pairs);
    return signs.flatMap((sign, at): [string, string][] =>
      at % 2 === 0 ? [[sign, signs[at + 1] ?? sign]] : [],
    );
  }),
);

// eslint-disable-next-line no-control-regex
const PLAIN = /^[\u0020-\u007e]*$/;
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;

/**
 * A text as it looks to a reader: without characters that take no room, in Latin letters where others
 * look the same. For comparing only; never to be shown or stored.
 */
export function skeletonOf(text: string): string {
  if (PLAIN.test(text)) return text;
  const seen = text
    .normalize('NFKC')
    .replace(/[\t\v\f]/g, ' ')
    .replace(UNSEEN, '');
  return Array.from(seen, (sign) => LOOKALIKES.get(sign) ?? sign).join('');
}
