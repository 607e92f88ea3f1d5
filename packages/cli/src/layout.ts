/** Text set into columns. Lines are broken before they are coloured, so that colours cost no width. */

/** Breaks text at spaces into lines of at most `columns` characters; a longer word has a line to itself. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (const word of paragraph.split(/\s+/).filter((part) => part !== '')) {
      if (line === '') line = word
      else if (line.length + 1 + word.length <= columns) line += ` ${word}`
      else {
        lines.push(line)
        line = word
      }
    }
    lines.push(line)
  }
  return lines
}

/** Breaks text after a space, or anywhere where there is none near: for what must lose nothing, such as JSON. */
export function fold(text: string, columns: number): string[] {
  const width = Math.max(columns, 1)
  return text.split('\n').flatMap((line) => {
    const lines: string[] = []
    let rest = [...line]
    while (rest.length > width) {
      const space = rest.lastIndexOf(' ', width - 1)
      const end = space > width / 2 ? space + 1 : width
      lines.push(rest.slice(0, end).join(''))
      rest = rest.slice(end)
    }
    return [...lines, rest.join('')]
  })
}

export const indented = (lines: readonly string[], by: number): string[] =>
  lines.map((line) => (line === '' ? '' : ' '.repeat(by) + line))

/** Rows of a label and its text, the texts below one another. */
export function labelled(
  rows: readonly (readonly [label: string, text: string | readonly string[]])[],
  columns: number,
  paint: (label: string) => string = (label) => label,
): string[] {
  const width = Math.max(...rows.map(([label]) => label.length)) + 2
  return rows.flatMap(([label, text]) => {
    const lines = typeof text === 'string' ? wrap(text, columns - width) : text
    return lines.map(
      (line, at) => (at === 0 ? paint(label) + ' '.repeat(width - label.length) : ' '.repeat(width)) + line,
    )
  })
}
