import type { Catalog } from './types.ts';
export interface CatalogIndex {
  readonly catalog: Catalog;
}
