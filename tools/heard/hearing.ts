/** Marks every raise site while tests run, so that it is known which refusals were heard at all. */
import { raising } from './sites.js'

/** What a marked site calls. It is there under `npm run coverage` alone. */
export const ear = '__stuntdoubleHeard'

/** The source with each site telling its place, and the code where only a value says it. Line numbers stay. */
export const marked = (file: string, text: string): string =>
  text
    .split('\n')
    .map((source, index) =>
      /^\s*(?:\/?\*|\/\/)/.test(source)
        ? source
        : source.replace(raising, (site, _factory: string, name?: string, computed?: string) => {
            const code = name === undefined ? `String(${computed})` : `'${name}'`
            return `(globalThis.${ear}?.('${file}', ${index + 1}, ${code}), ${site})`
          }),
    )
    .join('\n')
