import { Worker, type WorkerOptions } from 'node:worker_threads'

/** Starts a file of this very program as a worker; from sources it first loads what the sources run with. */
export function startWorker(file: URL, options: WorkerOptions): Worker {
  if (file.href.endsWith('.js')) return new Worker(file, options)
  const source = JSON.stringify(file.href)
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'))
  const start = `import(${loader}).then(({ register }) => { register(); return import(${source}) })`
  return new Worker(start, { ...options, eval: true, execArgv: [] })
}
