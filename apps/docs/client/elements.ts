/** Elements made by hand. Text goes in as text: nothing that a reader pastes or an address holds is ever markup. */

/** The element with this id. @throws Error where the page has none. */
export function byId<Kind extends HTMLElement>(id: string): Kind {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`The page has no #${id}.`)
  return element as Kind
}

/** An element and what stands in it. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  ...inside: (string | Node)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  made.append(...inside)
  return made
}

/** A link. `address` is made by us: what a reader pasted goes through `encodeURIComponent` first. */
export function linkTo(address: string, text: string): HTMLAnchorElement {
  const link = element('a', text)
  link.href = address
  return link
}
