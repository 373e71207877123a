export interface InferOptions {
  readonly format: string;
}
export const runCatalogInfer = async (..._: unknown[]) => 0;
