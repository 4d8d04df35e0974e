export type Language = 'zh' | 'en';
/**
 * The language in which a person wants to read, from `Accept-Language`: the one with the higher weight, Chinese when
 * neither is asked for.
 */
export declare function languageOf(header: string | undefined): Language;
//# sourceMappingURL=language.d.ts.map
