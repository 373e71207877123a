import { environmentIn, environmentInName, moreDangerous } from '../../shared/environment-words.ts';
import { NOT_SAID } from '../effect.ts';
import type { ToolSetting } from '../types.ts';
import type { InputValue } from './input-values.ts';

/** Keys whose value is a word for an environment. */
const SAYS = /^(?:env|environment|stage|deployenv|targetenv|appenv|railsenv|nodeenv)$/;

/** Keys whose value is the name of something that may carry such a word. */
const NAMES =
  /^(?:profile|context|cluster|clustername|namespace|ns|project|projectid|projectname|projectref|account|accountid|database|databasename|db|dbname|host|hostname|server|servername|instance|instanceid|bucket|bucketname|workspace|stack|stackname|app|appname|service|servicename|table|keyspace|index|indexname|site|siteid|tenant|resourcegroup|connection|connectionstring|url|uri|endpoint|baseurl|name|id|identifier|resource|target|region)$/;

const LONGEST_NAME = 300;

/** The most dangerous environment that an input or the name of its server names. Free text names none. */
export function settingOfInput(server: string, values: readonly InputValue[]): ToolSetting {
  let found: ToolSetting = NOT_SAID;
  const said = [{ key: 'server', text: server }, ...values];
  for (const { key, text } of said) {
    if (text.length > LONGEST_NAME || /\s/.test(text.trim())) continue;
    const word = SAYS.test(key)
      ? environmentIn(text)
      : NAMES.test(key)
        ? environmentInName(text)
        : null;
    if (word === null) continue;
    const setting: ToolSetting = {
      kind: word.kind,
      name: word.word,
      evidence: `${key} names ${word.word}`,
    };
    const first = found.evidence === null;
    if (first || moreDangerous(found.kind, word.kind) !== found.kind) found = setting;
  }
  return found;
}
