import { Fragment, type ReactNode } from 'react';
import { cutNames, type Names } from './sentence-parts.ts';
import { Address, Unbroken } from './parts.tsx';

/** A sentence with `code` in it, as messages write it. */
export function Prose({ text }: { readonly text: string }): ReactNode {
  return text.split(/`([^`]+)`/).map((part, index) =>
    // Parts repeat; their place is what tells them apart, and every second one is code.
    index % 2 === 1 ? (
      // oxlint-disable-next-line react/no-array-index-key
      <code key={index}>{part}</code>
    ) : (
      // oxlint-disable-next-line react/no-array-index-key
      <Fragment key={index}>{part}</Fragment>
    ),
  );
}

/** A sentence in which the names of resources stand apart from the words; `names` are those of `shortNames`. */
export function Sentence(props: { readonly text: string; readonly names: Names }): ReactNode {
  const { text: whole, names } = props;
  const there = [...names.keys()].filter((name) => whole.includes(name));
  return cutNames(whole, there).map(({ text, isName }, index) =>
    isName ? (
      // oxlint-disable-next-line react/no-array-index-key
      <span key={index} className="named" title={text}>
        <Address text={names.get(text) ?? text} />
      </span>
    ) : (
      // oxlint-disable-next-line react/no-array-index-key
      <Unbroken key={index} text={text} />
    ),
  );
}
