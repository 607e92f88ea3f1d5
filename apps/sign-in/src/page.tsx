/** The page: one transaction, one step at a time. */
import type { VNode } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { type Link, post, Refused, type Transaction, Unreachable } from './authn.js'
import { Complaint, LinkIsOver } from './faults.js'
import { Problem } from './parts.js'
import { moveTo, place, remember, settle } from './places.js'
import type { Settings, Start } from './settings.js'
import { type Step, StepContext, useStep } from './step.js'
import { languageFor } from './texts/index.js'
import { Enroll, EnrollActivate } from './views/enroll.js'
import { choicesOf, MfaChallenge, MfaRequired } from './views/mfa.js'
import { PasswordExpired, PasswordReset } from './views/password.js'
import { LockedOut, Recovery, RecoveryAnswer, RecoveryChallenge } from './views/recovery.js'
import { Home, LinkOver, Primary, Success, Waiting } from './views/sign-in.js'

/** A step for each status; nothing stands for a transaction that has not begun. */
const views: Readonly<Record<string, () => VNode>> = {
  UNAUTHENTICATED: Primary,
  PASSWORD_WARN: PasswordExpired,
  PASSWORD_EXPIRED: PasswordExpired,
  PASSWORD_RESET: PasswordReset,
  RECOVERY: RecoveryAnswer,
  RECOVERY_CHALLENGE: RecoveryChallenge,
  LOCKED_OUT: LockedOut,
  MFA_ENROLL: Enroll,
  MFA_ENROLL_ACTIVATE: EnrollActivate,
  MFA_REQUIRED: MfaRequired,
  MFA_CHALLENGE: MfaChallenge,
  SUCCESS: Success,
}

/** `answer`, with what only the answer before it told. */
function knowing(before: Transaction, answer: Transaction): Transaction {
  if (answer.status !== 'MFA_CHALLENGE') return answer
  return { ...answer, hasOthers: before.status === 'MFA_REQUIRED' ? choicesOf(before).length > 1 : before.hasOthers }
}

export function Page({ settings }: { settings: Settings }) {
  const language = useMemo(
    () => languageFor(settings.language === undefined ? navigator.languages : [settings.language], settings.texts),
    [settings],
  )
  const [start, setStart] = useState<Start>(settings.start)
  const [transaction, setTransaction] = useState<Transaction>({})
  const [error, setError] = useState<unknown>()
  const [isAtField, setAtField] = useState(false)
  const [said, setSaid] = useState('')
  const [isBusy, setBusy] = useState(false)
  /** Each move is a step of its own, even to where the transaction stood before. */
  const [moves, setMoves] = useState(0)
  /** Whether there is something to go on with, which is asked for. */
  const [isResuming, setResuming] = useState(() => place().stateToken !== undefined)
  const name = useRef('')
  const isAlone = useRef(false)
  const isPolling = useRef(false)
  /** Counts what the person did: what was asked before is not news after. */
  const turn = useRef(0)

  const refuse = (refused: unknown) => {
    setError(refused)
    if (!isGone(refused)) return
    // What was typed in has nowhere to go.
    remember(undefined)
    setTransaction({})
  }
  const beginTurn = (isBusyNow: boolean) => {
    turn.current++
    isAlone.current = isBusyNow
    setBusy(isBusyNow)
    setError(undefined)
    setSaid('')
    return turn.current
  }
  /** One at a time: a second press of a button is not a second request. Who has left hears no more of it. */
  const alone = async <T,>(work: () => Promise<T>, then: (answer: T) => void) => {
    if (isAlone.current) return
    const asked = beginTurn(true)
    const isNews = () => turn.current === asked
    try {
      const answer = await work()
      if (isNews()) then(answer)
    } catch (refused) {
      if (isNews()) refuse(refused)
    }
    if (!isNews()) return
    isAlone.current = false
    setBusy(false)
  }
  const go = (work: () => Promise<Transaction>) =>
    void alone(work, (answer) => {
      setTransaction((before) => knowing(before, answer))
      setMoves((before) => before + 1)
    })
  const follow = (link: Link | undefined, body: Readonly<Record<string, unknown>> = {}) => {
    if (link === undefined) return
    const { stateToken } = transaction
    go(() => post(link.href, { ...(stateToken === undefined ? {} : { stateToken }), ...body }))
  }
  /** Asks how it stands, unseen. What the person does meanwhile comes before the answer. */
  const poll = async (link: Link) => {
    if (isAlone.current || isPolling.current) return
    const asked = turn.current
    const isNews = () => turn.current === asked
    isPolling.current = true
    try {
      const answer = await post(link.href, { stateToken: transaction.stateToken })
      if (!isNews()) return
      setError((before: unknown) => (before instanceof Unreachable ? undefined : before))
      setTransaction((before) => knowing(before, answer))
    } catch (refused) {
      if (isNews()) refuse(refused)
    } finally {
      isPolling.current = false
    }
  }
  const restart = (next: Start = { kind: 'sign-in' }) => {
    beginTurn(false)
    setTransaction({})
    moveTo(start, next)
    setStart(next)
  }

  useEffect(() => {
    document.documentElement.lang = language.tag
  }, [language])

  // A link from a mail, and a transaction that began elsewhere, or before the page was loaded anew, go on by themselves.
  useEffect(() => {
    const begin = beginningOf(start)
    const { stateToken } = place()
    if (stateToken !== undefined) {
      const resume = async () => {
        try {
          return await post('/api/v1/authn', { stateToken })
        } catch (refused) {
          // Its time is over, of which nobody who comes back wants to hear.
          if (!isGone(refused)) throw refused
          remember(undefined)
          return (await begin?.()) ?? {}
        } finally {
          setResuming(false)
        }
      }
      go(resume)
    } else if (begin !== undefined) go(begin)
  }, [start])
  // As soon as it is seen, and no sooner: until the server has answered, what was remembered is still under way.
  useLayoutEffect(() => {
    const { status, stateToken } = transaction
    if (status !== undefined) remember(status === 'SUCCESS' ? undefined : stateToken)
  }, [transaction])
  useEffect(() => {
    settle(settings.start)
    const returned = () => {
      beginTurn(false)
      setTransaction({})
      setResuming(place().stateToken !== undefined)
      setStart({ ...(place().start ?? settings.start) })
    }
    addEventListener('popstate', returned)
    return () => removeEventListener('popstate', returned)
  }, [])

  const step: Step = {
    ...language,
    settings,
    transaction,
    name,
    isBusy,
    follow,
    go,
    note: (work, text) => void alone(work, () => setSaid(text)),
    error,
    show: setAtField,
    complain: (text, field) => setError(text === undefined ? undefined : new Complaint(text, field)),
    fail: setError,
    poll: (link) => void poll(link),
    restart,
  }
  const isLinkOver = error instanceof LinkIsOver
  return (
    <StepContext.Provider value={step}>
      <main class="sheet">
        {settings.logo !== undefined && <img class="logo" src={settings.logo} alt={settings.orgName} />}
        <div class={isAtField ? 'unseen' : 'problem'} role="alert">
          {!isLinkOver && <Problem error={error} isHeard={isAtField} />}
        </div>
        <div class="said" role="status">
          {said}
        </div>
        {isLinkOver ? (
          <LinkOver />
        ) : isResuming ? (
          <Waiting />
        ) : (
          <Current
            key={`${start.kind} ${transaction.status ?? ''} ${moves}`}
            start={start}
            hasFailed={error !== undefined}
          />
        )}
      </main>
    </StepContext.Provider>
  )
}

function Current({ start, hasFailed }: { start: Start; hasFailed: boolean }) {
  const { transaction } = useStep()
  const { status } = transaction
  const View = status === undefined ? undefined : views[status]
  if (View !== undefined) return <View />
  if (start.kind === 'home') return hasFailed ? <Waiting again={start} /> : <Home />
  if (start.kind === 'forgot-password') return <Recovery type="PASSWORD" />
  if (start.kind === 'unlock') return <Recovery type="UNLOCK" />
  if (isByLink(start)) return <Waiting again={hasFailed ? start : undefined} />
  if (start.kind === 'transaction' && !hasFailed) return <Waiting />
  return <Primary />
}

const isGone = (error: unknown): boolean => error instanceof Refused && error.errorCode === 'E0000011'

/** What a start begins with by itself; undefined where the person begins. */
function beginningOf(start: Start): (() => Promise<Transaction>) | undefined {
  if (start.kind === 'recovery') {
    return () => byLink(post('/api/v1/authn/recovery/token', { recoveryToken: start.token }))
  }
  if (start.kind === 'welcome') return () => byLink(post('/api/v1/authn', { token: start.token }))
  if (start.kind === 'transaction') return () => post('/api/v1/authn', { stateToken: start.stateToken })
  return undefined
}

/** A link that is refused for being asked too often, or by a server in trouble, is as good as before. */
const byLink = (asked: Promise<Transaction>): Promise<Transaction> =>
  asked.catch((error: unknown) => {
    throw error instanceof Refused && error.status < 500 && error.status !== 429 ? new LinkIsOver() : error
  })

const isByLink = ({ kind }: Start): boolean => kind === 'recovery' || kind === 'welcome'
