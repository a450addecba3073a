/* What helps where JavaScript runs; every page works without it. */
(function () {
  'use strict'

  // Go to what is wrong.
  const wrong = document.querySelector('[data-focus]')
  if (wrong) wrong.focus()

  // A menu closes when one goes elsewhere.
  function close (except) {
    document.querySelectorAll('details.menu[open]').forEach(function (menu) {
      if (menu !== except) menu.open = false
    })
  }
  document.addEventListener('click', function (event) { close(event.target.closest('details.menu')) })
  document.addEventListener('keydown', function (event) {
    if (event.key !== 'Escape') return
    const menu = document.activeElement && document.activeElement.closest('details.menu[open]')
    close(null)
    if (menu) menu.querySelector('summary').focus()
  })

  // A second press while the first is on its way sends nothing twice; the server would refuse it anyway.
  document.addEventListener('submit', function (event) {
    const form = event.target
    if (form.dataset.sent) event.preventDefault()
    form.dataset.sent = 'yes'
    window.setTimeout(function () { delete form.dataset.sent }, 3000)
  })
  window.addEventListener('pageshow', function () {
    document.querySelectorAll('form[data-sent]').forEach(function (form) { delete form.dataset.sent })
  })

  // A passkey that could not be used says so on the page.
  document.addEventListener('allauth.error', function (event) {
    const failed = document.querySelector('[data-passkey-failed]')
    if (!failed) return
    event.preventDefault()
    failed.hidden = false
    failed.focus()
  })

  // What is typed into a step and not sent comes back in this tab when another form or page was used meanwhile; where
  // what stands saved has changed since, the saved counts.
  const step = document.getElementById('hasil')
  const mine = function () {
    return Array.from(step.elements).filter(function (one) {
      return one.name && !['hidden', 'submit', 'file', 'fieldset'].includes(one.type)
    })
  }
  const ticked = function (one) { return one.type === 'radio' || one.type === 'checkbox' }
  const saved = function (one) {
    if (ticked(one)) return one.defaultChecked
    return one.options ? Array.from(one.options).filter(function (o) { return o.defaultSelected }).map(function (o) { return o.value }).join() : one.defaultValue
  }
  const key = function (one) { return one.name + (ticked(one) ? '=' + one.value : '') }
  if (step) {
    const who = document.querySelector('header details.menu summary')
    const place = 'mutubaku-step:' + (who ? who.textContent.trim() : '') + ':' + step.getAttribute('action')
    let typed = false, sent = false
    try {
      const held = JSON.parse(window.sessionStorage.getItem(place)) || {}
      mine().forEach(function (one) {
        const found = held[key(one)]
        if (!found || found[0] !== saved(one)) return
        if (ticked(one)) one.checked = found[1]
        else one.value = found[1]
        typed = true
      })
    } catch (_) { /* a browser that keeps nothing */ }
    document.addEventListener('input', function (event) { typed = typed || event.target.form === step })
    step.addEventListener('submit', function () { sent = true })
    window.addEventListener('pagehide', function () {
      const now = {}
      mine().forEach(function (one) {
        const value = ticked(one) ? one.checked : one.value
        if (value !== saved(one)) now[key(one)] = [saved(one), value]
      })
      try {
        if (sent || !typed) window.sessionStorage.removeItem(place)
        else window.sessionStorage.setItem(place, JSON.stringify(now))
      } catch (_) { /* full, or not allowed */ }
    })
  }

  // "/" leads to the search box of the desk.
  document.addEventListener('keydown', function (event) {
    const box = document.getElementById('cari')
    if (event.key !== '/' || !box || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target.closest('input, textarea, select, [contenteditable]')) return
    event.preventDefault()
    box.focus()
  })
})()
