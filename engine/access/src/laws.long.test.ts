import fc from 'fast-check';

// every law of these files on as many networks, where the quick tests take some hundreds
fc.configureGlobal({ numRuns: 10_000 });

await import('./accessibility.test.ts');
await import('./two-step-floating-catchment.test.ts');
