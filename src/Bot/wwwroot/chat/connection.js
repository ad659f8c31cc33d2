// Starts a conversation or goes on with the one that was kept, and keeps it alive: a token that expired while the
// computer slept is exchanged, and what could not be sent for that reason is sent again.
const chatConnection = (() => {
  'use strict';

  const online = 2;
  const expired = 3;
  const failed = 4;
  const ended = 5;

  async function call(url, options) {
    const response = await fetch(url, { credentials: 'omit', cache: 'no-store', ...options });
    if (response.status >= 500 || response.status === 429) {
      throw new Error(`The server answered ${response.status}.`);
    }

    return response;
  }

  const withToken = token => ({ headers: { Authorization: `Bearer ${token}` } });

  async function fresh(root) {
    const response = await call(`${root}chat/token`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' });
    if (!response.ok) {
      throw new Error(`The server answered ${response.status}.`);
    }

    const { token, conversationId, domain } = await response.json();
    return { token, conversationId, domain: new URL(domain, location.href).href };
  }

  /** The kept session with a new token and the address of its stream; null when the server does not have it any more. */
  async function renewed(session, watermark) {
    const refresh = await call(`${session.domain}/tokens/refresh`, { method: 'POST', ...withToken(session.token) });
    if (!refresh.ok) {
      return null;
    }

    const { token } = await refresh.json();
    const query = watermark ? `?watermark=${encodeURIComponent(watermark)}` : '';
    const found = await call(`${session.domain}/conversations/${session.conversationId}${query}`, withToken(token));
    return found.ok ? { session: { ...session, token }, streamUrl: (await found.json()).streamUrl } : null;
  }

  /** Deletes the conversation on the server; false when it could not be reached. */
  async function forget(connection) {
    try {
      const session = connection.session();
      const response = await call(`${session.domain}/conversations/${session.conversationId}`, { method: 'DELETE', ...withToken(session.token) });
      if (response.status === 403 && (await connection.recover())) {
        return await forget(connection);
      }

      return response.ok || response.status === 404;
    } catch {
      return false;
    }
  }

  /**
   * Connects. `events.lost` is called when the conversation is gone, `events.failed` when the server cannot be reached.
   * The result says whether a kept conversation was lost on the way.
   */
  async function open(root, locale, events) {
    const kept = chatSession.read() ?? (await chatSession.fromOtherTab());
    const resumed = kept && (await renewed(kept));
    const session = resumed?.session ?? (await fresh(root));
    const directLine = WebChat.createDirectLine({
      domain: session.domain,
      token: session.token,
      webSocket: true,
      ...(resumed ? { conversationId: session.conversationId } : { conversationStartProperties: { locale } }),
    });
    const connection = { directLine, wasLost: Boolean(kept) && !resumed, wasResumed: Boolean(resumed) };
    keepAlive(connection, session, events);
    return connection;
  }

  function keepAlive(connection, session, events) {
    const { directLine } = connection;
    let recovery = null;

    // directlinejs exchanges its token every 15 minutes; the latest one is the one to keep.
    connection.session = () => ({ ...session, token: directLine.token ?? session.token });
    connection.recover = () => (recovery ??= recover().finally(() => (recovery = null)));

    async function recover() {
      try {
        const renewal = await renewed(connection.session(), directLine.watermark);
        if (!renewal) {
          events.lost();
          return false;
        }

        directLine.reconnect({ conversationId: session.conversationId, token: renewal.session.token, streamUrl: renewal.streamUrl });
        return true;
      } catch {
        events.failed();
        return false;
      }
    }

    directLine.connectionStatus$.subscribe(status => {
      if (status === online) {
        chatSession.keep(connection.session());
        events.online();
      } else if (status === expired) {
        connection.recover();
      } else if (status === failed) {
        events.failed();
      } else if (status === ended) {
        events.lost();
      }
    });
    addEventListener('pagehide', () => chatSession.read() && chatSession.keep(connection.session()));
    resendAfterRecovery(connection);
  }

  // Web Chat only needs to subscribe to what it sends.
  function resendAfterRecovery(connection) {
    const { directLine } = connection;
    const post = directLine.postActivity.bind(directLine);
    directLine.postActivity = activity => ({
      subscribe: observer => post(activity).subscribe({
        next: async id => {
          const again = id === 'retry' && directLine.connectionStatus$.getValue() === expired && (await connection.recover());
          if (again) {
            post(activity).subscribe(observer);
          } else {
            observer.next?.(id);
            observer.complete?.();
          }
        },
        error: fault => observer.error?.(fault),
      }),
    });
  }

  return { open, forget };
})();
