// Days as numbers since 1970-01-01 in the proleptic Gregorian calendar, for any year.
// Date is not used: it ends at the year 275,760, and year 0 and below are its sore spots.

const YEAR = 365.2425;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function civil(day) {
  const z = Math.floor(day) + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

function dayOf(year, month = 1, day = 1) {
  const y = year - (month <= 2 ? 1 : 0);
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

function iso(day) {
  const { year, month, day: dayOfMonth } = civil(day);
  const digits = String(Math.abs(year)).padStart(4, '0');
  return `${year < 0 ? '-' : ''}${digits}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}

// Reads YYYY, YYYY-MM and YYYY-MM-DD, with a sign or not; `end` asks for the last day of what was given.
function parseDay(text, end = false) {
  const found = /^\s*([+-]?\d{1,12})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\s*$/.exec(text || '');
  if (!found) return null;
  const year = Number(found[1]);
  const month = found[2] ? Number(found[2]) : null;
  const day = found[3] ? Number(found[3]) : null;
  if (month !== null && (month < 1 || month > 12)) return null;
  if (day !== null) {
    const number = dayOf(year, month, day);
    return civil(number).month === month && day > 0 ? number : null;
  }
  if (!end) return dayOf(year, month || 1, 1);
  return (month === null || month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1)) - 1;
}

function yearLabel(year) {
  const size = Math.abs(year);
  if (size >= 1e6) {
    const [divisor, unit] = size >= 1e9 ? [1e9, 'bn'] : [1e6, 'm'];
    return `${Number((size / divisor).toPrecision(4))} ${unit} ${year < 0 ? 'BCE' : 'CE'}`;
  }
  // Year 0 is 1 BCE.
  if (year <= 0) return `${grouped(1 - year)} BCE`;
  return year >= 10000 ? grouped(year) : String(year);
}

function dayLabel(day) {
  const { year, month, day: dayOfMonth } = civil(day);
  return `${dayOfMonth} ${MONTHS[month - 1]} ${yearLabel(year)}`;
}

// Round steps for an axis: at most `most` marks between two days, as [{day, label, major}].
function marks(from, to, most) {
  const span = to - from;
  const found = [];
  const step = [1, 2, 7, 14].find((days) => span / days <= most);
  if (step) {
    for (let day = Math.ceil(from / step) * step; day <= to; day += step) {
      const { year, month, day: dayOfMonth } = civil(day);
      const major = dayOfMonth <= step;
      found.push({ day, major, label: `${dayOfMonth} ${MONTHS[month - 1]}${major || !found.length ? ` ${yearLabel(year)}` : ''}` });
    }
    return found;
  }
  const months = [1, 3, 6].find((count) => span / (count * 30.44) <= most);
  if (months) {
    const start = civil(from);
    let number = Math.ceil((start.year * 12 + start.month - 1) / months) * months;
    for (; ; number += months) {
      const year = Math.floor(number / 12);
      const month = number - year * 12;
      const day = dayOf(year, month + 1, 1);
      if (day > to) return found;
      if (day < from) continue;
      found.push({ day, major: month === 0, label: month === 0 || !found.length ? `${MONTHS[month]} ${yearLabel(year)}` : MONTHS[month] });
    }
  }
  let years = 1;
  for (let power = 1; span / (years * YEAR) > most; power *= 10) {
    years = [1, 2, 5, 10].map((factor) => factor * power).find((count) => span / (count * YEAR) <= most) || power * 10;
  }
  for (let year = Math.ceil(civil(from).year / years) * years; ; year += years) {
    const day = dayOf(year, 1, 1);
    if (day > to) return found;
    if (day >= from) found.push({ day, major: year % (years * 5) === 0, label: yearLabel(year) });
  }
}
