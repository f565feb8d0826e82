/** Loaded before a measured program: says on standard error how much memory it came to need. */
process.on('exit', () => {
  process.stderr.write(`peak ${(process.resourceUsage().maxRSS / 1024).toFixed(1)} MB\n`);
});
