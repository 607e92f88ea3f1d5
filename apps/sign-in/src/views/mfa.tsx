/** Proving more than a password. */
import { useState } from 'preact/hooks'
import { type Factor, type Link, linkOf, post, type Transaction } from '../authn.js'
import { kind, nameOf, whereTo } from '../factors.js'
import { Field, Form, Quiet, Title } from '../parts.js'
import { usePolling, useStep } from '../step.js'
import type { Say } from '../texts/index.js'
import { assert } from '../webauthn.js'
import { KeyForm } from './key.js'
import { Cancel, Previous } from './ways.js'

/** Which factor, where there are several; then its first question. */
export function MfaRequired() {
  const { say, transaction } = useStep()
  const factors = choicesOf(transaction)
  const [chosen, choose] = useState<Factor | undefined>(factors.length === 1 ? factors[0] : undefined)
  if (chosen !== undefined) {
    return (
      <>
        <Ask key={chosen.id ?? chosen.factorType} factor={chosen} />
        <nav>
          {factors.length > 1 && <Quiet onClick={() => choose(undefined)}>{say('mfaOther')}</Quiet>}
          <Cancel />
        </nav>
      </>
    )
  }
  return (
    <>
      <Title>{say('mfaChoose')}</Title>
      <ul class="factors">
        {factors.map((factor) => (
          <li key={factor.id ?? factor.factorType}>
            <FactorButton factor={factor} onClick={() => choose(factor)} />
          </li>
        ))}
      </ul>
      <nav>
        <Cancel />
      </nav>
    </>
  )
}

/** What there is to choose from. Several keys are one choice: whichever is at hand answers. */
export function choicesOf({ _embedded }: Transaction): readonly Factor[] {
  const { factors = [], factorTypes = [] } = _embedded ?? {}
  return factors.flatMap((factor) => {
    const { factorType } = factor
    const together = factorTypes.find((each) => each.factorType === factorType)
    const verify = linkOf(together?._links, 'next')
    if (verify === undefined) return [factor]
    const isFirst = factors.find((each) => each.factorType === factorType) === factor
    return isFirst ? [{ factorType, provider: factor.provider, _links: { verify } }] : []
  })
}

/** A factor to be chosen, if this page can do anything with it. `mark`: what is said of it beside its name. */
export function FactorButton({ factor, mark, onClick }: { factor: Factor; mark?: string; onClick?: () => void }) {
  const { say } = useStep()
  const isHere = kind(factor).proof !== 'elsewhere'
  const said = isHere ? mark : say('notHere')
  const text = [nameOf(factor, say), said !== undefined && <small key="mark"> {said}</small>]
  return isHere && onClick !== undefined ? (
    <button type="button" class="factor" onClick={onClick}>
      {text}
    </button>
  ) : (
    <span class="factor done">{text}</span>
  )
}

/** The question of a factor that was not asked yet. */
function Ask({ factor }: { factor: Factor }) {
  const { say, follow } = useStep()
  const [remembers, remember] = useState(useRemembered().byDefault)
  const verify = withRemembered(linkOf(factor._links, 'verify'), remembers)
  const { proof } = kind(factor)
  return (
    <>
      <Title>{titleOf(factor, say)}</Title>
      {proof === 'elsewhere' && (
        <p>
          {nameOf(factor, say)}: {say('notHere')}
        </p>
      )}
      {proof === 'code' && (
        <Form button={say('verify')} onSend={({ passCode }) => follow(verify, { passCode })}>
          <Field label={say('code')} name="passCode" {...codeInput(factor)} isFirst />
          <Remember value={remembers} onChange={remember} />
        </Form>
      )}
      {proof === 'answer' && (
        <Form button={say('verify')} onSend={({ answer }) => follow(verify, { answer })}>
          <p id="question" dir="auto">
            {String(factor.profile?.questionText ?? '')}
          </p>
          <Field
            label={say('answer')}
            name="answer"
            type="password"
            autoComplete="off"
            isFirst
            describedBy="question"
          />
          <Remember value={remembers} onChange={remember} />
        </Form>
      )}
      {(proof === 'sent-code' || proof === 'push' || proof === 'key') && (
        <Form button={say(askWords[factor.factorType] ?? 'sendCode')} onSend={() => follow(verify)}>
          <p>{nameOf(factor, say)}</p>
          <Remember value={remembers} onChange={remember} />
        </Form>
      )}
    </>
  )
}

function titleOf(factor: Factor, say: Say): string {
  const { proof, name } = kind(factor)
  if (proof === 'answer') return say('question')
  if (proof !== 'code') return say('mfaRequired')
  return factor.factorType === 'token:hardware' ? say('deviceCode') : say('codeFrom', { name: say(name) })
}

const askWords = {
  call: 'callMe',
  push: 'pushSend',
  webauthn: 'keyStart',
} as Readonly<Record<string, 'callMe' | 'pushSend' | 'keyStart'>>

/** A factor that was asked: its answer is typed in, or waited for. */
export function MfaChallenge() {
  const { say, transaction, follow } = useStep()
  const { _embedded, _links } = transaction
  // Of several that were asked together, the first says of what kind they are.
  const factor = _embedded?.factor ?? _embedded?.factors?.[0] ?? { factorType: '', provider: '' }
  const next = linkOf(_links, 'next')
  const { proof } = kind(factor)
  return (
    <>
      {proof === 'push' ? (
        <Push factor={factor} />
      ) : proof === 'key' ? (
        <Key factor={factor} />
      ) : (
        <>
          <Title>{say(factor.factorType === 'call' ? 'codeCall' : 'codeSent', { to: whereTo(factor) })}</Title>
          <Form button={say('verify')} onSend={({ passCode }) => follow(next, { passCode })}>
            <Field label={say('code')} name="passCode" {...codeInput(factor)} isFirst />
          </Form>
        </>
      )}
      <nav>
        <Resend />
        {transaction.hasOthers !== false && <Previous>{say('mfaOther')}</Previous>}
        <Cancel />
      </nav>
    </>
  )
}

const codeInput = ({ factorType }: Factor) =>
  factorType === 'token:hardware'
    ? ({ autoComplete: 'off' } as const)
    : ({ inputMode: 'numeric', autoComplete: 'one-time-code' } as const)

/** Sends the code again, however it was sent. */
export function Resend() {
  const { say, transaction, note, follow } = useStep()
  const resend = linkOf(transaction._links, 'resend')
  const { stateToken, factorResult } = transaction
  const factorType = transaction._embedded?.factor?.factorType
  if (resend === undefined) return null
  if (factorType === 'push') {
    // What is asked again may have another number to choose.
    return factorResult === 'WAITING' ? <Quiet onClick={() => follow(resend)}>{say('pushAgain')}</Quiet> : null
  }
  return (
    <Quiet onClick={() => note(() => post(resend.href, { stateToken }), say('sentAgain'))}>
      {say(factorType === 'call' ? 'callAgain' : 'sendAgain')}
    </Quiet>
  )
}

/** Waits for the device. What it says ends the waiting; the page asks again only when the person wants to. */
function Push({ factor }: { factor: Factor }) {
  const { say, transaction, follow } = useStep()
  const { _links, factorResult } = transaction
  const next = linkOf(_links, 'next')
  usePolling(next, factorResult === 'WAITING')
  const number = numberOf(factor)
  const isOver = factorResult === 'REJECTED' || factorResult === 'TIMEOUT'
  return (
    <>
      {/* Each is a heading of its own, so that it is read out when it comes. */}
      {isOver ? (
        <Title key="over">{say(factorResult === 'REJECTED' ? 'pushRejected' : 'pushTimeout')}</Title>
      ) : number === undefined ? (
        <Title key="sent">{say('pushSent')}</Title>
      ) : (
        <Title key="number">
          {say('pushNumber')} <strong class="number">{number}</strong>
        </Title>
      )}
      {isOver && <Form button={say('pushSend')} onSend={() => follow(next)} />}
    </>
  )
}

/** The number to choose on the device, where the org asks for that. */
function numberOf({ _embedded }: Factor): string | undefined {
  const challenge = _embedded?.challenge as { correctAnswer?: unknown } | undefined
  return challenge?.correctAnswer === undefined ? undefined : String(challenge.correctAnswer)
}

function Key({ factor }: { factor: Factor }) {
  const { say, transaction } = useStep()
  const { _links, _embedded } = transaction
  const challenge = (factor._embedded?.challenge ?? _embedded?.challenge ?? {}) as Readonly<Record<string, unknown>>
  return (
    <>
      <Title>{say('keyUse')}</Title>
      <p>{say('keyText')}</p>
      <KeyForm
        next={linkOf(_links, 'next')}
        ask={(signal) => assert(challenge, _embedded?.factors ?? [factor], signal)}
        isAtOnce
      />
    </>
  )
}

function useRemembered() {
  const { transaction } = useStep()
  const { allowRememberDevice = false, rememberDeviceByDefault = false } = transaction._embedded?.policy ?? {}
  return { isAllowed: allowRememberDevice, byDefault: allowRememberDevice && rememberDeviceByDefault }
}

function Remember({ value, onChange }: { value: boolean; onChange(value: boolean): void }) {
  const { say } = useStep()
  if (!useRemembered().isAllowed) return null
  return (
    <label class="choice">
      <input type="checkbox" checked={value} onChange={(event) => onChange(event.currentTarget.checked)} />{' '}
      {say('remember')}
    </label>
  )
}

/** The wish travels in the address, as Okta's authentication API has it. */
function withRemembered(link: Link | undefined, remembers: boolean): Link | undefined {
  if (link === undefined || !remembers) return link
  return { ...link, href: `${link.href}${link.href.includes('?') ? '&' : '?'}rememberDevice=true` }
}
