/** Where an error was made, as far as its stack tells: in sources that run unbundled. */
import type { AppOptions } from '@stuntdouble/server'

const frame = /^\s*at (?:async )?(?:(?:Object\.|Module\.|new )?([\w$.]+) )?\(?.*?packages\/server\/src\/([\w./-]+?\.ts)/

/** The innermost function of the server on the stack, and its file. */
export const placeInSources: AppOptions['places'] = (error) => {
  for (const line of error.stack?.split('\n') ?? []) {
    const found = frame.exec(line)
    if (found?.[2] !== undefined) return { name: found[1] ?? '', place: found[2] }
  }
  return undefined
}
