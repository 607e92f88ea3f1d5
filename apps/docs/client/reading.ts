/** What a pasted text was understood to be. */
import type { ReceivedError } from '@stuntdouble/catalogue'
import { element, linkTo } from './elements.js'

const shownMax = 500
const causesMax = 10

/** A few lines about what was read, or nothing where a search says it all. */
export function readingOf(read: ReceivedError | undefined, asked: string): readonly Node[] {
  if (read === undefined) return []
  switch (read.family) {
    case 'errorId':
      return aboutErrorId(read.errorId)
    case 'api': {
      if (read.entry === undefined) {
        return [
          element(
            'p',
            element('b', cut(read.code)),
            ' is not among the codes that Okta lists. Is one of its digits wrong?',
          ),
        ]
      }
      const heard = asked.includes('"') || read.errorId !== undefined || read.causes.length > 0
      if (!heard) return []
      const causes = read.causes.slice(0, causesMax).map(({ errorSummary }) => element('li', cut(errorSummary)))
      return [
        element('p', 'Read as ', element('b', read.code), ': ', cut(read.summary)),
        ...(causes.length === 0 ? [] : [element('p', 'Because of:'), element('ul', ...causes)]),
        ...(read.errorId === undefined ? [] : aboutErrorId(read.errorId)),
      ]
    }
    case 'oauth': {
      if (!/["=]/.test(asked)) return []
      const said = read.description === undefined ? '' : `: ${cut(read.description)}`
      const known = read.conditions.length === 0 ? ' No condition that Okta lists is worded like this.' : ''
      return [element('p', 'Read as ', element('b', cut(read.error)), said, known)]
    }
  }
}

/** Only who sent it knows what it stands for; that may be the server this page comes from. */
function aboutErrorId(errorId: string): readonly Node[] {
  const trace = linkTo(`/stuntdouble/errors/${encodeURIComponent(errorId)}`, 'its trace')
  const command = element('code', `npx stuntdouble explain ${cut(errorId)}`)
  return [
    element(
      'p',
      element('b', cut(errorId)),
      ' names one single answer. If a Stuntdouble sent it, see ',
      trace,
      ' there, or ask ',
      command,
      '. If Okta sent it, Okta Support can look it up.',
    ),
  ]
}

const cut = (text: string): string => (text.length > shownMax ? `${text.slice(0, shownMax)}…` : text)
