/** For 2027 nothing has been published. These notices are well-formed and made up: no day in them is to be relied on. */
const block = (zh: string, from: string, to: string, ...makeUpDays: string[]) => ({
  name: { zh: `${zh}（虚构）`, en: `${zh} (invented)` },
  from,
  to,
  makeUpDays,
});

const restOfTheYear = [
  block('春节', '2027-02-05', '2027-02-11', '2027-02-20'),
  block('清明节', '2027-04-03', '2027-04-05'),
  block('劳动节', '2027-05-01', '2027-05-04'),
  block('端午节', '2027-06-09', '2027-06-09'),
  block('中秋节', '2027-09-15', '2027-09-15'),
  block('国庆节', '2027-10-01', '2027-10-07', '2027-09-26', '2027-10-09'),
];

/** New Year is four days long; Saturday 9 January is worked for it. */
export const inventedNotice = {
  calendar: 'CN',
  year: 2027,
  document: '国办发明电〔2026〕9998号',
  publishedOn: '2026-11-20',
  source: '测试用虚构通知 invented for tests',
  blocks: [block('元旦', '2027-01-01', '2027-01-04', '2027-01-09'), ...restOfTheYear],
};

/** Takes the fourth day and the make-up day back. */
export const inventedCorrection = {
  ...inventedNotice,
  document: '国办发明电〔2026〕9999号',
  publishedOn: '2026-12-01',
  replaces: true,
  blocks: [block('元旦', '2027-01-01', '2027-01-03'), ...restOfTheYear],
};

/** Guangxi's spring holiday: Monday and Tuesday, 19 and 20 April. */
export const inventedGuangxiNotice = {
  calendar: 'CN-GX',
  year: 2027,
  document: '桂虚构〔2027〕1号',
  publishedOn: '2027-03-01',
  source: '测试用虚构通知 invented for tests',
  blocks: [block('壮族三月三', '2027-04-19', '2027-04-20')],
};
