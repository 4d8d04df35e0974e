/**
 * The calendar package, for every module of this one. To find a package takes Node many times as long as to find a file, and
 * for each importing module anew: through here the book pays for it once when it is loaded.
 */
export * from '@dingfen/legal-calendar';
