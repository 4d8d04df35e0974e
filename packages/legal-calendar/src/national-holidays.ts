import type { CivilDate, Text } from './civil-date.ts';
import type { HolidayBlock, Notice } from './notice.ts';

const newYear: Text = { zh: '元旦', en: "New Year's Day" };
const springFestival: Text = { zh: '春节', en: 'Spring Festival' };
const qingming: Text = { zh: '清明节', en: 'Qingming Festival' };
const labourDay: Text = { zh: '劳动节', en: 'Labour Day' };
const dragonBoat: Text = { zh: '端午节', en: 'Dragon Boat Festival' };
const midAutumn: Text = { zh: '中秋节', en: 'Mid-Autumn Festival' };
const nationalDay: Text = { zh: '国庆节', en: 'National Day' };

function block(name: Text, from: CivilDate, to: CivilDate, ...makeUpDays: CivilDate[]): HolidayBlock {
  return { name, from, to, makeUpDays };
}

/** Holiday notices of the State Council General Office, read in full. A year that is not listed is not known. */
export const nationalHolidays: readonly Notice[] = [
  {
    calendar: 'CN',
    year: 2024,
    document: '国办发明电〔2023〕7号',
    publishedOn: '2023-10-25',
    source: 'https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm',
    confidence: 'A',
    blocks: [
      block(newYear, '2024-01-01', '2024-01-01'),
      block(springFestival, '2024-02-10', '2024-02-17', '2024-02-04', '2024-02-18'),
      block(qingming, '2024-04-04', '2024-04-06', '2024-04-07'),
      block(labourDay, '2024-05-01', '2024-05-05', '2024-04-28', '2024-05-11'),
      block(dragonBoat, '2024-06-10', '2024-06-10'),
      block(midAutumn, '2024-09-15', '2024-09-17', '2024-09-14'),
      block(nationalDay, '2024-10-01', '2024-10-07', '2024-09-29', '2024-10-12'),
    ],
  },
  {
    calendar: 'CN',
    year: 2025,
    document: '国办发明电〔2024〕12号',
    publishedOn: '2024-11-12',
    source: 'https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm',
    confidence: 'A',
    blocks: [
      block(newYear, '2025-01-01', '2025-01-01'),
      block(springFestival, '2025-01-28', '2025-02-04', '2025-01-26', '2025-02-08'),
      block(qingming, '2025-04-04', '2025-04-06'),
      block(labourDay, '2025-05-01', '2025-05-05', '2025-04-27'),
      block(dragonBoat, '2025-05-31', '2025-06-02'),
      block(
        { zh: '国庆节、中秋节', en: 'National Day and Mid-Autumn Festival' },
        '2025-10-01',
        '2025-10-08',
        '2025-09-28',
        '2025-10-11',
      ),
    ],
  },
  {
    calendar: 'CN',
    year: 2026,
    document: '国办发明电〔2025〕7号',
    publishedOn: '2025-11-04',
    source: 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm',
    confidence: 'A',
    blocks: [
      block(newYear, '2026-01-01', '2026-01-03', '2026-01-04'),
      block(springFestival, '2026-02-15', '2026-02-23', '2026-02-14', '2026-02-28'),
      block(qingming, '2026-04-04', '2026-04-06'),
      block(labourDay, '2026-05-01', '2026-05-05', '2026-05-09'),
      block(dragonBoat, '2026-06-19', '2026-06-21'),
      block(midAutumn, '2026-09-25', '2026-09-27'),
      block(nationalDay, '2026-10-01', '2026-10-07', '2026-09-20', '2026-10-10'),
    ],
  },
];
