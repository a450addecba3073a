/* Answers of a checklist survive a lost connection: kept on the telephone until the server has them, each with a key
   of its own, so that what is sent again is not written twice. Without this script each form posts by itself. */
(function () {
  'use strict'
  const bar = document.querySelector('[data-outbox]')
  if (!bar) return
  const said = bar.dataset
  const place = 'mutubaku-outbox:' + said.outbox
  const forms = {}
  let timer = 0, busy = false, expired = false, full = false, memory = {}

  function read () {
    try { return full ? memory : JSON.parse(localStorage.getItem(place)) || {} } catch (_) { return memory }
  }
  function write (box) {
    memory = box
    try { localStorage.setItem(place, JSON.stringify(box)); full = false } catch (_) { full = true }
    show()
  }
  function show () {
    const count = Object.keys(read()).length
    bar.textContent = (full && count ? said.full : expired && count ? said.login : count ? said.some : said.none)
      .replace('%s', count)
    bar.classList.toggle('is-waiting', count > 0)
  }
  function key () {
    const b = crypto.getRandomValues(new Uint8Array(16))
    b[6] = (b[6] & 15) | 64
    b[8] = (b[8] & 63) | 128
    const hex = Array.from(b, function (one) { return one.toString(16).padStart(2, '0') }).join('')
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  }
  function state (name, text) { if (forms[name]) forms[name].querySelector('[data-state]').textContent = text }

  // What is typed is kept at once, and sent when a field is left or one pauses: not at every letter.
  function keep (form) {
    const sent = Object.fromEntries(new FormData(form))
    delete sent.csrfmiddlewaretoken
    const box = read()
    box[form.dataset.answer] = Object.assign(sent, { key: key(), once: key(), typed_at: new Date().toISOString() })
    write(box)
    state(form.dataset.answer, said.waiting)
    later(3000)
  }
  function later (wait) { clearTimeout(timer); timer = setTimeout(flush, wait) }

  async function flush () {
    if (busy) return
    busy = true
    let again = 0
    for (const [name, one] of Object.entries(read())) {
      if (!forms[name] || one.refused) continue
      const done = await send(name, one)
      if (done === null) { again = 15000; break }
    }
    busy = false
    const waiting = Object.values(read()).some(function (one) { return !one.refused })
    if (waiting) later(again || 900)
  }

  // null: not reached; the answer stays in the box.
  async function send (name, one, isAgain) {
    const form = forms[name]
    const body = new URLSearchParams(one)
    body.set('csrfmiddlewaretoken', form.elements.csrfmiddlewaretoken.value)
    let answer, told
    try {
      answer = await fetch(form.action, { method: 'POST', body: body, headers: { Accept: 'application/json' } })
      told = (answer.headers.get('Content-Type') || '').includes('json') ? await answer.json() : null
    } catch (_) { return null }
    if (!told) {
      expired = answer.redirected || answer.status === 403
      if (expired && !isAgain && await window.mutubakuSignedIn('data-outbox')) return send(name, one, true)
      show()
      return null
    }
    expired = false
    const box = read()
    const newer = !box[name] || box[name].key !== one.key
    if (answer.ok) {
      if (!newer) { delete box[name]; state(name, told.signed || said.saved) } else if (box[name]) Object.assign(box[name], { basis: told.basis, known: told.known })
      form.elements.basis.value = told.basis
      form.elements.known.value = told.known
      const other = form.querySelector('[data-conflict]')
      other.textContent = told.conflict
      other.hidden = !told.conflict
    } else if (!newer) { box[name].refused = true; state(name, told.problem) }
    write(box)
    return true
  }

  document.querySelectorAll('form[data-answer]').forEach(function (form) {
    forms[form.dataset.answer] = form
    form.addEventListener('input', function () { keep(form) })
    form.addEventListener('change', function () { later(300) })
    form.addEventListener('submit', function (event) {
      if (full) return
      event.preventDefault()
      keep(form)
      later(0)
    })
  })
  // What an earlier visit of this page could not send stands in its fields again.
  const left = read()
  for (const [name, one] of Object.entries(left)) {
    if (!forms[name]) continue
    delete one.refused
    for (const field of ['note', 'evidence']) forms[name].elements[field].value = one[field] || ''
    for (const choice of forms[name].elements.found) choice.checked = choice.value === one.found
    state(name, said.waiting)
  }
  write(left)
  window.addEventListener('online', function () { later(0) })
  window.addEventListener('beforeunload', function (event) { if (full && Object.keys(read()).length) event.preventDefault() })
  later(0)
})()
