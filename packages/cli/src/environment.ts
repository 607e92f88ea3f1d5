/** Flags that come from the environment: `STUNTDOUBLE_PORT` is `--port`, wherever the flag itself is not given. */
import type { Command, Option } from 'commander'
import { wrongUsage } from './terminal.js'

/** A flag's values, and which were typed rather than taken from the environment or left at their default. */
export type Flags = {
  readonly values: Readonly<Record<string, unknown>>
  isTyped(name: string): boolean
}

/** Reads what the command line leaves open from the environment, and refuses values the flag would refuse. */
export function mirrored(command: Command, env: Readonly<Record<string, string | undefined>>): Flags {
  const values = { ...command.opts() }
  const isTyped = (name: string) => command.getOptionValueSource(name) === 'cli'
  for (const option of command.options) {
    const name = option.attributeName()
    const text = env[variableOf(option)]
    if (text === undefined || isTyped(name)) continue
    values[name] = valueFrom(option, text)
  }
  return { values, isTyped }
}

const variableOf = (option: Option): string => `STUNTDOUBLE_${option.name().replaceAll('-', '_').toUpperCase()}`

function valueFrom(option: Option, text: string): unknown {
  const wrong = (why: string) => wrongUsage(`${variableOf(option)} is ‘${text}’. ${why}`)
  if (option.isBoolean()) {
    if (/^(1|true|yes|on)$/i.test(text)) return true
    if (/^(0|false|no|off|)$/i.test(text)) return undefined
    throw wrong('Set it to 1 or 0.')
  }
  // An empty variable is how many tools say that there is none.
  if (text === '') return option.defaultValue
  try {
    return option.parseArg === undefined ? text : option.parseArg(text, undefined)
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error))
  }
}
