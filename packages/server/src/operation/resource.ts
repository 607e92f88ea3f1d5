/**
 * Things that an org keeps a list of, and that are made, read, replaced, deleted and switched on and off in one and the
 * same way: a room declares what is its own, and the seven operations follow.
 */
import type { ApiCode } from '@stuntdouble/catalogue'
import type { Scope } from '../access/roles.js'
import type { EventType, Target } from '../journal/events.js'
import { type Askable, type Filter, matches, mustBeAskable, standardDialect } from '../kernel/filter/index.js'
import { at } from '../kernel/link.js'
import { type PageAsked, type Paging, pageAsked, pageOf } from '../kernel/page.js'
import { nothing, ok, page } from '../kernel/reply.js'
import { type Output, object, optional, type Schema, text } from '../kernel/schema.js'
import { translating } from '../store/database.js'
import type { Context } from './context.js'
import { type Operation, operation, type Route } from './operation.js'

/** What the rows of all such things have. `name_key` is the name where case does not count. */
export type Thing = {
  id: string
  name: string
  name_key: string
  status: 'ACTIVE' | 'INACTIVE'
  last_updated: string
}

export type Rows<R> = {
  find(id: string): Promise<R | undefined>
  all(): Promise<R[]>
  insert(row: R): Promise<unknown>
  update(row: R): Promise<unknown>
  remove(id: string): Promise<unknown>
}

type Verb = 'create' | 'replace' | 'delete' | 'activate' | 'deactivate'

export type Resource<R extends Thing, B> = {
  /** Where one of them is: `/api/v1/zones/{zoneId}`. */
  path: `/${string}/{${string}}`
  /** Okta's operationIds. */
  ids: Readonly<Record<Verb | 'list' | 'get', string>>
  /** The middle of the scopes: `okta.<scope>.read`. */
  scope: string
  rows(ctx: Context): Rows<R>
  /** @throws E0000007 */
  mustExist(row: R | undefined, asked: string): R
  list: Paging & {
    /** What the list is ordered by, and its cursor. */
    by: 'id' | 'name'
    /** What `filter=` takes, and what a row answers to it. */
    filter?: { askable: Askable; read(row: R, attribute: string): unknown }
    /** What `q=` looks for the beginning of. */
    searched?(row: R): readonly string[]
  }
  body: Schema<B>
  make(ctx: Context, body: B): Promise<R>
  replace(ctx: Context, row: R, body: B): Promise<R>
  /** What else changes with every change. */
  touched?(ctx: Context): Partial<R>
  /** What must be true before one is deleted or switched. */
  allows?: Partial<Record<'delete' | 'activate' | 'deactivate', (ctx: Context, row: R) => Promise<void>>>
  /** What the violation of a unique index means. */
  taken: Readonly<Record<string, () => Error>>
  /** The refusals of each operation beside E0000007, and beside E0000001 for what a body may say. */
  errors?: Partial<Record<Verb, readonly ApiCode[]>>
  /** Without its links. */
  view(row: R): Readonly<Record<string, unknown>>
  events: Readonly<Record<Verb, EventType>>
  target: Target['type']
}

const listQuery = object({
  after: optional(text()),
  limit: optional(text()),
  q: optional(text()),
  filter: optional(text()),
})

/** The operations of a resource. */
export function resource<R extends Thing, B>(declared: Resource<R, B>): readonly Operation[] {
  const { path, ids, rows, events } = declared
  const collection = path.slice(0, path.lastIndexOf('/'))
  const parameter = /\{(.+)\}$/.exec(path)?.[1] ?? ''
  const read = `okta.${declared.scope}.read` as Scope
  const manage = `okta.${declared.scope}.manage` as Scope

  const find = async (ctx: Context, { path: named }: { path: Readonly<Record<string, string>> }): Promise<R> => {
    const id = named[parameter] ?? ''
    return declared.mustExist(await rows(ctx).find(id), id)
  }
  const shown = (ctx: Context, row: R) => ({
    ...declared.view(row),
    _links: linksOf(`${ctx.request.base}${collection}/${row.id}`, row.status),
  })
  const record = (ctx: Context, verb: Verb, { id, name }: R) =>
    ctx.journal.record({
      type: events[verb],
      targets: [{ id, type: declared.target, alternateId: 'unknown', displayName: name }],
    })
  const keptUnique = (write: Promise<unknown>) =>
    Object.entries(declared.taken).reduce((work, [index, refusal]) => translating(work, index, refusal), write)
  const change = async (ctx: Context, verb: Verb, row: R): Promise<R> => {
    const changed = { ...row, last_updated: ctx.now, ...declared.touched?.(ctx) }
    await keptUnique(rows(ctx).update(changed))
    record(ctx, verb, changed)
    return changed
  }

  /** Okta answers a switch with what it is now, also where nothing had to be switched. */
  const switching = (verb: 'activate' | 'deactivate', status: Thing['status']) =>
    operation({
      id: ids[verb],
      route: `POST ${path}/lifecycle/${verb}` as Route,
      scope: manage,
      errors: ['E0000007', ...(declared.errors?.[verb] ?? [])],
      target: find,
      async run(ctx, { target }) {
        await declared.allows?.[verb]?.(ctx, target)
        return ok(shown(ctx, await change(ctx, verb, { ...target, status })))
      },
    })

  return [
    operation({
      id: ids.list,
      route: `GET ${collection}` as Route,
      scope: read,
      input: { query: listQuery },
      errors: [
        'E0000029',
        ...(declared.list.filter === undefined ? [] : (['E0000030', 'E0000031', 'E0000094'] as const)),
      ],
      async run(ctx, { query }) {
        const asked = pageAsked(query, declared.list)
        const { q, filter } = considered(declared.list, query)
        const found = listed(await rows(ctx).all(), declared.list, asked, {
          q,
          filter: filterOf(declared.list, filter),
        })
        const { items, next } = pageOf(found, asked.limit, (row) => row[declared.list.by])
        const said = { after: asked.after, limit: String(asked.limit), q, filter }
        return page(
          collection,
          said,
          next,
          items.map((row) => shown(ctx, row)),
        )
      },
    }),
    operation({
      id: ids.create,
      route: `POST ${collection}` as Route,
      scope: manage,
      input: { body: declared.body },
      errors: ['E0000001', ...(declared.errors?.create ?? [])],
      async run(ctx, { body }) {
        const row = await declared.make(ctx, body)
        await keptUnique(rows(ctx).insert(row))
        record(ctx, 'create', row)
        return ok(shown(ctx, row))
      },
    }),
    operation({
      id: ids.get,
      route: `GET ${path}` as Route,
      scope: read,
      errors: ['E0000007'],
      target: find,
      run: async (ctx, { target }) => ok(shown(ctx, target)),
    }),
    operation({
      id: ids.replace,
      route: `PUT ${path}` as Route,
      scope: manage,
      input: { body: declared.body },
      errors: ['E0000001', 'E0000007', ...(declared.errors?.replace ?? [])],
      target: find,
      async run(ctx, { body, target }) {
        return ok(shown(ctx, await change(ctx, 'replace', await declared.replace(ctx, target, body))))
      },
    }),
    operation({
      id: ids.delete,
      route: `DELETE ${path}` as Route,
      scope: manage,
      errors: ['E0000007', ...(declared.errors?.delete ?? [])],
      target: find,
      async run(ctx, { target }) {
        await declared.allows?.delete?.(ctx, target)
        await rows(ctx).remove(target.id)
        record(ctx, 'delete', target)
        return nothing()
      },
    }),
    switching('activate', 'ACTIVE'),
    switching('deactivate', 'INACTIVE'),
  ]
}

/** In Okta's order. */
function linksOf(href: string, status: Thing['status']) {
  const self = at(href, 'GET', 'PUT', 'DELETE')
  const to = (verb: string) => at(`${href}/lifecycle/${verb}`, 'POST')
  return status === 'ACTIVE' ? { self, deactivate: to('deactivate') } : { activate: to('activate'), self }
}

type List<R extends Thing> = Resource<R, unknown>['list']

/** A parameter that the list does not have is as if it were not there. */
const considered = <R extends Thing>(list: List<R>, { q, filter }: Output<typeof listQuery>) => ({
  q: list.searched === undefined || q === '' ? undefined : q,
  filter: list.filter === undefined || filter === '' ? undefined : filter,
})

const filterOf = <R extends Thing>({ filter }: List<R>, asked: string | undefined): Filter | undefined =>
  filter === undefined || asked === undefined ? undefined : mustBeAskable(asked, filter.askable, standardDialect)

/** One row more than asked for: an org has few of these, so that they are looked through here. */
function listed<R extends Thing>(
  all: readonly R[],
  list: List<R>,
  { after, limit }: PageAsked,
  { q, filter }: { q: string | undefined; filter: Filter | undefined },
): R[] {
  const key = (row: R) => (list.by === 'id' ? row.id : row.name_key)
  const from = list.by === 'id' ? after : after?.toLowerCase()
  const start = q?.toLowerCase()
  return all
    .filter((row) => from === undefined || key(row) > from)
    .filter((row) => start === undefined || list.searched?.(row).some((each) => each.toLowerCase().startsWith(start)))
    .filter((row) => {
      if (filter === undefined) return true
      return matches(filter, (attribute) => list.filter?.read(row, attribute), { caseSensitive: true })
    })
    .sort((a, b) => (key(a) < key(b) ? -1 : 1))
    .slice(0, limit + 1)
}
