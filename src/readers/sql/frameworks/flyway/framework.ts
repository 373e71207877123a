import { Walk } from '../translate/walk.ts';
import type { Framework } from '../types.ts';

/** Migrations in Java or Kotlin, and in Go: nothing of them is understood, and everything is held. */
export const compiled: Framework = {
  id: 'compiled-migration',
  title: 'migration in Java, Kotlin or Go',
  recognises: (path, text) =>
    (/\.(?:java|kt)$/.test(path) && /\b(?:BaseJavaMigration|JavaMigration)\b/.test(text)) ||
    (path.endsWith('.go') && /\bgoose\.AddMigration/.test(text)),
  translate: ({ text }) => {
    const walk = new Walk();
    const at = text.search(/\bmigrate\s*\(|\bgoose\.AddMigration/);
    const line = text.slice(0, Math.max(0, at)).split('\n').length;
    const message = 'The migration is a program, and what it does to the database is not read.';
    walk.emit(line, { kind: 'opaque', reason: 'program', message });
    return { up: walk.found, down: null, transactional: null, irreversible: null, failed: null };
  },
};
