import { join } from 'node:path'
import express, { type Express } from 'express'

/** The files of the pages: names under `/assets` hold their digest, so they never change. */
export function staticFiles(app: Express, clientFolder: string): void {
  app.use(
    '/assets',
    express.static(join(clientFolder, 'assets'), {
      immutable: true,
      maxAge: '1y',
      index: false,
      redirect: false,
      fallthrough: true,
      dotfiles: 'ignore',
    }),
  )
}
