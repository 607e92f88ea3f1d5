import { functions } from './functions.js'
import type { BinaryOperator, Expression, Facts } from './model.js'
import { isSame, joined, memberOf, textOf } from './values.js'

type Part<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>

/**
 * What an expression yields for a user. Pure, bounded, and never throws: what is missing or of the wrong type is null.
 * SpEL raises an exception there and Okta then treats the rule as not matching; null carries the same outcome to the top
 * (see {@link holds}).
 *
 * - Null equals null alone. `<`, `<=`, `>`, `>=` with null or across types are false.
 * - `and`, `or` and `!` are three-valued: neither `null` nor `!null` holds, yet `true or null` does (inferred).
 * - `+` adds numbers and joins text, in which null is nothing; other arithmetic is for numbers alone. Integers divide to
 *   an integer, as in Java; by zero is null.
 * - `a ?: b` is b where a is null or empty text, as in SpEL.
 */
export function evaluate(expression: Expression, facts: Facts): unknown {
  switch (expression.kind) {
    case 'literal':
      return expression.value
    case 'list':
      return expression.items.map((item) => evaluate(item, facts))
    case 'map':
      return Object.fromEntries(
        expression.entries.map(({ key, value }) => [textOf(evaluate(key, facts)) ?? '', evaluate(value, facts)]),
      )
    case 'name':
      return expression.name === 'user' ? facts.user : memberOf(facts.names, expression.name)
    case 'property':
      return property(expression, facts)
    case 'position':
      return position(expression, facts)
    case 'call':
      return call(expression, facts)
    case 'not': {
      const operand = evaluate(expression.operand, facts)
      return typeof operand === 'boolean' ? !operand : null
    }
    case 'negative': {
      const operand = evaluate(expression.operand, facts)
      return typeof operand === 'number' ? -operand : null
    }
    case 'binary':
      return binary(expression, facts)
    case 'ternary':
      return evaluate(holds(expression.condition, facts) ? expression.whenTrue : expression.whenFalse, facts)
    case 'elvis': {
      const value = evaluate(expression.value, facts)
      return value === null || value === '' ? evaluate(expression.otherwise, facts) : value
    }
  }
}

/** Whether an expression, as a condition, is true of a user. Anything but `true` is not. */
export function holds(expression: Expression, facts: Facts): boolean {
  return evaluate(expression, facts) === true
}

function property({ of, name }: Part<'property'>, facts: Facts): unknown {
  const owner = evaluate(of, facts)
  // The engine's spelling, `user.profile.login`, reads the same profile, unless an attribute has that very name.
  if (name === 'profile' && owner === facts.user && !Object.hasOwn(facts.user, name)) return owner
  return memberOf(owner, name)
}

function position({ of, position }: Part<'position'>, facts: Facts): unknown {
  const [owner, at] = [evaluate(of, facts), evaluate(position, facts)]
  if (Array.isArray(owner)) return typeof at === 'number' ? (owner[at] ?? null) : null
  return typeof at === 'string' ? memberOf(owner, at) : null
}

function call(expression: Part<'call'>, facts: Facts): unknown {
  const known = expression.of === undefined ? functions.get(expression.name) : undefined
  if (known === undefined) return null
  const count = expression.arguments.length
  if (count < known.argumentsMin || count > known.argumentsMax) return null
  return known.call(
    expression.arguments.map((argument) => evaluate(argument, facts)),
    facts,
  )
}

function binary({ operator, left, right }: Part<'binary'>, facts: Facts): unknown {
  const first = evaluate(left, facts)
  // What decides alone is not asked twice.
  if ((operator === 'and' && first === false) || (operator === 'or' && first === true)) return first
  return combine(operator, first, evaluate(right, facts))
}

function combine(operator: BinaryOperator, left: unknown, right: unknown): unknown {
  switch (operator) {
    case 'and':
      return right === false ? false : left === true && right === true ? true : null
    case 'or':
      return right === true ? true : left === false && right === false ? false : null
    case '==':
      return isSame(left, right)
    case '!=':
      return !isSame(left, right)
    case '<':
      return order(left, right) < 0
    case '<=':
      return order(left, right) <= 0
    case '>':
      return order(left, right) > 0
    case '>=':
      return order(left, right) >= 0
    case '+':
      if (typeof left === 'number' && typeof right === 'number') return finite(left + right)
      // Okta does not say what null adds to text; nothing is what mappings are written for (inferred).
      return typeof left === 'string' || typeof right === 'string'
        ? joined([textOf(left) ?? '', textOf(right) ?? ''])
        : null
  }
  if (typeof left !== 'number' || typeof right !== 'number') return null
  switch (operator) {
    case '-':
      return finite(left - right)
    case '*':
      return finite(left * right)
    case '/':
      return finite(Number.isInteger(left) && Number.isInteger(right) ? Math.trunc(left / right) : left / right)
    case '%':
      return finite(left % right)
  }
}

/** Below, at or above 0 as for sorting; NaN, which no comparison is true of, for what has no order. */
function order(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  if (typeof left !== 'string' || typeof right !== 'string') return Number.NaN
  return left < right ? -1 : left > right ? 1 : 0
}

const finite = (value: number) => (Number.isFinite(value) ? value : null)
