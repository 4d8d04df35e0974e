/** What this service itself says to people. What the law says comes from the procedures and the statute book. */
export declare const messages: {
  readonly signInNeeded: {
    readonly zh: '请在 Authorization 请求头中提供登录令牌（Bearer）。';
    readonly en: 'Send a sign-in token in the Authorization header (Bearer).';
  };
  readonly signInUnknown: {
    readonly zh: '登录令牌无效或已过期，请重新登录。';
    readonly en: 'The sign-in token is not valid or has run out; please sign in again.';
  };
  readonly noSuchPage: {
    readonly zh: '没有这个地址，或该地址不支持所用的请求方法。';
    readonly en: 'There is no such address, or it does not know the method used.';
  };
  readonly noSuchDispute: {
    readonly zh: '没有这个争议，或者您无权查看。';
    readonly en: 'There is no such dispute, or you may not see it.';
  };
  readonly noSuchEvidence: {
    readonly zh: '该争议中没有这份证据。';
    readonly en: 'This dispute has no such piece of evidence.';
  };
  readonly noSuchProcedure: {
    readonly zh: '没有这个程序。';
    readonly en: 'There is no such procedure.';
  };
  readonly noSuchPerson: {
    readonly zh: '没有这个演示人员。';
    readonly en: 'There is no such demonstration person.';
  };
  readonly noMediatorsYet: {
    readonly zh: '该争议目前没有调解组织，无从选择调解员。';
    readonly en: 'The dispute has no mediation body at present, so there is nobody to choose from.';
  };
  readonly progressNotFound: {
    readonly zh: '没有与该查询码和手机尾号相符的争议，请核对后重试。';
    readonly en: 'No dispute matches this query code and these four digits; please check both.';
  };
  readonly tooManyQueries: {
    readonly zh: '查询过于频繁，请稍后再试。';
    readonly en: 'Too many queries; please wait a little.';
  };
  readonly keyNeeded: {
    readonly zh: '请提供 Idempotency-Key 请求头（8至128个可打印字符，不含空格）：网络中断后用同一个键重新提交，不会重复办理。';
    readonly en: 'Send an Idempotency-Key header (8 to 128 printable characters, no spaces): repeated under the same key after a lost connection, a submission is never carried out twice.';
  };
  readonly ifMatchForm: {
    readonly zh: 'If-Match 请求头应为读取时得到的 ETag，例如 "3"。';
    readonly en: 'If-Match must be the ETag received when reading, for instance "3".';
  };
  readonly cursorUnknown: {
    readonly zh: '翻页标记无效，请从第一页重新开始。';
    readonly en: 'The page mark is not valid; please begin again with the first page.';
  };
  readonly notStorableText: {
    readonly zh: '提交的文字中含有无法保存的字符（空字符或残缺的字符编码）。';
    readonly en: 'The text contains characters that cannot be stored (NUL, or half of a surrogate pair).';
  };
  readonly notStorableNumber: {
    readonly zh: '提交的数字超出可以精确表示的范围。';
    readonly en: 'A number lies outside the range that can be represented exactly.';
  };
  readonly tooDeep: {
    readonly zh: '提交内容的嵌套层数过多。';
    readonly en: 'The submission is nested too deeply.';
  };
  readonly badAddress: {
    readonly zh: '地址中的百分号编码有误。';
    readonly en: 'The address is not correctly percent-encoded.';
  };
  readonly badJson: {
    readonly zh: '提交的内容不是有效的 UTF-8 编码 JSON。';
    readonly en: 'The body is not valid JSON in UTF-8.';
  };
  readonly badRequest: {
    readonly zh: '请求的格式有误，服务器无法理解。';
    readonly en: 'The request is not well-formed and could not be understood.';
  };
  readonly tooLarge: {
    readonly zh: '提交的内容超过允许的大小。';
    readonly en: 'The body is larger than allowed.';
  };
  readonly wrongMediaType: {
    readonly zh: '不接受这种媒体类型或压缩传输：表单应为 application/json，证据应写明文件的媒体类型，例如 image/png。';
    readonly en: 'This media type or content coding is not accepted: forms are application/json, evidence names the media type of its file, for instance image/png.';
  };
  readonly fileNameNeeded: {
    readonly zh: '请在 X-File-Name 请求头中提供文件名（百分号编码的 UTF-8，不超过200个字符，不含斜杠和控制字符）。';
    readonly en: 'Send the name of the file in the X-File-Name header (percent-encoded UTF-8, at most 200 characters, no slashes or control characters).';
  };
  readonly emptyEvidence: {
    readonly zh: '文件是空的，请重新选择。';
    readonly en: 'The file is empty; please choose again.';
  };
  readonly notUnderstoodBySchema: {
    readonly zh: '提交的内容有误，详见各项说明。';
    readonly en: 'The submission is not well-formed; see each item.';
  };
  readonly unexpected: {
    readonly zh: '系统出现意外错误，您的操作没有生效。请稍后重试；如需帮助，请提供编号';
    readonly en: 'Something unexpected went wrong and nothing was changed. Please try again; if you need help, quote';
  };
  readonly unavailable: {
    readonly zh: '系统暂时无法提供服务，请稍后再试。';
    readonly en: 'The service is not available for the moment; please try again soon.';
  };
};
//# sourceMappingURL=messages.d.ts.map
