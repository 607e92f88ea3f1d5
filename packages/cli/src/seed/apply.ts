/**
 * Puts a seed into an org: each item by the API call whose body it is, so that every rule of the API holds for it. An
 * item whose name exists already is left as it is; applying a seed twice therefore changes nothing.
 */
import { type List, type SeedItem, seedFailure } from './read.js'

/** An answer of the API. */
export type Answer = {
  status: number
  /** Parsed; undefined for none. */
  // biome-ignore lint/suspicious/noExplicitAny: the endpoint decides what is there.
  body: any
  /** Path and query of the next page. */
  next?: string
}

/** A call with the token of a super administrator. */
export type Call = (method: string, path: string, body?: unknown) => Promise<Answer>

export type Applied = {
  /** How many items were made, and how many were there already. */
  made: number
  kept: number
  /** Tokens that were made; each is shown to nobody again. */
  tokens: readonly { name: string; user: string; token: string }[]
}

type Body = Readonly<Record<string, unknown>>

/** What stands beside the body of a call: read here, never sent. */
const beside: Readonly<Record<List, readonly string[]>> = {
  userTypes: ['schema'],
  userSchema: [],
  groupSchema: [],
  linkedObjects: [],
  groups: ['owners'],
  users: ['groups', 'roles', 'linked', 'activate'],
  groupRules: ['groups', 'activate'],
  zones: [],
  policies: ['groups', 'rules'],
  tokens: [],
}

/** Where the name of an item stands in its body. */
const nameAt: Readonly<Record<List, readonly string[]>> = {
  userTypes: ['name'],
  userSchema: [],
  groupSchema: [],
  linkedObjects: ['primary', 'name'],
  groups: ['profile', 'name'],
  users: ['profile', 'login'],
  groupRules: ['name'],
  zones: ['name'],
  policies: ['name'],
  tokens: ['name'],
}

const collections = {
  userTypes: '/api/v1/meta/types/user',
  linkedObjects: '/api/v1/meta/schemas/user/linkedObjects',
  groups: '/api/v1/groups',
  groupRules: '/api/v1/groups/rules',
  zones: '/api/v1/zones',
  tokens: '/api/v1/api-tokens',
} as const

/**
 * Applies items in their order, then what names users: links between them and owners of groups.
 * @throws Failure with place, item and the API's own error at the first one that is refused. What came before stays.
 */
export async function applySeed(items: readonly SeedItem[], call: Call): Promise<Applied> {
  const applied = { made: 0, kept: 0, tokens: [] as { name: string; user: string; token: string }[] }
  const names = namesOf(call)
  const seen = new Set<string>()
  const afterUsers: (() => Promise<void>)[] = []

  for (const [index, item] of items.entries()) {
    const name = nameOf(item)
    if (seen.has(`${item.list} ${name}`)) throw seedFailure(whereOf(item), 'This name is in the list twice.')
    seen.add(`${item.list} ${name}`)
    if (await apply(item, name)) applied.made++
    else applied.kept++
    // A rule or a token may already need what was put off until everyone is there.
    if (items[index + 1]?.list !== item.list && item.list === 'users') await settle()
  }
  await settle()
  return applied

  async function settle(): Promise<void> {
    for (const work of afterUsers.splice(0)) await work()
  }

  /** Whether it was made. */
  async function apply(item: SeedItem, name: string): Promise<boolean> {
    const { list } = item
    const body = without(item.body, beside[list])
    const send = sender(call, item)
    const idOf = async (kind: 'groups' | 'userTypes' | 'zones', wanted: string) => {
      const id = (await names(kind)).get(wanted)
      if (id === undefined)
        throw seedFailure(whereOf(item), `There is no ‘${wanted}’ among the ${kind}; list it there.`)
      return id
    }
    const userId = async (login: string): Promise<string> => {
      const { body: user } = await call('GET', `/api/v1/users/${encodeURIComponent(login)}`)
      if (typeof user?.id !== 'string') {
        throw seedFailure(whereOf(item), `There is no user ‘${login}’; list it under users.`)
      }
      return user.id
    }

    if (list === 'userSchema') return addProperties('/api/v1/meta/schemas/user/default', body, send)
    if (list === 'groupSchema') return addProperties('/api/v1/meta/schemas/group/default', body, send)

    if (list === 'users') {
      const found = await call('GET', `/api/v1/users/${encodeURIComponent(name)}`)
      if (found.status === 200) return false
      const groupIds = await Promise.all(textsOf(item, 'groups').map((group) => idOf('groups', group)))
      const type = body.type as { name?: string } | undefined
      const user = await send('POST', `/api/v1/users?activate=${item.body.activate !== false}`, {
        ...body,
        ...(type?.name === undefined ? {} : { type: { id: await idOf('userTypes', type.name) } }),
        ...(groupIds.length === 0
          ? {}
          : { groupIds: [...((body.groupIds as string[] | undefined) ?? []), ...groupIds] }),
      })
      for (const role of textsOf(item, 'roles')) await send('POST', `/api/v1/users/${user.id}/roles`, { type: role })
      for (const [relation, login] of Object.entries(mapOf(item, 'linked'))) {
        afterUsers.push(async () => {
          const other = await userId(login)
          await send('PUT', `/api/v1/users/${user.id}/linkedObjects/${encodeURIComponent(relation)}/${other}`)
        })
      }
      return true
    }

    if (list === 'policies') {
      const { body: others } = await call('GET', `/api/v1/policies?type=${encodeURIComponent(String(body.type))}`)
      if (Array.isArray(others) && others.some((other) => other.name === name)) return false
      const include = await Promise.all(textsOf(item, 'groups').map((group) => idOf('groups', group)))
      const people = include.length === 0 ? {} : { people: { groups: { include } } }
      const policy = await send('POST', '/api/v1/policies', withConditions(body, people))
      for (const rule of bodiesOf(item, 'rules')) {
        const zones = await Promise.all(textsOf({ ...item, body: rule }, 'zones').map((zone) => idOf('zones', zone)))
        const network = zones.length === 0 ? {} : { network: { connection: 'ZONE', include: zones } }
        await send('POST', `/api/v1/policies/${policy.id}/rules`, withConditions(without(rule, ['zones']), network))
      }
      return true
    }

    const known = await names(list)
    if (known.has(name)) return false
    if (list === 'tokens') {
      const user = String(item.body.user ?? '')
      const made = await send('POST', '/stuntdouble/api/tokens', {
        ...without(body, ['user']),
        userId: await userId(user),
      })
      applied.tokens.push({ name, user, token: String(made.token) })
      known.set(name, String(made.id ?? ''))
      return true
    }
    if (list === 'groupRules') {
      const groupIds = await Promise.all(textsOf(item, 'groups').map((group) => idOf('groups', group)))
      const actions = groupIds.length === 0 ? {} : { actions: { assignUserToGroups: { groupIds } } }
      const rule = await send('POST', collections.groupRules, { type: 'group_rule', ...body, ...actions })
      known.set(name, rule.id)
      if (item.body.activate !== false) await send('POST', `/api/v1/groups/rules/${rule.id}/lifecycle/activate`)
      return true
    }
    const made = await send('POST', collections[list], body)
    known.set(name, String(made.id ?? name))
    if (list === 'userTypes' && item.body.schema !== undefined) {
      const schema = new URL(String(made._links?.schema?.href)).pathname
      await addProperties(schema, item.body.schema as Body, send)
    }
    for (const owner of textsOf(item, 'owners')) {
      afterUsers.push(async () => {
        await send('POST', `/api/v1/groups/${made.id}/owners`, { id: await userId(owner), type: 'USER' })
      })
    }
    return true
  }
}

type Send = (method: string, path: string, body?: unknown) => Promise<Answer['body']>

/** Calls on behalf of an item: what the API refuses is told with the item and the API's own words. */
function sender(call: Call, item: SeedItem): Send {
  return async (method, path, body) => {
    const answer = await call(method, path, body)
    if (answer.status < 300) return answer.body
    const { errorCode, errorSummary, errorCauses = [] } = answer.body ?? {}
    const causes = (errorCauses as { errorSummary: string }[]).map((cause) => `\n  - ${cause.errorSummary}`).join('')
    const said = errorCode === undefined ? `The API answered ${answer.status}` : `${errorCode} ${errorSummary}`
    throw seedFailure(whereOf(item), `${said} (${method} ${path.split('?')[0]})${causes}`)
  }
}

/** The names that each collection holds, with their ids: asked once, then kept up. */
function namesOf(call: Call): (list: keyof typeof collections) => Promise<Map<string, string>> {
  const known = new Map<string, Map<string, string>>()
  return async (list) => {
    const before = known.get(list)
    if (before !== undefined) return before
    const names = new Map<string, string>()
    for (let path: string | undefined = collections[list]; path !== undefined; ) {
      const page: Answer = await call('GET', path)
      for (const row of Array.isArray(page.body) ? page.body : []) {
        names.set(String(valueAt(row, nameAt[list])), String(row.id ?? ''))
      }
      path = page.next
    }
    known.set(list, names)
    return names
  }
}

/** Adds the properties that a schema does not have yet; whether there were any. */
async function addProperties(path: string, body: Body, send: Send): Promise<boolean> {
  const at = ['definitions', 'custom', 'properties']
  const wanted = (valueAt(body, at) ?? {}) as Body
  const present = (valueAt(await send('GET', path), at) ?? {}) as Body
  const missing = Object.entries(wanted).filter(([name]) => !Object.hasOwn(present, name))
  if (missing.length === 0) return false
  const definitions = body.definitions as Body
  const custom = { ...(definitions.custom as Body), properties: Object.fromEntries(missing) }
  await send('POST', path, { ...body, definitions: { ...definitions, custom } })
  return true
}

function nameOf(item: SeedItem): string {
  const path = nameAt[item.list]
  if (path.length === 0) return ''
  const name = valueAt(item.body, path)
  if (typeof name === 'string' && name !== '') return name
  throw seedFailure(whereOf(item), `It has no ${path.join('.')}, by which it would be known again.`)
}

/** `seed.yaml:14: users, item 2 (ada@example.com)` */
function whereOf(item: SeedItem): string {
  const name = valueAt(item.body, nameAt[item.list])
  const position = item.position === undefined ? '' : `, item ${item.position}`
  return `${item.place}: ${item.list}${position}${typeof name === 'string' ? ` (${name})` : ''}`
}

const valueAt = (body: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Body)[key] : undefined),
    body,
  )

const without = (body: Body, names: readonly string[]): Body =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)))

/** The body, and what the seed says of its conditions by names. */
const withConditions = (body: Body, said: Body): Body =>
  Object.keys(said).length === 0 ? body : { ...body, conditions: { ...(body.conditions as Body | undefined), ...said } }

function textsOf(item: SeedItem, member: string): readonly string[] {
  const value = item.body[member] ?? []
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value
  throw seedFailure(whereOf(item), `${member} is a list of names.`)
}

function bodiesOf(item: SeedItem, member: string): readonly Body[] {
  const value = item.body[member] ?? []
  const isBody = (one: unknown): one is Body => typeof one === 'object' && one !== null && !Array.isArray(one)
  if (Array.isArray(value) && value.every(isBody)) return value
  throw seedFailure(whereOf(item), `${member} is a list of bodies.`)
}

function mapOf(item: SeedItem, member: string): Readonly<Record<string, string>> {
  const value = item.body[member] ?? {}
  if (
    typeof value === 'object' &&
    !Array.isArray(value) &&
    Object.values(value).every((one) => typeof one === 'string')
  ) {
    return value as Readonly<Record<string, string>>
  }
  throw seedFailure(whereOf(item), `${member} is a map of names.`)
}
