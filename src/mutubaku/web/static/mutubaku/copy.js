/* Copies what a button names; where that fails, the text beside it can be selected by one press. */
(function () {
  'use strict'
  document.querySelectorAll('[data-copy]').forEach(function (button) {
    if (!navigator.clipboard) { button.hidden = true; return }
    const words = button.textContent
    button.addEventListener('click', function () {
      navigator.clipboard.writeText(button.dataset.copy).then(function () {
        button.textContent = button.dataset.copied
        window.setTimeout(function () { button.textContent = words }, 4000)
      })
    })
  })
})()
