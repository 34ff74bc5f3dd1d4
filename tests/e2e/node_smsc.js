// The npm package node-smsc (0.2.3), unchanged, against `smsc-desk serve`: node node_smsc.js PORT LOGIN PASSWORD
'use strict'
const assert = require('assert')
const smsc = require('node-smsc')

const [port, login, password] = process.argv.slice(2)
const request = `http://127.0.0.1:${port}/sys/`
const api = smsc({ login, password, request })
const stranger = smsc({ login, password: 'wrong', request })

async function refused(promise, code) {
  await assert.rejects(promise, error => error.name === 'SmscApiError' && error.response.error_code === code)
}

async function groups() {
  const first = await api.phones({ add_group: 1, name: 'друзья', num: 7 })
  const second = await api.phones({ add_group: 1, name: 'Friends' })
  assert.deepEqual(await api.phones({ chg_group: 1, grp: second.id, name: 'old friends' }), { result: 'OK' })
  const listed = await api.phones({ get_group: 1 })
  assert.deepEqual(listed.map(group => group.name), ['Друзья', 'Old friends'])
  return [first.id, second.id]
}

async function contacts(first, second) {
  const phone = '79999999999'
  const added = await api.phones({ add: 1, phone: '+7 999 999-99-99', name: 'Анна', grp: first, bd: '01.02.1990' })
  assert.equal(typeof added.id, 'number')
  assert.deepEqual(await api.phones({ chg: 1, phone, name: 'Анна Л.' }), { result: 'OK' })
  assert.deepEqual(await api.phones({ move_group: 2, phone, grp: second }), { result: 'OK' })
  const [row] = await api.phones({ get: 1, phone })
  assert.equal(row.name, 'Анна Л.')
  assert.equal(row.group, `${first},${second}`)
  assert.deepEqual(await api.phones({ del: 1, phone }), { result: 'OK' })
  await refused(api.phones({ get: 1, phone }), 3)
}

async function blacklist() {
  const block = await api.phones({ add_black: 1, phone: '79999999999', type: 1, cmt: 'по просьбе' })
  assert.deepEqual(await api.phones({ get_black: 1 }),
    [{ id: block.id, phone: '79999999999', type: 1, comment: 'по просьбе' }])
  assert.deepEqual(await api.phones({ del_black: 1, phone: '79999999999' }), { result: 'OK' })
}

async function complaints() {
  await refused(api.phones({ add: 1 }), 1)
  await refused(stranger.balance(), 2)
  await refused(api.phones({ add_group: 1, name: ' ' }), 5)
}

async function all() {
  const [first, second] = await groups()
  await contacts(first, second)
  await blacklist()
  assert.equal((await api.balance()).balance, '1500.00')
  await complaints()
  assert.deepEqual(await api.phones({ del_group: 1, grp: first }), { result: 'OK' })
  console.log('all fine')
}

all().catch(error => { console.error(error); process.exitCode = 1 })
