/** Getting back in: a forgotten password, a locked account. */
import { linkOf, post } from '../authn.js'
import { breakable, Field, Form, NameField, Quiet, Title } from '../parts.js'
import { useStep } from '../step.js'
import type { TextName } from '../texts/index.js'
import { Cancel } from './ways.js'

const ways: readonly (readonly [string, TextName])[] = [
  ['EMAIL', 'byEmail'],
  ['SMS', 'bySms'],
  ['CALL', 'byCall'],
]

const paths = { PASSWORD: '/api/v1/authn/recovery/password', UNLOCK: '/api/v1/authn/recovery/unlock' } as const

/** Whom to reach, and how. What follows is said alike of people who are here and of people who are not. */
export function Recovery({ type }: { type: keyof typeof paths }) {
  const { say, go, restart } = useStep()
  const send = ({ username = '', factorType = 'EMAIL' }: Readonly<Record<string, string>>) =>
    go(async () => ({ ...(await post(paths[type], { username, factorType })), asked: username }))
  return (
    <>
      <Title>{say(type === 'PASSWORD' ? 'recoverTitle' : 'unlockTitle')}</Title>
      <Form button={say('next')} onSend={send}>
        <NameField />
        <fieldset>
          <legend>{say('recoverBy')}</legend>
          {ways.map(([value, text], at) => (
            <label class="choice" key={value}>
              <input type="radio" name="factorType" value={value} defaultChecked={at === 0} /> {say(text)}
            </label>
          ))}
        </fieldset>
      </Form>
      <nav>
        <Quiet onClick={() => restart()}>{say('backToSignIn')}</Quiet>
      </nav>
    </>
  )
}

function Sent({ login }: { login: string }) {
  const { say, restart } = useStep()
  return (
    <>
      <Title>{say('recoverySent')}</Title>
      <p>{breakable(say('recoverySentEmail', { login }))}</p>
      <Quiet onClick={() => restart()}>{say('backToSignIn')}</Quiet>
    </>
  )
}

/** A code by text or call; for mail there is nothing to type in. */
export function RecoveryChallenge() {
  const { say, transaction, follow, note } = useStep()
  const { _links, factorType, stateToken, asked } = transaction
  if (factorType?.toUpperCase() === 'EMAIL') return <Sent login={asked ?? ''} />
  const resend = linkOf(_links, 'resend')
  return (
    <>
      <Title>{asked === undefined ? say('enterCode') : say('recoverySentPhone', { login: asked })}</Title>
      <Form button={say('verify')} onSend={({ passCode }) => follow(linkOf(_links, 'next'), { passCode })}>
        <Field label={say('code')} name="passCode" inputMode="numeric" autoComplete="one-time-code" isFirst />
      </Form>
      <nav>
        {resend !== undefined && (
          <Quiet onClick={() => note(() => post(resend.href, { stateToken }), say('sentAgain'))}>
            {say(factorType?.toUpperCase() === 'CALL' ? 'callAgain' : 'sendAgain')}
          </Quiet>
        )}
        <Cancel />
      </nav>
    </>
  )
}

export function RecoveryAnswer() {
  const { say, transaction, follow } = useStep()
  const { _links, _embedded } = transaction
  return (
    <>
      <Title>{say('question')}</Title>
      <p id="question" dir="auto">
        {_embedded?.user?.recovery_question?.question}
      </p>
      <Form button={say('next')} onSend={({ answer }) => follow(linkOf(_links, 'next'), { answer })}>
        <Field label={say('answer')} name="answer" type="password" autoComplete="off" isFirst describedBy="question" />
      </Form>
      <nav>
        <Cancel />
      </nav>
    </>
  )
}

export function LockedOut() {
  const { say, restart } = useStep()
  return (
    <>
      <Title>{say('lockedOut')}</Title>
      <p>{say('lockedOutText')}</p>
      <nav>
        <Quiet onClick={() => restart({ kind: 'unlock' })}>{say('unlockAccount')}</Quiet>
        <Quiet onClick={() => restart()}>{say('backToSignIn')}</Quiet>
      </nav>
    </>
  )
}
