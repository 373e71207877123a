import { InputError } from '../../types.ts';
import type { ReaderInput } from '../../types.ts';
import { ScanFault } from '../scanner/fault.ts';
import { Utf8Guard } from '../scanner/utf8-guard.ts';
import { JsonWalker } from '../scanner/walker.ts';
import { plainChunks } from './chunks.ts';
import { PlanCollector } from './collector.ts';
import type { ElementList, PlanElement, PlanFrame } from './types.ts';

const ADVICE = 'Write it again with `terraform show -json PLANFILE`, and pass it on unchanged';

/**
 * Reads a plan in one pass and in bounded memory. `onElement` is called for every change that is more
 * than a no-op, in the order of the file; what concerns the plan as a whole is known at the end.
 * Throws `InputError` on anything but one whole JSON object in UTF-8.
 */
export async function readPlan(
  input: ReaderInput,
  onElement: (list: ElementList, element: PlanElement) => void,
): Promise<PlanFrame> {
  const collector = new PlanCollector(onElement);
  const walker = new JsonWalker(collector.root);
  const utf8 = new Utf8Guard();
  let empty = true;
  try {
    for await (const chunk of plainChunks(input)) {
      empty = false;
      if (!utf8.accept(chunk)) throw notUtf8(input.name);
      walker.feed(chunk);
    }
    if (empty) throw new InputError(input.name, 'is empty', ADVICE);
    if (!utf8.finish()) throw notUtf8(input.name);
    walker.finish();
  } catch (error) {
    throw asInputError(error, input.name);
  }
  return collector.frame();
}

function notUtf8(name: string): InputError {
  return new InputError(name, 'is not valid UTF-8', ADVICE);
}

function asInputError(error: unknown, name: string): unknown {
  if (!(error instanceof ScanFault)) return error;
  const where = `line ${error.line}, byte ${error.offset + 1}`;
  return new InputError(name, `is not a whole plan: ${error.message} at ${where}`, ADVICE, {
    cause: error,
  });
}
