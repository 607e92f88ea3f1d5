/** Where this package stands on the disk: what is built beside the program is found from here. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The nearest folder above this file with a `package.json`; the bundle puts this file deeper than the sources do. */
export function packageFolder(): string {
  const start = dirname(fileURLToPath(import.meta.url))
  let folder = start
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder)
    if (above === folder) return start
    folder = above
  }
  return folder
}

/** The folder of the built error reference: the one that comes with the program, or the repository's own. */
export const pagesFolder = (): string | undefined => builtFolder('pages', 'docs', 'index.html')

/** The folder of the page on which people sign in, found alike. */
export const signInFolder = (): string | undefined => builtFolder('sign-in', 'sign-in', 'sign-in.js')

function builtFolder(name: string, app: string, entry: string): string | undefined {
  const here = packageFolder()
  return [join(here, 'dist', name), join(here, '..', '..', 'apps', app, 'dist')].find((folder) =>
    existsSync(join(folder, entry)),
  )
}
