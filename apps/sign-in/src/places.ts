/** Where the page stands, as the browser's history keeps it: for whoever goes back, or loads the page anew in mid-step. */
import type { Start } from './settings.js'

type Place = {
  start?: Start
  /** Of the transaction that is under way. */
  stateToken?: string
}

const paths: Partial<Readonly<Record<Start['kind'], string>>> = {
  'sign-in': '/login/login.htm',
  'forgot-password': '/signin/forgot-password',
  unlock: '/signin/unlock',
}

export const place = (): Place => (history.state as Place | null) ?? {}

/** The server has said where the page begins. */
export const settle = (start: Start): void => history.replaceState({ ...place(), start }, '')

/** What is under way here; undefined for nothing. */
export function remember(stateToken: string | undefined): void {
  const { stateToken: before, ...rest } = place()
  if (before !== stateToken) history.replaceState(stateToken === undefined ? rest : { ...rest, stateToken }, '')
}

/** The beginning of another way is another place, to which its address leads as well. */
export function moveTo(from: Start, to: Start): void {
  const path = paths[to.kind]
  const query = new URLSearchParams(location.search)
  query.delete('stateToken')
  // Whoever came home and is not signed in is where they wanted to be.
  if (path === undefined || to.kind === from.kind || from.kind === 'home') history.replaceState({ start: to }, '')
  else if (path === location.pathname) history.replaceState({ start: to }, '', addressOf(path, query))
  else history.pushState({ start: to }, '', addressOf(path, query))
}

const addressOf = (path: string, query: URLSearchParams): string => (query.size === 0 ? path : `${path}?${query}`)
