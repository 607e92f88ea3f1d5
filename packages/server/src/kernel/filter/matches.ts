import type { Comparison, Filter, Literal } from './model.js'
import { timeOf } from './time.js'

/** How strings are held against each other: `filter=` tells cases apart, `search=` does not; both keep diacritics. */
export interface Matching {
  readonly caseSensitive: boolean
}

/**
 * Whether a thing is among those a filter asks for.
 *
 * `read` hands over an attribute's value by its dotted name: a scalar, a `Date`, an array of these (which matches if
 * any element does), or null or undefined for none. Where the literal and the value are both dates they compare as
 * instants, whatever zone they are written in. Values of another type than the literal never match.
 *
 * `ne` is the opposite of `eq`, so it also holds for what has no value; Okta leaves this open (inferred).
 */
export function matches(filter: Filter, read: (attribute: string) => unknown, matching: Matching): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.operands.every((operand) => matches(operand, read, matching))
    case 'or':
      return filter.operands.some((operand) => matches(operand, read, matching))
    case 'not':
      return !matches(filter.operand, read, matching)
    case 'present':
      return isPresent(read(filter.attribute))
    case 'compare': {
      const value = read(filter.attribute)
      if (filter.operator === 'ne') return !holds({ ...filter, operator: 'eq' }, value, matching)
      return holds(filter, value, matching)
    }
  }
}

function isPresent(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isPresent)
  return value !== null && value !== undefined && value !== ''
}

function holds({ operator, value: literal }: Comparison, value: unknown, matching: Matching): boolean {
  if (literal === null) return operator === 'eq' && !isPresent(value)
  if (Array.isArray(value)) return value.some((element) => compare(operator, element, literal, matching))
  return compare(operator, value, literal, matching)
}

function compare(operator: Comparison['operator'], value: unknown, literal: Literal, matching: Matching): boolean {
  const [left, right] = alike(value, literal, matching)
  // A date is text too where a part of it is asked for, as in `lastUpdated sw "2024-"`.
  const [text, part] = [folded(asText(value), matching), folded(literal, matching)]
  switch (operator) {
    case 'eq':
      return left === right
    case 'ne':
      return left !== right
    case 'gt':
      return order(left, right) > 0
    case 'ge':
      return order(left, right) >= 0
    case 'lt':
      return order(left, right) < 0
    case 'le':
      return order(left, right) <= 0
    case 'sw':
      return typeof text === 'string' && typeof part === 'string' && text.startsWith(part)
    case 'ew':
      return typeof text === 'string' && typeof part === 'string' && text.endsWith(part)
    case 'co':
      return typeof text === 'string' && typeof part === 'string' && text.includes(part)
  }
}

/** Below, at or above 0 as for sorting; NaN, which no comparison is true of, for what has no order. */
function order(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  if (typeof left !== 'string' || typeof right !== 'string') return Number.NaN
  return left < right ? -1 : left > right ? 1 : 0
}

/** Both sides as instants where both are dates, else both folded. */
function alike(value: unknown, literal: Literal, matching: Matching): [unknown, unknown] {
  const instant = typeof literal === 'string' ? timeOf(literal) : undefined
  if (instant !== undefined) {
    const valueInstant = value instanceof Date ? value.getTime() : typeof value === 'string' ? timeOf(value) : undefined
    if (valueInstant !== undefined) return [valueInstant, instant]
  }
  return [folded(asText(value), matching), folded(literal, matching)]
}

const asText = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value)
const folded = (value: unknown, { caseSensitive }: Matching): unknown =>
  typeof value === 'string' && !caseSensitive ? value.toLowerCase() : value
