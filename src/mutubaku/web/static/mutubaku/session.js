/* A page left open while its person signed in again in another tab: it takes over the new key of its forms. Not when
   somebody else signed in there: what waits is sent under the name of whoever typed it. */
window.mutubakuSignedIn = async function (mark) {
  'use strict'
  const mine = document.querySelector('[' + mark + ']').getAttribute(mark)
  try {
    const answer = await fetch(location.href, { headers: { 'X-Outbox': '1' } })
    if (!answer.ok || answer.redirected) return false
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const bar = page.querySelector('[' + mark + ']'), key = page.querySelector('[name=csrfmiddlewaretoken]')
    if (!bar || !key || bar.getAttribute(mark) !== mine) return false
    document.querySelectorAll('[name=csrfmiddlewaretoken]').forEach(function (one) { one.value = key.value })
    return true
  } catch (_) { return false }
}
