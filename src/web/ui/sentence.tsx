import { Fragment, type ReactNode } from 'react';
import { cutNames, shortNames } from './sentence-parts.ts';
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

/** A sentence in which the addresses of resources stand apart from the words, without what all of them share. */
export function Sentence(props: { readonly text: string; readonly addresses: readonly string[] }) {
  const short = shortNames(props.addresses);
  return cutNames(props.text, [...short.keys()]).map(({ text, isName }, index) =>
    isName ? (
      // oxlint-disable-next-line react/no-array-index-key
      <span key={index} className="named" title={text}>
        <Address text={short.get(text) ?? text} />
      </span>
    ) : (
      // oxlint-disable-next-line react/no-array-index-key
      <Unbroken key={index} text={text} />
    ),
  );
}
