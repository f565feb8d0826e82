/**
 * @typedef {{ version?: string, optional?: boolean, dev?: boolean, os?: string[], cpu?: string[],
 *   libc?: string[], optionalDependencies?: Record<string, string> }} LockEntry
 * @typedef {{ packages: Record<string, LockEntry> }} Lock
 */

/**
 * Enters the optional packages that others in the lock file ask for and that it lacks.
 *
 * @param {Lock} lock
 * @returns {{ lock: Lock, added: string[] }} the complete lock, paths in npm's order
 */
export function completeLock(lock) {
  const packages = { ...lock.packages };
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const hoisted = `node_modules/${name}`;
      const isPresent = hoisted in packages || `${path}/${hoisted}` in packages;
      if (!isPresent && isExact(version)) {
        packages[hoisted] = platformEntry(name, version, entry.dev === true);
      }
    }
  }
  const added = Object.keys(packages).filter((path) => !(path in lock.packages));
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { lock: { ...lock, packages: Object.fromEntries(sorted) }, added };
}

/** @param {string} version */
function isExact(version) {
  return /^\d+\.\d+\.\d+[^ ]*$/.test(version);
}

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32'];

/**
 * What system a package is for stands in its name: `@biomejs/cli-linux-arm64-musl`.
 *
 * @param {string} name @param {string} version @param {boolean} isDev
 * @returns {LockEntry}
 */
function platformEntry(name, version, isDev) {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  const libc = libcOf(words);
  return {
    version,
    ...(cpu.length > 0 && { cpu }),
    ...(isDev && { dev: true }),
    ...(libc !== undefined && { libc: [libc] }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}

/** @param {readonly string[]} words */
function libcOf(words) {
  if (words.some((word) => word.startsWith('musl'))) {
    return 'musl';
  }
  return words.some((word) => word.startsWith('gnu')) ? 'glibc' : undefined;
}
