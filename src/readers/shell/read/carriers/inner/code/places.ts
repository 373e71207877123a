/** Folders that code asks for by a call: its own temporary ones, and the home. */
import { UNKNOWN } from '../../../../types.ts';
import { type Call, onlyText, textValue, type Value } from './value.ts';

type Pure = (call: Call) => Value | null;

/** Of variables only the home folder is known whatever machine it is. */
export const variable: Pure = ({ args: [key] }) => {
  const name = onlyText(key);
  return name === 'HOME' || name === 'user.home' ? textValue('~') : null;
};
/** A new file or folder with a name of its own below a folder for temporary ones. */
export const temporary: Pure = () => textValue(`/tmp/${UNKNOWN}`);
/** The same at a path that begins as it is told. */
export const temporaryAt: Pure = ({ args: [prefix] }) => {
  const text = onlyText(prefix);
  return textValue(`${text?.startsWith('/tmp/') === true ? text : '/tmp/'}${UNKNOWN}`);
};
export const temporaryFolder: Pure = () => textValue('/tmp');
