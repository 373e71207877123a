import { callsIn } from '../code/ask.ts';
import type { Call, Code } from '../code/types.ts';
import type { SyntaxNode } from '../syntax/node.ts';

/** Functions that go over the network, by their whole name. */
const DIRECT =
  /^(?:(?:window|self|globalThis)\.)?(?:fetch|axios|got|ky|superagent|nodeFetch|node_fetch|\$fetch)(?:\.(?:get|post|put|patch|delete|head|request|json|extend|all))?$|^(?:https?\.(?:get|request|Get|Post|PostForm|Head)|undici\.(?:request|fetch)|requests\.(?:get|post|put|patch|delete|head|options|request)|httpx\.(?:get|post|put|patch|delete|head|request|stream)|urllib\.request\.urlopen|urllib2\.urlopen|urlopen|net\.Dial\w*|grpc\.(?:Dial|NewClient)\w*|sql\.Open|psycopg2?\.connect|pymysql\.connect|asyncpg\.connect|smtplib\.SMTP|new WebSocket|new Socket|DriverManager\.getConnection)$/;

const RECEIVER =
  /(?:^|[._\])])(?:\w*(?:http|rest|api|web|rpc|grpc|s3|sqs|sns|dynamo|redis|kafka|stripe|mongo|db|sql|graphql|service|remote|payment|session)\w*[cC]lient|[cC]lient|http|[aA]pi|\w+Api|restTemplate|webClient|stub|\w+Stub|\w*[rR]epository|\w+Repo|prisma\.\w+|knex|pool|\w*[pP]ool|db|\w+Db|\w+DB|database|cursor|conn|connection|\w+[cC]onnection|jdbcTemplate|entityManager|redis|sqs|sns|s3|dynamo\w*|kafka|producer|\w+[pP]roducer|\w+[gG]ateway|\w+Service|\w+_service|\w+_client|\w+_api|mailer|transporter)(?:\(\))?\.(\w+)$/;

/** A session is one of HTTP or of a database only by what it is asked to do. */
const SESSION =
  /(?:^|[._])session\.(?:get|post|put|patch|delete|head|request|send|execute|query|commit)$/;

const VERB =
  /^(?:get|post|put|patch|delete|head|request|send|Send|Do|do|execute|executemany|exec|Exec|ExecContext|query|Query|QueryContext|QueryRow|QueryRowContext|call|Call|invoke|Invoke|publish|Publish|produce|connect|Connect|Get|Post|exchange|getForObject|getForEntity|postForObject|postForEntity|retrieve|find\w*|fetch\w*|save\w*|insert\w*|update\w*|create\w*|charge\w*|load\w*|list\w*|upload\w*|download\w*|sync\w*|notify\w*|get[A-Z_]\w*|send[A-Z_]\w*|delete[A-Z_]\w*|put[A-Z_]\w*|sendMail)$/;

/** One's own functions that say that they go over the network. */
const BY_NAME =
  /^(?:fetch|request|download|upload|publish|charge|post)(?:[A-Z]\w*|_\w+)$|^(?:\w+\.)?(?:fetch|download|upload|charge)(?:[A-Z_]\w*)$/;

/** Whether a call goes to another process, as far as its name tells. */
export function isRemote({ callee }: Call): boolean {
  if (DIRECT.test(callee) || BY_NAME.test(callee) || SESSION.test(callee)) return true;
  const verb = RECEIVER.exec(callee)?.[1];
  if (verb === undefined || !VERB.test(verb)) return false;
  // What a connection has is no call through it.
  return !/[cC]onn(?:ection)?\.get[A-Z]|entityManager\.get[A-Z]/.test(callee);
}

export function remoteCallsIn(code: Code, node: SyntaxNode): readonly Call[] {
  return callsIn(code, node).filter(isRemote);
}
