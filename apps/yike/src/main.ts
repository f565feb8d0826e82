import { text } from 'node:stream/consumers';
import { readConfig } from './config.ts';
import { runProgram } from './program.ts';

process.exitCode = await runProgram(
  process.argv.slice(2),
  {
    print: (line) => console.log(line),
    note: (line) => console.error(line),
    readInput: () => text(process.stdin),
  },
  readConfig(),
);
