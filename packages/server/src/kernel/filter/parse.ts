import { parse, SyntaxError as Unreadable } from './filter.generated.js'
import type { Filter } from './model.js'

/** How much a caller may ask at once. Ours: Okta publishes no figures. They keep time and stack bounded. */
export const filterLimits = { charactersMax: 4000, nestingMax: 50, comparisonsMax: 100 } as const

/** Why a text is not a filter we serve. */
export interface FilterProblem {
  readonly ok: false
  /** UTF-16 units from the start of the text, counted from 0. */
  readonly at: number
  /** For the log and for endpoints that repeat it; no full stop. */
  readonly problem: string
  /** `operator`: a word stands where an operator should; `limit`: it may be a filter, but it is too large to read. */
  readonly reason: 'syntax' | 'operator' | 'limit'
}

/**
 * Reads a SCIM-style filter (RFC 7644 section 3.4.2.2). Never throws: a text that is not of the language, or is
 * beyond {@link filterLimits}, comes back as a value. Time is linear in the length of the text.
 */
export function parseFilter(text: string): { readonly ok: true; readonly filter: Filter } | FilterProblem {
  const tooLarge = (at: number, problem: string): FilterProblem => ({ ok: false, at, problem, reason: 'limit' })

  const { charactersMax, nestingMax, comparisonsMax } = filterLimits
  if (text.length > charactersMax) return tooLarge(charactersMax, `A filter has at most ${charactersMax} characters`)
  // Before parsing, because the parser descends once per parenthesis.
  const tooDeepAt = whereNestedBeyond(text, nestingMax)
  if (tooDeepAt !== undefined) return tooLarge(tooDeepAt, `A filter nests at most ${nestingMax} levels`)

  try {
    const filter = parse(text)
    return comparisonsIn(filter) > comparisonsMax
      ? tooLarge(text.length, `A filter has at most ${comparisonsMax} comparisons`)
      : { ok: true, filter }
  } catch (thrown) {
    if (!(thrown instanceof Unreadable)) throw thrown
    const reason = thrown.message.startsWith('Unrecognized attribute operator') ? 'operator' : 'syntax'
    return { ok: false, at: thrown.location.start.offset, problem: thrown.message.replace(/\.$/, ''), reason }
  }
}

function whereNestedBeyond(text: string, nestingMax: number): number | undefined {
  let depth = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (quoted && character === '\\') at++
    else if (character === '"') quoted = !quoted
    else if (quoted) continue
    else if (character === ')') depth--
    else if (character === '(' && ++depth > nestingMax) return at
  }
  return undefined
}

function comparisonsIn(filter: Filter): number {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.operands.reduce((sum, operand) => sum + comparisonsIn(operand), 0)
    case 'not':
      return comparisonsIn(filter.operand)
    default:
      return 1
  }
}
