import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { lastLines, runProgram } from '../setup/run-program.mjs';

/** Debian's packages that the browser tests need: a browser, and letters for Chinese. */
const PACKAGES = ['chromium', 'fonts-noto-cjk'];
const BROWSER_NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * A browser that can show Chinese, installed if it is missing and we may.
 *
 * @param say told when something is being installed
 * @returns its path, or why there is none
 */
export async function findOrInstallBrowser(
  say: (text: string) => void,
): Promise<{ readonly path: string } | { readonly missing: string }> {
  const present = findBrowser();
  if (present !== undefined && (await hasChineseLetters())) {
    return { path: present };
  }
  const complaint = await installPackages(say);
  const path = findBrowser();
  if (path === undefined) {
    return { missing: `no chromium: ${complaint ?? 'it was installed but cannot be found'}` };
  }
  return { path };
}

function findBrowser(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return BROWSER_NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) =>
    existsSync(path),
  );
}

async function hasChineseLetters(): Promise<boolean> {
  const { exitCode, output } = await runProgram('fc-list', [':lang=zh', 'family']);
  return exitCode === 0 && output.trim() !== '';
}

/** @returns what went wrong, if something did */
async function installPackages(say: (text: string) => void): Promise<string | undefined> {
  if (process.platform !== 'linux' || (await runProgram('apt-get', ['--version'])).exitCode !== 0) {
    return 'install it, and a font with Chinese letters, with the package manager of this system';
  }
  const command = `apt-get install ${PACKAGES.join(' ')}`;
  if (process.getuid?.() !== 0) {
    return `run as root: ${command}`;
  }
  say(`installing ${PACKAGES.join(', ')} with apt-get`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runProgram('apt-get', ['update', '-q'], { env });
  const { exitCode, output } = await runProgram(
    'apt-get',
    ['install', '-q', '-y', '--no-install-recommends', ...PACKAGES],
    { env },
  );
  return exitCode === 0 ? undefined : `${command} failed: ${lastLines(output, 1)}`;
}
