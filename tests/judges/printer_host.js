// Asks or uses a printer the way receiptio, a point-of-sale host, does:
//   node printer_host.js PORT OPTIONS  < receipt in ReceiptLine
// writes receiptio's verdict (online, coveropen, paperempty, error, offline, success, …).
'use strict'

const net = require('net')
const [port, options] = process.argv.slice(2)
const connect = net.connect
net.connect = (_port, host) => connect(Number(port), host) // receiptio knows only port 9100, tests run side by side
const receiptio = require('receiptio')

const pieces = []
process.stdin.on('data', piece => pieces.push(piece))
process.stdin.on('end', async () => {
  process.stdout.write(await receiptio.print(Buffer.concat(pieces).toString('utf8'), options))
})
