// What this tab keeps of its conversation, and how it gets that from another open tab of the same site. There are no
// cookies and no local storage: when the last tab is closed, nothing is left.
const chatSession = (() => {
  'use strict';

  // The bot may share its origin with the clinic's own pages.
  const key = 'trigger-point-chat';
  const tabs = channel();

  // A browser may have none, or forbid it.
  function channel() {
    try {
      return new BroadcastChannel(key);
    } catch {
      return null;
    }
  }

  // A browser may forbid storage altogether; the chat then lives as long as the page.
  function storage(use) {
    try {
      return use(window.sessionStorage);
    } catch {
      return null;
    }
  }

  function read() {
    try {
      const kept = JSON.parse(storage(store => store.getItem(key)));
      return kept?.token && kept.conversationId && kept.domain ? kept : null;
    } catch {
      return null;
    }
  }

  function keep(session) {
    storage(store => store.setItem(key, JSON.stringify(session)));
  }

  function forget(conversationId) {
    storage(store => store.removeItem(key));
    tabs?.postMessage({ forgotten: conversationId });
  }

  /** Asks the other tabs; null when there is none that answers soon. */
  function fromOtherTab() {
    return new Promise(resolve => {
      if (!tabs) {
        resolve(null);
        return;
      }

      const answer = ({ data }) => data.session && done(data.session);
      const timer = setTimeout(() => done(null), 150);
      function done(session) {
        clearTimeout(timer);
        tabs.removeEventListener('message', answer);
        resolve(session);
      }

      tabs.addEventListener('message', answer);
      tabs.postMessage({ ask: true });
    });
  }

  /** Calls back when another tab has deleted the conversation that this one shows. */
  function onForgotten(call) {
    tabs?.addEventListener('message', ({ data }) => {
      if (data.forgotten && data.forgotten === read()?.conversationId) {
        storage(store => store.removeItem(key));
        call();
      }
    });
  }

  tabs?.addEventListener('message', ({ data }) => {
    const session = data.ask && read();
    if (session) {
      tabs.postMessage({ session });
    }
  });

  return { read, keep, forget, fromOtherTab, onForgotten };
})();
