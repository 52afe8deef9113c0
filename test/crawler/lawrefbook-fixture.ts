import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'

const schema = `
CREATE TABLE category (id TEXT PRIMARY KEY, name TEXT, folder TEXT, isSubFolder INTEGER, "group" TEXT, "order" INTEGER);
CREATE TABLE law (id TEXT PRIMARY KEY, level TEXT, name TEXT, filename TEXT, publish DATE, expired INTEGER, "order" INTEGER,
  subtitle TEXT, valid_from DATE, ver INTEGER, tags TEXT, category_id TEXT);`

/** Folder, level, name, filename, publish, valid_from, expired, order; empty text stands for missing, as in the original. */
type Row = readonly [string, string, string, string | null, string | null, string | null, number, number | null]

const rows: readonly Row[] = [
  ['民法典', '法律', '虚构民法典 总则', '总则', null, null, 0, 1],
  ['民法典', '法律', '虚构民法典 物权编', '物权编', null, '', 0, 2],
  ['民法典', '法律', '虚构民法典 附则', '附则', null, null, 0, 3],
  ['宪法相关法', '法律', '虚构组织法', null, '2021-03-11', '', 1, null],
  ['行政法规', '行政法规', '虚构灯具管理条例', null, '2018-04-04', '2018-06-01', 0, null],
  ['行政法规', '行政法规', '没有文件的条例', null, '2019-01-01', null, 0, null],
  ['司法解释', '司法解释', '最高人民法院关于审理虚构纠纷案件适用法律若干问题的解释', null, '2022-03-10', null, 0, null],
]

/** Copies the fixture collection to a new folder and writes the metadata it has at its source; gives the folder's path. */
export function lawRefBookFixture(): string {
  const directory = mkdtempSync(join(tmpdir(), 'tongcha-lawrefbook-'))
  cpSync(new URL('../fixtures/sources/lawrefbook', import.meta.url).pathname, directory, { recursive: true })
  const database = new Database(join(directory, 'db.sqlite3'))
  database.exec(schema)
  const category = database.prepare('INSERT OR IGNORE INTO category VALUES (?, ?, ?, 0, NULL, NULL)')
  const law = database.prepare('INSERT INTO law VALUES (?, ?, ?, ?, ?, ?, ?, NULL, ?, 1, NULL, ?)')
  rows.forEach(([folder, level, name, filename, publish, validFrom, expired, order], index) => {
    category.run(folder, folder, folder)
    law.run(String(index), level, name, filename, publish, expired, order, validFrom, folder)
  })
  database.close()
  return directory
}
