/** The few things that every step is made of. */
import { type ComponentChildren, Fragment, type JSX } from 'preact'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Refused, Unreachable } from './authn.js'
import { isAbout, wordsFor } from './faults.js'
import { useStep } from './step.js'

/** The heading of a step takes the focus, so that whoever hears the page hears where they are. */
export function Title({ children }: { children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { settings } = useStep()
  useLayoutEffect(() => heading.current?.focus(), [])
  // Tabs, histories and whoever hears the page tell steps apart by it.
  useLayoutEffect(() => {
    const { textContent } = heading.current ?? {}
    document.title = [textContent, settings.orgName].filter(Boolean).join(' · ')
  })
  return (
    <h1 ref={heading} tabIndex={-1} id="title">
      {typeof children === 'string' ? breakable(children) : children}
    </h1>
  )
}

/** An address that is too long for a line is broken after its @ or a dot. */
export const breakable = (text: string): ComponentChildren =>
  text.split(/(?<=@|\.(?=\S))/).map((part, at) =>
    at === 0 ? (
      part
    ) : (
      <Fragment key={`${at} ${part}`}>
        <wbr />
        {part}
      </Fragment>
    ),
  )

type FieldProps = {
  label: string
  name: string
  hint?: string
  value?: string
  /** Whoever comes to the step comes to type here: it takes the focus, and is described by the heading. */
  isFirst?: boolean
  /** The id of something else that describes it. */
  describedBy?: string
} & Pick<JSX.InputHTMLAttributes<HTMLInputElement>, 'type' | 'inputMode' | 'required' | 'maxLength' | 'onInput'> & {
    autoComplete?: string
  }

/** A labelled input. A password can be looked at. The field that a refusal is about takes the focus, and says so. */
export function Field(props: FieldProps) {
  const { label, name, hint, type = 'text', value, required = true, isFirst = false, describedBy, ...rest } = props
  const id = useId()
  const { say, error, isBusy, show: showAtField } = useStep()
  const [isShown, show] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const isFaulty = isAbout(error, name)
  useLayoutEffect(() => {
    if (isFirst) input.current?.focus()
  }, [])
  useLayoutEffect(() => {
    if (!isFaulty) return
    input.current?.focus()
    input.current?.select()
    showAtField(true)
    return () => showAtField(false)
  }, [error])
  // Browsers keep what was typed into a plain field, and know only what was typed into a hidden one for a password.
  useEffect(() => {
    if (isBusy) show(false)
  }, [isBusy])
  const description = [
    isFaulty && `${id}-problem`,
    isFirst && 'title',
    describedBy,
    hint !== undefined && `${id}-hint`,
  ].filter((each) => typeof each === 'string')
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class={isFaulty ? 'input faulty' : 'input'}>
        <input
          ref={input}
          id={id}
          name={name}
          type={type === 'password' && isShown ? 'text' : type}
          required={required}
          autocapitalize="none"
          spellcheck={false}
          defaultValue={value}
          {...(description.length === 0 ? {} : { 'aria-describedby': description.join(' ') })}
          {...(isFaulty ? { 'aria-invalid': true } : {})}
          {...rest}
        />
        {type === 'password' && (
          <button
            type="button"
            class="quiet"
            aria-label={`${isShown ? say('hide') : say('show')}: ${label}`}
            onClick={() => show(!isShown)}
          >
            {isShown ? say('hide') : say('show')}
          </button>
        )}
      </div>
      {isFaulty && (
        <div class="wrong" id={`${id}-problem`}>
          <Problem error={error} />
        </div>
      )}
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

/** Whose name, as it was typed in the step before. */
export function NameField({ isFirst = false }: { isFirst?: boolean }) {
  const { say, name } = useStep()
  return (
    <Field
      label={say('username')}
      name="username"
      autoComplete="username"
      value={name.current}
      isFirst={isFirst}
      onInput={(event) => {
        name.current = event.currentTarget.value
      }}
    />
  )
}

/** What somebody means who copies more than the thing itself. Passwords and answers are taken as they are. */
const meant: Readonly<Record<string, (text: string) => string>> = {
  username: (text) => text.trim(),
  // Mails and apps show codes in groups: `123 456`, `123-456`.
  passCode(text) {
    const bare = text.replace(/[\s\p{Pd}]/gu, '')
    return /^\d+$/.test(bare) ? bare : text.trim()
  },
}

/** A form whose values come as a record; one sending at a time. */
export function Form({
  button,
  isWaiting = false,
  children,
  onSend,
}: {
  button: string
  /** Whether something else than an answer of the server is waited for. */
  isWaiting?: boolean
  children?: ComponentChildren
  onSend(values: Readonly<Record<string, string>>): void
}) {
  const { isBusy: isSent, say } = useStep()
  const isBusy = isSent || isWaiting
  const send = (event: JSX.TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isBusy) return
    const values: Record<string, string> = {}
    for (const [name, value] of new FormData(event.currentTarget)) {
      if (typeof value === 'string') values[name] = (meant[name] ?? String)(value)
    }
    onSend(values)
  }
  return (
    <form onSubmit={send}>
      {children}
      <button type="submit" class="main" aria-disabled={isBusy}>
        {isBusy ? say('busy') : button}
      </button>
    </form>
  )
}

/** A way on that is not the main one. */
export function Quiet({ children, onClick }: { children: ComponentChildren; onClick(): void }) {
  return (
    <button type="button" class="quiet" onClick={onClick}>
      {children}
    </button>
  )
}

/**
 * What was refused, in the person's words where we have them, and in Okta's where not. `isHeard`: for whoever hears the
 * page alone; nothing in it can be reached.
 */
export function Problem({ error, isHeard = false }: { error: unknown; isHeard?: boolean }) {
  const { say, isText, settings } = useStep()
  if (error === undefined) return null
  if (error instanceof Unreachable) return <p>{say('errorUnreachable')}</p>
  if (!(error instanceof Refused)) return <p>{error instanceof Error ? error.message : String(error)}</p>
  const { errorCode, errorSummary, causes } = error
  const ours = `error${errorCode}`
  const causesTell = causes.length > 0 && errorCode !== 'E0000079'
  return (
    <>
      {isText(ours) ? (
        <p>{say(ours)}</p>
      ) : causesTell ? (
        causes.map((cause) => <Cause key={cause} text={cause} />)
      ) : (
        <p lang="en">{errorSummary}</p>
      )}
      {settings.hasReference && !isHeard && errorCode !== '' && (
        <p class="small">
          <a href={`/errors/${encodeURIComponent(errorCode)}`}>{say('errorWhat', { code: errorCode })}</a>
        </p>
      )}
    </>
  )
}

function Cause({ text }: { text: string }) {
  const { say } = useStep()
  const ours = wordsFor(text)
  return ours === undefined ? <p lang="en">{text}</p> : <p>{say(ours)}</p>
}
