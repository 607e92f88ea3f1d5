/** Mail by SMTP (nodemailer): a connection for each message, so that a relay that went away is not held on to. */
import { createTransport } from 'nodemailer'
import { type Mail, MailRefused } from '../ports/index.js'

export type SmtpOptions = {
  /** `smtp://user:password@host:587`, `smtps://…` for TLS from the first byte. */
  url: string
  /** The sender; the org's own address when left out. */
  from?: string
}

/** Shorter than the lease of a job: a relay that keeps silent must not be asked twice at once. */
const silenceMs = 10_000

/** @throws MailRefused for a 5yz answer; another error where the relay is gone, slow, or speaks nonsense. */
export function smtpMail({ url, from }: SmtpOptions): Mail {
  const transport = createTransport({
    url,
    connectionTimeout: silenceMs,
    greetingTimeout: silenceMs,
    socketTimeout: silenceMs,
  })
  return {
    async send({ to, subject, text, html, from: orgs }) {
      try {
        await transport.sendMail({ from: from ?? orgs, to: { name: '', address: to }, subject, text, html })
      } catch (error) {
        const { responseCode = 0, message } = error as { responseCode?: number; message: string }
        if (responseCode >= 500 && responseCode < 600) throw new MailRefused(message, { cause: error })
        throw error
      }
    },
  }
}
