import type { FilterDialect } from './dialect.js'
import { type Comparison, type Filter, type Operator, operators, type Presence } from './model.js'
import { parseFilter } from './parse.js'
import { timeOf } from './time.js'

/** What an attribute holds, and the operators an endpoint takes for it. */
export interface AskableAttribute {
  readonly type: 'string' | 'date' | 'number' | 'boolean'
  readonly operators: readonly Operator[]
}

/**
 * What an endpoint lets people ask, by attribute. A key that ends in `.*` stands for every attribute below it that is
 * not listed itself; its function looks one up by its full name, or answers undefined for one that does not exist.
 *
 *     { status: { type: 'string', operators: ['eq'] }, 'profile.*': (attribute) => fromSchema(attribute) }
 */
export type Askable = Readonly<{
  [attribute: string]: AskableAttribute | ((attribute: string) => AskableAttribute | undefined)
}>

/** Every operator there is, for endpoints that take them all. */
export const everyOperator: readonly Operator[] = operators

/**
 * Reads a filter and holds it against what the endpoint serves. Words and codes are the dialect's; the standard one
 * raises E0000031 (not of the language, unknown attribute, unsupported operator), E0000030 (no date where one belongs)
 * and E0000094 (a combination that is not served, or too large). Each attribute is looked at before the whole's shape.
 */
export function mustBeAskable(text: string, askable: Askable, dialect: FilterDialect): Filter {
  const parsed = parseFilter(text)
  if (!parsed.ok)
    throw parsed.reason === 'limit' ? dialect.tooComplex(parsed.problem) : dialect.unreadable(text, parsed)
  for (const condition of conditionsOf(parsed.filter)) mustBeServed(condition, askable, dialect)
  mustBeSimple(parsed.filter, dialect)
  return parsed.filter
}

/** Every comparison and presence test of a filter, in the order they were written. */
export function conditionsOf(filter: Filter): readonly (Comparison | Presence)[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.operands.flatMap(conditionsOf)
    case 'not':
      return conditionsOf(filter.operand)
    default:
      return [filter]
  }
}

function mustBeServed(condition: Comparison | Presence, askable: Askable, dialect: FilterDialect): void {
  const { attribute } = condition
  const served = lookUp(attribute, askable)
  if (served === undefined) throw dialect.unknownAttribute(attribute)
  const operator = condition.kind === 'present' ? 'pr' : condition.operator
  if (!served.operators.includes(operator)) throw dialect.unsupportedOperator(attribute, operator)
  if (condition.kind === 'present') return

  const { value } = condition
  // RFC 7644 lets any attribute be held against null, which asks whether it has a value.
  if (value === null && (operator === 'eq' || operator === 'ne')) return
  if (served.type === 'date') {
    if (typeof value !== 'string' || timeOf(value) === undefined) throw dialect.invalidDate(attribute)
  } else if (typeof value !== served.type) throw dialect.unsupportedOperator(attribute, operator)
}

function lookUp(attribute: string, askable: Askable): AskableAttribute | undefined {
  const parts = attribute.split('.')
  const keys = [
    attribute,
    ...parts.slice(1).map((_, above) => `${parts.slice(0, parts.length - 1 - above).join('.')}.*`),
  ]
  const key = keys.find((name) => Object.hasOwn(askable, name))
  const found = key === undefined ? undefined : askable[key]
  return typeof found === 'function' ? found(attribute) : found
}

function mustBeSimple(filter: Filter, dialect: FilterDialect, depth = 1): void {
  if (filter.kind === 'compare' || filter.kind === 'present') return
  if (!dialect.combinations.includes(filter.kind)) throw dialect.tooComplex(`'${filter.kind}' is not served here`)
  if (depth > dialect.nestingMax) throw dialect.tooComplex(`Only ${dialect.nestingMax} levels are served here`)
  const operands = filter.kind === 'not' ? [filter.operand] : filter.operands
  for (const operand of operands) mustBeSimple(operand, dialect, depth + 1)
}
