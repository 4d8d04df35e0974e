/**
 * The language in which a person wants to read, from `Accept-Language`: the one with the higher weight, Chinese when
 * neither is asked for.
 */
export function languageOf(header) {
  const weight = { zh: 0, en: 0 };
  for (const part of (header ?? '').split(',')) {
    const [range = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    const quality = parameters.find((one) => one.startsWith('q='))?.slice(2);
    const given = quality === undefined ? 1 : Number(quality);
    const language = range.split('-')[0];
    if ((language === 'zh' || language === 'en') && given > weight[language]) weight[language] = given;
  }
  return weight.en > weight.zh ? 'en' : 'zh';
}
//# sourceMappingURL=language.js.map
