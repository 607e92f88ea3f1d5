/** Ways out of a step and back. */
import { linkOf, post } from '../authn.js'
import { Quiet } from '../parts.js'
import { useStep } from '../step.js'

/** Ends the transaction. Whether the server heard of it or not, the page begins anew. */
export function Cancel() {
  const { say, transaction, restart } = useStep()
  const cancel = linkOf(transaction._links, 'cancel')
  const leave = () => {
    const { stateToken } = transaction
    if (cancel !== undefined && stateToken !== undefined) void post(cancel.href, { stateToken }).catch(() => {})
    restart()
  }
  return <Quiet onClick={leave}>{say('backToSignIn')}</Quiet>
}

/** The step before, where there is one. */
export function Previous({ children }: { children?: string }) {
  const { say, transaction, follow } = useStep()
  const previous = linkOf(transaction._links, 'prev')
  if (previous === undefined) return null
  return <Quiet onClick={() => follow(previous)}>{children ?? say('back')}</Quiet>
}
