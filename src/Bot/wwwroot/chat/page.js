// The chat page: what stands around Web Chat, on its own or in the widget's frame.
(() => {
  'use strict';

  const { root, nonce, texts: json, english } = document.body.dataset;
  const texts = JSON.parse(json);
  const frameName = 'trigger-point-chat';
  const isFramed = window.parent !== window;
  const feedbackEvent = 'webchat:activity-status/feedback';
  const reasonEvent = 'feedback-reason';
  const element = id => document.getElementById(id);
  // Kinds of answers by their text: Web Chat asks for Markdown to be shown without saying whose it is.
  const kinds = new Map();
  let connection = null;
  let store = null;
  let view = null;
  let isDown = false;
  let startingAgain = 0;
  // What to say once the connection stands.
  let news = '';
  const locale = document.documentElement.lang;
  // Sites that frame the page are limited by its Content-Security-Policy; this is the one that does.
  let parentOrigin = null;

  /** Says something below the chat; with `retry`, beside a button that does that. */
  function say(text, retry = null) {
    element('status').textContent = text;
    document.body.classList.toggle('telling', text !== '');
    element('retry').hidden = !retry;
    element('retry').onclick = retry;
    element('reasons').replaceChildren();
  }

  function kindOf(activity) {
    const entity = (activity.entities || []).find(({ type }) => type === 'https://schema.org/Message');
    return entity && entity.keywords && entity.keywords[0];
  }

  const isShown = text => element('status').textContent === text;

  function renderMarkdown(text) {
    return chatMarkdown.render(text, kinds.get(text), texts).outerHTML;
  }

  // What Web Chat's own store is told, on the way.
  const watch = () => next => action => {
    const activity = action.payload?.activity;
    if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY' && activity.text) {
      kinds.set(activity.text, kindOf(activity));
      view.draw();
    } else if (action.type === 'DIRECT_LINE/POST_ACTIVITY' && activity.name === feedbackEvent) {
      const action = activity.entities && activity.entities[0];
      action && action['@type'] === 'DislikeAction' ? askWhy(action) : say(texts.thanks);
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
    chatRecord.clear();
    store = WebChat.createStore({}, watch);
    view = chatView.open(place, {
      directLine,
      locale,
      dir: document.documentElement.dir,
      nonce,
      renderMarkdown,
      store,
      overrideLocalizedStrings: strings => ({
        ...strings,
        TEXT_INPUT_PLACEHOLDER: texts['type-here'],
        TEXT_INPUT_ALT: texts['type-here'],
        VOTE_LIKE_ALT: texts.helpful,
        VOTE_DISLIKE_ALT: texts['not-helpful'],
      }),
    });
  }

  // Why an answer did not help, in one tap; nothing has to be said.
  function askWhy(action) {
    const reasons = ['wrong', 'off-topic', 'unclear'].map(reason => {
      const button = Object.assign(document.createElement('button'), { type: 'button', textContent: texts[`reason-${reason}`] });
      button.addEventListener('click', () => {
        connection.send({ type: 'event', name: reasonEvent, value: reason, entities: [action] });
        say(texts.thanks);
      });
      return button;
    });
    say(texts['why-not']);
    element('reasons').replaceChildren(...reasons);
  }

  // Topics are told as a list, and asked for by a tap.
  function ask(text) {
    store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { text } });
  }

  // Told in words only where there is something to tell; each state of the connection has words of its own.
  const events = {
    state(state) {
      if (state === 'down') {
        say(navigator.onLine ? texts.unreachable : texts.offline, navigator.onLine && (() => (connection ? connection.wake() : start())));
        isDown = true;
      } else {
        say(news || (state === 'polling' ? texts['no-stream'] : isDown ? texts.online : ''));
        news = '';
        isDown = false;
      }
    },
    slow: () => isDown || say(texts.slow),
    received(activity) {
      if (activity.type === 'message') {
        chatRecord.add(activity, kindOf(activity));
      }
    },
    answered(activity) {
      if (activity.type === 'endOfConversation') {
        // The visitor has asked in words for the chat to be forgotten, and the server has done so.
        show(connection.forWebChat());
        say(texts.forgotten);
        return;
      }

      if (isShown(texts.slow)) {
        say('');
      }

      view && view.answered();
      chatSound.play();
      if (parentOrigin) {
        window.parent.postMessage({ from: frameName, say: 'answer' }, parentOrigin);
      }
    },
    // Web Chat has written the message off; it is told otherwise.
    late: activity => store.dispatch({ type: 'DIRECT_LINE/POST_ACTIVITY_FULFILLED', meta: { clientActivityID: activity.channelData.clientActivityID }, payload: { activity } }),
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
    clearTimeout(startingAgain);
    element('new-chat').hidden = true;
    say(texts.connecting);
    try {
      connection = await chatConnection.open(root, locale, events);
      news = connection.wasLost ? texts.lost : why;
      say(news);
      show(connection.forWebChat());
      element('forget').disabled = false;
    } catch {
      events.state('down');
      startingAgain = setTimeout(() => start(why), 5000);
    }
  }

  function showForgotten(text) {
    end();
    element('chat').replaceChildren();
    chatRecord.clear();
    view = null;
    element('forget').disabled = true;
    element('new-chat').hidden = false;
    say(text);
  }

  // Off every screen at once; on the server as soon as it is reached.
  async function forget() {
    const forgotten = connection;
    chatSession.forget(forgotten.session().conversationId);
    showForgotten('');
    element('new-chat').focus();
    await deleteOnServer(forgotten);
  }

  async function deleteOnServer(forgotten) {
    if (await forgotten.forget()) {
      say(texts.forgotten);
    } else {
      say(texts['forget-failed'], () => deleteOnServer(forgotten));
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

  function fillIn({ colour, name, privacy, focus }) {
    const untranslated = english.split(' ');
    document.body.classList.toggle('framed', parentOrigin !== null);
    for (const place of document.querySelectorAll('[data-text]')) {
      place.textContent = texts[place.dataset.text];
      if (untranslated.includes(place.dataset.text)) {
        place.lang = 'en';
        place.dir = 'ltr';
      }
    }

    if (name) {
      element('title').textContent = name;
      document.title = name;
    }

    chatColours.apply(colour);
    if (/^https?:\/\//i.test(privacy)) {
      const link = Object.assign(document.createElement('a'), { href: privacy, target: '_blank', rel: 'noopener', textContent: texts['privacy-link'] });
      element('privacy-link').replaceChildren(link);
      element('privacy-link').hidden = false;
    }

    // On a touch screen the keyboard would cover what stands first.
    if (focus && matchMedia('(pointer: fine)').matches) {
      focusTextBox();
    }
  }

  // What a keyboard covers is not there: the page gets the height that is left, and makes do with it. The widget does so
  // for its frame.
  function fit() {
    const seen = isFramed ? null : window.visualViewport;
    const height = Math.round(seen ? seen.height * seen.scale : window.innerHeight);
    document.body.classList.toggle('short', height < 480);
    if (seen) {
      document.documentElement.style.setProperty('--visible-height', `${height}px`);
      window.scrollTo(0, 0);
    }

    if (view) {
      view.resized();
    }
  }

  function listen() {
    const dialog = element('forget-dialog');
    const options = element('options');
    const closeOptions = () => options.removeAttribute('open');
    element('forget').addEventListener('click', () => {
      dialog.showModal();
      closeOptions();
    });
    addEventListener('click', ({ target }) => options.contains(target) || closeOptions());
    addEventListener('keydown', event => {
      if (event.key === 'Escape' && options.open) {
        event.preventDefault();
        closeOptions();
        options.firstElementChild.focus();
      }
    });
    element('chat').addEventListener('click', ({ target }) => {
      const button = target.closest('.answer button');
      if (button && button.className === 'topic') {
        ask(button.textContent);
      } else if (button) {
        button.nextElementSibling.scrollIntoView();
      }
    });
    element('copy').addEventListener('click', async () => {
      closeOptions();
      say((await chatRecord.copy(texts)) ? texts.copied : texts['not-copied']);
    });
    element('print').addEventListener('click', () => {
      closeOptions();
      window.print();
    });
    addEventListener('beforeprint', () => element('record').replaceChildren(...chatRecord.elements(texts)));
    addEventListener('afterprint', () => element('record').replaceChildren());
    element('sound').addEventListener('click', ({ currentTarget }) => currentTarget.setAttribute('aria-pressed', chatSound.toggle()));
    addEventListener('resize', fit);
    if (window.visualViewport) {
      visualViewport.addEventListener('resize', fit);
    }

    fit();
    dialog.addEventListener('close', () => {
      if (dialog.returnValue === 'yes') {
        forget();
      } else {
        options.firstElementChild.focus();
      }

      dialog.returnValue = '';
    });
    for (const button of dialog.querySelectorAll('button')) {
      button.addEventListener('click', () => dialog.close(button.value));
    }

    element('new-chat').addEventListener('click', () => {
      start();
      focusTextBox();
    });
    addEventListener('offline', () => events.state('down'));
    addEventListener('online', () => connection && say(texts.online));
    addEventListener('keydown', event => {
      if (event.key === 'Escape' && parentOrigin && !event.defaultPrevented && !dialog.open) {
        window.parent.postMessage({ from: frameName, say: 'close' }, parentOrigin);
      }
    });
    chatSession.onForgotten(() => showForgotten(texts.forgotten));
  }

  wishes().then(wanted => {
    fillIn(wanted);
    listen();
    return start();
  });
})();
