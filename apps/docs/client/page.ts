/** The page of one error: blocks that can be copied, and the button that has it played. */
import { copyButton } from './copy.js'
import { offerToRun } from './run.js'

for (const pre of document.querySelectorAll<HTMLElement>('main pre')) {
  pre.after(copyButton(() => pre.textContent ?? '', pre))
}
for (const section of document.querySelectorAll<HTMLElement>('.run')) void offerToRun(section)
