/**
 * How people are found. A filter is turned into spans: stretches of an index in which everyone who matches lies, and
 * perhaps others. The spans say who is read, in order of ids; whoever was read is then held against the whole filter.
 */
import { apiError, cause } from '@stuntdouble/catalogue'
import {
  type Askable,
  type AskableAttribute,
  type Comparison,
  type Filter,
  matches,
  type Operator,
  timeOf,
} from '../../kernel/filter/index.js'
import type { Attribute, ProfileSchema } from '../schemas/index.js'
import type { ListedUser, Profile } from './model.js'
import { folded } from './rules.js'

/** Where the values of an attribute are kept. */
export type Field =
  | { readonly kind: 'id' }
  /** `indexed`: by column and id. The others can be passed over without reading a user's row. */
  | { readonly kind: 'column'; readonly column: string; readonly indexed: boolean }
  | { readonly kind: 'values'; readonly name: string; readonly number: boolean }

type Bound = { readonly value: string | number; readonly included: boolean }

/** A stretch of a field's values: one value, or all between two, or those that contain a text; else all there are. */
export type Span = {
  readonly field: Field
  readonly equals?: string | number
  readonly from?: Bound
  readonly to?: Bound
  readonly contains?: string
}

/** Everyone who matches lies in one of the spans; with `exact`, nobody else does. */
export type Plan = { readonly spans: readonly Span[]; readonly exact: boolean }

/** How a value is written where it is kept. */
type Written = 'as-is' | 'upper' | 'lower' | 'folded' | 'date' | 'number' | 'flag'

type Kept = { field: Field; written: Written }

const column = (name: string, written: Written, indexed: boolean): Kept => ({
  field: { kind: 'column', column: name, indexed },
  written,
})

/** What lies in the row itself. */
const inRow: Readonly<Record<string, Kept>> = {
  id: { field: { kind: 'id' }, written: 'as-is' },
  status: column('status', 'upper', true),
  lastUpdated: column('last_updated', 'date', true),
  created: column('created', 'date', false),
  activated: column('activated', 'date', false),
  statusChanged: column('status_changed', 'date', false),
  'type.id': column('type_id', 'as-is', false),
  realmId: column('realm_id', 'as-is', false),
  'profile.login': column('login_key', 'folded', true),
  'profile.email': column('email_key', 'lower', true),
  'profile.firstName': column('first_name_key', 'lower', true),
  'profile.lastName': column('last_name_key', 'lower', true),
}

/** Characters of a text that are kept to be searched by: an index takes no more than a few hundred. */
const keyMax = 200

/** A text as it is kept to be searched by: case does not count, diacritics do. */
export const searchKey = (text: string): string => {
  const lower = text.toLowerCase()
  return lower.length <= keyMax ? lower : [...lower].slice(0, keyMax).join('')
}

const ordered: readonly Operator[] = ['eq', 'gt', 'ge', 'lt', 'le', 'pr']
const textual: readonly Operator[] = [...ordered, 'sw']

const operatorsOf: Readonly<Record<AskableAttribute['type'], readonly Operator[]>> = {
  string: textual,
  date: ordered,
  number: ordered,
  boolean: ['eq', 'pr'],
}

/** What `search` asks for, by the schemas of the org's user types. */
export function searchable(schemas: Iterable<ProfileSchema>): Askable {
  const attributes = [...schemas].map((schema) => schema.attributes)
  const named: Record<string, AskableAttribute> = {}
  for (const [name, { written }] of Object.entries(inRow)) {
    const type = written === 'date' ? 'date' : 'string'
    const operators = ['profile.login', 'profile.email', 'profile.firstName', 'profile.lastName'].includes(name)
      ? [...textual, 'co' as const]
      : operatorsOf[type]
    named[name] = { type, operators }
  }
  return {
    ...named,
    'profile.*': (asked) => {
      const attribute = attributeNamed(attributes, asked)
      if (attribute === undefined) return undefined
      const type = typeOf(attribute)
      return { type, operators: operatorsOf[type] }
    },
  }
}

function attributeNamed(attributes: readonly ReadonlyMap<string, Attribute>[], asked: string): Attribute | undefined {
  const name = asked.slice('profile.'.length)
  return attributes.find((each) => each.has(name))?.get(name)
}

function typeOf({ type, itemType = 'string' }: Attribute): 'string' | 'number' | 'boolean' {
  const single = type === 'array' ? itemType : type
  return single === 'number' || single === 'integer' ? 'number' : single === 'boolean' ? 'boolean' : 'string'
}

/** What `filter` asks for: a few attributes, and for all but one of them only whether they are equal. */
export const filterable: Askable = {
  id: { type: 'string', operators: ['eq'] },
  status: { type: 'string', operators: ['eq'] },
  lastUpdated: { type: 'date', operators: ['eq', 'gt', 'ge', 'lt', 'le'] },
  'profile.login': { type: 'string', operators: ['eq'] },
  'profile.email': { type: 'string', operators: ['eq'] },
  'profile.firstName': { type: 'string', operators: ['eq'] },
  'profile.lastName': { type: 'string', operators: ['eq'] },
}

/** `q`: whose first name, last name or e-mail address begins with the text. */
export const beginsWith = (text: string): Filter => ({
  kind: 'or',
  operands: ['profile.firstName', 'profile.lastName', 'profile.email'].map((attribute) => ({
    kind: 'compare',
    attribute,
    operator: 'sw',
    value: text,
  })),
})

/** The spans in which a filter's matches lie; undefined where only reading everybody tells. */
export function planOf(filter: Filter): Plan | undefined {
  switch (filter.kind) {
    case 'not':
      return undefined
    case 'or': {
      const plans = filter.operands.map(planOf)
      if (!plans.every((plan) => plan !== undefined)) return undefined
      return { spans: plans.flatMap(({ spans }) => spans), exact: plans.every(({ exact }) => exact) }
    }
    case 'and': {
      const plans = joined(filter.operands.map(planOf).filter((plan) => plan !== undefined))
      const [best] = plans.sort((left, right) => cost(left) - cost(right))
      return best && { spans: best.spans, exact: false }
    }
    case 'present': {
      const { field } = keptAs(filter.attribute, '')
      // There are rows for values alone, where a column may be empty.
      if (field.kind === 'values') return { spans: [{ field }], exact: true }
      return { spans: [{ field, from: { value: '', included: false } }], exact: false }
    }
    case 'compare':
      return filter.value === null ? undefined : planOfComparison(filter, filter.value)
  }
}

function planOfComparison({ attribute, operator }: Comparison, literal: string | number | boolean): Plan {
  const { field, written } = keptAs(attribute, literal)
  const inValues = field.kind === 'values'
  // Times within a profile may be written in any zone, so that their order as text is not their order.
  if (inValues && typeof literal === 'string' && timeOf(literal) !== undefined)
    return { spans: [{ field }], exact: false }
  const value = keyOf(literal, written)
  const exact = !(inValues && typeof value === 'string' && value.length >= keyMax)
  const span = spanOf(operator, value, exact)
  return { spans: [{ field, ...span }], exact }
}

function spanOf(operator: Operator, value: string | number, whole: boolean): Omit<Span, 'field'> {
  switch (operator) {
    case 'eq':
      return { equals: value }
    // Of two long texts only the beginnings are kept, and those may be equal.
    case 'gt':
      return { from: { value, included: !whole } }
    case 'ge':
      return { from: { value, included: true } }
    case 'lt':
      return { to: { value, included: !whole } }
    case 'le':
      return { to: { value, included: true } }
    case 'sw':
      return { from: { value, included: true }, to: { value: `${value}\u{10ffff}`, included: false } }
    case 'co':
      return { contains: String(value) }
    default:
      return {}
  }
}

function keptAs(attribute: string, literal: string | number | boolean): Kept {
  const known = inRow[attribute]
  if (known !== undefined) return known
  const number = typeof literal === 'number'
  const written = number ? 'number' : typeof literal === 'boolean' ? 'flag' : 'lower'
  return { field: { kind: 'values', name: attribute.slice('profile.'.length), number }, written }
}

function keyOf(literal: string | number | boolean, written: Written): string | number {
  if (typeof literal === 'number') return literal
  const text = String(literal)
  switch (written) {
    case 'upper':
      return text.toUpperCase()
    case 'folded':
      return folded(text)
    case 'lower':
      return searchKey(text)
    case 'date':
      return new Date(timeOf(text) ?? Number.NaN).toISOString()
    default:
      return text
  }
}

/** Two bounds of one field are one span: `lastUpdated gt … and lastUpdated lt …`. */
function joined(plans: readonly Plan[]): Plan[] {
  const spans = new Map<string, Span>()
  const others: Plan[] = []
  for (const plan of plans) {
    const [span] = plan.spans
    if (plan.spans.length !== 1 || span === undefined || (span.from === undefined && span.to === undefined)) {
      others.push(plan)
      continue
    }
    const key = JSON.stringify(span.field)
    const known = spans.get(key)
    // An array's elements may lie on both sides, each of another bound.
    if (known === undefined || span.field.kind === 'values') {
      spans.has(key) ? others.push(plan) : spans.set(key, span)
      continue
    }
    spans.set(key, narrower(known, span))
  }
  return [...others, ...[...spans.values()].map((span) => ({ spans: [span], exact: false }))]
}

function narrower(left: Span, right: Span): Span {
  const from = tighter(left.from, right.from, 1)
  const to = tighter(left.to, right.to, -1)
  return { field: left.field, ...(from && { from }), ...(to && { to }) }
}

function tighter(left: Bound | undefined, right: Bound | undefined, sign: 1 | -1): Bound | undefined {
  if (left === undefined || right === undefined) return left ?? right
  if (left.value === right.value) return left.included ? right : left
  return left.value > right.value === sign > 0 ? left : right
}

/** Less is better: how many people a span is likely to hold. */
function cost({ spans }: Plan): number {
  return Math.max(...spans.map(spanCost))
}

function spanCost({ field, equals, from, to, contains }: Span): number {
  const scanned = field.kind === 'column' && !field.indexed ? 10 : 0
  if (equals !== undefined) {
    if (field.kind === 'id' || (field.kind === 'column' && field.column === 'login_key')) return 0
    return scanned + (field.kind === 'column' && field.column === 'status' ? 4 : 1)
  }
  if (from !== undefined && to !== undefined) return scanned + 2
  if (from !== undefined || to !== undefined) return scanned + 3
  return scanned + (contains === undefined ? 5 : 20)
}

/** Rows of people, as the store reads them. */
export type Rows = {
  everybody(after: string, count: number): Promise<ListedUser[]>
  withIds(ids: readonly string[]): Promise<ListedUser[]>
  idsWithin(span: Span, after: string, count: number): Promise<string[]>
  inOrderOf(
    column: string,
    descending: boolean,
    cursor: { key: string; id: string } | undefined,
    count: number,
  ): Promise<ListedUser[]>
  sortKeys(name: string): Promise<Map<string, string | number>>
}

export type Question = {
  filter: Filter
  caseSensitive: boolean
  /** Also asked of everyone, beside the filter. */
  only?: (user: ListedUser) => boolean
}

/** People read at once: each id is a parameter of the query, and databases take only so many. */
const batchMax = 1001

/** The first `limit` people with an id above `after` who match. */
export async function findByIds(rows: Rows, question: Question, after: string, limit: number): Promise<ListedUser[]> {
  const plan = planOf(question.filter)
  const holds = heldAgainst(question, plan)
  const found: ListedUser[] = []
  // Whoever matches exactly needs no second look, so that no more are read than are answered.
  const batch = Math.min(holds === undefined ? limit : Math.max(limit, 200), batchMax)
  for (let last = after; found.length < limit; ) {
    const read = plan === undefined ? await rows.everybody(last, batch) : await readWithin(rows, plan, last, batch)
    for (const user of read) {
      if (holds === undefined || holds(user)) found.push(user)
      if (found.length === limit) return found
    }
    if (read.length < batch) return found
    last = read[read.length - 1]?.id ?? last
  }
  return found
}

/** The next people in any of the spans: of each span as many as are asked for, so that together none is missing. */
async function readWithin(rows: Rows, { spans }: Plan, after: string, count: number): Promise<ListedUser[]> {
  const ids: string[] = []
  for (const span of spans) ids.push(...(await rows.idsWithin(span, after, count)))
  const distinct = spans.length === 1 ? ids : [...new Set(ids)].sort()
  return rows.withIds(distinct.slice(0, count))
}

/** What is left to be asked of whoever was read; undefined where the spans have said it all. */
function heldAgainst(question: Question, plan: Plan | undefined): ((user: ListedUser) => boolean) | undefined {
  const { filter, caseSensitive, only } = question
  if (plan?.exact && !caseSensitive) return only
  const asked = caseSensitive ? filter : withFoldedLogins(filter)
  return (user) => (only?.(user) ?? true) && matches(asked, readerOf(user, caseSensitive), { caseSensitive })
}

/** Logins are one where they differ only in diacritics, in a search too. */
function withFoldedLogins(filter: Filter): Filter {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return { kind: filter.kind, operands: filter.operands.map(withFoldedLogins) }
    case 'not':
      return { kind: 'not', operand: withFoldedLogins(filter.operand) }
    case 'compare':
      return filter.attribute === 'profile.login' && typeof filter.value === 'string'
        ? { ...filter, value: folded(filter.value) }
        : filter
    default:
      return filter
  }
}

/** A user's values by the names that a filter uses. */
function readerOf(user: ListedUser, exactLogin: boolean): (attribute: string) => unknown {
  let profile: Profile | undefined
  return (attribute) => {
    switch (attribute) {
      case 'id':
        return user.id
      case 'status':
        return user.status
      case 'created':
        return user.created
      case 'activated':
        return user.activated
      case 'statusChanged':
        return user.status_changed
      case 'lastUpdated':
        return user.last_updated
      case 'type.id':
        return user.type_id
      case 'realmId':
        return user.realm_id
    }
    if (attribute === 'profile.login' && !exactLogin) return user.login_key
    profile ??= JSON.parse(user.profile) as Profile
    return profile[attribute.slice('profile.'.length)]
  }
}

export type Sorting = { attribute: string; descending: boolean }

/** The attribute to sort by. @throws E0000031 for one that does not exist. */
export function mustBeSortable(attribute: string, schemas: Iterable<ProfileSchema>): string {
  const known =
    Object.hasOwn(inRow, attribute) ||
    (attribute.startsWith('profile.') &&
      attributeNamed(
        [...schemas].map((schema) => schema.attributes),
        attribute,
      ) !== undefined)
  if (!known) throw apiError.E0000031({ cause: new Error(`${attribute} cannot be sorted by`) })
  return attribute
}

/** So many matches are sorted here; of more, the order is read from an index where there is one. */
const sortedHere = 1000

/**
 * The first `limit` people who match, in the order of an attribute and then of ids, behind the one whose id is `after`.
 * Whoever has no value comes last.
 * @throws E0000031 when nobody has the id `after`.
 */
export async function findInOrder(
  rows: Rows,
  question: Question,
  sorting: Sorting,
  after: string | undefined,
  limit: number,
): Promise<ListedUser[]> {
  const few = await findByIds(rows, question, '', sortedHere + 1)
  const kept = keptAs(sorting.attribute, '')
  if (few.length > sortedHere && kept.field.kind === 'column' && kept.field.indexed) {
    return readInOrder(rows, question, kept.field.column, sorting.descending, after, limit)
  }
  const matching = few.length > sortedHere ? await findByIds(rows, question, '', Number.MAX_SAFE_INTEGER) : few
  const keys = kept.field.kind === 'values' ? await rows.sortKeys(kept.field.name) : undefined
  const keyOfUser = (user: ListedUser) => keys?.get(user.id) ?? (keys === undefined ? inRowKey(user, kept) : undefined)
  const inOrder = matching
    .map((user) => ({ user, key: keyOfUser(user) }))
    .sort((left, right) => compared(left, right, sorting.descending))
  if (after === undefined) return inOrder.slice(0, limit).map(({ user }) => user)
  const at = inOrder.findIndex(({ user }) => user.id === after)
  if (at !== -1) return inOrder.slice(at + 1, at + 1 + limit).map(({ user }) => user)
  // Whom the last page ended with may have left the matches since, but not the org.
  const left = mustBeACursor(await rows.withIds([after]))
  const place = { user: left, key: keyOfUser(left) }
  return inOrder
    .filter((each) => compared(each, place, sorting.descending) > 0)
    .slice(0, limit)
    .map(({ user }) => user)
}

type Placed = { user: ListedUser; key: string | number | undefined }

function compared(left: Placed, right: Placed, descending: boolean): number {
  const sign = descending ? -1 : 1
  if (left.key === undefined || right.key === undefined) {
    if (left.key !== right.key) return left.key === undefined ? 1 : -1
  } else if (left.key !== right.key) return left.key < right.key ? -sign : sign
  return left.user.id < right.user.id ? -sign : left.user.id > right.user.id ? sign : 0
}

const inRowKey = (user: ListedUser, { field }: Kept): string | undefined =>
  (field.kind === 'column' ? (user[field.column as keyof ListedUser] as string | null) : user.id) ?? undefined

async function readInOrder(
  rows: Rows,
  question: Question,
  indexed: string,
  descending: boolean,
  after: string | undefined,
  limit: number,
): Promise<ListedUser[]> {
  const holds = heldAgainst(question, undefined)
  const keyOfUser = (user: ListedUser) => user[indexed as keyof ListedUser] as string
  let last = after === undefined ? undefined : mustBeACursor(await rows.withIds([after]))
  const found: ListedUser[] = []
  for (;;) {
    const cursor = last && { key: keyOfUser(last), id: last.id }
    const read = await rows.inOrderOf(indexed, descending, cursor, Math.max(limit, 200))
    for (const user of read) {
      if (holds?.(user)) found.push(user)
      if (found.length === limit) return found
    }
    if (read.length < Math.max(limit, 200)) return found
    last = read[read.length - 1]
  }
}

function mustBeACursor([user]: readonly ListedUser[]): ListedUser {
  if (user === undefined) throw apiError.E0000031({ causes: [cause.invalidCursor()] })
  return user
}
