// Reads ESC/POS bytes from stdin with npos and writes what it found as JSON:
// the commands in order, the text between them as GB18030, and what GS ( k stored for a QR code.
'use strict'

const rules = require('npos/lib/parser/rules')
rules[0x1d]['(k'] = [0, 'd16'] // npos is older than QR codes on printers: pL pH and that many bytes
const Parser = require('npos/lib/parser')
const iconv = require('iconv-lite')

const STORE = Buffer.from([0x31, 0x50, 0x30])
const pieces = []
process.stdin.on('data', piece => pieces.push(piece))
process.stdin.on('end', () => {
  const raw = Buffer.concat(pieces)
  const found = new Parser(rules).analyze(raw)
  if (found.error) throw found.error
  const commands = []
  const text = []
  const qr = []
  for (const node of found.tree) {
    const bytes = raw.subarray(node.offset, node.offset + node.length)
    if (node.ascii === 'STX') text.push(iconv.decode(bytes, 'gb18030'))
    else commands.push(`${node.ascii} ${node.fn}`)
    if (node.fn === '(k' && bytes.subarray(5, 8).equals(STORE)) qr.push(bytes.subarray(8).toString('utf8'))
  }
  process.stdout.write(JSON.stringify({ commands, text: text.join(''), qr }))
})
