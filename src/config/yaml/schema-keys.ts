import { z } from 'zod';
import type { Path } from './document.ts';

/** Every key that a schema takes in the object at a path, in the order it lists them. */
export function keysAt(schema: z.core.$ZodType, path: Path): readonly string[] {
  let here = unwrap(schema);
  for (const step of path) here = here.flatMap((option) => below(option, step)).flatMap(unwrap);
  return [...new Set(here.flatMap(ownKeys))];
}

/** A schema without what only modifies it; a union as its options. */
function unwrap(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(unwrap);
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly
  ) {
    return unwrap(schema.def.innerType);
  }
  if (schema instanceof z.ZodPipe) return unwrap(schema.def.in);
  return [schema];
}

function below(schema: z.core.$ZodType, step: PropertyKey): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
    const member = Object.hasOwn(shape, String(step)) ? shape[String(step)] : undefined;
    return member === undefined ? [] : [member];
  }
  if (schema instanceof z.ZodArray) return [schema.element];
  return schema instanceof z.ZodRecord ? [schema.def.valueType] : [];
}

function ownKeys(schema: z.core.$ZodType): readonly string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodRecord && schema.def.keyType instanceof z.ZodEnum) {
    return schema.def.keyType.options.map(String);
  }
  return [];
}
