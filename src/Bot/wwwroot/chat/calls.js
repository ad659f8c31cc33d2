// The calls of Direct Line. Each has an end: what brings no answer in time counts as not reached.
const chatCalls = (() => {
  'use strict';

  /** The server, or the way to it, gave no answer that means anything; trying again may help. */
  class Unreachable extends Error {
    constructor(retryAfter) {
      super('No answer.');
      this.retryAfter = retryAfter;
    }
  }

  async function call(url, { token, headers, ...options } = {}) {
    const abort = new AbortController();
    const limit = setTimeout(() => abort.abort(), 10000);
    try {
      const response = await fetch(url, {
        credentials: 'omit',
        cache: 'no-store',
        signal: abort.signal,
        headers: { ...headers, ...(token && { Authorization: `Bearer ${token}` }) },
        ...options,
      });
      if (response.status >= 500 || response.status === 429) {
        throw new Unreachable(Number(response.headers.get('Retry-After')) || 0);
      }

      return { ok: response.ok, status: response.status, body: response.ok && response.status !== 204 ? await response.json() : null };
    } catch (fault) {
      throw fault instanceof Unreachable ? fault : new Unreachable(0);
    } finally {
      clearTimeout(limit);
    }
  }

  const json = (method, body) => ({ method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  const conversation = ({ domain, conversationId }) => `${domain}/conversations/${conversationId}`;

  function required({ ok, body }) {
    if (!ok) {
      throw new Unreachable(0);
    }

    return body;
  }

  /** A new conversation and the address of its stream. */
  async function start(root, locale) {
    const given = required(await call(`${root}chat/token`, json('POST', {})));
    const domain = new URL(given.domain, location.href).href;
    const { token, conversationId, streamUrl } = required(await call(`${domain}/conversations`, { token: given.token, ...json('POST', { locale }) }));
    return { session: { token, conversationId, domain }, streamUrl };
  }

  /** The session with a new token, and the address of its stream; null when the server does not have it any more. */
  async function renew(session, watermark) {
    const refresh = await call(`${session.domain}/tokens/refresh`, { method: 'POST', token: session.token });
    if (!refresh.ok) {
      return null;
    }

    const { token } = refresh.body;
    const found = await call(`${conversation(session)}?watermark=${encodeURIComponent(watermark)}`, { token });
    return found.ok ? { session: { ...session, token }, streamUrl: found.body.streamUrl } : null;
  }

  const poll = (session, watermark) => call(`${conversation(session)}/activities?watermark=${encodeURIComponent(watermark)}`, { token: session.token });
  const post = (session, activity) => call(`${conversation(session)}/activities`, { token: session.token, ...json('POST', activity) });
  const forget = session => call(conversation(session), { method: 'DELETE', token: session.token });

  return { start, renew, poll, post, forget, Unreachable };
})();
