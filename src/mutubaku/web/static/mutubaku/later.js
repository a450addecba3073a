/* Forms filled in at a factory survive a lost connection: what is typed is kept on the telephone, what is sent waits
   there until the server has it. It goes under the form's own key, so that what is sent again acts once. Without this
   script each form posts by itself. Checklist answers have outbox.js. */
(function () {
  'use strict'
  const bar = document.querySelector('[data-later]')
  if (!bar) return
  const said = bar.dataset
  const place = 'mutubaku-later:' + said.later
  const under = {}
  let timer = 0, busy = false, expired = false, was = false

  function read () {
    try { return Object.assign({ drafts: {}, sent: {} }, JSON.parse(localStorage.getItem(place))) } catch (_) { return { drafts: {}, sent: {} } }
  }
  function write (box) {
    try { localStorage.setItem(place, JSON.stringify(box)) } catch (_) { return false }
    show(box)
    return true
  }
  function show (box) {
    const all = Object.values(box.sent)
    const bad = all.filter(function (one) { return one.refused })
    const waits = all.length - bad.length
    was = was || waits > 0
    bar.hidden = !all.length && !was
    bar.classList.toggle('is-waiting', all.length > 0)
    bar.textContent = (expired && waits ? said.login : waits ? said.some : bad.length ? said.bad : said.done)
      .replace('%s', waits || bad.length)
    if (bad.length && !waits) {
      const link = bar.appendChild(document.createElement('a'))
      link.href = bad[0].page
      link.textContent = said.open
    }
  }
  function key () {
    const b = crypto.getRandomValues(new Uint8Array(16))
    b[6] = (b[6] & 15) | 64
    b[8] = (b[8] & 63) | 128
    const hex = Array.from(b, function (one) { return one.toString(16).padStart(2, '0') }).join('')
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  }
  function pairs (form) {
    return Array.from(new FormData(form)).filter(function (one) {
      return one[0] !== 'csrfmiddlewaretoken' && one[0] !== 'once' && typeof one[1] === 'string'
    })
  }
  function fill (form, typed) {
    const given = new Set(typed.map(function (one) { return one.join('=') }))
    for (const field of form.elements) {
      const carried = field.type === 'hidden' && !('basis' in field.dataset)
      if (carried || ['submit', 'fieldset'].includes(field.type) || !field.name) continue
      const found = typed.find(function (one) { return one[0] === field.name })
      if (field.type === 'checkbox' || field.type === 'radio') field.checked = given.has(field.name + '=' + field.value)
      else if (found) field.value = found[1]
    }
    const fold = form.closest('details')
    if (fold) fold.open = true
  }
  // What waits of one form, by key. A form that stays (data-stay) is changed again in place of what waits.
  function named (box, name) { return Object.keys(box.sent).filter(function (one) { return box.sent[one].form === name }) }
  function later (wait) { clearTimeout(timer); timer = setTimeout(flush, wait) }

  // Where the server leads when it has acted; 'refused' when it did not take it; nothing when it was not reached.
  async function send (once, isAgain) {
    const one = read().sent[once]
    if (!one || under[once]) return ''
    under[once] = true
    try {
      const body = new URLSearchParams(one.typed)
      body.set('once', once)
      body.set('csrfmiddlewaretoken', document.querySelector('[name=csrfmiddlewaretoken]').value)
      const answer = await fetch(one.action, { method: 'POST', body: body, headers: { 'X-Outbox': '1' } })
      if ((answer.headers.get('Content-Type') || '').includes('json')) {
        expired = false
        const goal = (await answer.json()).goal
        drop(once)
        return goal
      }
      expired = answer.redirected || answer.status === 403
      if (expired && !isAgain && await window.mutubakuSignedIn('data-later')) { delete under[once]; return await send(once, true) }
      return expired || answer.status === 429 || answer.status >= 500 ? '' : 'refused'
    } catch (_) { return '' } finally { delete under[once] }
  }
  function drop (once) { const box = read(); delete box.sent[once]; write(box) }

  async function flush () {
    if (busy) return
    busy = true
    for (const [once, one] of Object.entries(read().sent)) {
      if (one.refused) continue
      const led = await send(once)
      if (!led) break
      if (led === 'refused') { const box = read(); box.sent[once].refused = true; write(box) }
    }
    busy = false
    const box = read()
    show(box)
    if (Object.values(box.sent).some(function (one) { return !one.refused })) later(15000)
  }

  // Sent at once where there is a connection, so that the page goes on as it would without this script.
  async function hand (form, once) {
    const led = await send(once)
    if (led === 'refused') { drop(once); HTMLFormElement.prototype.submit.call(form); return }
    if (led) {
      const goal = new URL(led, location.href)
      const here = goal.pathname + goal.search === location.pathname + location.search
      location.assign(goal)
      if (here && goal.hash) location.reload()
      return
    }
    if (!('stay' in form.dataset)) form.reset()
    form.hidden = 'single' in form.dataset
    form.elements.once.value = key()
    delete form.dataset.sent
    show(read())
    later(15000)
  }

  document.querySelectorAll('form[data-keep]').forEach(function (form) {
    const name = form.dataset.keep
    form.addEventListener('input', function () { const box = read(); box.drafts[name] = pairs(form); write(box) })
    form.addEventListener('submit', function (event) {
      if (form.dataset.sent) return
      const box = read(), once = form.elements.once.value
      delete box.drafts[name]
      if ('stay' in form.dataset) named(box, name).filter(function (one) { return !under[one] }).forEach(function (one) { delete box.sent[one] })
      box.sent[once] = { form: name, action: form.action, page: location.href, typed: pairs(form) }
      if (!write(box)) return
      event.preventDefault()
      hand(form, once)
    })
    const box = read()
    const back = named(box, name).find(function (one) { return box.sent[one].refused })
    const waits = 'stay' in form.dataset && named(box, name).pop()
    // one that was not taken stands in its form again; not over what was typed since, which goes first
    if (back && !box.drafts[name]) { box.drafts[name] = box.sent[back].typed; delete box.sent[back]; write(box) }
    if (box.drafts[name]) fill(form, box.drafts[name])
    else if (waits) fill(form, box.sent[waits].typed)
  })
  show(read())
  window.addEventListener('online', function () { later(0) })
  later(0)
})()
