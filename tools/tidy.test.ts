import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { areas, floors, topics } from '../floors.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const serverSource = 'packages/server/src/'
const areasSource = `${serverSource}areas/`

/** What git keeps, and what it would keep if it were asked now. */
const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root })
  .toString()
  .split('\0')
  .filter((path) => path !== '' && existsSync(join(root, path)))

const isTest = (path: string) => path.endsWith('.test.ts') || /^packages\/[^/]+\/test\//.test(path)
const isGenerated = (path: string) => path.includes('.generated.') || path === 'package-lock.json'
const isText = (path: string) =>
  /\.(?:[mc]?[jt]s|json|md|ya?ml|peggy|vue|sh|css|html)$/.test(path) || !basename(path).includes('.')
const isSource = (path: string) => /\.[mc]?[jt]s$/.test(path) && !path.endsWith('.d.ts') && !isGenerated(path)

const texts = new Map<string, string>()
function read(path: string): string {
  const text = texts.get(path) ?? readFileSync(join(root, path), 'utf8')
  texts.set(path, text)
  return text
}

const lineAt = (text: string, index: number) => text.slice(0, index).split('\n').length

const codes = new Map<string, string>()
/** The text with comments and the insides of strings blanked out, so that only what runs is judged; same length. */
function code(path: string): string {
  const known = codes.get(path)
  if (known !== undefined) return known
  const text = read(path)
  const keep = text.split('')
  const blank = (from: number, to: number) => {
    for (let i = from; i < to; i++) if (keep[i] !== '\n') keep[i] = ' '
  }
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false)
  let tokensEnd = 0
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isRegularExpressionLiteral(node) || ts.isTemplateLiteralToken(node))
      blank(node.getStart(source), node.end)
    if (node.getChildCount(source) === 0) {
      blank(tokensEnd, node.getStart(source))
      tokensEnd = node.end
    }
    for (const child of node.getChildren(source)) visit(child)
  }
  visit(source)
  codes.set(path, keep.join(''))
  return keep.join('')
}

/** Every place where `pattern` occurs, as `file:line: what was found. remedy`. */
function found(path: string, text: string, pattern: RegExp, remedy: string): string[] {
  return [...text.matchAll(new RegExp(pattern, 'g'))].map(
    (match) => `${path}:${lineAt(text, match.index)}: ${match[0].trim()}. ${remedy}`,
  )
}

/** The rule holds when nobody complains; the message of a failure is the complaints. */
const nobodyComplains = (complaints: string[]) => expect(complaints.join('\n')).toBe('')

describe('the server reaches the world through its ports', () => {
  const rawTools: [what: string, pattern: RegExp, remedy: string][] = [
    ['the time', /\bDate\.now\b|\bnew Date\(\s*\)/, 'Ask the clock port, which the lab can turn.'],
    ['chance', /\bMath\.random\b/, 'Ask the random port, so that a test can repeat it.'],
    [
      'an id',
      /\bcrypto\.(?:randomUUID|getRandomValues)\b|\brandomUUID\(/,
      'Ask the ids port, so that a test can repeat it.',
    ],
    [
      'the network',
      /(?<![.\w])(?:globalThis\.)?fetch\(/,
      'Ask the upstream port, which can refuse, be slow and answer nonsense.',
    ],
    ['the environment', /\bprocess\.env\b/, 'Read it in node/ and hand it down as an option.'],
  ]
  const judged = files.filter(
    (path) =>
      path.startsWith(serverSource) &&
      isSource(path) &&
      !isTest(path) &&
      !/src\/(?:ports|node)\/|src\/main\.ts$/.test(path),
  )
  test.each(rawTools)('%s comes in through a port', (_what, pattern, remedy) => {
    nobodyComplains(judged.flatMap((path) => found(path, code(path), pattern, remedy)))
  })
})

test('a code is raised by its name, so that its references can be found', () => {
  const judged = files.filter(
    (path) => path.startsWith(serverSource) && isSource(path) && !isTest(path) && !path.endsWith('/lifecycle.ts'),
  )
  const remedy = 'Write apiError.E0000000() in a rule; only the state table of a lifecycle.ts may look codes up.'
  nobodyComplains(judged.flatMap((path) => found(path, code(path), /\b(?:apiError|oauthError)\s*\[/, remedy)))
})

describe('areas have one shape', () => {
  const charter = ['index', 'model', 'input', 'rules', 'lifecycle', 'store', 'view', 'events', 'target']
  const topicsOf = (room: string): readonly string[] => (topics as Record<string, readonly string[]>)[room] ?? []
  const operationFile = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.test)?\.ts$/
  const inAreas = files.filter((path) => path.startsWith(areasSource))

  test('a file is one that every room has', () => {
    const complaints = inAreas.flatMap((path) => {
      const [area, ...rest] = path.slice(areasSource.length).split('/')
      const file = rest.pop()
      const inOperations = rest.at(-1) === 'operations'
      if (file === undefined) return [`${path}:1: A file beside the rooms. Move ${area} into the room it belongs to.`]
      const room = [area, ...rest]
      const name = file.replace(/(?:\.test)?\.ts$/, '')
      const isTestOfTheRoom = name === room.at(-1) && isTest(path)
      if (inOperations ? operationFile.test(file) : isTestOfTheRoom) return []
      if ([...charter, ...topicsOf(room.join('/'))].includes(name)) return []
      return [
        `${path}:1: No room has this file. Move what it holds to ${charter.join(', ')}, operations/, a room of its own,` +
          ' or name it among the topics in floors.mjs.',
      ]
    })
    nobodyComplains(complaints)
  })

  test('a room has a front door', () => {
    const rooms = new Set(inAreas.map((path) => dirname(path).replace(/\/operations$/, '')))
    const closed = [...rooms].filter((room) => `${room}/` !== areasSource && !files.includes(`${room}/index.ts`))
    nobodyComplains(closed.map((room) => `${room}/index.ts:1: Missing. Say there what others may know of this room.`))
  })

  const operations = inAreas.filter((path) => path.includes('/operations/') && isSource(path) && !isTest(path))
  const idOf = (path: string) => /\bid: '([A-Za-z0-9]+)'/.exec(read(path))
  const kebab = (id: string) =>
    id
      .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
      // The s of a plural begins no word: AAGUIDs.
      .replace(/([A-Z]+)([A-Z](?!s(?![a-z]))[a-z])/g, '$1-$2')
      .toLowerCase()

  test('an operation’s file is named after its id', () => {
    const complaints = operations.flatMap((path) => {
      const id = idOf(path)?.[1]
      if (id === undefined)
        return [`${path}:1: No operation. Declare one with its id, or move the file to where it belongs.`]
      return basename(path) === `${kebab(id)}.ts` ? [] : [`${path}:1: Holds ${id}. Name it ${kebab(id)}.ts.`]
    })
    nobodyComplains(complaints)
  })

  const surface = join(root, '../shared/okta-api/surface.json')
  /** What Okta's own links and support pages have, and no description of the API: such an id is ours. */
  const undescribed: ReadonlySet<string | undefined> = new Set(['deleteYubikeyOtpToken'])
  test.skipIf(!existsSync(surface))('an operation is one that the published API description knows', () => {
    const published: { operations: { operationId?: string }[] } = JSON.parse(readFileSync(surface, 'utf8'))
    const known = new Set(published.operations.map(({ operationId }) => operationId))
    const complaints = operations.flatMap((path) => {
      const id = idOf(path)
      if (id === null || known.has(id[1]) || undescribed.has(id[1])) return []
      return [
        `${path}:${lineAt(read(path), id.index)}: ${id[1]} is not published. Use the operationId of the API description.`,
      ]
    })
    nobodyComplains(complaints)
  })
})

test('every room stands on a floor', () => {
  const listed = new Set([
    ...floors.flat().map((room) => `${serverSource}${room}`),
    ...areas.map((area) => `${areasSource}${area}`),
  ])
  const folders = files.flatMap((path) => /^(packages\/server\/src\/(?:areas\/)?[^/]+)\/./.exec(path)?.[1] ?? [])
  const unlisted = [...new Set(folders)].filter((folder) => !listed.has(folder))
  nobodyComplains(unlisted.map((folder) => `${folder}:1: On no floor, so held by no rule. List it in floors.mjs.`))
})

test('the map in ARCHITECTURE.md shows every floor and every area', () => {
  const map = read('ARCHITECTURE.md')
  const rooms = files.flatMap((path) => new RegExp(`^${serverSource}(?:areas/)?([\\w-]+)/`).exec(path)?.[1] ?? [])
  const complaints = [...new Set(rooms), ...areas].flatMap((room) =>
    map.includes(`\`${room}\``) || map.includes(`\`${room}/\``) ? [] : [`${room} is not on the map.`],
  )
  nobodyComplains(complaints)
})

test('a link in a document leads to a file', () => {
  const documents = files.filter((path) => path.endsWith('.md') && !path.startsWith('apps/docs/'))
  const complaints = documents.flatMap((path) =>
    [...read(path).matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)[^)]*\)/g)].flatMap(([, to = '']) =>
      existsSync(join(root, dirname(path), to)) ? [] : [`${path}: ${to} is not there.`],
    ),
  )
  nobodyComplains(complaints)
})

test('a line fits on a screen', () => {
  const COLUMNS_MAX = 160
  // Biome breaks everything but strings, and the catalogue's are wire texts, quoted whole.
  const tables =
    /^(?:packages\/catalogue\/src\/(?:.*(?:errors|explanations|corrections|causes)|.*\.test)|apps\/docs\/data\/.*)\.ts$/
  const judged = files.filter((path) => /\.(?:ts|mjs)$/.test(path) && !isGenerated(path) && !tables.test(path))
  const complaints = judged.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, i) =>
        line.length > COLUMNS_MAX ? [`${path}:${i + 1}: ${line.length} columns. Break it, or give a part a name.`] : [],
      ),
  )
  nobodyComplains(complaints)
})

test('every source file is used', () => {
  const sources = files.filter(
    (path) => /^packages\/[^/]+\/src\/.*\.ts$/.test(path) && !path.endsWith('.d.ts') && !isTest(path),
  )
  const manifests = files.filter((path) => /^packages\/[^/]+\/package\.json$/.test(path))
  const entries = manifests.flatMap((path) =>
    [...read(path).matchAll(/"\.\/(src\/[^"]+\.ts)"/g)].map(([, source]) => `${dirname(path)}/${source}`),
  )
  const reached = new Set([...entries, ...sources.filter((path) => path.endsWith('/src/main.ts'))])
  for (const path of files.filter(isSource))
    for (const [, to] of read(path).matchAll(/(?:\bfrom|\bimport|\bimport\()\s*'(\.[^']+)'/g))
      reached.add(normalize(join(dirname(path), (to ?? '').replace(/\.js$/, '.ts'))))
  const dead = sources.filter((path) => !reached.has(path))
  nobodyComplains(dead.map((path) => `${path}:1: Nobody imports it. Use it or delete it.`))
})

describe('words that do not belong here', () => {
  /** Written in two parts, so that this list does not find itself. */
  const banned: [what: string, pattern: RegExp, remedy: string, where: (path: string) => boolean][] = [
    [
      'a folder of one machine',
      /\/(?:work|root|home\/\w+)\//,
      'Say it relative to the repository, or ask os.tmpdir().',
      isText,
    ],
    ['a temporary folder by name', /(?<!\w)\/tmp\//, 'Ask os.tmpdir().', (path) => isSource(path)],
    [
      'a wish without a trigger',
      /\b(?:TODO(?!\()|FIXME|XXX\b|HACK\b)/,
      'Say what ends it, TODO(postgres): …, or do it now.',
      isText,
    ],
    [
      'a test that silences the others',
      /\b(?:test|it|describe)\.only\(/,
      'Remove .only.',
      (path) => path.endsWith('.ts'),
    ],
    [
      'a type that says nothing',
      /\bas any\b/,
      'Say the type, or check it where the value comes in.',
      (path) => path.endsWith('.ts'),
    ],
    ['a switched-off check', /@ts-(?:ignore|nocheck)\b/, 'Correct the types.', isSource],
  ]
  test.each(banned)('%s', (_what, pattern, remedy, where) => {
    const judged = files.filter((path) => where(path) && !isGenerated(path) && path !== 'tools/tidy.test.ts')
    nobodyComplains(judged.flatMap((path) => found(path, read(path), pattern, remedy)))
  })
})
