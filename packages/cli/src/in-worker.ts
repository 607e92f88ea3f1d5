/** Work of a worker thread, with an end in time and memory: a thread that does not stop can be stopped. */
import { Worker } from 'node:worker_threads'

export type Limits = { ms: number; memoryMiB: number }

/** What the thread said; or why it had to be ended. */
export type Outcome<Result> = { said: Result } | { ended: 'late' | 'too-large' }

/**
 * Runs the module `file` in a thread, hands it `given` as `workerData`, and waits for its one message.
 * @throws what the thread did not catch
 */
export function inWorker<Result>(file: string, given: string, { ms, memoryMiB }: Limits): Promise<Outcome<Result>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, {
      workerData: given,
      resourceLimits: { maxOldGenerationSizeMb: memoryMiB },
      // Neither flags nor secrets of the process are the thread's.
      execArgv: [],
      env: {},
    })
    const timer = setTimeout(() => end({ ended: 'late' }), ms)
    const end = (outcome: Outcome<Result>) => {
      clearTimeout(timer)
      void worker.terminate()
      resolve(outcome)
    }
    worker.once('message', (said: Result) => end({ said }))
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return end({ ended: 'too-large' })
      clearTimeout(timer)
      reject(error)
    })
    worker.once('exit', (code) => {
      clearTimeout(timer)
      // Heard last, and only then of use: who said nothing before has nothing to say any more.
      reject(new Error(`The thread of ${file} ended with ${code} and without a word.`))
    })
  })
}
