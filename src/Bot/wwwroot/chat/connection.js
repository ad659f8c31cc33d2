// Starts a conversation or goes on with the one that was kept, and keeps it alive: a token that expired while the
// computer slept is exchanged, and what could not be sent for that reason is sent again.
const chatConnection = (() => {
  'use strict';

  // States of directlinejs.
  const online = 2;
  const expired = 3;
  const failed = 4;

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
   * `wasLost` says that a kept conversation could not be continued.
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
    const connection = keepAlive(directLine, session, events);
    return { ...connection, wasLost: Boolean(kept) && !resumed };
  }

  function keepAlive(directLine, session, events) {
    // directlinejs exchanges its token every 15 minutes; the latest one is the one to keep.
    const latest = () => ({ ...session, token: directLine.token ?? session.token });
    let recovery = null;
    const recover = () => (recovery ??= exchange().finally(() => (recovery = null)));

    async function exchange() {
      try {
        const renewal = await renewed(latest(), directLine.watermark);
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

    const watching = directLine.connectionStatus$.subscribe(status => {
      if (status === online) {
        chatSession.keep(latest());
        events.online();
      } else if (status === expired) {
        recover();
      } else if (status === failed) {
        events.failed();
      }
    });
    const keepLatest = () => chatSession.read() && chatSession.keep(latest());
    addEventListener('pagehide', keepLatest);
    return {
      session: latest,
      recover,
      forWebChat: facade(directLine, session.token, recover),
      end() {
        removeEventListener('pagehide', keepLatest);
        watching.unsubscribe();
        directLine.end();
      },
    };
  }

  // What Web Chat gets to see. It takes an expired token for the end of everything, and waits long for what could not
  // be sent: here the one is kept from it, and the other is sent again or fails at once.
  function facade(directLine, token, recover) {
    const status$ = directLine.connectionStatus$;

    function post(activity, observer, isLast) {
      return directLine.postActivity(activity).subscribe({
        async next(id) {
          if (id !== 'retry') {
            observer.next?.(id);
            observer.complete?.();
          } else if (!isLast && status$.getValue() === expired && (await recover())) {
            post(activity, observer, true);
          } else {
            observer.error?.(new Error('The message was not sent.'));
          }
        },
        error: fault => observer.error?.(fault),
      });
    }

    return {
      token,
      activity$: directLine.activity$,
      connectionStatus$: status$.filter(status => status !== expired),
      postActivity: activity => ({ subscribe: observer => post(activity, observer, false) }),
      getSessionId: () => directLine.getSessionId(),
      end: () => directLine.end(),
    };
  }

  return { open, forget };
})();
