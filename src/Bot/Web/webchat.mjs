// Fetches one npm package, checks it, and takes one file out of it, plain and compressed. Called by WebChat.targets.
// Usage: node webchat.mjs PACKAGE@VERSION SHA512-IN-BASE64 PATH-IN-PACKAGE TARGET-FILE
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants, gunzipSync, gzipSync } from 'node:zlib';

const [name, sha512, path, target] = process.argv.slice(2);
const blockSize = 512;

/** The bytes of one file in a tar archive; null when it is not there. */
function fileInTar(tar, path) {
  for (let at = 0; at + blockSize <= tar.length;) {
    const entry = tar.subarray(at, at + blockSize).toString('latin1');
    const size = parseInt(entry.slice(124, 136), 8) || 0;
    if (entry.slice(0, 100).replace(/\0.*$/s, '') === path) {
      return tar.subarray(at + blockSize, at + blockSize + size);
    }

    at += blockSize * (1 + Math.ceil(size / blockSize));
  }

  return null;
}

/** Written beside and then moved, so that a build that runs at the same time never sees half a file. */
function write(file, bytes) {
  writeFileSync(`${file}.${process.pid}`, bytes);
  renameSync(`${file}.${process.pid}`, file);
}

mkdirSync(dirname(target), { recursive: true });
const folder = mkdtempSync(join(dirname(target), 'pack-'));
try {
  const windows = process.platform === 'win32';
  execFileSync(windows ? 'npm.cmd' : 'npm', ['pack', name, '--silent', '--ignore-scripts', '--fetch-retries=1', '--fetch-timeout=120000'], {
    cwd: folder,
    shell: windows,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const archive = readFileSync(join(folder, readdirSync(folder)[0]));
  const found = createHash('sha512').update(archive).digest('base64');
  if (found !== sha512) {
    throw new Error(`${name} is not the package that was reviewed: its SHA-512 is ${found}.`);
  }

  const file = fileInTar(gunzipSync(archive), `package/${path}`);
  if (!file) {
    throw new Error(`${name} holds no ${path}.`);
  }

  write(`${target}.gz`, gzipSync(file, { level: 9 }));
  write(`${target}.br`, brotliCompressSync(file, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: file.length } }));
  write(target, file);
} catch (fault) {
  console.error(fault.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
