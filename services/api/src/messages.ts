import type { Text } from '@dingfen/legal-calendar';

/** What this service itself says to people. What the law says comes from the procedures and the statute book. */
export const messages = {
  signInNeeded: {
    zh: '请在 Authorization 请求头中提供登录令牌（Bearer）。',
    en: 'Send a sign-in token in the Authorization header (Bearer).',
  },
  signInUnknown: {
    zh: '登录令牌无效或已过期，请重新登录。',
    en: 'The sign-in token is not valid or has run out; please sign in again.',
  },
  noSuchPage: {
    zh: '没有这个地址，或该地址不支持所用的请求方法。',
    en: 'There is no such address, or it does not know the method used.',
  },
  noSuchDispute: {
    zh: '没有这个争议，或者您无权查看。',
    en: 'There is no such dispute, or you may not see it.',
  },
  noSuchOrder: {
    zh: '没有这份督办单，或者您无权查看。',
    en: 'There is no such order, or you may not see it.',
  },
  noSuchEvidence: {
    zh: '该争议中没有这份证据。',
    en: 'This dispute has no such piece of evidence.',
  },
  noLimitationGuard: {
    zh: '该争议开始于设立时效守护之前，没有时效记录。',
    en: 'This dispute was begun before limitations were guarded; there is no record of it.',
  },
  noSuchRule: { zh: '没有这条规则。', en: 'There is no such rule.' },
  noSuchProcedure: { zh: '没有这个程序。', en: 'There is no such procedure.' },
  noSuchPerson: {
    zh: '没有这个演示人员。',
    en: 'There is no such demonstration person.',
  },
  noMediatorsYet: {
    zh: '该争议目前没有调解组织，无从选择调解员。',
    en: 'The dispute has no mediation body at present, so there is nobody to choose from.',
  },
  progressNotFound: {
    zh: '没有与该查询码和手机尾号相符的争议，请核对后重试。',
    en: 'No dispute matches this query code and these four digits; please check both.',
  },
  tooManyQueries: {
    zh: '查询过于频繁，请稍后再试。',
    en: 'Too many queries; please wait a little.',
  },
  keyNeeded: {
    zh: '请提供 Idempotency-Key 请求头（8至128个可打印字符，不含空格）：网络中断后用同一个键重新提交，不会重复办理。',
    en: 'Send an Idempotency-Key header (8 to 128 printable characters, no spaces): repeated under the same key after a lost connection, a submission is never carried out twice.',
  },
  ifMatchForm: {
    zh: 'If-Match 请求头应为读取时得到的 ETag，例如 "3"。',
    en: 'If-Match must be the ETag received when reading, for instance "3".',
  },
  cursorUnknown: {
    zh: '翻页标记无效，请从第一页重新开始。',
    en: 'The page mark is not valid; please begin again with the first page.',
  },
  notStorableText: {
    zh: '提交的文字中含有无法保存的字符（空字符或残缺的字符编码）。',
    en: 'The text contains characters that cannot be stored (NUL, or half of a surrogate pair).',
  },
  notStorableNumber: {
    zh: '提交的数字超出可以精确表示的范围。',
    en: 'A number lies outside the range that can be represented exactly.',
  },
  tooDeep: {
    zh: '提交内容的嵌套层数过多。',
    en: 'The submission is nested too deeply.',
  },
  badAddress: {
    zh: '地址中的百分号编码有误。',
    en: 'The address is not correctly percent-encoded.',
  },
  badJson: {
    zh: '提交的内容不是有效的 UTF-8 编码 JSON。',
    en: 'The body is not valid JSON in UTF-8.',
  },
  badRequest: {
    zh: '请求的格式有误，服务器无法理解。',
    en: 'The request is not well-formed and could not be understood.',
  },
  tooSlow: {
    zh: '请求未在规定时间内传送完毕，请重新提交。',
    en: 'The request took too long to arrive; please send it again.',
  },
  tooLarge: {
    zh: '提交的内容超过允许的大小。',
    en: 'The body is larger than allowed.',
  },
  wrongMediaType: {
    zh: '不接受这种媒体类型或压缩传输：表单应为 application/json，证据应写明文件的媒体类型，例如 image/png。',
    en: 'This media type or content coding is not accepted: forms are application/json, evidence names the media type of its file, for instance image/png.',
  },
  fileNameNeeded: {
    zh: '请在 X-File-Name 请求头中提供文件名（百分号编码的 UTF-8，不超过200个字符，不含斜杠和控制字符）。',
    en: 'Send the name of the file in the X-File-Name header (percent-encoded UTF-8, at most 200 characters, no slashes or control characters).',
  },
  emptyEvidence: {
    zh: '文件是空的，请重新选择。',
    en: 'The file is empty; please choose again.',
  },
  notUnderstoodBySchema: {
    zh: '提交的内容有误，详见各项说明。',
    en: 'The submission is not well-formed; see each item.',
  },
  unexpected: {
    zh: '系统出现意外错误，您的操作没有生效。请稍后重试；如需帮助，请提供编号',
    en: 'Something unexpected went wrong and nothing was changed. Please try again; if you need help, quote',
  },
  unavailable: {
    zh: '系统暂时无法提供服务，请稍后再试。',
    en: 'The service is not available for the moment; please try again soon.',
  },
} as const satisfies Record<string, Text>;
