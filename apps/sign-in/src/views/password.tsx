/** Choosing a password: because it expired, will expire, or was forgotten. */
import { useState } from 'preact/hooks'
import { linkOf } from '../authn.js'
import { demandsOf } from '../demands.js'
import { isAbout } from '../faults.js'
import { Field, Form, Quiet, Title } from '../parts.js'
import { useStep } from '../step.js'
import { Cancel } from './ways.js'

export function PasswordExpired() {
  const { say, transaction, follow } = useStep()
  const { status, _embedded, _links } = transaction
  const days = _embedded?.policy?.expiration?.passwordExpireDays ?? 0
  const title =
    status === 'PASSWORD_EXPIRED'
      ? say('passwordExpired')
      : days > 1
        ? say('passwordExpiring', { days })
        : say(days === 1 ? 'passwordExpiringTomorrow' : 'passwordExpiringToday')
  const skip = linkOf(_links, 'skip')
  return (
    <>
      <Title>{title}</Title>
      <NewPassword withOld onChosen={(body) => follow(linkOf(_links, 'next'), body)} />
      <nav>
        {skip !== undefined && <Quiet onClick={() => follow(skip)}>{say('later')}</Quiet>}
        <Cancel />
      </nav>
    </>
  )
}

export function PasswordReset() {
  const { say, transaction, follow } = useStep()
  const { _embedded, _links } = transaction
  const name = _embedded?.user?.profile?.firstName
  return (
    <>
      <Title>{say('passwordReset')}</Title>
      {name !== undefined && <p>{say('welcome', { name })}</p>}
      <NewPassword onChosen={(body) => follow(linkOf(_links, 'next'), body)} />
      <nav>
        <Cancel />
      </nav>
    </>
  )
}

function NewPassword({
  withOld = false,
  onChosen,
}: {
  withOld?: boolean
  onChosen(body: Readonly<Record<string, string>>): void
}) {
  const { say, complain, transaction } = useStep()
  const [typed, type] = useState('')
  const login = transaction._embedded?.user?.profile?.login
  const send = ({ oldPassword = '', newPassword = '', repeated }: Readonly<Record<string, string>>) => {
    if (newPassword !== repeated) complain(say('passwordsDiffer'), 'repeated')
    else onChosen(withOld ? { oldPassword, newPassword } : { newPassword })
  }
  return (
    <Form button={say('changePassword')} onSend={send}>
      {/* Password managers file a password under the name that stands beside it. */}
      <input type="text" name="username" autocomplete="username" value={login ?? ''} readOnly hidden />
      {withOld && (
        <Field label={say('oldPassword')} name="oldPassword" type="password" autoComplete="current-password" />
      )}
      <Demands password={typed} />
      <Field
        label={say('newPassword')}
        name="newPassword"
        type="password"
        autoComplete="new-password"
        describedBy="demands"
        onInput={(event) => type(event.currentTarget.value)}
      />
      <Field label={say('repeatPassword')} name="repeated" type="password" autoComplete="new-password" />
    </Form>
  )
}

/** What the policy of this person demands: each is ticked as it is met, and what was missed is marked once it was refused. */
function Demands({ password }: { password: string }) {
  const { say, transaction, error } = useStep()
  const demands = demandsOf(transaction)
  const wasRefused = isAbout(error, 'newPassword')
  if (demands.length === 0) return null
  return (
    <div class="demands" id="demands">
      <p>{say('demands')}</p>
      <ul>
        {demands.map(({ text, count, isMet }) => {
          const met = password === '' ? undefined : isMet?.(password)
          const mark = met ? 'demandMet' : met === false && wasRefused ? 'demandLacking' : undefined
          return (
            <li key={text} class={mark === 'demandMet' ? 'met' : mark && 'lacking'}>
              {say(text, { count })}
              {mark !== undefined && <span class="unseen"> ({say(mark)})</span>}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
