/** Finds the operation for a path, or says why there is none. */
type Found<T> =
  | { kind: 'found'; value: T; path: Readonly<Record<string, string>> }
  | { kind: 'no-path' }
  | { kind: 'no-method'; allowed: readonly string[] }

type Node<T> = {
  literal: Map<string, Node<T>>
  parameter: Node<T> | undefined
  byMethod: Map<string, { value: T; names: readonly string[] }>
}

const node = <T>(): Node<T> => ({ literal: new Map(), parameter: undefined, byMethod: new Map() })

export type Router<T> = { find(method: string, path: string): Found<T> }

/**
 * A literal segment wins over a parameter, as `groups/rules` over `groups/{groupId}`. Okta serves doubled and trailing
 * slashes as one and none.
 */
export function createRouter<T>(routes: readonly { route: string; value: T }[]): Router<T> {
  const root = node<T>()
  for (const { route, value } of routes) {
    const [method = '', template = ''] = route.split(' ')
    const names: string[] = []
    let at = root
    for (const segment of segmentsOf(template)) {
      if (segment.startsWith('{')) {
        names.push(segment.slice(1, -1))
        at.parameter ??= node<T>()
        at = at.parameter
      } else {
        const next = at.literal.get(segment) ?? node<T>()
        at.literal.set(segment, next)
        at = next
      }
    }
    if (at.byMethod.has(method)) throw new Error(`Two operations claim ${route}`)
    at.byMethod.set(method, { value, names })
  }
  return {
    find(method, path) {
      const segments = segmentsOf(path)
      const values: string[] = []
      const reached = walk(root, segments, 0, values)
      if (reached === undefined) return { kind: 'no-path' }
      const leaf = reached.byMethod.get(method)
      if (leaf === undefined) return { kind: 'no-method', allowed: [...reached.byMethod.keys()] }
      const parameters: Record<string, string> = {}
      for (let at = 0; at < leaf.names.length; at++) {
        const value = decoded(values[at] ?? '')
        if (value === undefined) return { kind: 'no-path' }
        parameters[leaf.names[at] as string] = value
      }
      return { kind: 'found', value: leaf.value, path: parameters }
    },
  }
}

function segmentsOf(path: string): string[] {
  const segments: string[] = []
  for (let from = 0; from < path.length; ) {
    const slash = path.indexOf('/', from)
    const end = slash === -1 ? path.length : slash
    if (end > from) segments.push(path.slice(from, end))
    from = end + 1
  }
  return segments
}

function walk<T>(at: Node<T>, segments: readonly string[], index: number, values: string[]): Node<T> | undefined {
  const segment = segments[index]
  if (segment === undefined) return at.byMethod.size > 0 ? at : undefined
  const literal = at.literal.get(segment)
  if (literal !== undefined) {
    const reached = walk(literal, segments, index + 1, values)
    if (reached !== undefined) return reached
  }
  if (at.parameter === undefined) return undefined
  values.push(segment)
  const reached = walk(at.parameter, segments, index + 1, values)
  if (reached === undefined) values.pop()
  return reached
}

/** A parameter as it was meant; undefined for broken percent-encoding, control characters, or a step up the tree. */
function decoded(segment: string): string | undefined {
  if (!segment.includes('%')) return segment === '.' || segment === '..' ? undefined : segment
  try {
    const text = decodeURIComponent(segment)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not pass.
    return /[\u0000-\u001f\u007f]/.test(text) || text === '.' || text === '..' ? undefined : text
  } catch {
    return undefined
  }
}
