/** What a password policy demands, and what of it a page can see by itself: the server has the last word. */
import type { Transaction } from './authn.js'
import type { TextName } from './texts/index.js'

export type Demand = {
  text: TextName
  count: number
  /** Absent where only the server knows. */
  isMet?: (password: string) => boolean
}

const has =
  (pattern: RegExp, least: number) =>
  (password: string): boolean =>
    (password.match(pattern) ?? []).length >= least

/** Parts that are shorter occur in words by chance. */
const partLengthMin = 4

const hasNone =
  (parts: readonly string[]) =>
  (password: string): boolean =>
    parts.every((part) => part.length < partLengthMin || !password.toLowerCase().includes(part.toLowerCase()))

/** Those of `policy` in the transaction, in the order in which Okta names them. */
export function demandsOf({ _embedded }: Transaction): readonly Demand[] {
  const { complexity = {}, age = {} } = _embedded?.policy ?? {}
  const { login = '', firstName = '', lastName = '' } = _embedded?.user?.profile ?? {}
  const excluded = Array.isArray(complexity.excludeAttributes) ? complexity.excludeAttributes : []
  const demands: Demand[] = []
  const demand = (text: TextName, wanted: unknown, isMet?: (least: number) => (password: string) => boolean) => {
    const count = Number(wanted ?? 0)
    if (count > 0) demands.push({ text, count, ...(isMet === undefined ? {} : { isMet: isMet(count) }) })
  }
  demand('demandMinLength', complexity.minLength, (least) => has(/./gsu, least))
  demand('demandMinLowerCase', complexity.minLowerCase, (least) => has(/\p{Ll}/gu, least))
  demand('demandMinUpperCase', complexity.minUpperCase, (least) => has(/\p{Lu}/gu, least))
  demand('demandMinNumber', complexity.minNumber, (least) => has(/\p{Nd}/gu, least))
  demand('demandMinSymbol', complexity.minSymbol, (least) => has(/[^\p{L}\p{N}]/gu, least))
  // The top-level domain says nothing about anybody.
  const told = login.includes('@') ? login.replace(/\.[^.@]*$/, '') : login
  demand('demandExcludeUsername', complexity.excludeUsername, () => hasNone(told.split(/[,._#@-]/)))
  demand('demandExcludeFirstName', excluded.includes('firstName'), () => hasNone([firstName]))
  demand('demandExcludeLastName', excluded.includes('lastName'), () => hasNone([lastName]))
  const history = Number(age.historyCount ?? 0)
  demand(history === 1 ? 'demandHistoryOne' : 'demandHistory', history)
  return demands
}
