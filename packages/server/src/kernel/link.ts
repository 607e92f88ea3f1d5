/** A link in an answer (HAL), and the methods that are to be had there. */
export const at = (href: string, ...allow: readonly string[]) => ({ href, hints: { allow } })
