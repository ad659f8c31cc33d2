// The chat page: what stands around Web Chat, on its own or in the widget's frame.
(() => {
  'use strict';

  const { root, nonce, texts: json } = document.body.dataset;
  const texts = JSON.parse(json);
  const frameName = 'trigger-point-chat';
  const isFramed = window.parent !== window;
  const feedbackEvent = 'webchat:activity-status/feedback';
  const element = id => document.getElementById(id);
  // Kinds of answers by their text: Web Chat asks for Markdown to be shown without saying whose it is.
  const kinds = new Map();
  let connection = null;
  // What to say once the connection stands.
  let news = '';
  let locale = 'en';
  // Sites that frame the page are limited by its Content-Security-Policy; this is the one that does.
  let parentOrigin = null;

  const styleOptions = {
    accent: 'var(--accent)',
    backgroundColor: 'var(--surface)',
    primaryFont: 'inherit',
    rootWidth: '100%',
    rootHeight: '100%',
    bubbleBackground: 'var(--bubble)',
    bubbleTextColor: 'var(--text)',
    bubbleBorderWidth: 0,
    bubbleBorderRadius: 14,
    bubbleMaxWidth: 640,
    bubbleFromUserBackground: 'var(--accent)',
    bubbleFromUserTextColor: 'var(--on-accent)',
    bubbleFromUserBorderWidth: 0,
    bubbleFromUserBorderRadius: 14,
    subtle: 'var(--subtle)',
    timestampColor: 'var(--subtle)',
    hideUploadButton: true,
    hideTelephoneKeypadButton: true,
    groupTimestamp: 60000,
    maxMessageLength: 2000,
    sendBoxBackground: 'var(--surface)',
    sendBoxTextColor: 'var(--text)',
    sendBoxPlaceholderColor: 'var(--subtle)',
    sendBoxButtonColor: 'var(--accent)',
    sendBoxButtonColorOnFocus: 'var(--accent)',
    sendBoxButtonColorOnHover: 'var(--accent)',
    sendBoxHeight: 52,
    sendBoxTextWrap: true,
    sendBoxMaxHeight: 120,
    suggestedActionLayout: 'stacked',
    suggestedActionsStackedLayoutButtonTextWrap: true,
    suggestedActionsStackedHeight: 'auto',
    suggestedActionBackgroundColor: 'var(--surface)',
    suggestedActionBackgroundColorOnHover: 'var(--bubble)',
    suggestedActionBackgroundColorOnFocus: 'var(--surface)',
    suggestedActionBackgroundColorOnActive: 'var(--bubble)',
    suggestedActionBorderColor: 'var(--accent)',
    suggestedActionBorderRadius: 12,
    suggestedActionBorderWidth: 1,
    suggestedActionTextColor: 'var(--accent)',
    suggestedActionHeight: 44,
    markdownRespectCRLF: false,
    spinnerAnimationBackgroundImage: 'none',
    typingAnimationBackgroundImage: 'none',
  };

  function say(text, { retry = false } = {}) {
    element('status').textContent = text;
    element('retry').hidden = !retry;
  }

  function renderMarkdown(text) {
    return chatMarkdown.render(text, kinds.get(text), texts).outerHTML;
  }

  // What Web Chat's own store is told, on the way.
  const watch = () => next => action => {
    const activity = action.payload?.activity;
    if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY' && activity.text) {
      const kind = activity.entities?.find(entity => entity.type === 'https://schema.org/Message')?.keywords?.[0];
      kinds.set(activity.text, kind);
    } else if (action.type === 'DIRECT_LINE/POST_ACTIVITY' && activity.name === feedbackEvent) {
      say(texts.thanks);
    } else if (action.type === 'DIRECT_LINE/POST_ACTIVITY' && navigator.onLine) {
      say('');
    }

    return next(action);
  };

  function show(directLine) {
    // A conversation gets a place of its own, so that nothing of the one before it is left.
    const place = document.createElement('div');
    element('chat').replaceChildren(place);
    kinds.clear();
    WebChat.renderWebChat({
      directLine,
      locale,
      nonce,
      renderMarkdown,
      store: WebChat.createStore({}, watch),
      styleOptions,
      overrideLocalizedStrings: strings => ({
        ...strings,
        TEXT_INPUT_PLACEHOLDER: texts['type-here'],
        TEXT_INPUT_ALT: texts['type-here'],
        VOTE_LIKE_ALT: texts.helpful,
        VOTE_DISLIKE_ALT: texts['not-helpful'],
      }),
    }, place);
  }

  const events = {
    online() {
      say(news);
      news = '';
    },
    failed: () => say(navigator.onLine ? texts.unreachable : texts.offline, { retry: true }),
    async lost() {
      chatSession.forget(null);
      end();
      await start(texts.lost);
    },
  };

  function end() {
    connection?.end();
    connection = null;
  }

  async function start(why = '') {
    element('new-chat').hidden = true;
    say(texts.connecting);
    try {
      connection = await chatConnection.open(root, locale, events);
      news = connection.wasLost ? texts.lost : why;
      show(connection.forWebChat);
      element('forget').disabled = false;
    } catch {
      events.failed();
    }
  }

  function showForgotten() {
    end();
    element('chat').replaceChildren();
    element('forget').disabled = true;
    element('new-chat').hidden = false;
    say(texts.forgotten);
  }

  async function forget() {
    const { conversationId } = connection.session();
    if (await chatConnection.forget(connection)) {
      chatSession.forget(conversationId);
      showForgotten();
      element('new-chat').focus();
    } else {
      say(texts['forget-failed']);
    }
  }

  function focusTextBox() {
    const place = element('chat');
    const isElsewhere = () => document.activeElement && document.activeElement !== document.body;
    const observer = new MutationObserver(() => {
      const box = place.querySelector('[data-id="webchat-sendbox-input"]');
      if (box || isElsewhere()) {
        observer.disconnect();
        isElsewhere() || box.focus();
      }
    });
    observer.observe(place, { childList: true, subtree: true });
  }

  // Resolves with what the widget wants, or with nothing when whoever frames the page is not the widget.
  function wishes() {
    return new Promise(resolve => {
      if (!isFramed) {
        resolve({});
        return;
      }

      setTimeout(() => resolve({}), 1000);
      addEventListener('message', ({ source, origin, data }) => {
        if (source === window.parent && data?.from === frameName) {
          parentOrigin = origin;
          resolve(data);
        }
      });
      // Holds nothing, so that it may be sent to whoever is there.
      window.parent.postMessage({ from: frameName, say: 'ready' }, '*');
    });
  }

  function fillIn({ language, privacy, focus }) {
    locale = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language) ? language : locale;
    document.body.classList.toggle('framed', parentOrigin !== null);
    for (const place of document.querySelectorAll('[data-text]')) {
      place.textContent = texts[place.dataset.text];
    }

    if (/^https?:\/\//i.test(privacy)) {
      element('privacy-link').href = privacy;
      element('privacy-link').hidden = false;
    }

    // On a touch screen the keyboard would cover what stands first.
    if (focus && matchMedia('(pointer: fine)').matches) {
      focusTextBox();
    }
  }

  function listen() {
    const dialog = element('forget-dialog');
    element('forget').addEventListener('click', () => dialog.showModal());
    dialog.addEventListener('close', () => {
      if (dialog.returnValue === 'yes') {
        forget();
      }

      dialog.returnValue = '';
    });
    for (const button of dialog.querySelectorAll('button')) {
      button.addEventListener('click', () => dialog.close(button.value));
    }

    element('retry').addEventListener('click', () => {
      end();
      start();
    });
    element('new-chat').addEventListener('click', () => {
      start();
      focusTextBox();
    });
    addEventListener('offline', () => say(texts.offline));
    addEventListener('online', () => connection && say(texts.online));
    addEventListener('keydown', event => {
      if (event.key === 'Escape' && parentOrigin && !event.defaultPrevented && !dialog.open) {
        window.parent.postMessage({ from: frameName, say: 'close' }, parentOrigin);
      }
    });
    chatSession.onForgotten(showForgotten);
  }

  wishes().then(wanted => {
    fillIn(wanted);
    listen();
    return start();
  });
})();
