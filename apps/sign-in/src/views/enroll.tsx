/** Setting up factors. */
import { useEffect, useState } from 'preact/hooks'
import { type Factor, get, type Link, type Links, linkOf, linksOf, post } from '../authn.js'
import { kind, nameOf, whereTo } from '../factors.js'
import { Field, Form, Quiet, Title } from '../parts.js'
import { usePolling, useStep } from '../step.js'
import { attest } from '../webauthn.js'
import { KeyForm } from './key.js'
import { FactorButton, Resend } from './mfa.js'
import { Cancel, Previous } from './ways.js'

const isActive = ({ status }: Factor) => status === 'ACTIVE'

/** Which factor to set up. Those that are required come first; with none of them left the rest may wait. */
export function Enroll() {
  const { say, settings, transaction, follow } = useStep()
  const { _embedded, _links } = transaction
  const [chosen, choose] = useState<Factor>()
  const factors = [...(_embedded?.factors ?? [])].sort((one, other) => rank(one) - rank(other))
  const skip = linkOf(_links, 'skip')
  const setUp = ({ factorType, provider, _links: links }: Factor) =>
    follow(linkOf(links, 'enroll'), { factorType, provider })
  if (chosen !== undefined) return <EnrollOne factor={chosen} onBack={() => choose(undefined)} />
  return (
    <>
      <Title>{say('mfaEnroll')}</Title>
      <p>{skip === undefined ? say('mfaEnrollText', { org: settings.orgName }) : say('mfaEnrollOptional')}</p>
      <ul class="factors">
        {factors.map((factor) => (
          <li key={`${factor.factorType} ${factor.provider}`}>
            {isActive(factor) ? (
              <FactorButton factor={factor} mark={say('isSetUp')} />
            ) : (
              <FactorButton
                factor={factor}
                {...(factor.enrollment === 'REQUIRED' ? { mark: say('required') } : {})}
                onClick={() => (asks(factor) ? choose(factor) : setUp(factor))}
              />
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

/** Most factors can be set up as they are; of these something has to be known first. */
const asks = ({ factorType }: Factor): boolean =>
  ['question', 'sms', 'call', 'token', 'token:hardware'].includes(factorType)

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
          <Field
            label={say('phone')}
            name="phoneNumber"
            type="tel"
            autoComplete="tel"
            hint={say('phoneHint')}
            isFirst
          />
          {factorType === 'call' && (
            <Field label={say('extension')} name="phoneExtension" inputMode="numeric" required={false} />
          )}
        </Form>
      ) : (
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
          {factorType === 'token' && <Field label={say('username')} name="credentialId" autoComplete="off" isFirst />}
          <Field
            label={factorType === 'token' ? say('code') : say('deviceCode')}
            name="passCode"
            autoComplete="one-time-code"
            isFirst={factorType !== 'token'}
          />
        </Form>
      )}
      <nav>
        <Quiet onClick={onBack}>{say('back')}</Quiet>
        <Cancel />
      </nav>
    </>
  )
}

type KnownQuestion = { question: string; questionText: string }

function Question({ factor, onSet }: { factor: Factor; onSet(profile: Readonly<Record<string, unknown>>): void }) {
  const { say, fail } = useStep()
  const [questions, setQuestions] = useState<readonly KnownQuestion[]>([])
  const [chosen, choose] = useState('')
  const list = linkOf(factor._links, 'questions')
  useEffect(() => {
    if (list !== undefined) get(list.href).then((known) => setQuestions(known as readonly KnownQuestion[]), fail)
  }, [])
  return (
    <Form button={say('setUp')} onSend={onSet}>
      <div class="field">
        <label for="question">{say('chooseQuestion')}</label>
        <select id="question" name="question" onChange={(event) => choose(event.currentTarget.value)}>
          {questions.map(({ question, questionText }) => (
            <option key={question} value={question}>
              {questionText}
            </option>
          ))}
        </select>
        {/* The box may be too narrow for it. Who hears the page has heard it already. */}
        <p class="hint" aria-hidden="true">
          {(questions.find(({ question }) => question === chosen) ?? questions[0])?.questionText}
        </p>
      </div>
      <Field label={say('answer')} name="answer" type="password" autoComplete="off" hint={say('answerHint')} />
    </Form>
  )
}

/** A factor that is set up and still has to be proven once. */
export function EnrollActivate() {
  const { say, transaction, follow } = useStep()
  const { _embedded, _links, factorResult } = transaction
  const factor = _embedded?.factor ?? { factorType: '', provider: '' }
  const activation = factor._embedded?.activation ?? {}
  const next = linkOf(_links, 'next')
  const { proof, name } = kind(factor)
  usePolling(next, factorResult === 'WAITING')
  return (
    <>
      {proof === 'sent-code' && (
        <>
          <Title>{say(factor.factorType === 'call' ? 'codeCall' : 'codeSent', { to: whereTo(factor) })}</Title>
          <CodeForm onCode={(passCode) => follow(next, { passCode })} isFirst />
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
      {proof === 'push' &&
        (factorResult === 'TIMEOUT' ? (
          <>
            <Title key="over">{say('pushTimeout')}</Title>
            <Form button={say('tryAgain')} onSend={() => follow(next)} />
          </>
        ) : (
          <>
            <Title key="scan">{say('pushEnroll', { name: say(name) })}</Title>
            <Picture activation={activation} name={say(name)} />
            <SendLink links={activation._links as Links | undefined} />
          </>
        ))}
      {proof === 'key' && (
        <>
          <Title>{say('keyUse')}</Title>
          <p>{say('keyText')}</p>
          <KeyForm next={next} ask={(signal) => attest(activation, signal)} />
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

/** `isFirst`: there is nothing to be read before it. */
function CodeForm({ onCode, isFirst = false }: { onCode(passCode: string): void; isFirst?: boolean }) {
  const { say } = useStep()
  return (
    <Form button={say('verify')} onSend={({ passCode = '' }) => onCode(passCode)}>
      <Field label={say('code')} name="passCode" inputMode="numeric" autoComplete="one-time-code" isFirst={isFirst} />
    </Form>
  )
}

/** For whoever reads this on the very device that is to scan it. */
function SendLink({ links }: { links: Links | undefined }) {
  const { say, transaction, note } = useStep()
  const { stateToken } = transaction
  const [email, sms] = ['email', 'sms'].map((by) => linksOf(links, 'send').find(({ name }) => name === by))
  if (email === undefined && sms === undefined) return null
  const send = ({ href }: Link, more = {}) => note(() => post(href, { stateToken, ...more }), say('linkSent'))
  return (
    <details>
      <summary>{say('cannotScan')}</summary>
      {email !== undefined && <Quiet onClick={() => send(email)}>{say('linkByEmail')}</Quiet>}
      {sms !== undefined && (
        <Form button={say('linkBySms')} onSend={(profile) => send(sms, { profile })}>
          <Field label={say('phone')} name="phoneNumber" type="tel" autoComplete="tel" hint={say('phoneHint')} />
        </Form>
      )}
    </details>
  )
}

/** The picture that a device reads. */
function Picture({ activation, name }: { activation: Readonly<Record<string, unknown>>; name: string }) {
  const links = activation._links as Readonly<Record<string, { href: string }>> | undefined
  const href = links?.qrcode?.href
  return href === undefined ? null : <img class="qr" src={href} alt={`QR: ${name}`} width={200} height={200} />
}
