import { functions } from './functions.js'
import { type AttributeType, childrenOf, type Expression, type ValueType } from './model.js'
import { userAttribute } from './parse.js'

/** Where an expression stands, and so what it may say. */
export interface ExpressionPlace {
  /**
   * `group-rule`: a condition over the user in the classic spelling, limited to String, Arrays and what is known of the
   * user. `condition`: any condition. `value`: anything, for claims, mappings and attribute statements.
   */
  readonly context: 'group-rule' | 'condition' | 'value'
  /** The attributes of the user's schema, with their types. */
  readonly userAttributes: ReadonlyMap<string, AttributeType>
  /** Names that stand for something here beside `user`: `appuser`, `app`, `org` … Group rules have none. */
  readonly names?: ReadonlySet<string>
}

/** Something an expression says that its place does not know or allow. */
export interface ExpressionFault {
  readonly kind:
    | 'unknown-attribute'
    | 'unknown-name'
    | 'unknown-function'
    | 'function-not-allowed'
    | 'wrong-number-of-arguments'
    | 'not-a-condition'
  /** The attribute, name or function at fault; the type the whole yields for `not-a-condition`. */
  readonly subject: string
  /** For people; no full stop. */
  readonly problem: string
}

/**
 * What is wrong with an expression that parsed, in the order it is written; nothing for one that may stand. Types are
 * followed only so far as to say whether a condition yields a boolean: what depends on the data passes.
 */
export function checkExpression(expression: Expression, place: ExpressionPlace): readonly ExpressionFault[] {
  const faults = [...faultsIn(expression, place)]
  const type = typeOf(expression, place)
  const isCondition = type === 'boolean' || type === 'unknown'
  if (place.context !== 'value' && faults.length === 0 && !isCondition)
    faults.push({ kind: 'not-a-condition', subject: type, problem: `It yields ${type} where true or false is needed` })
  return faults
}

function* faultsIn(expression: Expression, place: ExpressionPlace): Generator<ExpressionFault> {
  const attribute = attributeHere(expression, place)
  if (attribute !== undefined) {
    if (!place.userAttributes.has(attribute))
      yield { kind: 'unknown-attribute', subject: attribute, problem: `Users have no attribute '${attribute}'` }
    return
  }
  if (expression.kind === 'name' && expression.name !== 'user' && !place.names?.has(expression.name))
    yield { kind: 'unknown-name', subject: expression.name, problem: `'${expression.name}' stands for nothing here` }
  if (expression.kind === 'call') yield* faultsInCall(expression, place)
  for (const child of childrenOf(expression)) yield* faultsIn(child, place)
}

function* faultsInCall(
  call: Extract<Expression, { kind: 'call' }>,
  { context }: ExpressionPlace,
): Generator<ExpressionFault> {
  const { name: subject } = call
  const known = call.of === undefined ? functions.get(subject) : undefined
  const count = call.arguments.length
  if (known === undefined) yield { kind: 'unknown-function', subject, problem: `There is no function '${subject}'` }
  else if (context === 'group-rule' && !known.inGroupRules)
    yield { kind: 'function-not-allowed', subject, problem: `'${subject}' cannot be used in group rules` }
  else if (count < known.argumentsMin || count > known.argumentsMax)
    yield { kind: 'wrong-number-of-arguments', subject, problem: `'${subject}' does not take ${count} arguments` }
}

/** Group rules know the classic spelling alone, where `user.profile` would be an attribute called profile. */
function attributeHere(expression: Expression, { context }: ExpressionPlace): string | undefined {
  if (context !== 'group-rule') return userAttribute(expression)
  const isOfUser = expression.kind === 'property' && expression.of.kind === 'name' && expression.of.name === 'user'
  return isOfUser ? expression.name : undefined
}

function typeOf(expression: Expression, place: ExpressionPlace): ValueType {
  const attribute = attributeHere(expression, place)
  if (attribute !== undefined) {
    const type = place.userAttributes.get(attribute)
    return type === 'integer' ? 'number' : (type ?? 'unknown')
  }
  switch (expression.kind) {
    case 'literal':
      return expression.value === null ? 'null' : (typeof expression.value as 'string' | 'number' | 'boolean')
    case 'list':
      return 'array'
    case 'map':
      return 'object'
    case 'name':
      return 'object'
    case 'property':
    case 'position':
      return 'unknown'
    case 'call':
      return functions.get(expression.name)?.returns ?? 'unknown'
    case 'not':
      return 'boolean'
    case 'negative':
      return 'number'
    case 'binary':
      return typeOfBinary(expression, place)
    case 'ternary':
      return either(typeOf(expression.whenTrue, place), typeOf(expression.whenFalse, place))
    case 'elvis':
      return either(typeOf(expression.value, place), typeOf(expression.otherwise, place))
  }
}

function typeOfBinary(
  { operator, left, right }: Extract<Expression, { kind: 'binary' }>,
  place: ExpressionPlace,
): ValueType {
  if (operator === '+') {
    const types = [typeOf(left, place), typeOf(right, place)]
    if (types.includes('string')) return 'string'
    return types.includes('unknown') ? 'unknown' : 'number'
  }
  return ['-', '*', '/', '%'].includes(operator) ? 'number' : 'boolean'
}

/** Null fits any type: `user.isContractor ? true : null` is a condition. */
function either(one: ValueType, other: ValueType): ValueType {
  if (one === other || other === 'null') return one
  return one === 'null' ? other : 'unknown'
}
