/**
 * A browser started in a POSIX locale calls its language "en-US@posix", which is no language tag: uPlot, which
 * formats numbers in the browser's language as it loads, would throw. Such a browser speaks English here.
 * Import it first.
 */
try {
  new Intl.NumberFormat(navigator.language);
} catch {
  Object.defineProperty(navigator, 'language', { value: 'en', configurable: true });
}
