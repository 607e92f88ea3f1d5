/** Choosing a password: because it expired, will expire, or was forgotten. */
import { linkOf } from '../authn.js'
import { Field, Form, Quiet, Title } from '../parts.js'
import { useStep } from '../step.js'
import type { TextName } from '../texts/index.js'
import { Cancel } from './ways.js'

export function PasswordExpired() {
  const { say, transaction, follow } = useStep()
  const { status, _embedded, _links } = transaction
  const days = _embedded?.policy?.expiration?.passwordExpireDays ?? 0
  const title =
    status === 'PASSWORD_EXPIRED'
      ? say('passwordExpired')
      : days > 0
        ? say('passwordExpiring', { days })
        : say('passwordExpiringToday')
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
  const login = transaction._embedded?.user?.profile?.login
  const send = ({ oldPassword = '', newPassword = '', repeated }: Readonly<Record<string, string>>) => {
    if (newPassword !== repeated) complain(say('passwordsDiffer'), 'repeated')
    else onChosen(withOld ? { oldPassword, newPassword } : { newPassword })
  }
  return (
    <>
      <Demands />
      <Form button={say('changePassword')} onSend={send}>
        {/* Password managers file a password under the name that stands beside it. */}
        <input type="text" name="username" autocomplete="username" value={login ?? ''} readOnly hidden />
        {withOld && (
          <Field label={say('oldPassword')} name="oldPassword" type="password" autoComplete="current-password" />
        )}
        <Field label={say('newPassword')} name="newPassword" type="password" autoComplete="new-password" />
        <Field label={say('repeatPassword')} name="repeated" type="password" autoComplete="new-password" />
      </Form>
    </>
  )
}

const demands: readonly (readonly [string, TextName])[] = [
  ['minLength', 'demandMinLength'],
  ['minLowerCase', 'demandMinLowerCase'],
  ['minUpperCase', 'demandMinUpperCase'],
  ['minNumber', 'demandMinNumber'],
  ['minSymbol', 'demandMinSymbol'],
  ['excludeUsername', 'demandExcludeUsername'],
]

/** What the policy of this person demands. */
function Demands() {
  const { say, transaction } = useStep()
  const { complexity, age } = transaction._embedded?.policy ?? {}
  const said = demands
    .filter(([name]) => Boolean(complexity?.[name]))
    .map(([name, text]) => say(text, { count: Number(complexity?.[name]) }))
  const history = Number(age?.historyCount ?? 0)
  if (history > 0) said.push(say('demandHistory', { count: history }))
  if (said.length === 0) return null
  return (
    <div class="demands">
      <p>{say('demands')}</p>
      <ul>
        {said.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  )
}
