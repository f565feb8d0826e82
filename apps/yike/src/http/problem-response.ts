import { API_ROOT, type Language, Problem } from '@yike/kernel';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { InvalidRequest } from './check-request.ts';
import { problemPage } from './problem-page.ts';
import { requestLanguage } from './request-language.ts';

const RETRY_SECONDS = 5;

/**
 * Answers with the problem that an error is (RFC 9457; a page where a browser shows it), and writes
 * faults of ours into the log.
 */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = problemFrom(error, request);
  if (problem.status === 500) request.log.error({ err: error }, 'fault');
  const language = requestLanguage(request.headers['accept-language']);
  const retrySeconds = retryAfter(problem);
  if (retrySeconds !== null) reply.header('retry-after', retrySeconds);
  reply
    .code(problem.status)
    .header('content-language', language === 'zh' ? 'zh-CN' : 'en')
    .header('vary', 'Accept-Language')
    .header('cache-control', 'no-store');
  if (isForEyes(request)) {
    reply.type('text/html; charset=utf-8').send(problemPage(problem, language));
  } else {
    const document = JSON.stringify(problemDocument(problem, language));
    reply.type('application/problem+json; charset=utf-8').send(document);
  }
}

/** Whole seconds until it is worth another try; null where time mends nothing. */
function retryAfter({ status, details }: Problem): number | null {
  if (status === 503) return RETRY_SECONDS;
  return status === 429 ? Number(details['seconds']) : null;
}

/** A browser goes there itself, and shows what it gets. */
const isForEyes = ({ headers }: FastifyRequest): boolean =>
  headers['sec-fetch-dest'] === 'document';

/** What the document says is in the OpenAPI description too: `problemSchema`. */
export function problemDocument(problem: Problem, language: Language) {
  return {
    type: `${API_ROOT}/problems/${problem.code}`,
    code: problem.code,
    status: problem.status,
    title: problem.text[language],
    detail: problem.mend[language],
    ...(problem instanceof InvalidRequest
      ? { errors: problem.faults.map((fault) => ({ ...fault, says: fault.says[language] })) }
      : {}),
  };
}

function problemFrom(error: unknown, { id, routeOptions, log }: FastifyRequest): Problem {
  if (error instanceof Problem) {
    if (!error.code.startsWith('database-')) return error;
    // where the database is and what it said is for whoever runs it, and nobody else
    log.warn({ problem: error.code, says: error.text.en }, 'database');
    return new Problem('platform-away', {}, { seconds: RETRY_SECONDS });
  }
  const { statusCode = 500 } = error as Partial<FastifyError>;
  if (statusCode === 413)
    return new Problem('request-too-large', {}, { bytes: routeOptions?.bodyLimit ?? 0 });
  if (statusCode === 415) return new Problem('media-type-unknown');
  if (statusCode === 404) return new Problem('not-found');
  if (statusCode >= 400 && statusCode < 500) return new Problem('request-unreadable');
  return new Problem('internal-fault', {}, { request: id });
}
