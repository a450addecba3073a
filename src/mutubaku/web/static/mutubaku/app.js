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

  // "/" leads to the search box of the desk.
  document.addEventListener('keydown', function (event) {
    const box = document.getElementById('cari')
    if (event.key !== '/' || !box || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target.closest('input, textarea, select, [contenteditable]')) return
    event.preventDefault()
    box.focus()
  })
})()
