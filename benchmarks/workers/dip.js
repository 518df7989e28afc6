// dumpster-dip: the films of an unpacked dump. Arguments: dump, folder, workers.
import dumpster from 'dumpster-dip'

const [input, outputDir, workers] = process.argv.slice(2)
// The two functions go to its workers as text, which arrow functions can't.
await dumpster({
  input,
  outputDir,
  outputMode: 'ndjson',
  workers: Number(workers),
  heartbeat: 500,
  doPage: function (doc) {
    return doc.infoboxes().some((box) => /film/i.test(box.type()))
  },
  parse: function (doc) {
    return doc.json()
  }
})
