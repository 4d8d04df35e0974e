import { sql } from 'kysely';
import type { Database } from './connect.ts';

interface Line {
  line: string;
}

/**
 * The schema as text: tables with columns, constraints, indexes, triggers and functions, in a fixed order. Kept in
 * `migrations/schema.sql` so that a review sees what a migration really does; a test compares.
 */
export async function describeSchema(db: Database): Promise<string> {
  const { rows } = await sql<Line>`
    select line from (
      select 1 as part, c.relname as a, lpad(t.attnum::text, 4, '0') as b,
        format('column %s.%s %s%s%s', c.relname, t.attname, format_type(t.atttypid, t.atttypmod),
          case when t.attnotnull then ' not null' else '' end,
          coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as line
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute t on t.attrelid = c.oid
        left join pg_attrdef d on d.adrelid = c.oid and d.adnum = t.attnum
      where n.nspname = 'public' and c.relkind = 'r' and t.attnum > 0 and not t.attisdropped and c.relname !~ '^kysely'
      union all
      select 2, c.relname, k.conname, format('constraint %s.%s %s', c.relname, k.conname, pg_get_constraintdef(k.oid))
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      -- PostgreSQL 18 lists not-null as constraints of their own; the column line says it for every version
      where n.nspname = 'public' and c.relname !~ '^kysely' and k.contype <> 'n'
      union all
      select 3, tablename, indexname, indexdef from pg_indexes where schemaname = 'public' and tablename !~ '^kysely'
      union all
      select 4, c.relname, g.tgname, pg_get_triggerdef(g.oid) from pg_trigger g join pg_class c on c.oid = g.tgrelid
      where not g.tgisinternal
      union all
      select 5, p.proname, '', pg_get_functiondef(p.oid) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'public' and p.prokind = 'f'
    ) everything order by part, a collate "C", b collate "C"`.execute(db);
  return `${rows.map((row) => row.line.trimEnd()).join('\n')}\n`;
}
