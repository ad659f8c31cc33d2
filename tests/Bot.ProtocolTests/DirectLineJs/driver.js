'use strict';

// Runs botframework-directlinejs as it comes from npm, with what a browser would give it. Takes its options from the
// first argument and commands from standard input, and tells on standard output what happens: JSON, one a line.
const readline = require('node:readline');

global.XMLHttpRequest = require('xhr2').XMLHttpRequest;
global.WebSocket = require('ws');

const { DirectLine } = require('botframework-directlinejs');

const tell = event => process.stdout.write(JSON.stringify(event) + '\n');

// The client waits for 3 to 15 seconds before it connects again; this takes the shortest.
const client = new DirectLine({ ...JSON.parse(process.argv[2]), random: () => 0 });

const commands = {
  post: activity =>
    client.postActivity(activity).subscribe(
      id => tell({ posted: id }),
      error => tell({ refused: error.status ?? String(error) })
    ),
  reconnect: conversation => client.reconnect(conversation)
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
