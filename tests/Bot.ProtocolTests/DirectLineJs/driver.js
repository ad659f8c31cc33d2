'use strict';

// Runs botframework-directlinejs as it comes from npm, with what a browser would give it. Takes its options from the
// first argument and commands from standard input, and tells on standard output what happens: JSON, one a line.
const readline = require('node:readline');

const { XMLHttpRequest } = require('xhr2');

// Of a browser's it lacks forms, which files are uploaded in.
global.XMLHttpRequest = class extends XMLHttpRequest {
  async send(body) {
    if (!(body instanceof FormData)) {
      return super.send(body);
    }

    const form = new Response(body);
    const bytes = Buffer.from(await form.arrayBuffer());
    this.setRequestHeader('Content-Type', form.headers.get('Content-Type'));
    super.send(bytes);
  }
};
global.WebSocket = require('ws');

const clients = require('botframework-directlinejs');

const tell = event => process.stdout.write(JSON.stringify(event) + '\n');

const { kind = 'DirectLine', userId, ...options } = JSON.parse(process.argv[2]);

// The client waits for 3 to 15 seconds before it connects again; this takes the shortest.
const client = new clients[kind]({ ...options, random: () => 0 });
if (userId) {
  client.setUserId(userId);
}

const commands = {
  post: activity =>
    client.postActivity(activity).subscribe(
      id => tell({ posted: id }),
      error => tell({ refused: error.status ?? String(error) })
    ),
  reconnect: conversation => client.reconnect(conversation),

  // Of itself it does this every 15 minutes.
  refresh: () =>
    client.refreshToken().subscribe(token => {
      client.token = token;
      tell({ refreshed: token });
    }),
  session: () => client.getSessionId().subscribe(session => tell({ session })),
  end: () => client.end()
};

client.connectionStatus$.subscribe(status => tell({ status }));
client.activity$.subscribe(
  activity => tell({ activity }),
  error => tell({ ended: String(error.message ?? error) })
);

const lines = readline.createInterface({ input: process.stdin });
lines.on('line', line => {
  for (const [name, argument] of Object.entries(JSON.parse(line))) {
    commands[name](argument);
  }
});
lines.on('close', () => process.exit(0));
