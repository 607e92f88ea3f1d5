import { parse, SyntaxError as Unreadable } from './expression.generated.js'
import { childrenOf, type Expression } from './model.js'

/** How large an expression may be. Ours: Okta publishes no figures. They keep time and stack bounded. */
export const expressionLimits = { charactersMax: 10_000, nestingMax: 50, signsMax: 500 } as const

/** Why a text is not an expression we evaluate. */
export interface ExpressionProblem {
  readonly ok: false
  /** UTF-16 units from the start of the text, counted from 0. */
  readonly at: number
  /** For people; no full stop. */
  readonly problem: string
}

/**
 * Reads an expression of the Okta Expression Language. Never throws: a text that is not of the language, or is beyond
 * {@link expressionLimits}, comes back as a value. Whether names and functions exist is for `checkExpression`.
 *
 * As in SpEL, a backslash in a string is a backslash, and a quote inside its own quotes is written twice.
 */
export function parseExpression(
  text: string,
): { readonly ok: true; readonly expression: Expression } | ExpressionProblem {
  const tooLarge = whereTooLarge(text)
  if (tooLarge !== undefined) return { ok: false, ...tooLarge }
  try {
    return { ok: true, expression: parse(text) }
  } catch (thrown) {
    if (!(thrown instanceof Unreadable)) throw thrown
    return { ok: false, at: thrown.location.start.offset, problem: thrown.message.replace(/\.$/, '') }
  }
}

/** The attributes of the user an expression reads, each once, in the order of their first use. */
export function attributesOf(expression: Expression): readonly string[] {
  return [...new Set(everyPart(expression).flatMap((part) => userAttribute(part) ?? []))]
}

/** The ids of the groups an expression names in `isMemberOfGroup` and `isMemberOfAnyGroup`, each once. */
export function groupIdsOf(expression: Expression): readonly string[] {
  const named = everyPart(expression).flatMap((part) =>
    part.kind === 'call' && /^isMemberOf(Any)?Group$/.test(part.name) ? part.arguments : [],
  )
  return [
    ...new Set(named.flatMap((part) => (part.kind === 'literal' && typeof part.value === 'string' ? part.value : []))),
  ]
}

/** The attribute a part reads from the user, in the classic spelling (`user.login`) or the engine's (`user.profile.login`). */
export function userAttribute(part: Expression): string | undefined {
  if (part.kind !== 'property') return undefined
  const { of, name } = part
  if (isUser(of)) return name === 'profile' ? undefined : name
  return of.kind === 'property' && of.name === 'profile' && isUser(of.of) ? name : undefined
}

const isUser = (expression: Expression) => expression.kind === 'name' && expression.name === 'user'

function everyPart(expression: Expression): readonly Expression[] {
  return [expression, ...childrenOf(expression).flatMap(everyPart)]
}

/**
 * Reading descends once per bracket, and a chain of operators makes a tree as deep as the chain is long. Both are counted
 * here, outside of strings, before anything descends.
 */
function whereTooLarge(text: string): { at: number; problem: string } | undefined {
  const { charactersMax, nestingMax, signsMax } = expressionLimits
  if (text.length > charactersMax)
    return { at: charactersMax, problem: `An expression has at most ${charactersMax} characters` }
  let depth = 0
  let signs = 0
  for (const { 0: sign, index: at } of text.matchAll(/'[^']*'?|"[^"]*"?|\b(?:and|or|not)\b|[^\w\s,$]/gi)) {
    if (sign.startsWith("'") || sign.startsWith('"')) continue
    if (++signs > signsMax) return { at, problem: `An expression has at most ${signsMax} operators and signs` }
    if ('([{'.includes(sign) && ++depth > nestingMax)
      return { at, problem: `An expression nests at most ${nestingMax} levels` }
    if (')]}'.includes(sign)) depth--
  }
  return undefined
}
