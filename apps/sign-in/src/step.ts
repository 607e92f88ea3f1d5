/** What every step is given: the transaction, the words, and ways on. */
import { createContext } from 'preact'
import { useContext, useEffect } from 'preact/hooks'
import type { Link, Transaction } from './authn.js'
import type { Settings, Start } from './settings.js'
import type { Language } from './texts/index.js'

export type Step = Language & {
  settings: Settings
  transaction: Transaction
  /** Who the person said to be, in whichever step: nobody types it twice. */
  name: { current: string }
  /** Whether an answer is waited for. */
  isBusy: boolean
  /** Posts to a link of the transaction, with its state token, and shows what follows. */
  follow(link: Link | undefined, body?: Readonly<Record<string, unknown>>): void
  /** Does something that ends in a transaction, and shows what follows; a refusal is shown where it happened. */
  go(work: () => Promise<Transaction>): void
  /** Does something that changes nothing but what is said. */
  note(work: () => Promise<unknown>, said: string): void
  /** What went wrong last; undefined where nothing did. */
  error: unknown
  /** Whether a field says itself what went wrong: the top of the page, which may be out of sight, need not. */
  show(isAtField: boolean): void
  /** Says what is wrong before anything is sent, and in which field; undefined for nothing any more. */
  complain(text: string | undefined, field?: string): void
  /** Says what went wrong beside the transaction. */
  fail(error: unknown): void
  /** Asks how it stands, without the person noticing. */
  poll(link: Link): void
  /** Begins anew. */
  restart(start?: Start): void
}

export const StepContext = createContext<Step | undefined>(undefined)

const pollEveryMs = 2000

/** Asks again and again how it stands, as long as another device is waited for. */
export function usePolling(link: Link | undefined, isWaiting: boolean): void {
  const { poll, transaction } = useStep()
  useEffect(() => {
    if (!isWaiting || link === undefined) return
    const timer = setInterval(() => poll(link), pollEveryMs)
    return () => clearInterval(timer)
  }, [isWaiting, link?.href, transaction])
}

export function useStep(): Step {
  const step = useContext(StepContext)
  if (step === undefined) throw new Error('A step stands outside of the page.')
  return step
}
