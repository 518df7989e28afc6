// wtf_wikipedia: a page to its JSON, hot. The protocol is that of worker.py.
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import wtf from 'wtf_wikipedia'

const texts = process.argv.slice(2).map((path) => readFileSync(path, 'utf8'))
const work = () => texts.forEach((text) => JSON.stringify(wtf(text).json()))
for (let i = 0; i < 3; i += 1) work()
console.log('ready')
createInterface({ input: process.stdin }).on('line', () => {
  const start = performance.now()
  work()
  console.log(JSON.stringify((performance.now() - start) / 1000))
})
