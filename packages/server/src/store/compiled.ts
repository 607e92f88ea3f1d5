/** Queries of the hot path: built and compiled once, then only filled. */
import {
  type Compilable,
  type CompiledQuery,
  type Insertable,
  type LimitNode,
  SqliteQueryCompiler,
  ValueNode,
} from 'kysely'
import type { Database } from './database.js'
import type { Tables } from './tables/index.js'

/**
 * The answer of a database that is in this process and not in use just now; `undefined` where it has to be asked in the
 * ordinary way.
 */
export type OnTheSpot = (sql: string, parameters: readonly unknown[]) => unknown[] | undefined

const onTheSpot = Symbol('stuntdouble.onTheSpot')

/** Lets compiled queries of `db` be answered on the spot. The ordinary way through Kysely costs as much as most queries. */
export function answerOnTheSpot(db: Database, answer: OnTheSpot): void {
  Object.defineProperty(db, onTheSpot, { value: answer })
}

async function answered<R>(db: Database, query: CompiledQuery<R>, sql: string, parameters: unknown[]): Promise<R[]> {
  const rows = (db as { [onTheSpot]?: OnTheSpot })[onTheSpot]?.(sql, parameters)
  return rows === undefined ? (await db.executeQuery<R>({ ...query, sql, parameters })).rows : (rows as R[])
}

/** Stands in a compiled query where a value will be. */
class Place {
  constructor(readonly at: number) {}

  /** Where SQL has to hold the value itself. */
  toString(): string {
    return `{${this.at}}`
  }
}

/**
 * SQLite weighs a bound limit when it plans, and so plans anew whenever one is bound: some 30 µs, which is more than
 * most queries take. A limit is therefore written out; there are few different ones.
 */
export class SqliteCompiler extends SqliteQueryCompiler {
  protected override visitLimit(node: LimitNode): void {
    const { limit } = node
    if (!ValueNode.is(limit)) super.visitLimit(node)
    else this.append(`limit ${limit.value instanceof Place ? limit.value : Number(limit.value)}`)
  }
}

/** Different limits of one query that are kept written out. */
const limitsMax = 1000

/**
 * A query of the hot path, built and compiled once per database kind; later calls only put values in. Every parameter
 * must reach the SQL as a value (not decide its shape), or be its limit.
 */
export function compiled<P extends readonly unknown[], R>(build: (db: Database, ...values: P) => Compilable<R>) {
  const templates = new Map<unknown, Fillable<P, R>>()
  const template = (db: Database, count: number) => {
    const kind = db.getExecutor().adapter.constructor
    const known = templates.get(kind)
    if (known !== undefined) return known
    const places = Array.from({ length: count }, (_, at) => new Place(at))
    const made = fillable<P, R>(build(db, ...(places as unknown as P)).compile())
    templates.set(kind, made)
    return made
  }
  return (db: Database, ...values: P): Promise<R[]> => {
    const { query, sql, parameters } = template(db, values.length)
    return answered(db, query, sql(values), parameters(values))
  }
}

type Fillable<P, R> = { query: CompiledQuery<R>; sql(values: P): string; parameters(values: P): unknown[] }

function fillable<P extends readonly unknown[], R>(query: CompiledQuery<R>): Fillable<P, R> {
  const parameters = (values: P) => query.parameters.map((value) => (value instanceof Place ? values[value.at] : value))
  const [before = '', at, after = ''] = query.sql.split(/\{(\d+)\}/)
  if (at === undefined) return { query, sql: () => query.sql, parameters }
  const written = new Map<number, string>()
  const sql = (values: P) => {
    const limit = Number(values[Number(at)])
    const known = written.get(limit) ?? before + limit + after
    if (written.size < limitsMax) written.set(limit, known)
    return known
  }
  return { query, sql, parameters }
}

const nothingMore = {}

/**
 * An insert of one row, compiled once per database kind. Every row names the same columns; members that are none are
 * named in `apart`. What is in `more` comes in addition, so that a row need not be copied for it.
 */
export function inserting<Table extends keyof Tables & string, Apart extends string = never>(
  table: Table,
  apart: readonly Apart[] = [],
) {
  type Row = Insertable<Tables[Table]>
  type Values = Readonly<Record<string, unknown>>
  const templates = new Map<unknown, { query: CompiledQuery; columns: readonly string[] }>()
  const template = (db: Database, row: Values, more: Values) => {
    const kind = db.getExecutor().adapter.constructor
    const known = templates.get(kind)
    if (known !== undefined) return known
    const columns = [...Object.keys(row), ...Object.keys(more)].filter((name) => !apart.includes(name as Apart))
    const whole = Object.fromEntries(columns.map((column) => [column, more[column] ?? row[column]]))
    const made = {
      query: db
        .insertInto(table)
        .values(whole as Row)
        .compile(),
      columns,
    }
    templates.set(kind, made)
    return made
  }
  return async <More extends Partial<Row> = Record<never, never>>(
    db: Database,
    row: Omit<Row, keyof More> & { readonly [Name in Apart]?: unknown },
    more?: More,
  ): Promise<void> => {
    const values = row as Values
    const added = (more ?? nothingMore) as Values
    const { query, columns } = template(db, values, added)
    const parameters = columns.map((name) => (name in added ? added[name] : values[name]))
    await answered(db, query, query.sql, parameters)
  }
}
