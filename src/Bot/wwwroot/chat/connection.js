// Starts a conversation or goes on with the one that was kept, and is what Web Chat takes for its Direct Line: a token that
// expired while the computer slept is exchanged, and what was sent is sent again until the server has it.
const chatConnection = (() => {
  'use strict';

  // What Web Chat is told of the connection. The page tells the visitor itself, in the clinic's words.
  const online = 2;
  const ended = 5;
  // Milliseconds.
  const giveUpAfter = 20000;
  const slowAfter = 5000;
  const echoAfter = 3000;
  const refreshEvery = 15 * 60000;

  const wait = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));
  const clientId = activity => activity.channelData && activity.channelData.clientActivityID;
  const isOwn = activity => Boolean(activity.from) && activity.from.role === 'user';

  // What Web Chat needs of an observable.
  function subject() {
    const observers = new Set();
    return {
      clear: () => observers.clear(),
      next: value => observers.forEach(observer => observer.next && observer.next(value)),
      subscribe(observer, onSubscribed) {
        const known = typeof observer === 'function' ? { next: observer } : observer;
        observers.add(known);
        onSubscribed(known);
        return { unsubscribe: () => observers.delete(known) };
      },
    };
  }

  /**
   * Connects. `events.state` is told how the bot is reached ('live', 'polling', 'down'), `events.slow` when an answer
   * takes long, `events.received` of each activity, `events.answered` of those of the bot, `events.late` of a message that arrived although it was
   * given up, and `events.lost` when the conversation is gone. `wasLost` says that a kept conversation could not be
   * continued.
   */
  async function open(root, locale, events) {
    const kept = chatSession.read() || (await chatSession.fromOtherTab());
    const resumed = kept && (await chatCalls.renew(kept, ''));
    const { session, streamUrl } = resumed || (await chatCalls.start(root, locale));
    chatSession.keep(session);
    return { ...connect(session, streamUrl, events), wasLost: Boolean(kept) && !resumed };
  }

  function connect(session, streamUrl, events) {
    const activities = subject();
    const statuses = subject();
    // Activities that came before Web Chat listened.
    const waiting = [];
    const arrived = new Map();
    const givenUp = new Set();
    let last = null;
    let isListening = false;
    let isEnded = false;
    let renewal = null;
    let queue = Promise.resolve();
    let slow = 0;

    // Both the stream and the polls may bring the same.
    function received(activity) {
      const key = activity.id || clientId(activity);
      if (arrived.has(key)) {
        return;
      }

      arrived.set(key, true);
      last = activity;
      events.received(activity);
      if (isOwn(activity)) {
        arrived.set(clientId(activity), true);
        if (givenUp.delete(clientId(activity))) {
          events.late(activity);
        }
      } else {
        clearTimeout(slow);
        delivery.satisfied();
        events.answered(activity);
      }

      if (activity.type !== 'endOfConversation') {
        isListening ? activities.next(activity) : waiting.push(activity);
      }
    }

    function lost() {
      if (!isEnded) {
        end();
        events.lost();
      }
    }

    /** Exchanges the token; null when the conversation is gone. */
    function renew(watermark = '') {
      renewal = renewal || chatCalls.renew(session, watermark).then(renewed => {
        if (renewed !== null) {
          session = renewed.session;
          chatSession.keep(session);
        }

        return renewed;
      }).finally(() => (renewal = null));
      return renewal;
    }

    /** Calls, and once more when the token had expired; null when the conversation is gone. */
    async function call(action) {
      for (const isLast of [false, true]) {
        const answer = await action();
        if (answer.status === 403 && !isLast) {
          if ((await renew()) === null) {
            return null;
          }
        } else {
          return [401, 403, 404].includes(answer.status) ? null : answer;
        }
      }
    }

    const delivery = chatDelivery.open(
      streamUrl,
      {
        async poll(watermark) {
          const answer = await call(() => chatCalls.poll(session, watermark));
          return answer && answer.body;
        },
        async streamUrl(watermark) {
          const renewed = await renew(watermark);
          return renewed && renewed.streamUrl;
        },
      },
      { received, state: events.state, gone: lost });

    // Accepted is sent, whatever brings it back and when; the server's own copy follows.
    function showAsSent(activity, id) {
      setTimeout(() => {
        if (!isEnded && activity.type === 'message' && !arrived.has(clientId(activity))) {
          activities.next({ ...activity, id, timestamp: last ? last.timestamp : new Date().toISOString() });
        }
      }, echoAfter);
    }

    // The server knows a message again by its client's id, so that sending it twice does no harm.
    async function send(activity) {
      const giveUpAt = Date.now() + giveUpAfter;
      for (let pause = 1000; !isEnded; pause *= 2) {
        let retryAfter = 0;
        try {
          const answer = await call(() => chatCalls.post(session, activity));
          if (answer === null) {
            lost();
            break;
          }

          if (!answer.ok) {
            break;
          }

          return answer.body.id;
        } catch (fault) {
          retryAfter = 1000 * fault.retryAfter;
          delivery.wake();
        }

        const next = Math.max(pause, retryAfter);
        if (!navigator.onLine || Date.now() + next > giveUpAt) {
          break;
        }

        await wait(next);
        if (arrived.has(clientId(activity))) {
          return clientId(activity);
        }
      }

      givenUp.add(clientId(activity));
      throw new Error('The message was not sent.');
    }

    function post(activity, observer) {
      if (activity.type === 'message') {
        clearTimeout(slow);
        slow = setTimeout(() => isEnded || events.slow(), slowAfter);
      }

      queue = queue.then(() => send(activity)).then(
        id => {
          delivery.expect();
          showAsSent(activity, id);
          observer.next && observer.next(id);
          observer.complete && observer.complete();
        },
        fault => {
          clearTimeout(slow);
          observer.error && observer.error(fault);
        });
      return { unsubscribe() {} };
    }

    /** What is given to Web Chat; one that was given before hears no more. */
    function forWebChat() {
      activities.clear();
      statuses.clear();
      isListening = false;
      return {
        token: session.token,
        activity$: {
          subscribe: observer => activities.subscribe(observer, () => {
            isListening = true;
            // Web Chat is not ready before its own call has returned.
            setTimeout(() => waiting.splice(0).forEach(activities.next));
          }),
        },
        connectionStatus$: { subscribe: observer => statuses.subscribe(observer, ({ next }) => next(online)) },
        postActivity: activity => ({ subscribe: observer => post(activity, observer) }),
        getSessionId: () => ({ subscribe: observer => observer.complete() }),
        end,
      };
    }

    const keep = () => chatSession.read() && chatSession.keep(session);
    const refreshing = setInterval(() => renew().catch(() => {}), refreshEvery);
    addEventListener('pagehide', keep);

    function end() {
      isEnded = true;
      clearTimeout(slow);
      clearInterval(refreshing);
      removeEventListener('pagehide', keep);
      delivery.end();
      statuses.next(ended);
    }

    return {
      session: () => session,
      wake: delivery.wake,
      /** Ends the chat here and deletes it on the server; false when that could not be reached. */
      async forget() {
        end();
        try {
          const answer = await call(() => chatCalls.forget(session));
          return answer === null || answer.ok;
        } catch {
          return false;
        }
      },
      end,
      /** Sends what Web Chat need not know of. */
      send: activity => post({ ...activity, channelData: { clientActivityID: `${Date.now()}-${Math.random()}` } }, {}),
      forWebChat,
    };
  }

  return { open };
})();
