/** What the OpenAPI document says of all requests, in Markdown. */
export const API_DESCRIPTION = `便民生活圈、养老与托育的开放平台。每个请求旁注明谁可以调用。

- **登录**：\`POST /api/v1/sign-in/password\`（或 \`/code\`）加 \`"bearer": true\` 得到 \`token\`，之后带 \`Authorization: Bearer …\`；浏览器用 Cookie。
- **错误**：RFC 9457。\`code\` 不变，可据以编程；\`title\`、\`detail\` 默认中文，\`Accept-Language: en\` 时为英文；\`errors\` 逐项指出位置。\`/api/v1/problems/{code}\` 有解释。
- **重试**：修改带 \`Idempotency-Key\`（每件事一个新 UUID），重试不会做两次。429 和 503 用 \`Retry-After\` 说明几秒后再来。
- **版本**：读取有 \`ETag\`，带 \`If-None-Match\` 未变则 304；修改有版本的内容须带 \`If-Match\`，被别人先改则 412。
- **翻页**：把 \`next\` 原样作为 \`cursor\` 送回；\`null\` 为末页。
- **兼容**：\`/api/v1\` 只增不改：会增加字段和请求，请忽略不认识的字段。要停用的先标 \`deprecated\`，至少保留 12 个月，应答带 \`Deprecation\`（RFC 9745）与 \`Sunset\`（RFC 8594）。

An open platform for living circles, care and childcare. Beside each request stands who may call it.

- **Signing in**: \`POST /api/v1/sign-in/password\` (or \`/code\`) with \`"bearer": true\` gives a \`token\` for \`Authorization: Bearer …\`; browsers use a cookie.
- **Problems**: RFC 9457. \`code\` is stable and for programs; \`title\` and \`detail\` are Chinese, or English with \`Accept-Language: en\`; \`errors\` names each fault and its place. \`/api/v1/problems/{code}\` explains.
- **Trying again**: changes take an \`Idempotency-Key\` (a new UUID for each thing to do), and nothing is done twice. 429 and 503 say in \`Retry-After\` how many seconds to wait.
- **Versions**: reads have an \`ETag\`; with \`If-None-Match\` what is unchanged is 304. Changes of what has a version need \`If-Match\`; 412 where somebody was first.
- **Pages**: send \`next\` back as \`cursor\`; \`null\` is the end.
- **Compatibility**: \`/api/v1\` grows and does not change: fields and requests are added, so ignore fields that you do not know. What is to go is marked \`deprecated\`, stays for 12 months at least, and answers with \`Deprecation\` (RFC 9745) and \`Sunset\` (RFC 8594).`;

/** What the groups of requests are about; a group that is not named here stands by its name. */
export const API_TAGS = [
  {
    name: 'identity',
    description: '登录、会话与本人账号 · signing in, sessions, one’s own account',
  },
  { name: 'people', description: '角色、居民、同意与代办 · roles, residents, consents, proxies' },
  {
    name: 'territory',
    description: '区划、边界、人口、小区、生活圈 · regions, boundaries, people, estates, circles',
  },
  {
    name: 'directory',
    description: '网点目录、营业时间、纠错、导入 · places, hours, corrections, imports',
  },
];
