/** What a key says, by way of the browser. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Link } from '../authn.js'
import { Form } from '../parts.js'
import { useStep } from '../step.js'

type KeyFormProps = {
  next: Link | undefined
  /** @throws DOMException where no key answered */
  ask(signal: AbortSignal): Promise<Readonly<Record<string, string>>>
  /** Whoever has just pressed a button for it need not press another. */
  isAtOnce?: boolean
}

/** Has the browser ask for a key. The other ways out of the step stay open; whoever takes one takes the question back. */
export function KeyForm({ next, ask, isAtOnce = false }: KeyFormProps) {
  const { say, follow, complain } = useStep()
  const asking = useRef<AbortController>()
  const [isAsking, setAsking] = useState(false)
  const start = async () => {
    if (asking.current !== undefined) return
    const controller = new AbortController()
    const { signal } = controller
    asking.current = controller
    complain(undefined)
    setAsking(true)
    try {
      const said = await ask(signal)
      if (!signal.aborted) follow(next, said)
    } catch (error) {
      if (signal.aborted) return
      const isKnown = error instanceof DOMException && error.name === 'InvalidStateError'
      complain(say(isKnown ? 'keyKnown' : 'keyNot'))
    }
    asking.current = undefined
    setAsking(false)
  }
  useEffect(() => {
    if (navigator.credentials === undefined) complain(say('keyNowhere'))
    // Browsers want to be asked by a person: a page that was loaded anew waits for one.
    else if (isAtOnce && navigator.userActivation?.isActive) void start()
    return () => asking.current?.abort()
  }, [])
  return <Form button={say('keyStart')} isWaiting={isAsking} onSend={() => void start()} />
}
