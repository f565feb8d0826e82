import fc from 'fast-check';

// every law of these files on as many networks, where the quick tests take some hundreds
fc.configureGlobal({ numRuns: 10_000 });

await import('./elimination-order.test.ts');
await import('./isochrone-parts.test.ts');
await import('./k-nearest.test.ts');
await import('./laws-of-reach.test.ts');
await import('./laws-of-street-changes.test.ts');
await import('./laws-of-walking.test.ts');
await import('./live-nearest.test.ts');
