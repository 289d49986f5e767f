import { serve } from '@hono/node-server'
import { AppError } from '../../errors.ts'
import { createWebApp } from './app.ts'
import type { WebAppOptions } from './app-options.ts'
import { loadAssets } from './assets.ts'

export interface WebServer {
  /** The address it listens on, with the port that was picked. */
  url: string
  stop(): Promise<void>
}

export interface WebServerOptions extends Omit<WebAppOptions, 'assets'> {
  /** 0 picks a free port. */
  port: number
  host: string
}

function explain(error: NodeJS.ErrnoException, { port, host }: WebServerOptions): AppError {
  const cure =
    error.code === 'EADDRINUSE'
      ? `Port ${port} is in use: stop the other program, or choose another with WEB_PORT (0 picks a free one, off turns the page off).`
      : error.code === 'EACCES'
        ? `Port ${port} needs more rights than this user has: choose one above 1023 with WEB_PORT.`
        : `The web page cannot listen on ${host}:${port} (${error.code ?? error.message}): check WEB_HOST and WEB_PORT.`
  return new AppError('PORT_IN_USE', cure, { cause: error })
}

/** Starts the web channel. Throws AppError PORT_IN_USE when it cannot listen. */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const app = createWebApp({ ...options, assets: await loadAssets() })
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port: options.port, hostname: options.host }, (info) => {
      const host = info.family === 'IPv6' || info.address.includes(':') ? `[${info.address}]` : info.address
      resolve({
        url: `http://${host}:${info.port}`,
        stop: () =>
          new Promise((stopped) => {
            server.close(() => stopped())
            // Browsers keep idle connections open for minutes; requests that run are let finish.
            if ('closeIdleConnections' in server) server.closeIdleConnections()
          }),
      })
    })
    server.on('error', (error) => reject(explain(error, options)))
  })
}
