/** Setting up factors. */
import { useEffect, useState } from 'preact/hooks'
import { type Factor, get, linkOf, post, type Transaction } from '../authn.js'
import { kind, nameOf, whereTo } from '../factors.js'
import { Field, Form, Quiet, Title } from '../parts.js'
import { useStep } from '../step.js'
import { attest } from '../webauthn.js'
import { Resend } from './mfa.js'
import { Cancel, Previous } from './ways.js'

const isActive = ({ status }: Factor) => status === 'ACTIVE'

/** Which factor to set up. Those that are required come first; with none of them left the rest may wait. */
export function Enroll() {
  const { say, settings, transaction, follow } = useStep()
  const { _embedded, _links } = transaction
  const [chosen, choose] = useState<Factor>()
  const factors = [...(_embedded?.factors ?? [])].sort((one, other) => rank(one) - rank(other))
  const skip = linkOf(_links, 'skip')
  if (chosen !== undefined) return <EnrollOne factor={chosen} onBack={() => choose(undefined)} />
  return (
    <>
      <Title>{say('mfaEnroll')}</Title>
      <p>{skip === undefined ? say('mfaEnrollText', { org: settings.orgName }) : say('mfaEnrollOptional')}</p>
      <ul class="factors">
        {factors.map((factor) => (
          <li key={`${factor.factorType} ${factor.provider}`}>
            {isActive(factor) ? (
              <span class="factor done">
                {nameOf(factor, say)} <small>{say('isSetUp')}</small>
              </span>
            ) : (
              <button type="button" class="factor" onClick={() => choose(factor)}>
                {nameOf(factor, say)} {factor.enrollment === 'REQUIRED' && <small>{say('required')}</small>}
              </button>
            )}
          </li>
        ))}
      </ul>
      {skip !== undefined && <Form button={say('finish')} onSend={() => follow(skip)} />}
      <nav>
        <Cancel />
      </nav>
    </>
  )
}

const rank = (factor: Factor): number => (isActive(factor) ? 2 : factor.enrollment === 'REQUIRED' ? 0 : 1)

/** What has to be known before a factor can be set up; most need nothing. */
function EnrollOne({ factor, onBack }: { factor: Factor; onBack(): void }) {
  const { say, follow } = useStep()
  const enroll = linkOf(factor._links, 'enroll')
  const { factorType, provider } = factor
  const set = (profile: Readonly<Record<string, unknown>>) => follow(enroll, { factorType, provider, profile })
  return (
    <>
      <Title>{nameOf(factor, say)}</Title>
      {factorType === 'question' ? (
        <Question factor={factor} onSet={set} />
      ) : factorType === 'sms' || factorType === 'call' ? (
        <Form
          button={say(factorType === 'sms' ? 'sendCode' : 'callMe')}
          onSend={({ phoneNumber, phoneExtension = '' }) =>
            set(phoneExtension === '' ? { phoneNumber } : { phoneNumber, phoneExtension })
          }
        >
          <Field label={say('phone')} name="phoneNumber" type="tel" autoComplete="tel" hint={say('phoneHint')} />
          {factorType === 'call' && (
            <Field label={say('extension')} name="phoneExtension" inputMode="numeric" required={false} />
          )}
        </Form>
      ) : factorType === 'token' || factorType === 'token:hardware' ? (
        <Form
          button={say('verify')}
          onSend={({ passCode, credentialId }) =>
            follow(enroll, {
              factorType,
              provider,
              passCode,
              ...(credentialId === undefined ? {} : { profile: { credentialId } }),
            })
          }
        >
          {factorType === 'token' && <Field label={say('username')} name="credentialId" autoComplete="off" />}
          <Field
            label={factorType === 'token' ? say('code') : say('deviceCode')}
            name="passCode"
            autoComplete="one-time-code"
          />
        </Form>
      ) : (
        <Form button={say('setUp')} onSend={() => follow(enroll, { factorType, provider })} />
      )}
      <nav>
        <Quiet onClick={onBack}>{say('back')}</Quiet>
        <Cancel />
      </nav>
    </>
  )
}

type KnownQuestion = { question: string; questionText: string }

const ownQuestion = 'custom'

function Question({ factor, onSet }: { factor: Factor; onSet(profile: Readonly<Record<string, unknown>>): void }) {
  const { say } = useStep()
  const [questions, setQuestions] = useState<readonly KnownQuestion[]>([])
  const [chosen, choose] = useState(ownQuestion)
  const list = linkOf(factor._links, 'questions')
  useEffect(() => {
    if (list === undefined) return
    get(list.href).then(
      (known) => {
        setQuestions(known as readonly KnownQuestion[])
        choose((known as readonly KnownQuestion[])[0]?.question ?? ownQuestion)
      },
      // Without the list one's own question is always there.
      () => {},
    )
  }, [])
  const set = ({ questionText, answer }: Readonly<Record<string, string>>) =>
    onSet(chosen === ownQuestion ? { question: ownQuestion, questionText, answer } : { question: chosen, answer })
  return (
    <Form button={say('setUp')} onSend={set}>
      <div class="field">
        <label for="question">{say('chooseQuestion')}</label>
        <select id="question" value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
          {questions.map(({ question, questionText }) => (
            <option key={question} value={question}>
              {questionText}
            </option>
          ))}
          <option value={ownQuestion}>{say('customQuestion')}</option>
        </select>
      </div>
      {chosen === ownQuestion && <Field label={say('customQuestion')} name="questionText" />}
      <Field label={say('answer')} name="answer" type="password" autoComplete="off" />
    </Form>
  )
}

/** A factor that is set up and still has to be proven once. */
export function EnrollActivate() {
  const { say, transaction, follow, go } = useStep()
  const { _embedded, _links, stateToken, factorResult } = transaction
  const factor = _embedded?.factor ?? { factorType: '', provider: '' }
  const activation = factor._embedded?.activation ?? {}
  const next = linkOf(_links, 'next')
  const { proof, name } = kind(factor)
  useEffect(() => {
    if (factor.factorType !== 'push' || next === undefined || factorResult !== 'WAITING') return
    const timer = setTimeout(() => go(() => post(next.href, { stateToken })), 2000)
    return () => clearTimeout(timer)
  }, [transaction])
  return (
    <>
      {proof === 'sent-code' && (
        <>
          <Title>{say(factor.factorType === 'call' ? 'codeCall' : 'codeSent', { to: whereTo(factor) })}</Title>
          <CodeForm onCode={(passCode) => follow(next, { passCode })} />
        </>
      )}
      {proof === 'code' && (
        <>
          <Title>{say(name)}</Title>
          <p>{say('scan', { name: say(name) })}</p>
          <Picture activation={activation} name={say(name)} />
          <dl class="key">
            <dt>{say('key')}</dt>
            <dd>
              <code>{String(activation.sharedSecret ?? '')}</code>
            </dd>
          </dl>
          <CodeForm onCode={(passCode) => follow(next, { passCode })} />
        </>
      )}
      {proof === 'push' && (
        <>
          <Title>{say('pushEnroll', { name: say(name) })}</Title>
          <Picture activation={activation} name={say(name)} />
          {factorResult === 'TIMEOUT' && <p>{say('pushTimeout')}</p>}
        </>
      )}
      {proof === 'key' && (
        <>
          <Title>{say('keyUse')}</Title>
          <p>{say('keyText')}</p>
          <Form
            button={say('keyStart')}
            onSend={() =>
              go(async (): Promise<Transaction> => {
                const made = await attest(activation).catch(() => undefined)
                if (made === undefined || next === undefined) throw new Error(say('keyNot'))
                return post(next.href, { stateToken, ...made })
              })
            }
          />
        </>
      )}
      <nav>
        <Resend />
        <Previous />
        <Cancel />
      </nav>
    </>
  )
}

function CodeForm({ onCode }: { onCode(passCode: string): void }) {
  const { say } = useStep()
  return (
    <Form button={say('verify')} onSend={({ passCode = '' }) => onCode(passCode)}>
      <Field label={say('code')} name="passCode" inputMode="numeric" autoComplete="one-time-code" />
    </Form>
  )
}

/** The picture that a device reads. */
function Picture({ activation, name }: { activation: Readonly<Record<string, unknown>>; name: string }) {
  const links = activation._links as Readonly<Record<string, { href: string }>> | undefined
  const href = links?.qrcode?.href
  return href === undefined ? null : <img class="qr" src={href} alt={`QR: ${name}`} width={200} height={200} />
}
