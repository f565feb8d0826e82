import { spawn } from 'node:child_process';

/**
 * Runs a program without showing what it prints.
 *
 * @param {string} program
 * @param {readonly string[]} programArguments
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ exitCode: number, output: string }>} output: stdout and stderr as they came;
 *   exit code 127 if it could not be started
 */
export function runProgram(program, programArguments, options = {}) {
  return new Promise((settle) => {
    let output = '';
    const child = spawn(program, programArguments, {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = (/** @type {Buffer} */ chunk) => {
      output += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (cause) => settle({ exitCode: 127, output: String(cause) }));
    child.on('close', (code) => settle({ exitCode: code ?? 1, output }));
  });
}

/** @param {string} output @param {number} lines */
export function lastLines(output, lines) {
  return output.trimEnd().split('\n').slice(-lines).join('\n');
}
