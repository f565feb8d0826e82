#!/usr/bin/env node
// The command `yike`. It has to start on any Node that can read it, so it says what it needs
// before it loads anything else; bin/setup/ brings the rest.
const major = Number(process.versions.node.split('.')[0]);
if (major < 18) {
  process.stderr.write(
    `一刻：需要 Node 18 或更新版本（现在是 ${process.versions.node}）。请到 https://nodejs.org 安装。\n` +
      `Yike needs Node 18 or newer (this is ${process.versions.node}). Get it from https://nodejs.org.\n`,
  );
  process.exit(69);
}
const { launch } = await import('./setup/launch.mjs');
await launch('apps/yike/src/main.ts', process.argv.slice(2));
