/* Photos taken at a factory wait for a connection: kept in the browser's own database until the server has them, each
   under its form's key, so that what is sent again is kept once. Too large a photo is told before it is kept. Without
   this script, or without that database, each form posts by itself. Texts have later.js. */
(function () {
  'use strict'
  const bar = document.querySelector('[data-photos]')
  if (!bar || !window.indexedDB) return
  const said = bar.dataset
  const under = {}
  let base = null, timer = 0, busy = false, expired = false, was = false

  function ask (mode, what) {
    return new Promise(function (resolve, reject) {
      const act = base.transaction('photos', mode)
      const found = what(act.objectStore('photos'))
      act.oncomplete = function () { resolve(found.result) }
      act.onerror = act.onabort = function () { reject(act.error) }
    })
  }
  async function mine () {
    const all = await ask('readonly', function (store) { return store.getAll() })
    return all.filter(function (one) { return one.user === said.photos }).sort(function (a, b) { return a.at - b.at })
  }
  function put (one) { return ask('readwrite', function (store) { return store.put(one) }) }
  function drop (one) { return ask('readwrite', function (store) { return store.delete(one.once) }) }
  function key () {
    const b = crypto.getRandomValues(new Uint8Array(16))
    b[6] = (b[6] & 15) | 64
    b[8] = (b[8] & 63) | 128
    const hex = Array.from(b, function (one) { return one.toString(16).padStart(2, '0') }).join('')
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  }
  function element (name, text) { const made = document.createElement(name); made.textContent = text; return made }

  async function show () {
    const all = await mine()
    const waits = all.filter(function (one) { return !one.refused }).length
    was = was || waits > 0
    bar.hidden = !all.length && !was
    bar.classList.toggle('is-waiting', all.length > 0)
    bar.textContent = (expired && waits ? said.login : waits ? said.some : all.length ? '' : said.done).replace('%s', waits)
    all.filter(function (one) { return one.refused }).forEach(refusal)
  }
  // A photo the server did not take can be saved on the telephone, and is let go of only by hand.
  function refusal (one) {
    bar.appendChild(element('p', said.bad.replace('%s', one.name) + ' ' + one.refused))
    const line = bar.appendChild(element('p', ''))
    line.className = 'row'
    const link = line.appendChild(element('a', said.keep))
    link.href = URL.createObjectURL(file(one))
    link.download = one.name
    const button = line.appendChild(element('button', said.drop))
    button.type = 'button'
    button.className = 'button button-small'
    button.addEventListener('click', async function () { await drop(one); show() })
  }
  function file (one) { return new File([one.bytes], one.name, { type: one.type }) }

  // Where the server leads when it has kept the photo; its sentence when it did not take it; null when not reached.
  async function send (one, isAgain) {
    if (under[one.once]) return null
    under[one.once] = true
    try {
      const body = new FormData()
      one.typed.forEach(function (pair) { body.append(pair[0], pair[1]) })
      body.set('once', one.once)
      body.set('csrfmiddlewaretoken', document.querySelector('[name=csrfmiddlewaretoken]').value)
      body.append(one.field, file(one))
      const answer = await fetch(one.action, { method: 'POST', body: body, headers: { 'X-Outbox': '1' } })
      if ((answer.headers.get('Content-Type') || '').includes('json')) {
        expired = false
        const goal = (await answer.json()).goal
        await drop(one)
        return { goal: goal }
      }
      expired = answer.redirected || answer.status === 403
      if (expired && !isAgain && await window.mutubakuSignedIn('data-photos')) { delete under[one.once]; return await send(one, true) }
      if (expired || answer.status === 429 || answer.status >= 500) return null
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const why = page.querySelector('.error-line')
      return { why: why ? why.textContent.trim() : said.unknown }
    } catch (_) { return null } finally { delete under[one.once] }
  }

  async function flush () {
    if (busy) return
    busy = true
    for (const one of await mine()) {
      if (one.refused) continue
      const led = await send(one)
      if (!led) break
      if (led.why) await put(Object.assign(one, { refused: led.why }))
    }
    busy = false
    await show()
    if ((await mine()).some(function (one) { return !one.refused })) later(15000)
  }
  function later (wait) { clearTimeout(timer); timer = setTimeout(flush, wait) }

  function tell (form, text) {
    const place = form.querySelector('[data-photo-said]')
    place.textContent = text
    place.hidden = !text
  }
  async function hand (form, picked, field) {
    const typed = Array.from(new FormData(form)).filter(function (one) {
      return typeof one[1] === 'string' && one[0] !== 'csrfmiddlewaretoken' && one[0] !== 'once'
    })
    const one = { once: form.elements.once.value, user: said.photos, action: form.action, typed: typed, field: field, at: Date.now() }
    try {
      await put(Object.assign(one, { name: picked.name, type: picked.type, bytes: await picked.arrayBuffer() }))
    } catch (_) { HTMLFormElement.prototype.submit.call(form); return }
    const led = await send(one)
    if (led && led.goal) {
      const goal = new URL(led.goal, location.href)
      location.assign(goal)
      if (goal.pathname + goal.search === location.pathname + location.search && goal.hash) location.reload()
      return
    }
    if (led) { await drop(one); tell(form, led.why) }
    form.reset()
    form.elements.once.value = key()
    await show()
    later(15000)
  }

  document.querySelectorAll('form[data-photo]').forEach(function (form) {
    form.addEventListener('submit', function (event) {
      const input = form.querySelector('input[type=file]'), picked = input.files[0]
      if (!base || !picked) return
      event.preventDefault()
      const large = picked.size > Number(said.limit)
      tell(form, large ? said.large.replace('%n', picked.name).replace('%m', Math.ceil(picked.size / 1048576)) : '')
      if (!large) hand(form, picked, input.name)
    })
  })
  const opening = indexedDB.open('mutubaku-photos', 1)
  opening.onupgradeneeded = function () { opening.result.createObjectStore('photos', { keyPath: 'once' }) }
  opening.onsuccess = function () { base = opening.result; show(); later(0) }
  window.addEventListener('online', function () { if (base) later(0) })
})()
