import { type ApiError, apiError } from '@stuntdouble/catalogue'
import type { Combination, Operator } from './model.js'
import type { FilterProblem } from './parse.js'

/**
 * How a family of endpoints refuses a filter, and which combinations it serves. Each word returns the error to throw.
 * An endpoint with words of its own spreads one of those below: `{ ...standardDialect, combinations: ['and'] }`.
 */
export interface FilterDialect {
  /** `and` alone means a flat list of conditions; leaving all out means a single one. */
  readonly combinations: readonly Combination[]
  /** How deep combinations may stand inside one another: 1 is `a and b`, 2 is `a and (b or c)`. */
  readonly nestingMax: number
  /** Said to a text that is not of the language. */
  unreadable(text: string, problem: FilterProblem): ApiError
  /** Said to an attribute that cannot be asked for. */
  unknownAttribute(attribute: string): ApiError
  /** Said to an operator that this attribute does not take, or to a value that is not of its type. */
  unsupportedOperator(attribute: string, operator: Operator): ApiError
  /** Said where an attribute that is a date is compared with something that is none. */
  invalidDate(attribute: string): ApiError
  /** Said to what is a filter but combined, nested or long beyond what is served. */
  tooComplex(problem: string): ApiError
}

/**
 * Users, groups, apps, devices and most lists. The code and the cause of a syntax error were seen on the wire; that an
 * unknown attribute or operator comes without a cause, and both E0000030 and E0000094, are inferred.
 */
export const standardDialect: FilterDialect = {
  combinations: ['and', 'or'],
  nestingMax: 10,
  unreadable: (_text, problem) =>
    apiError.E0000031({ causes: ['Invalid search syntax.'], cause: new Error(`${problem.problem} at ${problem.at}`) }),
  unknownAttribute: (attribute) => apiError.E0000031({ cause: new Error(`${attribute} cannot be asked for`) }),
  unsupportedOperator: (attribute, operator) =>
    apiError.E0000031({ cause: new Error(`${attribute} cannot be asked for with ${operator}`) }),
  invalidDate: (attribute) => apiError.E0000030({ cause: new Error(`${attribute} is compared with no date`) }),
  tooComplex: (problem) => apiError.E0000094({ cause: new Error(problem) }),
}

/**
 * The System Log. Its sentences are published; Okta sends them in place of the summary, here they are the cause. The
 * list of expected operators is Okta's own and leaves out `ne` and `ew`, which the endpoint takes nevertheless.
 */
export const systemLogDialect: FilterDialect = {
  ...standardDialect,
  combinations: ['and', 'or', 'not'],
  unreadable: (text, { at, problem, reason }) =>
    apiError.E0000053({
      causes: [
        reason === 'operator'
          ? `Invalid filter '${text}': ${problem} at position ${at}. Expected: eq,co,sw,pr,gt,ge,lt,le`
          : `Invalid filter '${text}'`,
      ],
      cause: new Error(`${problem} at ${at}`),
    }),
  unknownAttribute: (attribute) => apiError.E0000053({ causes: [`field is not valid: ${attribute}`] }),
  unsupportedOperator: (attribute, operator) =>
    apiError.E0000031({
      causes: [
        `The supplied combination of operator and field is not currently supported. Operator: ${operator}, Field: ${attribute}`,
      ],
    }),
}

/** The governance lists, which say E0000053 with one cause to whatever they cannot read. */
export const governanceDialect: FilterDialect = {
  ...standardDialect,
  unreadable: (_text, { at, problem }) => governanceRefusal(`${problem} at ${at}`),
  unknownAttribute: (attribute) => governanceRefusal(`${attribute} cannot be asked for`),
  unsupportedOperator: (attribute, operator) => governanceRefusal(`${attribute} cannot be asked for with ${operator}`),
}

const governanceRefusal = (reason: string) =>
  apiError.E0000053({ causes: ['Invalid `filter` syntax'], cause: new Error(reason) })
