/** Blocks of text that can be copied. */

/** A block that shows `text` as it is, with a button that copies it. */
export function copyable(text: string): HTMLElement {
  const pre = document.createElement('pre')
  pre.tabIndex = 0
  const code = document.createElement('code')
  code.textContent = text
  pre.append(code)
  const block = document.createElement('div')
  block.className = 'block'
  block.append(
    pre,
    copyButton(() => text, pre),
  )
  return block
}

/** A button that copies what `textOf` returns; `shown` is where it stands. */
export function copyButton(textOf: () => string, shown: HTMLElement): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'copy'
  button.textContent = 'Copy'
  button.addEventListener('click', async () => {
    button.textContent = (await copied(textOf(), shown)) ? 'Copied' : 'Press Ctrl+C'
    setTimeout(() => {
      button.textContent = 'Copy'
    }, 2_000)
  })
  return button
}

/** A page that came over plain HTTP from another machine has no clipboard: there the text is selected instead. */
async function copied(text: string, shown: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    getSelection()?.selectAllChildren(shown)
    return false
  }
}
