import type { ComparisonData, ReportData } from '@yike/planning/contract';

/**
 * Reads what `fillReport` wrote: base64 of gzip of JSON.
 * @throws Error when the text is cut off or the browser cannot gunzip
 */
export async function unpackReport(base64: string): Promise<ReportData | ComparisonData> {
  const zipped = bytesOf(base64.trim());
  const stream = new Blob([zipped]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(stream).text()) as ReportData | ComparisonData;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  return bytes;
}

// Every machine that runs browsers today is little-endian, as the packed arrays are.
export const uint8sOf = (base64: string): Uint8Array => bytesOf(base64);
export const uint16sOf = (base64: string): Uint16Array => new Uint16Array(bytesOf(base64).buffer);
export const int16sOf = (base64: string): Int16Array => new Int16Array(bytesOf(base64).buffer);
export const uint32sOf = (base64: string): Uint32Array => new Uint32Array(bytesOf(base64).buffer);
export const int32sOf = (base64: string): Int32Array => new Int32Array(bytesOf(base64).buffer);
export const float32sOf = (base64: string): Float32Array =>
  new Float32Array(bytesOf(base64).buffer);
export const float64sOf = (base64: string): Float64Array =>
  new Float64Array(bytesOf(base64).buffer);
