/** What is searched and how it is narrowed, as the address of the page says it. */

export interface State {
  readonly q: string
  readonly httpStatus: string
  readonly family: string
  /** `api.user`, `oauth.pkce` */
  readonly area: string
  readonly kind: string
  readonly retry: string
  readonly sort: string
}

/** Nothing is asked. */
export const atRest: State = { q: '', httpStatus: '', family: '', area: '', kind: '', retry: '', sort: '' }

/** An address longer than this is cut by somebody on its way. In characters. */
const queryMax = 1_000

/** The state an address stands for. Members it lacks are empty; others are ignored. */
export function stateOf(search: string): State {
  const parameters = new URLSearchParams(search)
  const members = Object.keys(atRest).map((name) => [name, (parameters.get(name) ?? '').slice(0, queryMax)])
  return Object.fromEntries(members) as State
}

/** The query of the address that stands for a state: empty, or with its question mark. */
export function searchOf(state: State): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(state)) if (value !== '') parameters.set(name, value.slice(0, queryMax))
  const query = parameters.toString()
  return query === '' ? '' : `?${query}`
}

/** Whether rows are left out; sorting leaves out none. */
export const isNarrowed = (state: State): boolean => searchOf({ ...state, q: state.q.trim(), sort: '' }) !== ''
