// Brings what the bot says: over a WebSocket where the network lets one through, else by asking again and again. Neither
// is believed blindly: a stream that has not brought what must come is helped by asking, and is tried again later.
const chatDelivery = (() => {
  'use strict';

  // Milliseconds.
  const patience = 1500;
  const ping = 20000;
  const longestPause = 30000;
  const pauses = { awaiting: 800, lately: 2000, idle: 10000 };
  const latelyFor = 60000;

  /**
   * `calls.poll(watermark)` and `calls.streamUrl(watermark)` reject when the server cannot be reached, and resolve with
   * null when the conversation is gone. `events.received`, `events.state` ('live', 'polling', 'down') and `events.gone`
   * are told.
   */
  function open(firstStreamUrl, calls, events) {
    let watermark = '';
    let socket = null;
    let isEnded = false;
    let isAwaiting = true;
    let isPolling = false;
    let pollFailures = 0;
    let socketFailures = 0;
    let lastNews = Date.now();
    let state = '';
    const timers = {};

    function later(name, milliseconds, action) {
      clearTimeout(timers[name]);
      timers[name] = setTimeout(action, milliseconds);
    }

    function enter(next) {
      if (!isEnded && state !== next) {
        state = next;
        events.state(next);
      }
    }

    const isLive = () => socket !== null && socket.readyState === 1;
    const pause = failures => Math.min(longestPause, 1000 * 2 ** Math.min(failures, 6));

    function receive({ activities, watermark: reached }) {
      watermark = reached || watermark;
      if (activities && activities.length > 0) {
        lastNews = Date.now();
        activities.forEach(events.received);
      }
    }

    function end() {
      isEnded = true;
      Object.values(timers).forEach(clearTimeout);
      clearInterval(timers.ping);
      wakers.forEach(([target, name]) => target.removeEventListener(name, wake));
      dropSocket();
    }

    function gone() {
      end();
      events.gone();
    }

    // Polling.

    function startPolling() {
      if (!isPolling && !isEnded) {
        isPolling = true;
        poll();
      }
    }

    function stopPolling() {
      isPolling = false;
      clearTimeout(timers.poll);
    }

    async function poll() {
      clearTimeout(timers.poll);
      try {
        const answer = await calls.poll(watermark);
        if (isEnded) {
          return;
        }

        if (answer === null) {
          gone();
          return;
        }

        pollFailures = 0;
        receive(answer);
        if (!isLive()) {
          enter(socketFailures > 0 ? 'polling' : state === 'down' ? 'live' : state);
        }
      } catch {
        pollFailures++;
        if (!isLive()) {
          enter('down');
        }
      }

      if (isPolling && !isEnded) {
        later('poll', pollFailures > 0 ? pause(pollFailures - 1) : isAwaiting ? pauses.awaiting : Date.now() - lastNews < latelyFor ? pauses.lately : pauses.idle, poll);
      }
    }

    // The stream.

    function dropSocket() {
      const dropped = socket;
      socket = null;
      clearInterval(timers.ping);
      if (dropped) {
        dropped.onopen = dropped.onmessage = dropped.onclose = dropped.onerror = null;
        try {
          dropped.close();
        } catch {
          // It was closed.
        }
      }
    }

    function streamFailed() {
      dropSocket();
      socketFailures++;
      startPolling();
      later('stream', pause(socketFailures), connect);
    }

    async function connect(url) {
      clearTimeout(timers.stream);
      try {
        const address = url || (await calls.streamUrl(watermark));
        if (isEnded || isLive()) {
          return;
        }

        if (address === null) {
          gone();
          return;
        }

        dropSocket();
        listen(new WebSocket(address));
      } catch {
        // Not reached, or a browser that has or allows no WebSockets.
        streamFailed();
      }
    }

    function listen(opening) {
      socket = opening;
      later('watch', patience, () => {
        socketFailures += isLive() ? 0 : 1;
        startPolling();
      });
      // One that neither opens nor fails is given up in the end.
      later('stream', ping, () => isLive() || streamFailed());
      opening.onopen = () => {
        clearTimeout(timers.stream);
        timers.ping = setInterval(() => opening.send(''), ping);
        enter('live');
        expect();
      };
      opening.onmessage = ({ data }) => {
        if (data) {
          socketFailures = 0;
          clearTimeout(timers.watch);
          stopPolling();
          receive(JSON.parse(data));
        }
      };
      opening.onclose = opening.onerror = streamFailed;
    }

    /** Something must come now: when the stream does not bring it, it is asked for. */
    function expect() {
      isAwaiting = true;
      if (isPolling) {
        later('poll', 0, poll);
      } else {
        later('watch', patience, startPolling);
      }
    }

    function satisfied() {
      isAwaiting = false;
    }

    /** Tries everything anew: the page was asleep, or the network is back. */
    function wake(event) {
      // Every page is shown once as it is loaded; only one that was put away has something to catch up on.
      if (isEnded || document.visibilityState === 'hidden' || (event && event.type === 'pageshow' && !event.persisted)) {
        return;
      }

      socketFailures = Math.min(socketFailures, 1);
      pollFailures = 0;
      if (!isLive()) {
        isPolling = true;
        later('poll', 0, poll);
        connect();
      } else {
        expect();
      }
    }

    const wakers = [[window, 'online'], [window, 'pageshow'], [document, 'visibilitychange']];
    wakers.forEach(([target, name]) => target.addEventListener(name, wake));
    connect(firstStreamUrl);
    return { expect, satisfied, wake, end };
  }

  return { open };
})();
