import { DEFAULT_PORT, DEFAULT_REQUESTS_PER_MINUTE } from '../defaults.ts';
import { listen } from '../http/listen.ts';
import { openPlatform } from '../platform/compose.ts';
import { consoleMessages } from '../platform/console-messages.ts';
import { databaseLocation, keySource } from '../platform/database-options.ts';
import { waitForEnd } from '../platform/wait-for-end.ts';
import type { Given, Surroundings } from '../terminal/command.ts';
import { numberOption } from '../terminal/command-line.ts';

export async function runServe(given: Given, surroundings: Surroundings): Promise<number> {
  const { language, print, note } = surroundings;
  const port = numberOption(given, 'port', DEFAULT_PORT, 0, 65535);
  const ended = waitForEnd();
  const platform = await openPlatform(databaseLocation(given, surroundings, 'keeper'), {
    log: { write: (line) => note(line.trimEnd()) },
    keySource: keySource(given, surroundings),
    messages: consoleMessages(note, language),
    requestsPerMinute: numberOption(
      given,
      'requests-per-minute',
      DEFAULT_REQUESTS_PER_MINUTE,
      1,
      Number.MAX_SAFE_INTEGER,
    ),
  });
  try {
    const host = given.one('host') ?? '127.0.0.1';
    const address = await listen(platform.app, { port, host });
    print(
      language === 'zh'
        ? `平台已就绪：${address}/api  （Ctrl-C 结束）`
        : `The platform is ready: ${address}/api  (Ctrl-C ends it)`,
    );
    await ended;
  } finally {
    await platform.close();
  }
  return 0;
}
